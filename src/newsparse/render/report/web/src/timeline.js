// How many articles and events a day, a month or a year has.
import { scaleLinear, scaleBand } from "d3-scale";
import { select } from "d3-selection";
import { max } from "d3-array";

const WIDTH = 1100, HEIGHT = 150, MOST = 90;

export function drawTimeline(data, shown, setDays) {
  const days = [];
  for (const i of shown.articles) if (data.articles[i].day) days.push([data.articles[i].day, "articles"]);
  for (const e of shown.events) if (e.d && !e.bg) days.push([e.d, "events"]);
  const length = [10, 7, 4].find((n) => new Set(days.map(([d]) => d.slice(0, n))).size <= MOST) || 4;
  const bins = new Map();
  for (const [day, kind] of days) {
    const key = day.slice(0, length);
    if (!bins.has(key)) bins.set(key, { key, articles: 0, events: 0 });
    bins.get(key)[kind] += 1;
  }
  const found = [...bins.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  const svg = select("#timeline").attr("viewBox", `0 0 ${WIDTH} ${HEIGHT}`);
  svg.selectAll("*").remove();
  if (!found.length) return;
  const x = scaleBand(found.map((b) => b.key), [30, WIDTH - 10]).padding(0.15);
  const y = scaleLinear([0, max(found, (b) => Math.max(b.articles, b.events)) || 1], [HEIGHT - 26, 8]);
  const last = { 10: (k) => k, 7: (k) => `${k}-31`, 4: (k) => `${k}-12-31` }[length];
  for (const [kind, shift] of [["articles", 0], ["events", 0.5]]) {
    svg.append("g").attr("class", "bars").selectAll("rect").data(found).join("rect").attr("class", kind)
      .attr("x", (b) => x(b.key) + shift * x.bandwidth()).attr("width", x.bandwidth() / 2)
      .attr("y", (b) => y(b[kind])).attr("height", (b) => y(0) - y(b[kind]))
      .on("click", (_, b) => setDays(length === 10 ? b.key : `${b.key}${length === 7 ? "-01" : "-01-01"}`, last(b.key)))
      .append("title").text((b) => `${b.key}: ${b[kind]} ${kind}`);
  }
  const every = Math.ceil(found.length / 12);
  svg.append("g").attr("class", "bars").selectAll("text").data(found.filter((_, i) => i % every === 0)).join("text")
    .attr("x", (b) => x(b.key)).attr("y", HEIGHT - 10).text((b) => b.key);
  svg.append("g").attr("class", "bars").append("text").attr("x", 2).attr("y", 16).text(y.domain()[1]);
}
