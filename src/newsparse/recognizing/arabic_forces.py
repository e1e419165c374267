"""Forces that Arabic text names by an adjective of their country, with what they fight with or what they do: طائرة مسيرة تركية, قصف روسي."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

import msgspec

from newsparse import lexicon
from newsparse.gazetteer.folding import fold, key
from newsparse.gazetteer.matching import Hit, Unit
from newsparse.recognizing.arabic import is_arabic
from newsparse.recognizing.context import Context, View
from newsparse.recognizing.proposals import Proposal, Source

_ARTICLE = "ال"
_BETWEEN = 3
"""Words between a noun and the adjective, at most: طائرة حربية بدون طيار تركية."""
_GAP = " "
_BESIDE = 2
"""Words behind "the mercenaries" within which the force stands that they fight beside."""


class _Forces(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    owners: dict[str, list[str]]
    regime: list[str]
    by_the_regime: list[str]
    regime_in_the_air: str
    regime_on_the_ground: str
    aircraft: list[str]
    no_force_behind: list[str]
    no_force_before: list[str]
    masculine: list[str]
    means: list[str]
    kinds: list[str]
    deeds: list[str]
    deed_kinds: list[str]
    mercenaries: list[str]
    bare_mercenaries: list[str]
    done_to: list[str]
    whose_mercenaries: list[str]
    mercenaries_of_turkey: str


@lru_cache(maxsize=1)
def _forces() -> _Forces:
    return lexicon.load("ar/forces", _Forces)


@lru_cache(maxsize=16)
def _words(kind: str) -> frozenset[str]:
    return frozenset(map(fold, getattr(_forces(), kind)))


@lru_cache(maxsize=1)
def _believed() -> frozenset[str]:
    """Verbs that say what is only believed of a deed or of aircraft: غارات يعتقد أنها روسية."""
    return frozenset(map(fold, lexicon.load("ar/around_facts", dict[str, list[str]])["believed"]))


@lru_cache(maxsize=1)
def _owners() -> dict[str, str]:
    """Folded adjectives with the name of the force that each means."""
    return {fold(a): name for name, adjectives in _forces().owners.items() for a in adjectives}


def propose_forces(context: Context, view: View) -> Iterator[Proposal]:
    """A noun of war with the adjective behind it; of a deed the adjective alone, for the deed is no part of who does it."""
    if not is_arabic(view.text):
        return
    yield from _mercenaries(context, view)
    for index, unit in enumerate(view.units):
        deed = _opens(unit, "deeds")
        start = _opens(unit, "means") if deed is None else deed
        last = _adjective(view, index, "deed_kinds" if deed is not None else "kinds") if start is not None else None
        before = fold(view.units[index - 1].text) if index else ""
        if start is None or last is None or before.removeprefix("و") in _words("no_force_before"):
            continue
        adjective = view.units[last]
        entries = context.gazetteer.entries(key(_name_of(unit, adjective)))
        first = adjective.start if deed is not None else start
        if fold(adjective.text) in _words("by_the_regime"):
            first += 1  # its particle
        if entries and not _is_known(
            view, first, adjective.end, (first if deed is not None else adjective.start, adjective.end)
        ):
            yield Proposal(first, adjective.end, Source.ACTOR, Hit(first, adjective.end, entries, last - index + 1))
            yield from _another_owner(context, view, last)


def _mercenaries(context: Context, view: View) -> Iterator[Proposal]:
    """Those who are only called mercenaries beside Turkey's forces: الاحتلال التركي ومرتزقته, المرتزقة والقوات التركية."""
    for index, unit in enumerate(view.units):
        start = _opens(unit, "mercenaries")
        if start is None or view.text[start : unit.end] in _forces().bare_mercenaries:
            continue
        those = view.text.startswith(_ARTICLE, start)  # and not theirs
        near = view.units[index + 1 : index + 1 + _BESIDE] if those else view.units[max(0, index - 1) : index]
        parted = view.text[start - 1 : start] == "و" or any(
            u.text.startswith("و") for u in view.units[index + 1 : index + 2]
        )
        beside = any(_opens(u, "whose_mercenaries") is not None for u in near)
        entries = context.gazetteer.entries(key(_forces().mercenaries_of_turkey))
        if parted and beside and entries:
            yield Proposal(start, unit.end, Source.ACTOR, Hit(start, unit.end, entries, 1))


