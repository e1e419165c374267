// The articles, each with its text and what was read of it marked, where the analyses hold their texts.
import { el, clear, count, link } from "./dom.js";

const FIRST = 50;
let most = FIRST;

export function drawArticles(data, shown) {
  const box = clear(document.getElementById("articles"));
  const indices = [...shown.articles].sort((a, b) => ((data.articles[b].day || "") < (data.articles[a].day || "") ? -1 : 1));
  for (const index of indices.slice(0, most)) box.append(item(data.articles[index]));
  if (indices.length > most) {
    box.append(el("button", { type: "button", onclick: () => { most += 200; drawArticles(data, shown); } }, `Show more of ${count(indices.length, "article")}`));
  }
}

function item(article) {
  const summary = el("summary", { dir: "auto" }, article.title || article.id, el("span", { class: "dim" }, ` ${[article.day, article.outlet].filter(Boolean).join(", ")}`));
  const details = el("details", { class: "article" }, summary);
  details.addEventListener("toggle", () => {
    if (details.open && details.childElementCount === 1) details.append(body(article));
  }, { once: false });
  return details;
}

function body(article) {
  const box = el("div", { class: "text" });
  box.append(el("p", { class: "dim" }, link(article.url, article.url || article.path || article.id)));
  for (const warning of article.warnings) box.append(el("p", { class: "notice" }, warning));
  if (!article.text) {
    box.append(el("p", { class: "dim" }, "The analysis was stored without its text: run newsparse batch with --with-text to see it here."));
    return box;
  }
  for (const [kind, parts] of article.text) {
    const block = el(kind === "heading" || kind === "title" ? "h4" : "p", { class: kind, dir: "auto" });
    for (const [text, sort, note] of parts) block.append(sort ? el("mark", { class: sort, title: note, tabindex: 0 }, text) : text);
    box.append(block);
  }
  return box;
}
