/* A figure that was said asks for its reason as soon as it changes; without a script the server asks. */
(function () {
  "use strict";
  document.addEventListener("input", (event) => {
    const figure = event.target.closest("[data-figure]");
    if (!figure || !event.target.hasAttribute("data-kept")) return;
    const kept = figure.querySelector("input[name$='-version']"), why = figure.querySelector("[data-reason]");
    const changed = Array.from(figure.querySelectorAll("[data-kept]")).some((input) => input.value.trim() !== input.defaultValue.trim());
    if (kept && Number(kept.value) > 0 && why) why.hidden = !changed && !why.querySelector("input").value;
  });
})();
