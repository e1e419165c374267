// The map: outlines of the governorates, a dot a place by its mentions, another where events are told of. Areas are rings.
import { geoMercator, geoPath } from "d3-geo";
import { select } from "d3-selection";
import { zoom, zoomIdentity } from "d3-zoom";
import { scaleSqrt } from "d3-scale";
import { max } from "d3-array";
import { el, clear, count, link } from "./dom.js";

const WIDTH = 720, HEIGHT = 560, MOST = 3000;
let drawn = null;

function prepare(data) {
  const svg = select("#map");
  svg.attr("viewBox", `0 0 ${WIDTH} ${HEIGHT}`);
  const projection = geoMercator().fitExtent([[12, 12], [WIDTH - 12, HEIGHT - 12]], data.outlines);
  const path = geoPath(projection);
  const layer = svg.append("g");
  const land = layer.append("g").selectAll("path").data(data.outlines.features).join("path").attr("class", "land").attr("d", path);
  land.append("title").text((f) => f.properties.name);
  const labels = layer.append("g").attr("aria-hidden", "true").selectAll("text").data(data.outlines.features.filter((f) => f.properties.iso)).join("text")
    .attr("class", "gov").attr("x", (f) => path.centroid(f)[0]).attr("y", (f) => path.centroid(f)[1]).text((f) => f.properties.name);
  const dots = layer.append("g");
  let scale = 1;
  const resize = () => {
    dots.selectAll("circle").attr("r", (d) => d.r / Math.sqrt(scale));
    labels.style("font-size", `${9 / Math.sqrt(scale)}px`);
  };
  const behaviour = zoom().scaleExtent([1, 60]).translateExtent([[0, 0], [WIDTH, HEIGHT]]).on("zoom", (event) => {
    scale = event.transform.k;
    layer.attr("transform", event.transform);
    resize();
  });
  svg.call(behaviour);
  document.getElementById("closer").addEventListener("click", () => svg.call(behaviour.scaleBy, 1.7));
  document.getElementById("farther").addEventListener("click", () => svg.call(behaviour.scaleBy, 1 / 1.7));
  document.getElementById("whole").addEventListener("click", () => svg.call(behaviour.transform, zoomIdentity));
  drawn = { projection, land, dots, resize };
}

export function drawMap(data, shown, state) {
  if (drawn === null) prepare(data);
  const places = new Map();
  const of = (index) => places.get(index) || places.set(index, { index, mentions: 0, articles: new Map(), events: [] }).get(index);
  for (const [index, a, n, sentence] of data.pm) {
    if (!shown.articles.has(a) || data.places[index].la === null) continue;
    if (state.governorate && data.places[index].gc !== state.governorate) continue;
    const own = of(index);
    own.mentions += n;
    own.articles.set(a, sentence);
  }
  for (const e of shown.events) if (e.p >= 0 && data.places[e.p].la !== null) of(e.p).events.push(e);
  const radius = scaleSqrt([0, max([...places.values()], (p) => p.mentions + p.events.length) || 1], [2.5, 20]);
  let found = [...places.values()].map((p) => ({ ...p, place: data.places[p.index], r: radius(p.mentions + p.events.length) })).filter((p) => p.place.t !== "country");
  found.sort((a, b) => b.r - a.r);
  const hidden = Math.max(0, found.length - MOST);
  found = found.slice(0, MOST);
  drawn.land.classed("chosen", (f) => state.governorate && f.properties.iso === state.governorate);
  drawn.dots.selectAll("circle").data(found, (d) => d.index).join("circle")
    .attr("class", (d) => `dot${d.place.a ? " area" : ""}${d.events.length ? " event" : ""}`)
    .attr("cx", (d) => drawn.projection([d.place.lo, d.place.la])[0]).attr("cy", (d) => drawn.projection([d.place.lo, d.place.la])[1])
    .attr("tabindex", 0).attr("role", "button")
    .attr("aria-label", (d) => `${d.place.n}: ${count(d.mentions, "mention")}, ${count(d.events.length, "event")}`)
    .on("click", (_, d) => evidence(data, d))
    .on("keydown", (event, d) => {
      if (event.key === "Enter" || event.key === " ") { event.preventDefault(); evidence(data, d); }
    });
  drawn.resize();
  document.getElementById("sampled").textContent = hidden ? `The ${count(MOST, "place")} named most are drawn; ${count(hidden, "place")} more are in the table of the places.` : "";
}

function evidence(data, d) {
  const box = clear(document.getElementById("evidence"));
  const p = d.place;
  box.append(el("h3", {}, p.n, " ", el("span", { lang: "ar", dir: "rtl" }, p.ar || "")));
  const where = [p.t.replaceAll("_", " "), p.g, p.p, p.a ? `an area: the point is only its seat or middle${p.r ? `, it reaches some ${Math.round(p.r)} km` : ""}` : `${p.la.toFixed(4)}, ${p.lo.toFixed(4)}`];
  box.append(el("p", { class: "dim" }, where.filter(Boolean).join(" · ")));
  for (const e of d.events) {
    box.append(el("p", {}, el("strong", {}, `${e.s.replaceAll("_", " ")}${e.d ? `, ${e.d}` : ""}`), e.st === "asserted" ? "" : ` (${e.st})`), el("blockquote", { dir: "auto" }, e.x || ""));
  }
  for (const [a, sentence] of d.articles) {
    const article = data.articles[a];
    box.append(el("p", {}, link(article.url, article.title || article.id), el("span", { class: "dim" }, ` ${article.day || ""} ${article.outlet || ""}`)));
    if (sentence) box.append(el("blockquote", { dir: "auto" }, sentence));
  }
  box.focus();
}
