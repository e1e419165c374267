// Tables that sort, show more on demand, and export what they show.
import { el, clear, count } from "./dom.js";

const FIRST = 100;
const states = new Map();

const text = (cell) => (cell === null || cell === undefined ? "" : cell.text !== undefined ? cell.text : String(cell));
const compare = (a, b) => (typeof a === "number" && typeof b === "number" ? a - b : text(a).localeCompare(text(b), "en", { numeric: true }));

export function table(id, columns, rows, sorted, marked = []) {
  const before = states.get(id) || { column: sorted, down: typeof rows[0]?.[sorted] === "number", most: FIRST };
  const state = { ...before, columns, rows, marked };
  states.set(id, state);
  render(id);
}

function render(id) {
  const state = states.get(id);
  const box = clear(document.getElementById(id));
  const order = state.rows.map((_, i) => i).sort((a, b) => (state.down ? -1 : 1) * compare(state.rows[a][state.column], state.rows[b][state.column]) || a - b);
  if (!order.length) {
    box.append(el("p", { class: "dim" }, "None."));
    return;
  }
  const head = el("tr", {});
  state.columns.forEach((name, i) => {
    const sort = state.column === i ? (state.down ? "descending" : "ascending") : "none";
    head.append(el("th", { scope: "col", "aria-sort": sort }, el("button", { type: "button", onclick: () => by(id, i) }, name)));
  });
  const body = el("tbody", {});
  for (const index of order.slice(0, state.most)) {
    const row = el("tr", state.marked[index] ? { class: "conflict", title: "The sources' numbers differ." } : {});
    for (const cell of state.rows[index]) row.append(td(cell));
    body.append(row);
  }
  box.append(el("div", { class: "scroll" }, el("table", {}, el("thead", {}, head), body)));
  const tools = el("div", { class: "tools" }, el("span", { class: "dim" }, `${Math.min(state.most, order.length)} of ${count(order.length, "row")}`));
  if (order.length > state.most) tools.append(el("button", { type: "button", onclick: () => { state.most += 500; render(id); } }, "Show more"));
  tools.append(el("button", { type: "button", onclick: () => save(id, order) }, "Export CSV"));
  box.append(tools);
}

function td(cell) {
  if (typeof cell === "number") return el("td", { class: "number" }, String(cell));
  if (cell && cell.parts) {
    const made = el("td", {}, cell.parts[0]);
    if (cell.parts[1]) made.append(" ", el("span", { lang: "ar", dir: "rtl", class: "dim" }, cell.parts[1]));
    return made;
  }
  return el("td", { dir: "auto" }, text(cell));
}

function by(id, column) {
  const state = states.get(id);
  state.down = state.column === column ? !state.down : typeof state.rows[0]?.[column] === "number";
  state.column = column;
  render(id);
  document.getElementById(id).querySelectorAll("th button")[column].focus();
}

/** A cell of CSV that no spreadsheet takes for a formula. */
export function safe(value) {
  const plain = /^\s*[=+\-@|%]/.test(value) && !/^-?[\d.]+$/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

function save(id, order) {
  const state = states.get(id);
  const lines = [state.columns, ...order.map((i) => state.rows[i].map(text))].map((row) => row.map((cell) => safe(cell)).join(","));
  const url = URL.createObjectURL(new Blob(["\ufeff", lines.join("\r\n"), "\r\n"], { type: "text/csv" }));
  el("a", { href: url, download: `${id}.csv` }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