def _another_owner(context: Context, view: View, last: int) -> Iterator[Proposal]:
    """The second of two countries whose deed it is: قصف سوري روسي, غارات سورية وروسية."""
    behind = view.units[last + 1] if last + 1 < len(view.units) else None
    if behind is None or view.text[view.units[last].end : behind.start] != _GAP:
        return
    joined = behind.text.startswith("و") and _bare(behind) not in _owners()
    name = _owners().get(fold(behind.text[joined:]).removeprefix(_ARTICLE))
    entries = context.gazetteer.entries(key(name)) if name is not None else ()
    if entries:
        yield Proposal(
            behind.start + joined, behind.end, Source.ACTOR, Hit(behind.start + joined, behind.end, entries, 1)
        )


def _name_of(noun: Unit, owner: Unit) -> str:
    """The name that the gazetteer has for whose force it is: by the adjective, or the regime's in the air or on the ground."""
    if (name := _owners().get(_bare(owner))) is not None:
        return name
    flies = _opens(noun, "aircraft") is not None
    return _forces().regime_in_the_air if flies else _forces().regime_on_the_ground


def _opens(unit: Unit, kind: str) -> int | None:
    """Where a noun of a kind begins, behind a particle and with its article perhaps; None for any other word."""
    words = _words(kind)
    if _bare(unit) in words:
        return unit.start
    return next((unit.start + offset for offset, stem in unit.stems if stem.removeprefix(_ARTICLE) in words), None)


def _bare(unit: Unit) -> str:
    """A word, folded, without its article."""
    return fold(unit.text).removeprefix(_ARTICLE)


def _adjective(view: View, index: int, kinds: str) -> int | None:
    """The adjective of a country behind a noun, with nothing between but what kind it is, or that somebody believes it."""
    units, between = view.units, _words(kinds)
    for at in range(index + 1, min(index + 2 + _BETWEEN, len(units))):
        gap = view.text[units[at - 1].end : units[at].start]
        if gap != _GAP:
            return None
        word = _bare(units[at])
        if word in _owners():
            longer = at + 1 < len(units) and fold(units[at + 1].text) in _words("no_force_behind")
            return at if not longer and _agree(units[index], word) else None
        if fold(units[at].text) in _words("regime"):
            return at if kinds == "kinds" and at == index + 1 else None
        if fold(units[at].text) in _words("by_the_regime"):
            own = kinds == "deed_kinds" and _opens(units[index], "done_to") is None
            return at if own and not _is_of_another_country(units, at + 1) else None
        if word in _believed():
            return at + 2 if at + 2 < len(units) and _bare(units[at + 2]) in _owners() else None
        if word not in between:
            return None
    return None


def _is_of_another_country(units: Sequence[Unit], index: int) -> bool:
    """Whether an adjective that is not Syria's follows "the regime"."""
    if index >= len(units) or not units[index].joined:
        return False
    text = units[index].text
    return text.startswith(_ARTICLE) and text.endswith("ي") and _owners().get(_bare(units[index])) != _SYRIAN


_SYRIAN = "القوات الحكومية السورية"


def _agree(noun: Unit, adjective: str) -> bool:
    """Whether an adjective has the gender of a noun: "قصف سورية" is done to Syria."""
    return (_opens(noun, "masculine") is not None) != adjective.endswith("ه")


def _is_known(view: View, start: int, end: int, owner: tuple[int, int]) -> bool:
    """Whether the gazetteer has a name of a force or body over those words, and knows better where it ends; the owner alone is none."""
    known = (h for h in view.hits if h.start < end and start < h.end and (h.start, h.end) != owner)
    return any(e.section in {"groups", "organizations"} for h in known for e in h.entries)
