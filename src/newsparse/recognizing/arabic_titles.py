"""What stands before a person's name in Arabic: titles, offices, verbs of saying, and the words for what befell him."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import msgspec

from newsparse import lexicon
from newsparse.gazetteer.folding import fold
from newsparse.gazetteer.matching import Unit
from newsparse.lexicon.arabic import given_names
from newsparse.recognizing.arabic import only_terms
from newsparse.recognizing.context import View

_ARTICLE = "ال"
_DONE_TO_ONE = ("killed", "injured", "detained", "abducted")
_QUOTED_REACH = 3
"""Words from harm to the name in quotation marks of whom it befell: اغتال مجهولون "أبو حسن"."""
OPENING = frozenset('"“«')
_OFFICE_REACH = 7
"""Words of an office and what it is the office of, at most."""
IN_THE_NAME = "باسم"


class _Titles(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    ranks: list[str]
    titles: list[str]
    kinds: list[str]
    desks: list[str]
    alone: list[str]


@lru_cache(maxsize=1)
def titles() -> tuple[frozenset[str], frozenset[str]]:
    """Words that are kept as titles, and all words that a person follows, as written."""
    raw = lexicon.load("ar/titles", _Titles)
    kept = frozenset([*raw.ranks, *raw.titles])
    return kept, kept | frozenset([*raw.kinds, *raw.alone])


@lru_cache(maxsize=1)
def before_one() -> frozenset[str]:
    """Words behind which a given name alone is a person's: of kin, and titles that are no part of a place's name."""
    return frozenset(lexicon.load("ar/titles", _Titles).alone)


@lru_cache(maxsize=1)
def desks() -> frozenset[str]:
    """Words of bylines before who wrote: إعداد وتحرير."""
    return frozenset(lexicon.load("ar/titles", _Titles).desks)


@lru_cache(maxsize=1)
def says() -> frozenset[str]:
    """Verbs of saying, folded, whose subject stands behind them."""
    return frozenset(fold(v) for verbs in lexicon.load("ar/reporting", dict[str, list[str]]).values() for v in verbs)


def follows_saying(units: Sequence[Unit], index: int) -> bool:
    """Whether a verb of saying, perhaps behind "and", stands right before a word."""
    return index > 0 and not says().isdisjoint(keys(units[index - 1]))


def keys(unit: Unit) -> set[str]:
    """The keys of a word, as it is and without the particles before it."""
    return {unit.key, *(key for _, key in unit.stems)}


def title_before(units: Sequence[Unit], index: int) -> str | None:
    """The title or word for a person right before a word."""
    if not index or not units[index].joined:
        return None
    before = units[index - 1].text
    known = titles()[1]
    return next((w for w in (before, before[1:]) if w in known), None)


def title_before_adjective(units: Sequence[Unit], index: int) -> str | None:
    """The title before the adjective that stands before a word: العميد السابق, الراصد العسكري."""
    if index < 2 or not units[index].joined:
        return None
    adjective = units[index - 1].text.startswith(_ARTICLE) and units[index - 1].text.endswith(
        ("ي", "ية", "ق", "قة", "د", "أول")
    )
    return title_before(units, index - 1) if adjective else None


def beside_office(view: View, units: Sequence[Unit], index: int) -> str | None:
    """The word for an office before a name in quotation marks or behind a comma: المحامي "فراس العلواني", مدير المركز، سامر الجندي."""
    before = view.text[max(0, units[index].start - 2) : units[index].start]
    if index == 0 or (before[-1:] not in OPENING and before != "، "):
        return None
    reach = range(index - 1, max(-1, index - _OFFICE_REACH), -1)
    return next((units[i].text for i in reach if {units[i].text, units[i].text[1:]} & titles()[1]), None)


def in_office(units: Sequence[Unit], index: int) -> bool:
    """Whether a word for an office stands a word or two before, with what it is the office of: محافظ حمص طلال البرازي."""
    for at in range(index, max(index - 3, 0), -1):
        if not units[at].joined:
            return False
        if at < index and title_before(units, at) is not None:
            return True
    return _speaks_for(units, index)


def _speaks_for(units: Sequence[Unit], index: int) -> bool:
    """Whether "the spokesman of" stands before a name, with whom he speaks for between the two: المتحدث باسم أحرار الشام قاسم."""
    for at in range(index - 1, max(index - _OFFICE_REACH, 0), -1):
        if not units[at + 1].joined:
            return False
        if units[at].text == IN_THE_NAME and title_before(units, at) is not None:
            return True
    return False


def befallen(view: View, units: Sequence[Unit], index: int) -> str | None:
    """The word of harm or arrest right before a given name, or before a name in quotation marks: استشهاد جيهان بلكين, ارتقاء "سعد الدين بري"."""
    if index == 0:
        return None
    gap = view.text[units[index - 1].end : units[index].start]
    quoted = gap.strip() in OPENING
    near = units[max(0, index - (_QUOTED_REACH if quoted else 1)) : index]
    if not quoted and (gap != " " or units[index].key not in given_names()):
        return None
    at = next((i for i, u in enumerate(near) if not _harms().isdisjoint(keys(u))), None)
    if at is None or any(
        only_terms(u.text) or u.key in _named_for() or not says().isdisjoint(keys(u)) for u in near[at + 1 :]
    ):
        return None  # إصابة مشفى "عدنان كيوان"
    return near[at].text


@lru_cache(maxsize=1)
def _named_for() -> frozenset[str]:
    """What may be called after somebody, folded: schools, battalions, songs."""
    return frozenset(map(fold, lexicon.load("ar/around_facts", dict[str, list[str]])["named_for"]))


@lru_cache(maxsize=1)
def _harms() -> frozenset[str]:
    """The words for what is done to people, folded."""
    kinds = lexicon.load("ar/harm", dict[str, dict[str, list[str]]])
    return frozenset(fold(w) for kind in _DONE_TO_ONE for w in kinds[kind]["words"])
