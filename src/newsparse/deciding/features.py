"""Features: what speaks for and against a span being a name, each with a value, mostly 1 where it holds.

What each one is for, and its weights, stand in `weights.yaml` under its name.
"""

from __future__ import annotations

import bisect
import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from newsparse import lexicon
from newsparse.deciding.shares import Shares
from newsparse.gazetteer import Gazetteer
from newsparse.gazetteer.matching import AREA_WORDS, Hit
from newsparse.gazetteer.words import english_words, given_names
from newsparse.recognizing.context import View
from newsparse.recognizing.places import NAMES_A_HOUSE
from newsparse.recognizing.proposals import Proposal, Source
from newsparse.recognizing.typewords import ALL_TYPE_WORDS, DIRECTIONS, LANDMARKS, SURROUNDINGS

Features = dict[str, float]

_AGE = re.compile(
    r", (?:aged )?\d{1,2}\b(?!,\d|:| (?:people|civilians|January|February|March|April|May|June|July|August|September|October|November|December|km|kilomet))"
)
_APPOSITION = re.compile(r", (?:an?|the) (?P<noun>[\w-]{2,20}(?: [\w-]{2,20}){0,2})")
_BREAK = re.compile(r"[.,:;] |\n")
_LINK = re.compile(r",? and |, |,? or |; | & ")
_LONGEST_LINK = 6
_NEARLY_ALL = 0.8
"""The share of a span that adjectives of peoples make up where it is nothing else: "Syrian-Turkish"."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words that features ask for, by what they tell."""

    titles: frozenset[str]
    roles: frozenset[str]
    kin: frozenset[str]
    people: frozenset[str]
    kunya: frozenset[str]
    heads: frozenset[str]
    armed: frozenset[str]
    no_body: frozenset[str]
    campaigns: frozenset[str]
    given: frozenset[str]
    last: frozenset[str]
    inside: frozenset[str]
    towards: frozenset[str]
    reports: frozenset[str]
    members: frozenset[str]
    opens_places: frozenset[str]
    months: frozenset[str]


@lru_cache(maxsize=1)
def words() -> Words:
    """The words, from the lexicon."""
    given, family = _names()
    return Words(
        titles=lexicon.words("around_people", "title", "rank"),
        roles=lexicon.words("around_people", "role"),
        kin=lexicon.words("around_people", "kin"),
        people=frozenset(n for nouns in lexicon.load("persons", dict[str, list[str]]).values() for n in nouns),
        kunya=lexicon.words("around_people", "kunya"),
        heads=lexicon.words("within_bodies", "head", "armed_last"),
        armed=lexicon.words("within_bodies", "armed_first"),
        no_body=lexicon.words("within_bodies", "no_body"),
        campaigns=lexicon.words("within_bodies", "campaign"),
        given=given,
        last=family | given,
        inside=lexicon.words("around_names", "inside"),
        towards=lexicon.words("around_names", "towards"),
        reports=lexicon.words("around_names", "reports"),
        members=lexicon.words("around_names", "members"),
        opens_places=lexicon.words("around_names", "opens_place"),
        months=frozenset(n for m in lexicon.months().values() for n in (*m.en, *m.ar, *m.tr)),
    )


def _names() -> tuple[frozenset[str], frozenset[str]]:
    """Given and family names of the region, lower case, without the article."""
    given, family = set(given_names()), set()
    with (Path(lexicon.__file__).parent / "names.tsv").open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle, delimiter="\t"):
            form = row["form"].lower().removeprefix("al-")
            if row["part"] in {"given", "either"}:
                given.add(form)
            if row["part"] in {"family", "either"}:
                family.add(form)
    return frozenset(given), frozenset(family)


def features_of(gazetteer: Gazetteer, view: View) -> dict[tuple[int, int], Features]:
    """The features of every span that was proposed in a view."""
    proposed: dict[tuple[int, int], list[Proposal]] = {}
    for proposal in view.proposals:
        proposed.setdefault((proposal.start, proposal.end), []).append(proposal)
    reader = _Reader(gazetteer, view)
    found = {span: reader.features(*span, own) for span, own in proposed.items()}
    _note_lists(view.text, found)
    return found


