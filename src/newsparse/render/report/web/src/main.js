// newsparse's report: everything is drawn from the JSON in the page, and nothing is asked of any network.
// Article text is only ever set as text, never as HTML.
import { readData, matches } from "./data.js";
import { drawMap } from "./map.js";
import { drawTimeline } from "./timeline.js";
import { table } from "./table.js";
import { drawArticles } from "./articles.js";
import { el, clear, count, named } from "./dom.js";

const data = readData();
const state = { from: "", to: "", group: "", governorate: "", type: "", words: "" };

function filters() {
  const form = document.getElementById("filters");
  const fill = (select, options) => {
    for (const [value, text] of options) select.append(el("option", { value }, text));
  };
  fill(form.elements.group, data.groups.map((g, i) => [String(i), g.n]).sort((a, b) => a[1].localeCompare(b[1])));
  fill(form.elements.governorate, [...new Map(data.places.filter((p) => p.gc).map((p) => [p.gc, p.g]))].sort((a, b) => a[1].localeCompare(b[1])));
  fill(form.elements.type, [...new Set(data.events.map((e) => e.t))].sort().map((t) => [t, t.replaceAll("_", " ")]));
  const changed = () => {
    for (const key of Object.keys(state)) state[key] = form.elements[key].value;
    draw();
  };
  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  form.addEventListener("reset", () => setTimeout(() => {
    for (const key of Object.keys(state)) state[key] = "";
    draw();
  }));
  form.addEventListener("submit", (event) => event.preventDefault());
}

export function setDays(from, to) {
  const form = document.getElementById("filters");
  form.elements.from.value = state.from = from;
  form.elements.to.value = state.to = to;
  draw();
}

function draw() {
  const shown = matches(data, state);
  document.getElementById("shown").textContent =
    `${count(shown.articles.size, "article")}, ${count(shown.events.length, "event")} of ${count(data.articles.length, "article")} shown`;
  drawMap(data, shown, state);
  drawTimeline(data, shown, setDays);
  actors(shown);
  happenings(shown);
  casualties(shown);
  statements(shown);
  unsure(shown);
  drawArticles(data, shown);
}

function actors(shown) {
  const rows = [];
  for (const [index, found] of shown.groups) {
    const g = data.groups[index];
    const others = [...found.with].sort((a, b) => b[1] - a[1]).slice(0, 4).map(([i, n]) => `${data.groups[i].n} (${n})`);
    const places = [...found.places].sort((a, b) => b[1] - a[1]).slice(0, 4).map(([i]) => data.places[i].n);
    rows.push([named(g.n, g.ar), (g.t || "").replaceAll("_", " "), found.articles.size, found.mentions, g.ln.join("\n"), others.join(", "), places.join(", "), [...found.words].join("; ")]);
  }
  table("actors", ["Name", "Type", "Articles", "Mentions", "What it was and became, to the last day told of", "Named with", "In articles on", "The articles' words"], rows, 2);
  const people = [...shown.people].map(([index, found]) => [data.people[index].n, data.people[index].r.join("; "), found.articles.size, found.mentions]);
  table("people", ["Name", "Titles and roles", "Articles", "Mentions"], people, 2);
}

const article = (index) => data.articles[index].title || data.articles[index].id;
const days = (x) => (x.d ? (x.to && x.to !== x.d ? `${x.d} to ${x.to}` : x.d) : "");

function happenings(shown) {
  const rows = shown.events.map((e) => [days(e), e.s.replaceAll("_", " "), e.p >= 0 ? data.places[e.p].n : "", e.ag.join(", "), e.tg.join(", "), e.st + (e.bg ? ", background" : ""), e.x, article(e.a)]);
  table("events", ["Day", "What", "Where", "By", "To", "Status", "Sentence", "Article"], rows, 0);
}

function casualties(shown) {
  const number = (c) => (c.lo === null && c.hi === null ? "some" : c.lo === null ? `up to ${c.hi}` : c.hi === null ? `${c.lo} or more` : c.lo === c.hi ? String(c.lo) : `${c.lo} to ${c.hi}`);
  const rows = [], marked = [];
  for (const group of data.tolls) {
    const own = group.rows.map((i) => data.casualties[i]).filter((c) => shown.articles.has(c.a));
    for (const c of own) {
      rows.push([group.day || "", group.gov || "", c.k + (c.cu ? ", in all" : ""), number(c), c.who, c.src || "no source named", data.articles[c.a].outlet || "", c.x, article(c.a)]);
      marked.push(group.conflict && own.length > 1);
    }
  }
  table("casualties", ["Day", "Governorate", "Harm", "Number", "Who", "Says", "Outlet", "Sentence", "Article"], rows, 0, marked);
}

function statements(shown) {
  const rows = data.statements.filter((s) => shown.articles.has(s.a)).map((s) => [s.sp || "nobody named", s.st, s.x, data.articles[s.a].day || "", article(s.a)]);
  table("statements", ["Speaker", "How", "Words", "Day", "Article"], rows, 0);
}

function unsure(shown) {
  const rows = data.unsure.filter((u) => shown.articles.has(u.a)).map((u) => [u.n, u.k, u.why, u.c.join(", "), u.x, article(u.a)]);
  table("unsure", ["Name", "Kind", "Why", "Could be", "Sentence", "Article"], rows, 0);
}

filters();
draw();
document.documentElement.dataset.ready = "true";
