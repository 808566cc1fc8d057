/* What a page can do beyond links and forms. Each part is optional: the page works without it. ES2017, strict CSP. */
(function () {
  "use strict";
  const words = (key) => { const kept = document.getElementById("words"); return kept ? kept.dataset[key] : ""; };
  const say = (text) => { const said = document.getElementById("said"); if (said) said.textContent = text; };

  /* A notice as the server writes it, for what the server cannot say itself. */
  function warn(text) {
    const place = document.getElementById("messages");
    if (!place || !text) return;
    const notice = document.createElement("div"), inner = document.createElement("div");
    notice.className = "notice late";
    notice.setAttribute("role", "alert");
    inner.textContent = text;
    notice.append(inner);
    place.replaceChildren(notice);
    window.scrollTo(0, 0);
  }

  /* Buttons that only a script can serve are hidden until it is here. A confirmation becomes a dialog. */
  function wake(root) {
    const all = (what) => [...(root.matches && root.matches(what) ? [root] : []), ...root.querySelectorAll(what)];
    for (const part of all("[data-print], [data-copy], [data-dismiss], [data-all]")) part.hidden = false;
    for (const asked of all("details.confirm")) if (window.HTMLDialogElement) becomeDialog(asked);
    for (const wrong of all("[data-focus]").slice(0, 1)) wrong.focus();
  }

  function becomeDialog(asked) {
    const summary = asked.querySelector("summary"), panel = asked.querySelector(".panel");
    const dialog = document.createElement("dialog"), button = document.createElement("button");
    button.type = "button";
    button.className = summary.className;
    button.textContent = summary.textContent;
    dialog.append(panel);
    const sentence = panel.querySelector("p");
    if (sentence) dialog.setAttribute("aria-label", sentence.textContent);
    const close = panel.querySelector("[data-close]");
    if (close) { close.hidden = false; close.addEventListener("click", () => dialog.close()); }
    button.addEventListener("click", () => dialog.showModal());
    asked.replaceWith(button, dialog);
  }

  function copy(button) {
    const from = document.getElementById(button.dataset.copy);
    const text = from && (from.value === undefined ? from.innerText : from.value);
    if (!navigator.clipboard || !text) { say(words("notCopied")); return; }
    navigator.clipboard.writeText(text).then(
      () => { const was = button.textContent; say(words("copied")); button.textContent = words("copied"); setTimeout(() => { button.textContent = was; }, 2000); },
      () => warn(words("notCopied")));
  }

  document.addEventListener("click", (event) => {
    const pressed = event.target.closest ? event.target.closest("[data-print], [data-copy], [data-dismiss]") : null;
    for (const open of document.querySelectorAll("details.drop[open]")) if (!open.contains(event.target)) open.open = false;
    if (!pressed) return;
    if (pressed.hasAttribute("data-print")) window.print();
    if (pressed.hasAttribute("data-copy")) copy(pressed);
    if (pressed.hasAttribute("data-dismiss")) pressed.closest(".notice").remove();
  });

  /* A key stands on the control it serves: data-key="/". Never while somebody types. */
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      const open = document.querySelector("details.drop[open]");
      if (open) { open.open = false; open.querySelector("summary").focus(); }
      return;
    }
    const typing = event.target.closest && event.target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable], dialog");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    for (const served of document.querySelectorAll("[data-key]")) {
      if (served.dataset.key !== event.key || !served.getClientRects().length) continue;
      event.preventDefault();
      if (served.matches("input, select, textarea")) { served.focus(); if (served.select) served.select(); } else served.click();
      return;
    }
  });

  /* What is folded away on the screen and belongs on paper. */
  window.addEventListener("beforeprint", () => { for (const part of document.querySelectorAll("details[data-paper]")) part.open = true; });

  document.addEventListener("htmx:sendError", () => warn(words("offline")));
  document.addEventListener("htmx:timeout", () => warn(words("offline")));
  document.addEventListener("htmx:load", (event) => { if (event.detail.elt !== document.body) wake(event.detail.elt); });
  window.danvan = { words, say, warn };
  wake(document);
})();
