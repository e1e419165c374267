"""Who is meant by the words of a speaker: a name, a pronoun, or what somebody is ("the ministry", "a war monitor")."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice

from newsparse import lexicon
from newsparse.facts.quantities import persons
from newsparse.facts.remembered import PRONOUNS, Named, Remembered
from newsparse.gazetteer.folding import fold
from newsparse.models import Ref

_ROLES = lexicon.words("around_people", "role", "rank")
_BODIES = frozenset(["organizations", "groups"])
_BACK = 200
"""Names before a pronoun, at most, one of which it may mean."""
_WORD = re.compile(r"[\w'-]+")
_BEFORE_APPOSED = re.compile(r",\s(?:the\s|(?:[A-Z][\w.-]{1,14}\s){1,3})?|،\s(?:ال\w{2,12}\s){0,2}")
"""What may stand between a description and the name in apposition: the article, a rank."""
_SELF_NAMED = re.compile(
    r"(?:,?\s(?:who|whose)\b|,)[^.;:,\"“”]{0,60}?\b(?:name|named|identified|known|nicknamed|goes|calls)\b[^.;:,\"“”]{0,40}?\s?[\"“']?"
)
"""Between a description and the name that somebody gives himself: "a shopkeeper who gave his name as", ", who goes by the name of"."""
_TO_OWN_NAME = 120
"""Code points behind a description within which such a name begins."""
_NATION_REACH = 20
"""Code points behind a name within which its nation's adjective begins."""
_OF_A_NATION = re.compile(r"(?P<noun>ال\w{3,12}) ال(?P<whose>\w{3,12}ي)ة?")
"""An Arabic noun with its article and whose it is: "الصحيفة البريطانية"."""
_TITLED = 40
"""Code points behind a description within which the name in apposition begins."""
_DESCRIPTION = 8
"""Words of a description at most, its determiner among them."""
_LEAD = 600
"""Code points of an article's opening, where a body is told of by what it is before it is named."""
_AHEAD = 2500
"""Code points behind such an opening in which the name follows."""
_THE = "ال"
_NEAR = 40
"""Code points around a name within which a text says what somebody is."""


def unnamed(text: str, start: int, end: int) -> Ref:
    """A speaker as the text words it, before it is known who is meant."""
    return Ref(None, None, text[start:end], start, end)


def meant(
    text: str, speakers: Iterable[Ref], named: Sequence[Named], about: Iterable[tuple[int, int]] = ()
) -> dict[tuple[int, int], Ref]:
    """For every span of a speaker the entity that is meant, where one is: read in the order of the text.

    `about` are the spans of the subjects of sentences: who they tell of is who "he" is next.
    """
    spoken = {(s.start, s.end) for s in speakers}
    reading = _Reading(text, sorted(named, key=lambda n: n.start))
    found: dict[tuple[int, int], Ref] = {}
    for span in sorted({*spoken, *about}):
        if span in spoken:
            found[span] = reading.ref(*span)
        else:
            reading.tell_of(*span)
    return found


