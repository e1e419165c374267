"""People in Arabic text, which has no capitals: chains of names that a given name or a word for a person opens."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

import msgspec

from newsparse import lexicon
from newsparse.gazetteer.folding import VOWEL_SIGNS, fold
from newsparse.gazetteer.matching import Unit
from newsparse.gazetteer.words import arabic_words
from newsparse.lexicon.arabic import given_names, names
from newsparse.recognizing.arabic import is_arabic, only_terms
from newsparse.recognizing.arabic_lists import listed
from newsparse.recognizing.arabic_titles import (
    IN_THE_NAME,
    OPENING,
    befallen,
    before_one,
    beside_office,
    desks,
    follows_saying,
    in_office,
    title_before,
    title_before_adjective,
    titles,
)
from newsparse.recognizing.context import View
from newsparse.recognizing.proposals import Proposal, Source

_LONGEST = 5
"""Words of the longest name."""
_ARTICLE = "ال"
_GOD = "الله"
_SERVANT = "عبد"
"""The servant of: with the name of God that follows it is one name."""
_ON = "على"
"""The preposition, which folds to the same letters as the name علي; Syrian spelling tells them apart."""


class _Names(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    always: list[str]
    halves: list[str]
    given: list[str]
    foreign: list[str]
    other: list[str]
    no_names: list[str]


_LEXICON = lexicon.load("ar/names", _Names)
_ALWAYS = frozenset(map(fold, _LEXICON.always))
_NO_NAMES = frozenset(_LEXICON.no_names)
_FATHER = frozenset(map(fold, _LEXICON.halves))
_FOREIGN = frozenset(map(fold, _LEXICON.foreign))
_HALVES = _FATHER | {_SERVANT}
_KUNYA = frozenset(map(fold, ["أبو", "أم"]))
"""Father and mother of: what opens a kunya."""


def propose_chains(view: View) -> Iterator[Proposal]:
    """The chains of words that name a person, in order and apart."""
    units = view.units
    if not is_arabic(view.text):
        return
    index, last = 0, -1  # where the name before ended, whose list this may be
    while index < len(units):
        chain = _chain(view, units, index) or (listed(view, units, index, last) if last >= 0 else None)
        if chain is None:
            index, last = index + 1, -1
            continue
        index, last = index + len(chain), chain[-1].end
        yield Proposal(chain[0].start, last, Source.CHAIN)


def titles_before(view: View, start: int) -> tuple[str, ...]:
    """The title right before a name that begins at an offset, where it is one that is kept."""
    units = view.units
    index = bisect.bisect_right(view.unit_starts, start) - 1  # its unit, which a particle may open
    titled = title_before(units, index) if index >= 0 else None
    return (titled,) if titled in titles()[0] else ()


def _chain(view: View, units: Sequence[Unit], index: int) -> tuple[Unit, ...] | None:
    """The name that begins at a word: two names at least, or one and a word that looks like one behind a title."""
    if units[index].text in _NO_NAMES:
        return None  # بها folds to the letters of a name
    if units[index].text == IN_THE_NAME and title_before(units, index) is not None:
        return None  # the spokesman "in the name of"
    first = _opening(units[index]) or _opening_unknown(view, units, index)
    if first is None:
        called = _up_to_mark(view, units, index) if _is_called(view, units, index) else None
        return tuple(called) if called else None
    titled = (
        title_before(units, index)
        or title_before_adjective(units, index)
        or beside_office(view, units, index)
        or befallen(view, units, index)
    )
    led = titled in before_one() or titled is None
    titled = titled or _led(view, units, index)
    if first.key in _KUNYA and titled is None and not in_office(units, index):
        return None  # a place may be called so
    chain, sure = _grown(view, units, index, first, titled=titled is not None and not led)
    if len(chain) == 1 and led and titled is not None and _closes_led(units, index + 1):
        chain.append(units[index + 1])
    chain = _up_to_mark(view, units, index) or chain
    words = len(chain) - sum(u.key in _HALVES for u in chain)
    if words < 2 and not (len(chain) > 1 and (titled is not None or first.key in _KUNYA)):
        alone = _may_stand_alone(units, index, first, titled) or (bool(chain) and _aged(view, chain[-1], sure=True))
        return tuple(chain) if alone else None
    if sure < 2 and titled is None and not _aged(view, chain[-1]) and not in_office(units, index):
        return None
    if sure < 2 and led and titled is not None and not _ends(units, index + len(chain)) and not _aged(view, chain[-1]):
        return None  # "he mentioned the names of the villages"
    return tuple(chain)


def _up_to_mark(view: View, units: Sequence[Unit], index: int) -> list[Unit] | None:
    """The words in the quotation marks that a name opens, where they are few and somebody was harmed right before: ارتقاء "سعد الدين بري"."""
    if index == 0 or view.text[units[index - 1].end : units[index].start].strip() not in OPENING:
        return None
    called = _is_called(view, units, index)
    if befallen(view, units, index) is None and not called:
        return None
    for at in range(index, min(index + _LONGEST, len(units))):
        if view.text[units[at].end : units[at].end + 1] in _CLOSING:
            return list(units[index : at + 1]) if at > index else None
    return None


def _is_called(view: View, units: Sequence[Unit], index: int) -> bool:
    """Whether what the quotation marks hold is said to be called something else: “صباحي الإبراهيم” الملقب أبو حمزة."""
    for at in range(index, min(index + _LONGEST, len(units) - 1)):
        if view.text[units[at].end : units[at].end + 1] in _CLOSING:
            return _CALLED.search(f"{_SIGNS.sub('', units[at + 1].text)} ") is not None
    return False


def _grown(view: View, units: Sequence[Unit], index: int, first: Unit, *, titled: bool) -> tuple[list[Unit], int]:
    """The words of the name that a word opens, and how many of them are surely names."""
    chain, sure = [first], 1
    half = first.key in _HALVES
    for at in range(index + 1, min(index + _LONGEST, len(units))):
        unit = units[at]
        if not units[at].joined or not _gap(view, units, at):
            break
        behind_foreign = len(chain) == 1 and first.key in _FOREIGN and _may_be_foreign(unit)
        kind = "name" if behind_foreign else _part(unit, after_half=half, titled=titled and len(chain) == 1)
        if not kind:
            chain += [unit] if sure >= _SURE_NAMES and _closes(view, unit) else []
            break
        chain.append(unit)
        sure += kind == "name" or half
        half = unit.key in _HALVES
    while chain and chain[-1].key in _HALVES:
        chain.pop()
    return chain, sure


_SURE_NAMES = 2
"""Names behind which a word with the article closes the name, whatever it is: حسن خالد الدغيم."""


def _closes(view: View, unit: Unit) -> bool:
    """Whether a word with the article may be the family name behind two names: no day, title or word for a place, and no everyday word."""
    text = unit.text
    if not text.startswith(_ARTICLE) or len(text) <= _SHORTEST_FAMILY or unit.key in arabic_words() or only_terms(text):
        return False
    if text.endswith(_OF_SEVERAL):
        return False
    return text not in titles()[1] and not any(a < unit.end and unit.start < b for a, b in view.dates)


_OF_SEVERAL = ("ين", "ون", "ات", "تان")
"""Endings of words for several, which are said of people: العاملتين."""
_SHORTEST_FAMILY = 4
"""Letters that a family name with its article has more than."""


def _opening(unit: Unit) -> Unit | None:
    """The word as the beginning of a name: a given name, with "and" or "for" before it taken off."""
    if unit.text == _ON or unit.text in _verbs():
        return None
    if unit.key in _KUNYA or (unit.key in _FOREIGN and unit.key not in arabic_words()):
        return unit
    if unit.key in given_names() and not unit.text.startswith(_ARTICLE) and unit.key not in arabic_words() | _FATHER:
        return unit
    if unit.key == _SERVANT or (unit.key in given_names() and unit.key in _ALWAYS):
        return unit
    for skip, key in unit.stems:
        if key in _KUNYA and unit.text[0] == "ب":
            return Unit(unit.start + skip, unit.end, unit.text[skip:], key, key, unit.end, unit.joined, False)
        if (
            key in given_names()
            and key not in arabic_words()
            and unit.key not in names()
            and not unit.text.startswith(_ARTICLE, skip)
            and unit.text[skip:] != _ON
            and unit.text[skip:] not in _verbs()
        ):
            return Unit(unit.start + skip, unit.end, unit.text[skip:], key, key, unit.end, unit.joined, False)
    return None


def _closes_led(units: Sequence[Unit], at: int) -> bool:
    """Whether an unknown word closes a name behind a verb of saying: nothing but "that" or a mark follows, "قالت زينب حمكي إن"."""
    if at >= len(units) or not units[at].joined or len(units[at].text) <= _SHORTEST_ALONE:
        return False
    unit = units[at]
    if unit.key in arabic_words() or only_terms(unit.text) or unit.stems or unit.text.startswith(_ARTICLE):
        return False
    return _ends(units, at + 1)


def _ends(units: Sequence[Unit], at: int) -> bool:
    """Whether nothing but "that", whom something is told to, or a mark stands at a place behind a name."""
    return at >= len(units) or not units[at].joined or units[at].key in _THAT or units[at].text.startswith("ل")


def _may_stand_alone(units: Sequence[Unit], index: int, first: Unit, titled: str | None) -> bool:
    """Whether a given name alone is a person's: behind a word of kin, "أخي عامر", or a verb of saying, "تقول سلمى"."""
    if titled is None or first.key in _HALVES - {_SERVANT} or len(first.text) < _SHORTEST_ALONE:
        return False
    if _inflected(first) or first.text in _verbs():
        return False
    if titled in before_one():
        return True
    return follows_saying(units, index) and first.key not in arabic_words() and _ends(units, index + 1)


