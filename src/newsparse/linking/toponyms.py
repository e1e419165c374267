"""Toponyms: the spans that name a place, with the records that each may mean, before it is decided which."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from newsparse.gazetteer import Gazetteer, NameEntry, Organization, Place
from newsparse.gazetteer.compiled import SITE_KINDS
from newsparse.gazetteer.folding import is_article, key
from newsparse.gazetteer.matching import Hit
from newsparse.linking.likeness import alike_within, sound_alikes
from newsparse.models import Mention, MentionKind
from newsparse.recognizing.addresses import area_ids, areas_after
from newsparse.recognizing.context import Context, View
from newsparse.recognizing.places import PLACE_LABELS
from newsparse.recognizing.proposals import Chosen, Kind, Proposal, Source
from newsparse.recognizing.settlements import behind_site_word
from newsparse.recognizing.typewords import ALL_TYPE_WORDS, DIRECTIONS, SITES

_FAMILY = re.compile(r" (?:family|clan)\b")
"""Behind a name that a family has from a town, and with which no place is meant."""
_PROPER_GOVERNMENT = re.compile(r"\bRegional\b", re.IGNORECASE)
"""Of a name of its own: the Kurdistan Regional Government, which "the Damascus government" is not."""
_GREAT = 0.75
_WELL_KNOWN = 0.4
"""The importance from which a place is meant too where a longer name holds its own."""
_SIMILAR_AT_LEAST = 76.0
_SIMILAR_ANYWHERE = 86.0
"""Under this likeness (rapidfuzz ratio of the loose forms, 0 to 100) a sound-alike is no candidate;
the higher bound is for names that the model takes for no place's."""
_SURELY_A_PLACE = 0.8
"""From this share a name that is a word or a given name too needs no other support."""

Terms = tuple[tuple[str, float], ...]
"""What speaks for and against a candidate, each with its weight; their sum is its score."""