class _Reading:
    """Speakers in the order of a text: whom a pronoun or a description means depends on who spoke before."""

    def __init__(self, text: str, named: Sequence[Named]) -> None:
        self._text = text
        self._named = named
        self._starts = [n.start for n in named]
        self._remembered = Remembered(text)
        self._unnamed: list[Ref] = []

    def ref(self, start: int, end: int) -> Ref:
        """The speaker that the words at a span name: an entity, or an unnamed one."""
        words = self._text[start:end]
        chosen = self._chosen(start, end)
        if isinstance(chosen, Ref):
            return chosen  # "he", and before him "a resident of Jaramana"
        if chosen is None:
            if words.lower() not in PRONOUNS:
                self._note_unnamed(start, end)
            return unnamed(self._text, start, end)
        self._remembered.note(chosen)
        return Ref(chosen.key, chosen.section, words, start, end)

    def tell_of(self, start: int, end: int) -> None:
        """A sentence is about somebody: by name, or by what he is where he is new to the text."""
        words = self._text[start:end]
        inside = self._within(start, end)
        if inside and inside[-1].end == end and inside[-1].section in {"people", "organizations"}:
            self._remembered.note(inside[-1])  # "The UK-based Observatory gave a higher toll"
        elif words.lower().partition(" ")[0] in described("new") and _is_somebody(words):
            self._remembered.note_unnamed(unnamed(self._text, start, end), person=True, body=False)

    def _from(self, start: int, last: int) -> list[Named]:
        """The names that begin at an offset or behind it, up to another one."""
        return list(self._named[bisect.bisect_left(self._starts, start) : bisect.bisect_right(self._starts, last)])

    def _within(self, start: int, end: int) -> list[Named]:
        first, behind = bisect.bisect_left(self._starts, start), bisect.bisect_left(self._starts, end)
        return [n for n in self._named[first:behind] if n.end <= end]

    def _note_unnamed(self, start: int, end: int) -> None:
        """Somebody unnamed has spoken: "he" and "it" behind him are nobody who was named before."""
        words = self._text[start:end]
        self._unnamed.append(unnamed(self._text, start, end))
        body = _noun(words).lower() not in _ROLES
        self._remembered.note_unnamed(unnamed(self._text, start, end), person=_is_somebody(words), body=body)

    def _chosen(self, start: int, end: int) -> Named | Ref | None:
        words = self._text[start:end]
        if (nation := _OF_A_NATION.fullmatch(words)) is not None and _kinds(nation["noun"]):
            meant = self._chosen(start, start + nation.end("noun"))  # "الصحيفة البريطانية"
            return meant if meant is not None and self._is_of(meant.key, nation["whose"], start) else None
        if words.lower() in PRONOUNS:
            before = bisect.bisect_left(self._starts, start)
            return self._remembered.by_pronoun(words.lower(), self._named[max(0, before - _BACK) : before])
        inside = self._within(start, end)
        if any(n.section == "people" for n in inside):
            return next(n for n in inside if n.section == "people")
        beside = self._beside(end) or self._self_named(end)
        if beside is not None and beside.section == "people" and (_is_somebody(words) or _has_role(words)):
            return beside  # "the head of the Observatory, Rami Abdul Rahman, said"
        # "A spokesman for the army": he is unnamed, but speaks for it.
        body = next((n for n in inside if n.section in _BODIES), None) or self._called_shortly(start, end)
        if body is not None:
            return body
        kinds = _kinds(self._text[start:end])
        if kinds and beside is not None and beside.section in _BODIES:
            return beside  # "the Kurdish news agency, Hawar News, said"
        return self._place(inside, start) or self._again(start, end) or self._described(start, end, kinds)

    def _is_of(self, key: str | None, nation: str, before: int) -> bool:
        """Whether a body was named with a nation's adjective: 'صحيفة "الغارديان" البريطانية'."""
        named = (n for n in self._named if n.key == key and n.end <= before)
        return any(nation in self._text[n.start : n.end + _NATION_REACH] for n in named)

    def _called_shortly(self, start: int, end: int) -> Named | Ref | None:
        """The last body named before whose noun an Arabic text says again with the article: وزارة الدفاع, then الوزارة."""
        first, _, rest = self._text[start:end].partition(" ")
        if not first.startswith(_THE) or len(first) <= len(_THE) + 2 or " " in rest:
            return None
        at = bisect.bisect_left(self._starts, start)
        before = [n for n in reversed(self._named[max(0, at - _BACK) : at]) if n.section in _BODIES]
        if fold(first) in _in_arabic("papers"):
            named = (n for n in before if n.section == "organizations")
            return self._remembered.last_body() or next(named, None)
        noun = fold(first)
        return next((n for n in before if fold(self._text[n.start : n.end].partition(" ")[0]) == noun), None)

    def _again(self, start: int, end: int) -> Named | Ref | None:
        """Who is meant by an Arabic noun with the article that a source was called by before: المصدر, and before it مصدر عسكري."""
        first, _, rest = self._text[start:end].partition(" ")
        again = fold(first.removeprefix("ل"))
        if again not in _in_arabic("again") or (rest and fold(rest) not in _in_arabic("the_same")):
            return None
        noun = again.removeprefix(_THE)
        earlier = (r for r in reversed(self._unnamed) if fold(r.text.partition(" ")[0]) == noun)
        return next(earlier, None) or (self._remembered.last_body() if rest else None)

    def _beside(self, end: int) -> Named | None:
        """The name in apposition behind a comma: "…, Col. Ryan Dillon", "…, the Syrian National Council"."""
        if self._text[end : end + 1] not in {",", "،"}:
            return None
        near = (n for n in self._from(end + 1, end + _TITLED))
        return next((n for n in near if _BEFORE_APPOSED.fullmatch(self._text[end : n.start])), None)

    def _self_named(self, end: int) -> Named | None:
        """The name that somebody gives himself behind what he is: "a resident, who identified himself as Abu Omar"."""
        near = (n for n in self._from(end, end + _TO_OWN_NAME) if n.section == "people")
        return next((n for n in near if _SELF_NAMED.fullmatch(self._text[end : n.start])), None)

    def _place(self, inside: Sequence[Named], start: int) -> Named | None:
        places = [n for n in inside if n.section == "places" and not self._text.startswith("-based", n.end)]
        if len(places) == 1 and places[0].start - start <= 4 and "source" not in self._text[start : places[0].end + 20]:
            return places[0]
        return None

    def _described(self, start: int, end: int, kinds: frozenset[str]) -> Named | Ref | None:
        """Whom a description means: "the ministry" the last one that spoke or was named, "a war monitor" of the opening the one named next."""
        words = _WORD.findall(self._text[start:end].lower())
        if not words or len(words) > _DESCRIPTION:
            return None
        if len(words) == 1 and not kinds:
            kinds = _nouns().get(words[0], frozenset())  # "Monitor", of a headline
        if words[0] == "the" and words[-1] in described("papers"):
            return self._remembered.last_body()  # "The 24-page report notes …"
        if words[0] in described("definite") or (kinds and len(words) == 1):
            ahead = self._named_next(end, kinds) if kinds and start < _LEAD else None
            return (
                self._told_before(start, kinds) or ahead
                if kinds
                else self._person_told_before(_noun(self._text[start:end]))
            )
        if kinds and words[0] in described("indefinite") and start < _LEAD:
            return self._named_next(end, kinds)
        return None

    def _told_before(self, start: int, kinds: frozenset[str]) -> Named | None:
        spoke = next((n for n in islice(self._remembered.bodies(), _BACK) if self._fits(n, kinds)), None)
        at = bisect.bisect_left(self._starts, start)
        before = reversed(self._named[max(0, at - _BACK) : at])
        return spoke or next((n for n in before if n.end <= start and self._fits(n, kinds)), None)

    def _person_told_before(self, noun: str) -> Named | None:
        """The last person who spoke, where the text says beside the name that it is such a one: "the spokesman"."""
        last = self._remembered.last_person()
        if last is None or noun not in _ROLES:
            return None
        around = [self._text[max(0, n.start - _NEAR) : n.end + _NEAR].lower() for n in self._named if n.key == last.key]
        return last if any(noun in _WORD.findall(part) for part in around) else None

    def _named_next(self, end: int, kinds: frozenset[str]) -> Named | None:
        """The first body of a kind that is named behind an opening."""
        ahead = (n for n in self._from(end + 1, end + _AHEAD) if n.section == "organizations")
        return next((n for n in ahead if self._fits(n, kinds)), None)

    def _fits(self, body: Named, kinds: frozenset[str]) -> bool:
        if body.section not in _BODIES:
            return False
        if (body.type if body.section == "organizations" else "group") in kinds:
            return True
        # A ministry of defence is a force, and bodies that no list has are of no type: they are called what they are.
        called = _WORD.findall(self._text[body.start : body.end].lower())
        return any(not kinds.isdisjoint(_nouns().get(word, frozenset())) for word in called)