_THAT = frozenset(map(fold, ["إن", "أن", "بأن", "إنه", "إنها", "أنه", "أنها"]))
"""Behind who says something."""


def _inflected(unit: Unit) -> bool:
    """Whether a word is written with an ending that no name has: رداً."""
    return "\u064b" in unit.text


@lru_cache(maxsize=1)
def _verbs() -> frozenset[str]:
    """The verbs of saying and of dying as written, which are no names: "دعا" is not دعاء."""
    told = (v for verbs in lexicon.load("ar/reporting", dict[str, list[str]]).values() for v in verbs)
    return frozenset([*told, *lexicon.load("ar/around_facts", dict[str, list[str]])["dies"]])


_SHORTEST_ALONE = 3
"""Letters of a given name that stands alone, at least."""


def _led(view: View, units: Sequence[Unit], index: int) -> str | None:
    """What else a person follows: a verb of saying, a nickname's "الملقب بـ", a number of a list, a desk "تحرير:", the place of a byline."""
    if not index:
        return None
    before, gap = units[index - 1], view.text[units[index - 1].end : units[index].start]
    if gap == " " and follows_saying(units, index):
        return before.text
    if before.text in desks() and gap.strip(" :") == "":
        return before.text
    lead = view.text[max(0, units[index].start - _LEAD) : units[index].start]
    if before.text in _ARE and gap == " ":
        return before.text
    return "led" if _CALLED.search(_SIGNS.sub("", lead)) or _NUMBERED.search(lead) else None