@dataclass(slots=True)
class Toponym:
    """A mention of a place while it is being resolved. Offsets are in the article's text.

    `beside` are the names of what the text says that it lies in or next to,
    `anchor` the one of them with a word for it: "near", "in", "of".
    """

    view: View
    start: int
    end: int
    surface: str
    key: str
    entries: tuple[NameEntry, ...]
    rule: str
    likeness: float | None
    label: str | None
    sense: str = "location"
    holds: bool = False
    addressed: bool = False
    province: bool = False
    beside: tuple[str, ...] = ()
    shares: bool = False
    """Whether it lies there as the places behind it in a list do."""
    anchor: Anchor | None = None
    scored: list[tuple[float, NameEntry, Place]] = field(default_factory=list)
    terms: dict[str, Terms] = field(default_factory=dict)
    unknown: float = 0.0
    same_spot: float = 0.0
    agreed: bool = False

    @property
    def similar(self) -> bool:
        """Whether its names are only like it; `likeness` then says how much, from 0 to 100."""
        return self.likeness is not None

    @property
    def local(self) -> tuple[int, int]:
        """Offsets within the view's part."""
        return self.start - self.view.part.start, self.end - self.view.part.start

    @property
    def best(self) -> Place | None:
        """The leading candidate, or None."""
        return self.scored[0][2] if self.scored else None

    @property
    def confidence(self) -> float:
        """The share of the leading candidate and of those on the same spot, in [0, 1]."""
        return min(self.scored[0][0] + self.same_spot, 1.0) if self.scored else 0.0


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a place is said to be in, near or in some direction from, and how far from it the place lies at most, in kilometres.

    `inside` says that it is in it or near it, so that an area of the name holds it.
    """

    at: Toponym
    reach: float
    inside: bool


def listed(toponyms: Sequence[Toponym], joint: re.Pattern[str], fewest: int) -> Iterator[list[Toponym]]:
    """Runs of so many toponyms or more between which nothing stands but what a pattern matches."""
    run: list[Toponym] = []
    for toponym in toponyms:
        last = run[-1] if run else None
        if last is not None and (
            last.view is not toponym.view or not joint.fullmatch(toponym.view.text, last.local[1], toponym.local[0])
        ):
            if len(run) >= fewest:
                yield run
            run = []
        run.append(toponym)
    if len(run) >= fewest:
        yield run


def recognize(context: Context, taken: Sequence[Sequence[Mention]]) -> Iterator[Toponym]:
    """Every toponym of the document: what was chosen as a place's name, and well-known places in the names of bodies.

    `taken` are for each view the mentions that mean a person, an actor or a people after all.
    """
    for view, others in zip(context.views, taken, strict=True):
        hits = [p.hit for p in view.proposals if p.source in {Source.PLACE, Source.WORD} and p.hit is not None]
        for chosen in view.chosen:
            if any(_is_taken(view.part.start, chosen, other) for other in others):
                continue
            if chosen.kind is Kind.PLACE and not _FAMILY.match(view.text, chosen.end):
                yield _of(context, view, chosen, hits)
            elif chosen.kind is Kind.ACTOR:
                yield from _within(context, view, chosen)


def _is_taken(offset: int, chosen: Chosen, other: Mention) -> bool:
    """Whether another mention leaves no place of what was chosen: an adjective that holds it, a name that it is not a mere part of."""
    start, end = offset + chosen.start, offset + chosen.end
    if other.kind is MentionKind.NATIONALITY:
        return other.start <= start and end <= other.end
    part = other.start <= start and end <= other.end and (start, end) != (other.start, other.end)
    return other.start < end and start < other.end and not part


def _of(context: Context, view: View, chosen: Chosen, hits: Sequence[Hit]) -> Toponym:
    """The toponym of a chosen name with its candidates: records of that name, else of one much like it, else none."""
    gazetteer, start, end = context.gazetteer, chosen.start, chosen.end
    surface = view.text[start:end]
    areas = areas_after(gazetteer, end, hits) if (start, end) in view.addresses else ()
    if areas and not _is_of(gazetteer, chosen, areas) and (alike := alike_within(gazetteer, surface, areas)):
        return _toponym(view, start, end, alike.entries, "similar name within the area named", alike.likeness)
    named = _named(view, chosen)
    if (named is None or named.end <= end) and (site := _site(gazetteer, view, surface, end)):
        return _toponym(view, start, end, site, "name of the gazetteer")
    called = behind_site_word(view, start)
    entries = named.hit.entries if named is not None and named.hit is not None else ()
    if called:  # the street is called after the town
        entries = tuple(e for e in entries if (p := gazetteer.place(e.entity)) is not None and p.type in _IN_TOWNS)
    if named is not None and entries:
        return _toponym(view, named.start, named.end, entries, "name of the gazetteer")
    if called:
        return _toponym(view, start, end, (), "words that stand as a place's name")
    label = next((n.label for n in view.named if n.start <= start and end <= n.end), None)
    least = _SIMILAR_AT_LEAST if label in PLACE_LABELS else _SIMILAR_ANYWHERE
    found = alike_within(gazetteer, surface, _areas_around(context, view, start, hits))
    found = found or sound_alikes(gazetteer, surface, least, weak=label not in PLACE_LABELS)
    if found is not None:
        return _toponym(view, start, end, found.entries, "similar name of the gazetteer", found.likeness)
    rule = "place by the language model" if label in PLACE_LABELS else "words that stand as a place's name"
    return _toponym(view, start, end, (), rule)


_IN_TOWNS = SITES | {"neighbourhood"}
"""Types of what lies in a town."""
_SITE_WORDS = re.compile(rf" {SITE_KINDS}\b", re.IGNORECASE)


def _site(gazetteer: Gazetteer, view: View, surface: str, end: int) -> tuple[NameEntry, ...]:
    """The names of sites that a name is together with the words for its kind behind it: "al-Thawra [oil field]"."""
    match = _SITE_WORDS.match(view.text, end)
    found = gazetteer.lookup(surface + match[0]) if match else ()
    return tuple(e for e in found if (p := gazetteer.place(e.entity)) is not None and p.type in SITES)


def _named(view: View, chosen: Chosen) -> Proposal | None:
    """The gazetteer's name that a chosen one is, or is but for words of its kind and its bearing: "northern Aleppo province"."""
    whole = chosen.by(Source.PLACE) or (chosen.by(Source.WORD) if chosen.share >= _SURELY_A_PLACE else None)
    if whole is not None:
        return whole
    like = (p for p in view.proposals if p.source is Source.PLACE and p.start < chosen.end and chosen.start < p.end)
    return max(
        (p for p in like if _is_but_for_its_kind(view.text, chosen, p)),
        key=lambda p: p.end - p.start,
        default=_part_of_a_name(view, chosen),
    )


