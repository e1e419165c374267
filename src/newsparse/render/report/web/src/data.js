// The data of the page, and what of it the filters leave.
export function readData() {
  return JSON.parse(document.getElementById("data").textContent);
}

const within = (from, to, state) => (!state.from || !to || to >= state.from) && (!state.to || !from || from <= state.to);

export function matches(data, state) {
  const words = state.words.trim().toLowerCase();
  const articles = new Set();
  const eventsOf = new Map();
  data.events.forEach((e) => eventsOf.set(e.a, [...(eventsOf.get(e.a) || []), e]));
  const fits = (e) =>
    (!state.type || e.t === state.type) &&
    (!state.governorate || (e.p >= 0 && data.places[e.p].gc === state.governorate)) &&
    within(e.d, e.to || e.d, state);
  const groupsOf = new Map(), placesOf = new Map();
  for (const m of data.gm) groupsOf.set(m[1], [...(groupsOf.get(m[1]) || []), m]);
  for (const m of data.pm) placesOf.set(m[1], [...(placesOf.get(m[1]) || []), m]);
  data.articles.forEach((a, i) => {
    if ((state.from || state.to) && (!a.day || !within(a.day, a.day, state)) && !(eventsOf.get(i) || []).some((e) => e.d && within(e.d, e.to || e.d, state))) return;
    if (state.group && !(groupsOf.get(i) || []).some((m) => m[0] === Number(state.group))) return;
    if (state.governorate && !(placesOf.get(i) || []).some((m) => data.places[m[0]].gc === state.governorate)) return;
    if (state.type && !(eventsOf.get(i) || []).some(fits)) return;
    if (words && !a.find.includes(words) && !inText(a, words)) return;
    articles.add(i);
  });
  const events = data.events.filter((e) => articles.has(e.a) && fits(e));
  return { articles, events, groups: tallied(data.gm, articles, groupsOf, placesOf), people: tallied(data.em, articles), placesOf };
}

const inText = (article, words) => (article.text || []).some(([, parts]) => parts.map(([text]) => text).join("").toLowerCase().includes(words));

/** For each actor the articles and mentions, who is named in the same articles, and the places that these are about. */
function tallied(mentions, articles, groupsOf, placesOf) {
  const found = new Map();
  for (const [index, a, n, words] of mentions) {
    if (!articles.has(a)) continue;
    if (!found.has(index)) found.set(index, { articles: new Set(), mentions: 0, with: new Map(), places: new Map(), words: new Set() });
    const own = found.get(index);
    own.articles.add(a);
    own.mentions += n;
    for (const word of words || []) own.words.add(word);
    for (const [other] of (groupsOf && groupsOf.get(a)) || []) if (other !== index) own.with.set(other, (own.with.get(other) || 0) + 1);
    for (const [place, , k] of (placesOf && placesOf.get(a)) || []) own.places.set(place, (own.places.get(place) || 0) + k);
  }
  return found;
}