_ARE = frozenset(["وهم", "وهما", "وهن"])
"""Before the names of those who were told of: قتل رجلان وهما سامي خليل الخزام."""
_LEAD = 24
_CALLED = re.compile(r"(?:ملقب|مكن[ىي]|كنى|لقب|عرف|معروف|دعى|مدعو)ا?\s(?:باسم\s|ب)?\s?[\"“«(]?$")
"""Before what somebody is called: الملقب بـ"أبو عماد"."""
_SIGNS = re.compile(f"[{VOWEL_SIGNS}ـ]")
_NUMBERED = re.compile(r"(?:^|\n|\s)\d{1,3}\s?[-_–.)ـ]\s?$")
"""The number of a line in a list of names."""


def _opening_unknown(view: View, units: Sequence[Unit], index: int) -> Unit | None:
    """A given name that no list has, or that is a word too: behind a title or a word for a person, before a name: الطفل روهات محمد."""
    unit = units[index]
    behind = units[index + 1] if index + 1 < len(units) and units[index + 1].joined else None
    if behind is None or unit.text.startswith(_ARTICLE) or len(unit.text) < _SHORTEST_ALONE:
        return None
    wish = behind.text == _GOD and unit.key != _SERVANT and bool(unit.stems)
    if unit.text == _ON or wish:
        return None  # بإذن الله
    family = (
        behind.text.startswith(_ARTICLE) and len(behind.text) > _SHORTEST_FAMILY and behind.key not in arabic_words()
    )
    own = unit.key in given_names() or not unit.text.endswith(_SOMEBODYS)
    if own and _aged(view, behind, sure=True) and not only_terms(unit.text) and unit.text not in titles()[1]:
        return unit  # سلام عزام (61 عاما)
    titled = title_before(units, index)
    led = titled or _led(view, units, index)
    given = unit.key in given_names()
    called = given and titled is not None and titled.startswith(_ARTICLE) and _may_be_foreign(behind)
    if led is None or not (behind.key in names() or (family and given) or called):
        return None
    if titled is None:
        return unit if unit.key in given_names() and unit.text not in _verbs() and not _inflected(unit) else None
    if unit.key in given_names() and titled.startswith(_ARTICLE):
        return unit
    known = unit.key in arabic_words() or unit.text in titles()[1] or only_terms(unit.text)
    return None if known or any(key in arabic_words() for _, key in unit.stems) else unit