class _Reader:
    """Reads the features of the spans of one view."""

    def __init__(self, gazetteer: Gazetteer, view: View) -> None:
        self.gazetteer, self.view = gazetteer, view
        self.words = words()
        self.shares = Shares(view.part)
        self.upper = view.text.isupper()
        self.title_case = _is_title_case(view)
        self._hits = sorted(view.hits, key=lambda h: h.start)
        self._hit_starts = [h.start for h in self._hits]
        self._longest_hit = max((h.end - h.start for h in self._hits), default=0)

    def features(self, start: int, end: int, proposals: Sequence[Proposal]) -> Features:
        """All features of a span."""
        return dict(
            [
                ("bias", 1.0),
                *self._of_sources(proposals),
                *self.shares.features(start, end),
                *self._of_name(start, end),
                *self._before(start),
                *self._behind(start, end),
                *self._of_longer_and_shorter(start, end),
            ]
        )

    def _of_sources(self, proposals: Sequence[Proposal]) -> Iterator[tuple[str, float]]:
        for proposal in proposals:
            if proposal.source is Source.ACTOR and proposal.hit is not None:
                generic = all(e.kind == "reference" for e in proposal.hit.entries)
                yield "generic_actor" if generic else "actor_known", 1.0
            elif proposal.source in {Source.PLACE, Source.WORD} and proposal.hit is not None:
                places = (self.gazetteer.place(e.entity) for e in proposal.hit.entries)
                yield "place_known" if proposal.source is Source.PLACE else "place_known_by_a_word", 1.0
                yield "place_important", max((p.importance for p in places if p is not None), default=0.0)
                yield from _if(all(e.weak for e in proposal.hit.entries), "place_weak")
                yield from _if(proposal.hit.units > 1, "place_of_several_words")
                yield from _if(self._is_of_an_area(proposal), "place_with_area_word")
            elif proposal.source in _BY_SOURCE:
                yield _BY_SOURCE[proposal.source], 1.0

    def _is_of_an_area(self, proposal: Proposal) -> bool:
        """Whether a known name of several words ends in its word for an area: "Peace Spring area"."""
        last = self.view.text[proposal.start : proposal.end].split()[-1]
        entries = proposal.hit.entries if proposal.hit is not None and proposal.hit.units > 1 else ()
        places = (self.gazetteer.place(e.entity) for e in entries if not e.weak)
        return last in AREA_WORDS and any(p is not None and p.type == "region" for p in places)

    def _of_name(self, start: int, end: int) -> Iterator[tuple[str, float]]:
        """What the words of the span say themselves."""
        text, known = self.view.text[start:end], self.words
        units = self.view.units_in(start, end)
        named = [u for u in units if not u.article] or units
        own = [u.text[: u.bare_end - u.start].lower() for u in named] or [text.lower()]
        yield ("one_word", "two_words", "three_words", "more_words")[min(len(own), 4) - 1], 1.0
        told = (
            ("given_name", own[0] in known.given),
            ("given_name_alone", own[0] in known.given and len(own) == 1),
            ("kunya", own[0] in known.kunya),
            ("opens_with_title", own[0] in known.titles),
            ("event", own[-1] in known.no_body or own[0] in known.campaigns),
            ("ends_in_body", own[-1] in known.heads),
            *(self._of_several(own, small=named[-1].text[0].islower()) if len(own) > 1 else ()),
            *_of_english(own),
            *self._of_letters(start, end, text),
        )
        yield from ((name, 1.0) for name, holds in told if holds)

    def _of_several(self, own: Sequence[str], *, small: bool) -> Iterator[tuple[str, bool]]:
        """What the first, the last and the inner words of a span of several say; `small` says that the last has no capital."""
        known = self.words
        yield "family_name", own[-1] in known.last
        yield "ends_in_title", own[-1] in known.titles
        yield "holds_body", any(w in known.heads for w in own[:-1])
        yield "opens_armed", own[0] in known.armed
        yield "ends_in_landmark", own[-1] in LANDMARKS
        yield "opens_place", own[0] in known.opens_places
        yield "ends_small", small

    def _of_letters(self, start: int, end: int, text: str) -> Iterator[tuple[str, bool]]:
        """Capitals, digits, days and what else the letters of the span show."""
        yield "capitals_throughout" if self.upper else "acronym", text.isupper() and len(text) > 1
        yield "digits", any(c.isdigit() for c in text)
        yield "small_letter", text[:1].islower()
        yield "title_case", self.title_case
        yield "month", text.lower() in self.words.months
        yield "within_date", any(a < end and start < b for a, b in self.view.dates)
        yield "of_within", " of " in text or " for " in text
        yield "break_within", _BREAK.search(text) is not None

    def _before(self, start: int) -> Iterator[tuple[str, float]]:
        """What stands before."""
        view, known = self.view, self.words
        before = view.words_before(start, 3)
        if not before:
            yield "opens_sentence" if view.text[:start].strip() else "opens_text", 1.0
            return
        if view.text[start - 1 : start] not in {" ", "\u00a0"}:
            yield from _if(view.text[start - 1 : start] == "-" and self._article_before(start), "without_article")
            return
        word = before[-1].removesuffix("'s").removesuffix("’s")
        yield from _if(word in known.titles, "behind_title")
        yield from _if(word in known.roles, "behind_role")
        yield from _if(word in known.kin, "behind_kin")
        yield from _if(word in known.people and word == before[-1], "behind_people")
        yield from _if(word in known.inside, "behind_in")
        yield from _if(word in known.towards, "behind_to")
        yield from _if(word in known.reports, "behind_said")
        yield from _if(word == "the", "behind_the")
        yield from _if(word in ALL_TYPE_WORDS and word == before[-1], "behind_type_word")
        yield from _if(before[-1] == "of" and len(before) > 1 and before[-2] in _OF_PLACES, "behind_type_of")
        yield from self._capital_before(start)

    def _capital_before(self, start: int) -> Iterator[tuple[str, float]]:
        """Whether a capitalized word stands right before, which may be a part of the name."""
        index = self.view.unit_index(start) - 1
        if index < 0:
            return
        unit = self.view.units[index]
        if unit.text[0].isupper() and unit.text.lower() not in self.words.titles and unit.end == start - 1:
            plain = unit.text.lower() in english_words()
            yield from _if(not plain, "capital_before")
            yield from _if(plain and unit.start > 0, "capital_word_before")

    def _article_before(self, start: int) -> bool:
        index = self.view.unit_index(start) - 1
        return index >= 0 and self.view.units[index].article

    def _behind(self, start: int, end: int) -> Iterator[tuple[str, float]]:
        """What stands behind."""
        view, known = self.view, self.words
        rest = view.text[end : end + 24]
        yield from _if((start, end) in view.addresses, "address")
        yield from _if(NAMES_A_HOUSE.match(view.text, end) is not None, "names_a_house")
        yield from _if(_AGE.match(rest) is not None, "age_behind")
        apposition = _APPOSITION.match(view.text, end, end + 60)
        nouns = frozenset(apposition["noun"].lower().split()) if apposition else frozenset()
        yield from _if(bool(nouns & known.people) or bool(nouns & known.roles), "person_behind")
        yield from _if(bool(nouns & ALL_TYPE_WORDS), "place_behind")
        yield from _if(rest[:2] in {"'s", "’s"}, "possessive")
        index = view.unit_index(end)
        unit = view.units[index] if index < len(view.units) else None
        if unit is None or not unit.joined or view.text[end : unit.start] not in {" ", "-"}:
            return
        word = unit.text.lower()
        yield from _if(unit.text[0].isupper() and not unit.article, "before_capital")
        yield from _if(word in ALL_TYPE_WORDS, "before_type_word")
        yield from _if(word in LANDMARKS, "before_landmark")
        yield from _if(word in known.members, "before_members")
        yield from _if(word in known.reports, "before_said")

    def _hits_near(self, start: int, end: int) -> list[Hit]:
        """The gazetteer's hits that may hold a span or be held by it."""
        first = bisect.bisect_left(self._hit_starts, start - self._longest_hit)
        return self._hits[first : bisect.bisect_right(self._hit_starts, end)]

    def _of_longer_and_shorter(self, start: int, end: int) -> Iterator[tuple[str, float]]:
        """The gazetteer's names that hold the span or are held by it."""
        peoples = 0
        near = self._hits_near(start, end)
        own = {e.entity for hit in near if (hit.start, hit.end) == (start, end) for e in hit.entries}
        for hit in near:
            if (
                start <= hit.start
                and hit.end <= end
                and any(e.section == "nationalities" and not e.weak for e in hit.entries)
            ):
                peoples += hit.end - hit.start
            if (hit.start, hit.end) == (start, end):
                continue
            others = (e for e in hit.entries if not e.weak and e.kind != "reference")
            sections = {e.section for e in others if e.entity not in own}  # "The White Helmets" are the White Helmets
            if hit.start <= start and end <= hit.end:
                yield from _if("places" in sections, "within_place")
                yield from _if(bool(sections & {"groups", "organizations"}), "within_actor")
            elif start <= hit.start and hit.end <= end:
                yield from _if("places" in sections, "holds_place")
                yield from _if(bool(sections & {"groups", "organizations"}), "holds_actor")
        yield from _if(peoples > _NEARLY_ALL * (end - start), "people_known")


