"""What Arabic words for settlements name, known or not: قرية البريهة, قرى سفوهن والفطيرة."""

from __future__ import annotations

import bisect
import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from newsparse.gazetteer import Gazetteer
from newsparse.gazetteer.folding import fold, key
from newsparse.gazetteer.matching import PARTICLES, Hit, Unit
from newsparse.lexicon.arabic import is_deed
from newsparse.recognizing.arabic import acts, around_settlements, describes, in_terms, is_arabic, only_terms
from newsparse.recognizing.context import View
from newsparse.recognizing.proposals import Proposal, Source
from newsparse.recognizing.typewords import ALL_TYPE_WORDS

_ONE, _SEVERAL = frozenset(["village", "town"]), frozenset(["villages", "towns"])
_ARTICLE, _AND, _CLAUSE = "ال", "و", frozenset("وف")
_GAP = re.compile(r"[ \u00a0]{1,2}[\"“”«(#]?|[ \u00a0]?[\"“”«(#]")
_COMMA = re.compile(r"[\"“”»]?[،,] ?[\"“”«(#]?")
_OFTEN = 5
"""Names of several words of the gazetteer from which their first word is one that opens names: تل, أبو, كفر."""
_SHORTEST = 3
_MOST = 10
"""Names of the longest list."""


def propose_settlements(view: View, gazetteer: Gazetteer) -> Iterator[Proposal]:
    """The names behind words for a village or a town, and the lists of names behind "villages" and "towns"."""
    if not is_arabic(view.text):
        return
    for index, unit in enumerate(view.units[:-1]):
        if _ARTICLE in unit.text[:4]:
            continue  # "the village" is followed by no name
        term = in_terms([unit.text])[-1]
        if term in _ONE | _SEVERAL:
            yield from _names(view, gazetteer, index + 1, _MOST if term in _SEVERAL else 1)
        elif _is_site(unit) and _names_a_site(view, gazetteer, index + 1):
            yield from _names(view, gazetteer, index + 1, 1, known_too=True)


def _is_site(unit: Unit) -> bool:
    """Whether a word is one for a street, a quarter, a mosque and the like, perhaps behind a particle."""
    sites = around_settlements("sites")
    return fold(unit.text) in sites or (unit.text[0] in PARTICLES and fold(unit.text[1:]) in sites)


def behind_site_word(view: View, start: int) -> bool:
    """Whether an Arabic word for a street, a quarter, a mosque and the like stands right before an offset: no town is meant."""
    index = bisect.bisect_right(view.unit_starts, start) - 1  # its unit, which a particle may open
    if not 0 < index < len(view.units) or not is_arabic(view.units[index].text):
        return False
    return _is_site(view.units[index - 1]) and fold(view.units[index].text) not in around_settlements("of_any_town")


def _names_a_site(view: View, gazetteer: Gazetteer, index: int) -> bool:
    """Whether a word behind such a word is its name: with the article, and not what any town has: "the market of the city", سوق مدينة الباب."""
    text = view.units[index].text
    if fold(text) in around_settlements("of_any_town"):
        return False
    return fold(text) in _openings(gazetteer) or (text.startswith(_ARTICLE) and len(text) > _SHORTEST + 1)


def _names(view: View, gazetteer: Gazetteer, index: int, most: int, *, known_too: bool = False) -> Iterator[Proposal]:
    """The names from a word on, as many as a list may have; on request those too that the gazetteer has for something else."""
    units = view.units
    for number in range(most):
        if index >= len(units) or not (_GAP if number == 0 else _COMMA).fullmatch(_gap(view, index)):
            joined = number > 0 and index < len(units) and _gap(view, index) == " "
            if not (joined and units[index].text.startswith(_AND)):
                return
        skip = 1 if number and units[index].text.startswith(_AND) else 0
        if not _may_open(gazetteer, units[index], skip):
            return
        start = units[index].start + skip
        known = max((h.end for h in view.hits if h.start == start and _of_places(h)), default=start)
        last = index
        if known > start and not known_too:  # the gazetteer's own name says where it ends
            while units[last].end < known:
                last += 1
        else:
            opens = fold(view.text[start : units[index].end]) in _openings(gazetteer)
            if number and not opens and not view.text.startswith(_ARTICLE, start):
                return  # behind a comma or "and" an unknown word is as likely a verb
            last += _goes_on(view, gazetteer, index, skip)
            yield Proposal(start, units[last].end, Source.SETTLEMENT)
        index = last + 1


def _of_places(hit: Hit) -> bool:
    return any(e.section == "places" for e in hit.entries)


def _gap(view: View, index: int) -> str:
    return view.text[view.units[index - 1].end : view.units[index].start]


def _may_open(gazetteer: Gazetteer, unit: Unit, skip: int) -> bool:
    """Whether a word may begin a name: no word of place, no everyday word, none that a particle opens which parts the two."""
    text = unit.text[skip:]
    if only_terms(text) and in_terms([text])[-1] not in ALL_TYPE_WORDS:
        return False
    if is_deed(unit.text) or acts([text], (), opens=False):
        return False
    if fold(text) in _openings(gazetteer):
        return True
    if len(text) < _SHORTEST or not is_arabic(text) or only_terms(text) or describes(text):
        return False
    return not (text[0] in PARTICLES and in_terms([text])[-1].isascii())


def _goes_on(view: View, gazetteer: Gazetteer, index: int, skip: int) -> int:
    """How many words more the name has: one behind a word that opens names, or where "the great" and the like follow it."""
    if index + 1 >= len(view.units) or not view.units[index + 1].joined or _gap(view, index + 1) != " ":
        return 0
    first, second = view.units[index].text[skip:], view.units[index + 1].text
    if second[0] in _CLAUSE or is_deed(second) or describes(second):
        return 0
    if fold(first) in _openings(gazetteer):
        return 0 if only_terms(second) and not second.startswith(_ARTICLE) else 1
    described = second.startswith(_ARTICLE) or not first.startswith(_ARTICLE)
    return 1 if described and fold(second) in around_settlements("endings") else 0


@lru_cache(maxsize=4)
def _openings(gazetteer: Gazetteer) -> frozenset[str]:
    """The folded first words that many Arabic names of several words have."""
    counts: Counter[str] = Counter()
    for id_ in gazetteer.ids("places"):
        filed = {key(name) for name in gazetteer.names_of_place(id_)}
        counts.update({k.split()[0] for k in filed if " " in k and not k.isascii()})
    return frozenset(word for word, count in counts.items() if count >= _OFTEN)