def _part(unit: Unit, *, after_half: bool, titled: bool) -> str:
    """What a word is behind the beginning of a name: a "name", "like" one (a word with the article), or empty."""
    if after_half:
        return "name"
    if unit.text == _ON:
        return ""
    if unit.key in _HALVES:
        return "like"
    if unit.key in names():
        return "name"
    if unit.text.startswith(_ARTICLE) and len(unit.text) > 4 and (unit.text.endswith(("ي", "ى")) or titled):
        return "like"
    if not titled or _is_a_word(unit):
        return ""
    return "like" if not unit.stems or len(unit.text) > _SHORTEST_FAMILY else ""


def _is_a_word(unit: Unit) -> bool:
    """Whether a word is an everyday one, a title, or has an ending or a particle with the article, as no name has: بالإفراج, متأثراً."""
    stems = {key.removeprefix(_ARTICLE) for _, key in unit.stems} | {key for _, key in unit.stems}
    bare = {unit.text, *(unit.text[at:] for at, _ in unit.stems)}
    opened = unit.text.startswith("لل") or (bool(unit.stems) and unit.text.startswith(_ARTICLE, 1))
    known = not ({unit.key} | stems).isdisjoint(arabic_words()) or not bare.isdisjoint(titles()[1])
    return opened or known or _inflected(unit)


def _may_be_foreign(unit: Unit) -> bool:
    """Whether a word may be a foreigner's family name: no word of Arabic, with a particle or without."""
    stems = {key for _, key in unit.stems}
    known = arabic_words()
    return (
        not unit.text.startswith(_ARTICLE)
        and unit.key not in known
        and not (stems & known)
        and unit.text not in titles()[1]
    )


def _gap(view: View, units: Sequence[Unit], at: int) -> bool:
    return view.text[units[at - 1].end : units[at].start] in {" ", "\u00a0"}


_CLOSING = frozenset('"”»“')


def _aged(view: View, last: Unit, *, sure: bool = False) -> bool:
    """Whether an age follows in brackets, surely one where it says so: (٢٠ عاماً)."""
    behind = view.text[last.end : last.end + _AGE].lstrip()
    if sure:
        return _YEARS_OLD.match(behind) is not None
    return behind[:1] == "(" and any(c.isdecimal() for c in behind[:5])


_SOMEBODYS = ("هم", "هما", "ها", "نا")
"""Pronouns at the end of a word for whose kin or neighbour somebody is: جارهم ياسين (40 عاما)."""
_AGE = 12
_YEARS_OLD = re.compile(r"\(\s?\d{1,2}\s(?:عام|سنة|سنو|أعوا)")
