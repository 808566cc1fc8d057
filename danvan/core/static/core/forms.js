/* Long forms keep a draft on the server; tables let rows be chosen. Optional, ES2017, strict CSP. */
(function () {
  "use strict";
  const { words, say } = window.danvan;
  const PAUSE = 2500;
  const waiting = new WeakMap();

  /* form[data-draft]: its fields, without files, password and token, are posted to that address after a pause. */
  function fieldsOf(form) {
    const kept = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === "string" && name !== "csrfmiddlewaretoken") kept.append(name, value);
    for (const secret of form.querySelectorAll("input[type=password]")) kept.delete(secret.name);
    return kept;
  }

  function keep(form) {
    const token = form.querySelector("[name=csrfmiddlewaretoken]"), said = form.querySelector("[data-draft-said]");
    const tell = (text) => { if (said) said.textContent = text; };
    return fetch(form.dataset.draft, {
      method: "POST", body: fieldsOf(form), credentials: "same-origin", redirect: "manual", keepalive: true,
      headers: { "X-CSRFToken": token ? token.value : "", "HX-Request": "true" },
    }).then((answer) => {
      const expired = answer.type === "opaqueredirect" || answer.headers.get("HX-Redirect") || answer.status === 401;
      const time = new Date().toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit", hour12: false });
      tell(expired ? words("expired") : answer.ok ? words("saved") + " " + time : words("unsaved"));
    }, () => tell(words("unsaved")));
  }

  document.addEventListener("input", (event) => {
    const form = event.target.closest("form[data-draft]");
    if (!form) return;
    clearTimeout(waiting.get(form));
    waiting.set(form, setTimeout(() => keep(form), PAUSE));
  });
  document.addEventListener("submit", (event) => clearTimeout(waiting.get(event.target)));

  /* table[data-select="name"]: one box chooses all rows of the page, Shift chooses from the last one on. */
  let last = null;
  const boxesOf = (table) => Array.from(table.querySelectorAll("tbody td.check input[type=checkbox]"));

  function count(table) {
    const boxes = boxesOf(table), chosen = boxes.filter((box) => box.checked).length, all = table.querySelector("[data-all]");
    for (const box of boxes) { const row = box.closest("tr"); if (box.checked) row.classList.add("now"); else row.classList.remove("now"); }
    if (all) { all.checked = chosen > 0 && chosen === boxes.length; all.indeterminate = chosen > 0 && chosen < boxes.length; }
    for (const shown of document.querySelectorAll("[data-chosen='" + table.dataset.select + "']")) shown.textContent = words("chosen") + " " + chosen;
    say(words("chosen") + " " + chosen);
  }

  document.addEventListener("click", (event) => {
    const box = event.target.closest && event.target.closest("table[data-select] input[type=checkbox]");
    if (!box) return;
    const table = box.closest("table"), boxes = boxesOf(table);
    if (box.hasAttribute("data-all")) for (const each of boxes) each.checked = box.checked;
    else {
      if (event.shiftKey && last && boxes.includes(last)) {
        const ends = [boxes.indexOf(last), boxes.indexOf(box)].sort((a, b) => a - b);
        for (const each of boxes.slice(ends[0], ends[1] + 1)) each.checked = box.checked;
      }
      last = box;
    }
    count(table);
  });
})();
