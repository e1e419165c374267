"""Arabic numbers of people: in digits and in words, with hundreds and thousands."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from newsparse import lexicon
from newsparse.facts.arabic.around import word_of
from newsparse.lexicon.arabic import Word, folded

_TEN, _HUNDRED = 10, 100


@lru_cache(maxsize=1)
def numbers() -> dict[str, int]:
    """Words for numbers, folded."""
    raw = lexicon.load("ar/numbers", dict[int, list[str]])
    return {folded(w)[0]: n for n, forms in raw.items() for w in forms}


@lru_cache(maxsize=1)
def _scales() -> dict[str, int]:
    """Words for thousands and millions that a number multiplies: 4 آلاف."""
    return {w: scale for w, scale in numbers().items() if scale >= 1_000}


def number_at(words: Sequence[Word], index: int, free: Sequence[bool]) -> tuple[int, int] | None:
    """The number that begins at a word, and the index behind it: "خمسة", "أحد عشر", "مئة وثلاثة", "4 آلاف".

    `free` says of each word whether it may be a number of people.
    """
    if not 0 <= index < len(words) or not free[index]:
        return None
    if words[index].forms[0] in word_of("half") and (scale := _scale(words, index + 1, free)) is not None:
        return scale // 2, index + 2  # half a million
    read = _below_thousand(words, index, free)
    if read is None:
        return None
    number, behind = read
    scale = _scale(words, behind, free) if number < 1_000 else None
    if not scale:
        return number, behind
    rest = _below_thousand(words, behind + 1, free) if _opens_with_and(words, behind + 1) else None
    if rest is not None and rest[0] < scale:
        return number * scale + rest[0], rest[1]  # 38 ألفا و600
    return number * scale, behind + 1


def _opens_with_and(words: Sequence[Word], index: int) -> bool:
    """Whether "and" is written as one with a word."""
    if index >= len(words):
        return False
    word = words[index]
    return len(word.forms) > 1 or (word.number is not None and len(str(word.number)) < word.end - word.start)


def _below_thousand(words: Sequence[Word], index: int, free: Sequence[bool]) -> tuple[int, int] | None:
    """A number as it stands, without what multiplies it; the parts of one in words are joined by "and"."""
    digits = words[index].number
    if digits is not None:
        return digits, index + 1
    number = _value(words, index, free)
    following = _value(words, index + 1, free)
    if words[index].forms[0] in word_of("eleven") and following == _TEN:
        return 11, index + 2
    if number is None:
        return None
    if (
        number < _TEN
        and following is not None
        and (following == _TEN or following % _TEN == 0)
        and following < _HUNDRED
    ):
        return number + following, index + 2
    if number < _TEN and following == _HUNDRED:
        number, index = number * _HUNDRED, index + 1
    joined = _value(words, index + 1, free) if len(words) > index + 1 and len(words[index + 1].forms) > 1 else None
    if number % _HUNDRED == 0 and number < 1_000 and joined is not None and joined < _HUNDRED:
        rest = _below_thousand(words, index + 1, free)
        return (number + rest[0], rest[1]) if rest is not None else None
    return number, index + 1


def _value(words: Sequence[Word], index: int, free: Sequence[bool]) -> int | None:
    if index >= len(words) or not free[index]:
        return None
    forms = words[index].forms
    joined = (forms[0][1:],) if len(forms) == 1 and forms[0].startswith("و") else ()  # وست
    return next((numbers()[f] for f in (*forms, *joined) if f in numbers()), None)


def _scale(words: Sequence[Word], index: int, free: Sequence[bool]) -> int | None:
    if index >= len(words) or not free[index]:
        return None
    return _scales().get(words[index].forms[0])
