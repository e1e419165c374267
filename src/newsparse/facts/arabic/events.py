"""What an Arabic sentence says that happens, by words and phrases; a force named right behind does it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

import msgspec

from newsparse import lexicon
from newsparse.facts.arabic.around import word_of
from newsparse.facts.events import Happening
from newsparse.facts.meant import Named
from newsparse.facts.triggers import Trigger
from newsparse.facts.words import Clause
from newsparse.lexicon.arabic import Word, folded, words

_REACH_BEFORE = 4
"""Words before what happens among which it is denied."""
_FORCE_REACH = 4
"""Words behind what happens within which the force stands that does it: قصف مدفعي لقوات النظام."""


class _Happens(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    type: str
    sub_type: str
    words: list[str]


@lru_cache(maxsize=1)
def _triggers() -> dict[tuple[str, ...], tuple[str, str]]:
    found: dict[tuple[str, ...], tuple[str, str]] = {}
    for entry in lexicon.load("ar/events", list[_Happens]):
        for word in entry.words:
            found.setdefault(folded(word), (entry.type, entry.sub_type))
    return found


def happenings(clause: Clause, text: str, forces: Sequence[Named]) -> Iterator[Happening]:
    """What a sentence says that happens, each kind once; a force named right behind the word does it."""
    start, end = clause.sentence.start, clause.sentence.end
    own = words(text[start:end], start)
    seen: set[str] = set()
    index = 0
    while index < len(own):
        read = _trigger(own, index)
        if read is None:
            index += 1
            continue
        first, (behind, (type_, sub_type)) = index, read
        index = behind
        if sub_type in seen:
            continue
        seen.add(sub_type)
        last = own[behind - 1].end
        trigger = Trigger(clause.at(own[first].start), clause.at(last - 1) + 1, type_, sub_type)
        limit = own[min(behind + _FORCE_REACH, len(own)) - 1].end
        agents = [(clause.at(f.start), clause.at(f.end - 1) + 1) for f in forces if last <= f.start < limit]
        before = [w.forms[0] for w in own[max(0, first - _REACH_BEFORE) : first]]
        denied = any(w in word_of("denies") for w in before) or any(w in word_of("negation") for w in before[-1:])
        yield Happening(clause, trigger, agents=agents[:1], denied=denied)


def _trigger(own: Sequence[Word], index: int) -> tuple[int, tuple[str, str]] | None:
    for length in (3, 2, 1):
        if index + length > len(own):
            continue
        rest = tuple(w.forms[0] for w in own[index + 1 : index + length])
        for form in own[index].forms:
            if (form, *rest) in _triggers():
                return index + length, _triggers()[form, *rest]
    return None
