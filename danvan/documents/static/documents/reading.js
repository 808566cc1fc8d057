/* A text and its reading: choosing one side shows the other; keys move, accept, correct and drop. ES2017, strict CSP.
   Without it every mark and every line still lead to each other, and every button still posts. */
(function () {
  "use strict";
  const page = document.querySelector("[data-reading]");
  if (!page) return;
  const lines = () => Array.from(page.querySelectorAll("[data-item]"));
  const marks = (of) => Array.from(page.querySelectorAll("mark[data-of='" + of + "']"));
  let now = null;
  page.classList.add("lively");

  /* Brings a part into sight within its own pane; the page moves only where a pane has no room of its own. */
  function show(part, still) {
    const pane = part.closest(".sheet");
    if (!pane || pane.scrollHeight <= pane.clientHeight) { if (!still) part.scrollIntoView({ block: "nearest" }); return; }
    const place = part.getBoundingClientRect(), frame = pane.getBoundingClientRect();
    if (place.top < frame.top + 24 || place.bottom > frame.bottom - 24) pane.scrollTop += place.top - frame.top - frame.height / 3;
  }

  function choose(line, focus, still) {
    for (const old of page.querySelectorAll("[aria-current]")) old.removeAttribute("aria-current");
    now = line ? line.dataset.item : null;
    if (!line) return;
    line.setAttribute("aria-current", "true");
    show(line, still);
    for (const mark of marks(now)) mark.setAttribute("aria-current", "true");
    if (marks(now).length) show(marks(now)[0], still);
    if (focus) line.focus({ preventScroll: true });
  }

  const lineOf = (id) => lines().find((line) => line.dataset.item === id) || null;
  const undecided = (line) => line.classList.contains("unsure") || line.classList.contains("proposed");

  function move(step) {
    const all = lines(), at = all.findIndex((line) => line.dataset.item === now);
    choose(all[Math.min(Math.max(at + step, 0), all.length - 1)] || null, true);
  }

  function press(what) {
    const line = lineOf(now), button = line && line.querySelector("[data-do='" + what + "']");
    if (button) button.click();
    return Boolean(button);
  }

  page.addEventListener("click", (event) => {
    const mark = event.target.closest("mark[data-of]"), line = event.target.closest("[data-item]");
    if (mark && !String(window.getSelection())) { event.preventDefault(); choose(lineOf(mark.dataset.of), true); }
    else if (line && !event.target.closest("button, input, select, textarea, .btn")) {
      if (event.target.closest("a[href^='#khoan-']")) event.preventDefault();
      choose(line, !event.target.closest("form"));
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.target.closest("input, textarea, select, summary, dialog, .top")) return;
    const onControl = event.target.closest("a, button");
    if (event.key === "ArrowDown") move(1);
    else if (event.key === "ArrowUp") move(-1);
    else if (event.key === "Enter" && !onControl) { if (!press("accept")) return; }
    else if ((event.key === "e" || event.key === "E") && !onControl) { if (!press("edit")) return; }
    else if (event.key === "Delete" && !onControl) { if (!press("drop")) return; }
    else return;
    event.preventDefault();
  });

  /* A line came back from the server: decided, it hands over to the next that waits; as a form, it takes the cursor. */
  document.addEventListener("htmx:afterSwap", () => {
    const line = lineOf(now);
    if (!line) return;
    const field = line.querySelector("textarea, input:not([type=hidden]), select");
    if (field) { choose(line, false); field.focus(); return; }
    const all = lines(), at = all.indexOf(line);
    const next = all.slice(at + 1).find(undecided) || all.slice(0, at).find(undecided);
    choose(next || line, true);
  });
  document.addEventListener("htmx:beforeRequest", (event) => {
    const line = event.target.closest && event.target.closest("[data-item]");
    if (line) now = line.dataset.item;
  });

  /* A sentence chosen on the left goes along to the form that adds a line. */
  page.addEventListener("mousedown", (event) => {
    const link = event.target.closest("a[data-new]");
    if (!link) return;
    const chosen = String(window.getSelection()).trim().slice(0, 1500), address = new URL(link.href);
    if (chosen) address.searchParams.set("cau", chosen); else address.searchParams.delete("cau");
    link.href = address.href;
  });

  const asked = window.location.hash.replace("#muc-", "").replace("#", "");
  choose(lineOf(asked) || lines().find(undecided) || lines()[0] || null, false, !asked);
})();
