"""Arabic materiel: the weapons and vehicles that a sentence names, how many, and whether a deed is done with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import msgspec

from newsparse import lexicon
from newsparse.facts.arabic.numbers import number_at
from newsparse.facts.arabic.triggers import is_with
from newsparse.lexicon.arabic import Word, folded, words

_REACH = 10
"""Words behind a deed within which it stands what it was done with, at most."""


class _Kind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    one: list[str]
    two: list[str]
    many: list[str]
    names: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Piece:
    """Materiel at [start, end) of the article, with its number where the words tell it; `deeds` are those done with it."""

    start: int
    end: int
    kind: str
    name: str | None
    count: int | None
    deeds: tuple[int, ...]


@lru_cache(maxsize=1)
def _known() -> dict[str, list[tuple[tuple[str, ...], str, str | None, int | None]]]:
    """Phrases by their first word, the longest first: kind, the model's name, and the number that the form means."""
    found: dict[str, list[tuple[tuple[str, ...], str, str | None, int | None]]] = {}
    for kind, own in lexicon.load("ar/materiel", dict[str, _Kind]).items():
        told: list[tuple[str, str | None, int | None]] = [(w, None, None) for w in (*own.one, *own.many)]
        told += [(w, None, 2) for w in own.two]
        told += [(w, name, None) for name, spelt in own.names.items() for w in spelt]
        for written, name, number in told:
            phrase = folded(written)
            found.setdefault(phrase[0], []).append((phrase, kind, name, number))
    return {first: sorted(own, key=lambda o: -len(o[0])) for first, own in found.items()}


def pieces(text: str, start: int, end: int, deeds: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    """The materiel of the sentence at [start, end); `deeds` are the spans of the words that say what happens in it, numbered."""
    own = words(text[start:end], start)
    free = [True] * len(own)
    index = 0
    while index < len(own):
        found = _at(own, index)
        if found is None:
            index += 1
            continue
        behind, kind, name, number, skip = found
        if name is None and (model := _model(own, behind)) is not None:
            behind, kind, name = model
        first = next(
            (i for i in range(max(0, index - 3), index) if (n := number_at(own, i, free)) and n[1] == index), None
        )
        counted = number_at(own, first, free) if first is not None else None
        used = tuple(
            n for n, deed in enumerate(deeds) if kind not in _HIT and _is_with_it(own, text, index, behind, deed)
        )
        yield Piece(own[index].start + skip, own[behind - 1].end, kind, name, counted[0] if counted else number, used)
        index = behind


_HIT = frozenset(["vehicle", "armoured_vehicle"])
"""What is hit rather than what one hits with: انفجرت عبوة بسيارة عسكرية."""


def _at(own: Sequence[Word], index: int) -> tuple[int, str, str | None, int | None, int] | None:
    """The longest phrase at a word, the letters of particles before it skipped: the word behind it, kind, name, number, letters."""
    for form, skip in zip(own[index].forms, own[index].skips, strict=True):
        for bare in (form, form.removeprefix("ال")):
            for phrase, kind, name, number in _known().get(bare, ()):
                rest = tuple(w.forms[0] for w in own[index + 1 : index + len(phrase)])
                if tuple(r.removeprefix("ال") for r in rest) == tuple(p.removeprefix("ال") for p in phrase[1:]):
                    return index + len(phrase), kind, name, number, skip
    return None


def _model(own: Sequence[Word], index: int) -> tuple[int, str, str] | None:
    """The model that stands right behind a noun: صاروخ تاو."""
    found = _at(own, index) if index < len(own) else None
    return (found[0], found[1], found[2]) if found is not None and found[2] is not None else None


def _is_with_it(own: Sequence[Word], text: str, first: int, behind: int, deed: tuple[int, int]) -> bool:
    """Whether a deed is told of with the words, or is done "with" what stands near behind it or does it right beside it."""
    start, end = own[first].start, own[behind - 1].end
    if start < deed[1] and deed[0] < end:
        return True
    at = next((i for i, w in enumerate(own) if w.start >= deed[1]), len(own))
    if at == first or (behind < len(own) and own[behind].start == deed[0]):
        return True  # "قصفت طائرات حربية", "طائرات حربية قصفت"
    return 0 <= first - at <= _REACH and is_with(own[first], text)
