/* A table of figures under the keys of a spreadsheet; a row is saved when one leaves it. Without this the page is saved by
   its button. ES2017, strict CSP. */
(function () {
  "use strict";
  const { words, say, warn } = window.danvan;
  const form = document.querySelector("form[data-grid]");
  if (!form) return;
  const rowOf = (part) => (part && part.closest ? part.closest("tr[data-row]") : null);
  const cellsOf = (row) => Array.from(row.querySelectorAll("[data-cell]"));
  const rows = () => Array.from(form.querySelectorAll("tr[data-row]"));
  const fields = (row) => Array.from(row.querySelectorAll("input"));
  const state = (row) => fields(row).map((input) => (input.type === "checkbox" ? input.checked : input.value)).join("\n");
  const kept = new WeakMap(), saving = new Set();
  const told = document.querySelector("[data-grid-said]");
  const tell = (text) => { if (told) told.textContent = text; };
  const remember = (row) => kept.set(row, state(row));
  const isTouched = (row) => kept.has(row) && kept.get(row) !== state(row);
  rows().forEach(remember);

  /* What a row sends: its own fields, whose hand it is, and the token. */
  function sent(row) {
    const body = new URLSearchParams({ row: row.dataset.row });
    const all = [...fields(row), ...form.querySelectorAll("[data-hand] input, [data-hand] select"), form.querySelector("[name=csrfmiddlewaretoken]"), ...form.querySelectorAll("input[name=holding]")];
    for (const input of all) if (input.type !== "checkbox" || input.checked) body.append(input.name, input.value);
    return body;
  }

  function save(row, last) {
    if (!isTouched(row) || saving.has(row)) return Promise.resolve();
    const as = state(row);
    saving.add(row);
    return fetch(form.action || location.href, { method: "POST", body: sent(row), credentials: "same-origin", redirect: "manual", keepalive: Boolean(last), headers: { "HX-Request": "true" } })
      .then((answer) => {
        if (answer.type === "opaqueredirect" || answer.headers.get("HX-Redirect") || answer.status === 401) throw new Error("expired");
        if (![200, 409, 422].includes(answer.status)) throw new Error("unsaved");
        return answer.text().then((text) => put(row, as, text, answer.status === 200));
      })
      .catch((why) => { saving.delete(row); row.classList.add("unsaved"); warn(why.message === "expired" ? words("expired") : form.dataset.unsaved); });
  }

  /* The row as the server has it; what was typed meanwhile stays and is saved next. */
  function put(row, as, text, fine) {
    saving.delete(row);
    const time = new Date().toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit", hour12: false });
    const fresh = new DOMParser().parseFromString("<table><tbody>" + text + "</tbody></table>", "text/html").querySelector("tr[data-row]");
    if (!fresh || !row.isConnected) return undefined;
    const focused = row.contains(document.activeElement) ? document.activeElement.name : "";
    const typed = state(row) === as ? [] : fields(row).map((input) => [input.name, input.value]);
    row.replaceWith(fresh);
    remember(fresh);
    for (const [name, value] of typed) { const input = fresh.querySelector("[name='" + name + "']"); if (input && input.type === "text" && !name.endsWith("-version")) input.value = value; }
    if (focused) { const again = fresh.querySelector("[name='" + focused + "']"); if (again) again.focus(); }
    if (fine) tell(form.dataset.saved + " " + time);
    else say(Array.from(fresh.querySelectorAll(".error")).map((error) => error.textContent.trim()).join(" "));
    return typed.length && !fresh.contains(document.activeElement) ? save(fresh) : undefined;
  }

  /* A row that has a figure asks why it changes. */
  function askWhy(row) {
    const had = Array.from(row.querySelectorAll("input[name$='-version']")).some((version) => Number(version.value) > 0);
    const why = row.querySelector("[data-reason]");
    const changed = cellsOf(row).some((input) => input.value.trim() !== input.defaultValue.trim() && input.defaultValue.trim());
    if (why && had && changed) why.hidden = false;
  }

  function go(from, down, along) {
    const row = rowOf(from), list = rows(), to = list[list.indexOf(row) + down];
    const cells = cellsOf(row), column = cells.indexOf(from) + along;
    const next = down ? to && cellsOf(to)[cells.indexOf(from)] : cells[column];
    if (!next) return false;
    next.focus();
    return true;
  }

  const atStart = (input) => input.selectionStart === 0;
  const atEnd = (input) => input.selectionEnd === input.value.length;
  const MOVES = { ArrowUp: [-1, 0], ArrowDown: [1, 0], Enter: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

  form.addEventListener("keydown", (event) => {
    const cell = event.target;
    if (!cell.hasAttribute("data-cell") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") { cell.value = cell.defaultValue; cell.select(); return; }
    const move = MOVES[event.key];
    if (!move || (event.key === "ArrowLeft" && !atStart(cell)) || (event.key === "ArrowRight" && !atEnd(cell))) return;
    event.preventDefault();
    const back = event.key === "Enter" && event.shiftKey;
    if (!go(cell, back ? -1 : move[0], move[1]) && event.key === "Enter") save(rowOf(cell));
  });
  form.addEventListener("focusin", (event) => { if (event.target.hasAttribute("data-cell")) event.target.select(); });
  form.addEventListener("input", (event) => { const row = rowOf(event.target); if (row) askWhy(row); });
  form.addEventListener("change", (event) => { const row = rowOf(event.target); if (row && event.target.type === "checkbox") save(row); });
  form.addEventListener("focusout", (event) => {
    const row = rowOf(event.target);
    if (row && rowOf(event.relatedTarget) !== row) save(row);
  });

  /* A block of Excel: lines are rows, tabs are columns, from the cell on in which one stands. */
  form.addEventListener("paste", (event) => {
    const cell = event.target, text = event.clipboardData ? event.clipboardData.getData("text/plain").replace(/\r\n?/g, "\n").replace(/\n$/, "") : "";
    if (!cell.hasAttribute || !cell.hasAttribute("data-cell") || !/[\t\n]/.test(text)) return;
    event.preventDefault();
    const list = rows(), first = list.indexOf(rowOf(cell)), column = cellsOf(list[first]).indexOf(cell);
    const lines = text.split("\n"), filled = list.slice(first, first + lines.length);
    filled.forEach((row, at) => {
      const cells = cellsOf(row).slice(column);
      lines[at].split("\t").slice(0, cells.length).forEach((value, over) => { cells[over].value = value.trim(); });
      askWhy(row);
    });
    tell(form.dataset.pasted + " " + filled.length + (lines.length > filled.length ? "/" + lines.length : ""));
    filled.reduce((before, row) => before.then(() => save(row)), Promise.resolve());
  });

  window.addEventListener("pagehide", () => rows().forEach((row) => save(row, true)));
})();