_BY_SOURCE = {
    Source.PERSON: "person_known",
    Source.MODEL: "span_of_model",
    Source.UNIT: "unit",
    Source.TRIBE: "tribe",
    Source.BODY: "body",
    Source.CHAIN: "chain",
    Source.NICKNAMED: "nicknamed",
    Source.SETTLEMENT: "settlement",
}
_OF_PLACES = ALL_TYPE_WORDS | SURROUNDINGS | DIRECTIONS


def _if(holds: bool, name: str) -> Iterator[tuple[str, float]]:
    if holds:
        yield name, 1.0


def _of_english(own: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Whether the words of a span are everyday English ones, all of them or some."""
    plain = [w in english_words() or (w[-1] == "s" and w[:-1] in english_words()) for w in own]
    yield "english_words", all(plain)
    yield "english_word_within", any(plain) and not all(plain)


def _is_title_case(view: View) -> bool:
    """Whether a part is a headline whose every long word has a capital."""
    long = [u for u in view.units if len(u.text) > 3]
    return (
        len(long) > 3
        and "\n" not in view.text
        and view.text[-1:] not in '.!?"”'
        and all(u.text[0].isupper() for u in long)
    )


def _note_lists(text: str, found: Mapping[tuple[int, int], Features]) -> None:
    """Note what stands beside each span in a list, and the words before and behind the list: its members are of one kind."""
    starts: dict[int, tuple[int, int]] = {}
    ends: dict[int, tuple[int, int]] = {}
    for span in found:
        for home, at in ((starts, span[0]), (ends, span[1])):
            if at not in home or _strength(found[home[at]]) < _strength(found[span]):
                home[at] = span
    noted: dict[tuple[int, int], Features] = {}
    for span in sorted(found):
        previous, following = _previous(text, span[0], ends), _next(text, span[1], starts)
        beside = [found[other] for other in (previous, following) if other is not None]
        if beside:
            own = {
                f"list_of_{kind}": sum(f.get(name, 0.0) for f in beside) / len(beside) for kind, name in _LISTED.items()
            }
            own.update(_opened(found[previous], noted.get(previous, {})) if previous is not None else {})
            noted[span] = own
    for span in sorted(noted, reverse=True):
        following = _next(text, span[1], starts)
        if following is not None:
            behind = found[following].get("before_type_word", 0.0) or noted[following].get("list_before_type_word", 0.0)
            noted[span].update({"list_before_type_word": 1.0} if behind else {})
    for span, features in noted.items():
        found[span].update(features)


_LISTED = {"people": "model_person", "actors": "model_actor", "places": "model_place", "peoples": "model_people"}
_OPENINGS = {
    "list_behind_people": ("behind_people", "behind_title", "behind_role", "behind_kin"),
    "list_behind_places": ("behind_in", "behind_type_word", "behind_type_of"),
}
"""What the words before the first member of a list say of all others."""


def _opened(before: Features, noted: Features) -> Features:
    """What stands before the list of which a span with these features is the member before."""
    return {name: 1.0 for name, own in _OPENINGS.items() if name in noted or any(feature in before for feature in own)}


def _next(text: str, end: int, starts: Mapping[int, tuple[int, int]]) -> tuple[int, int] | None:
    match = _LINK.match(text, end)
    return starts.get(match.end()) if match else None


def _previous(text: str, start: int, ends: Mapping[int, tuple[int, int]]) -> tuple[int, int] | None:
    for length in range(2, _LONGEST_LINK + 1):
        if start - length in ends and _LINK.fullmatch(text, start - length, start):
            return ends[start - length]
    return None


def _strength(features: Features) -> float:
    """How much a span looks like a whole name, to the model and the gazetteer."""
    sure = max(features.get(name, 0.0) for name in ("model_person", "model_actor", "model_place"))
    whole = features.get("model_begins", 0.0) * features.get("model_ends", 0.0)
    return sure * whole + 0.3 * (features.get("place_known", 0.0) + features.get("actor_known", 0.0))