@lru_cache(maxsize=64)
def described(kind: str) -> frozenset[str]:
    """Words of descriptions by what they do: lexicon/descriptions.yaml."""
    return frozenset(lexicon.load("descriptions", dict[str, list[str]])[kind])


@lru_cache(maxsize=16)
def _in_arabic(kind: str) -> frozenset[str]:
    """Arabic words around facts, folded: those for what a body has written, التقرير, and the like."""
    return frozenset(map(fold, lexicon.load("ar/around_facts", dict[str, list[str]])[kind]))


@lru_cache(maxsize=1)
def _nouns() -> dict[str, frozenset[str]]:
    """The nouns for bodies, and what may be meant by each."""
    return {
        noun: frozenset(kinds) for noun, kinds in lexicon.load("descriptions_of_bodies", dict[str, list[str]]).items()
    }


def _noun(words: str) -> str:
    """The noun of a description: the last word before what is said of it, "the head of the army"; none where it is a name."""
    noun = _last_noun(words)
    return "" if noun.istitle() else noun


def _is_somebody(words: str) -> bool:
    """Whether a description is of one human being: "a war monitor", "one of its doctors", no body and no place."""
    noun = _last_noun(words).lower()
    return noun in _ROLES or noun in persons() or words.lower().startswith("one of ")


def _has_role(words: str) -> bool:
    """Whether a description gives an office anywhere: "the Humanitarian Coordinator a.i. for Syria"."""
    return any(w.lower() in _ROLES or fold(w) in _in_arabic("speaks") for w in _WORD.findall(words))


def _last_noun(words: str) -> str:
    told = _WORD.findall(words)
    stop = next((i for i, w in enumerate(told) if w in described("behind_noun")), len(told))
    return told[stop - 1] if stop else ""


def _kinds(words: str) -> frozenset[str]:
    """The types of bodies that a description may mean: those of its noun, as far as the words around it agree."""
    kinds = _nouns().get(_noun(words).lower(), frozenset())
    for word in _WORD.findall(words.lower()):
        narrowed = kinds & _nouns().get(word, frozenset())
        kinds = narrowed or kinds
    return kinds