def _part_of_a_name(view: View, chosen: Chosen) -> Proposal | None:
    """The gazetteer's name that a chosen one is where a longer one was not chosen: "Homs" of the Homs-Palmyra road."""
    hits = (h for h in view.hits if (h.start, h.end) == (chosen.start, chosen.end))
    strong = ((h, tuple(e for e in h.entries if e.section == "places" and not e.weak)) for h in hits)
    found = (Hit(h.start, h.end, entries, h.units) for h, entries in strong if entries)
    return next((Proposal(h.start, h.end, Source.PLACE, h) for h in found), None)


def _is_but_for_its_kind(text: str, chosen: Chosen, proposal: Proposal) -> bool:
    """Whether one of two overlapping spans holds the other, and nothing more but words for kinds of places, bearings, articles."""
    outer, inner = sorted([(chosen.start, chosen.end), (proposal.start, proposal.end)], key=lambda s: s[0] - s[1])
    if not (outer[0] <= inner[0] and inner[1] <= outer[1]):
        return False
    rest = f"{text[outer[0] : inner[0]]} {text[inner[1] : outer[1]]}".lower().split()
    return all(w in ALL_TYPE_WORDS | DIRECTIONS or is_article(w) for w in rest)


def _is_of(gazetteer: Gazetteer, chosen: Chosen, areas: Sequence[str]) -> bool:
    """Whether a record of the name lies in the areas, or is a great city, which is no misspelt village: "Daraa, Damascus"."""
    proposal = chosen.by(Source.PLACE, Source.WORD)
    if proposal is None or proposal.hit is None:
        return False
    return _any_within(gazetteer, proposal.hit, areas) or _is_great(gazetteer, proposal.hit)


def _within(context: Context, view: View, chosen: Chosen) -> Iterator[Toponym]:
    """The well-known places that the name of a body holds, and the one whose government it is."""
    whole = view.text[chosen.start : chosen.end]
    if _PROPER_GOVERNMENT.search(whole) or not _may_hold_places(context.gazetteer, chosen):
        return
    for proposal in view.proposals:
        inside = chosen.start <= proposal.start and proposal.end <= chosen.end
        if not inside or proposal.source is not Source.PLACE or proposal.hit is None:
            continue
        rest = view.text[chosen.start : proposal.start] + view.text[proposal.end : chosen.end]
        known = (context.gazetteer.place(e.entity) for e in proposal.hit.entries if not e.weak)
        well_known = any(p is not None and p.importance >= _WELL_KNOWN for p in known)
        if rest.strip() and ("government" in rest or "administration" in rest or (well_known and not whole.isupper())):
            yield _toponym(view, proposal.start, proposal.end, proposal.hit.entries, "name of the gazetteer")


def _may_hold_places(gazetteer: Gazetteer, chosen: Chosen) -> bool:
    """Whether a name's parts mean anything by themselves: not those of an armed group or of a body that has a record."""
    proposal = chosen.by(Source.ACTOR)
    if proposal is None or proposal.hit is None:
        return chosen.by(Source.UNIT) is None
    records = [gazetteer.get(e.entity) for e in proposal.hit.entries]
    return all(isinstance(r, Organization) and r.type == "government" for r in records)


def _is_great(gazetteer: Gazetteer, hit: Hit) -> bool:
    found = (gazetteer.place(e.entity) for e in hit.entries if e.section == "places" and not e.weak)
    return any(p is not None and p.type == "city" and p.importance >= _GREAT for p in found)


def _any_within(gazetteer: Gazetteer, hit: Hit, areas: Sequence[str]) -> bool:
    return any(e.entity in areas or any(e.entity in gazetteer.within(a) for a in areas) for e in hit.entries)


def _areas_around(context: Context, view: View, offset: int, hits: Sequence[Hit]) -> tuple[str, ...]:
    """The ids of the governorates that the sentence at an offset names."""
    first, last = context.sentence_around(view, offset)
    found = [i for h in hits if first <= h.start < last for i in area_ids(context.gazetteer, h)]
    return tuple(dict.fromkeys(i for i in found if i.startswith("SY") and len(i) == 4))


def _toponym(
    view: View, start: int, end: int, entries: tuple[NameEntry, ...], rule: str, likeness: float | None = None
) -> Toponym:
    label = next((n.label for n in view.named if n.start <= start and end <= n.end), None)
    offset = view.part.start
    return Toponym(
        view,
        offset + start,
        offset + end,
        view.text[start:end],
        key(view.text[start:end]),
        entries,
        rule,
        likeness,
        label,
    )
