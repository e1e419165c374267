"""Words of temporal expressions: from text to tokens with a class and a value.

A class is one character, so that a sentence becomes a short string and a rule
becomes an ordinary regular expression over classes (see grammar.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from newsparse.lexicon import days, numbers
from newsparse.models import Record
from newsparse.reading.dates import MONTHS
from newsparse.temporal.names import names

_TOKEN = re.compile(
    r"\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wed|thurs?|thu|fri|sat|sun)\.|\d{1,2}\.\d{1,2}\.(?:19|20)\d\d\b|\d\d\.\d\d\.\d\d\b(?!\.\d)|\d{1,2}:\d\d(?::\d\d)?|\d+(?:,\d{3})+(?:\.\d+)?|\d+\.\d+|\d+(?:st|nd|rd|th|s)\b|\d+(?:am|pm)\b"
    # a day whose comma was lost, "Jul 282016"
    r"|(?<=jan |feb |mar |apr |may |jun |jul |aug |sep |oct |nov |dec )\d\d?(?=(?:19|20)\d\d\b)|\d+"
    r"|[QH][1-4]\b|['’]\d\ds?\b|['’]s\b|[ap]\.m\.|[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*|\S",
    re.IGNORECASE,
)

# Class characters. Several words may share one; the value tells them apart.
CLASSES: dict[str, str] = {
    "MONTH": "m", "WEEKDAY": "w", "WEEKDAYS": "v", "YEAR": "y", "D12": "1", "D24": "2", "D31": "3", "D59": "4",
    "BIG": "5", "WORDNUM": "n", "ORDNUM": "o", "ORDWORD": "O", "UNIT": "u", "UNITS": "U", "CLOCK": "c", "AMPM": "p",
    "PART": "P", "PARTS": "R", "SEASON": "s", "DECADE": "d", "LAST": "l", "NEXT": "N", "THIS": "t", "THAT": "T",
    "VAGUE": "q", "MOD": "M", "AGO": "a", "LATER": "L", "EARLIER": "E", "ADVERB": "A", "PERIODIC": "D", "DEICTIC": "x",
    "APPROX": "X", "NOON": "z", "FEAST": "H", "ZONE": "Z", "CLOCKJOINED": "j", "RECENT": "r", "FISCAL": "f",
    "DECADEWORD": "e", "SHORTYEAR": "Y", "EVERY": "V", "SECOND": "k", "NIGHT": "g", "AFTER": "F", "SCALE": "K", "DOTTED": "G", "BEFORE": "B",
    "OVERNIGHT": "W", "KIND": "h", "HIJRI": "i", "EVENT": "b", "QUARTER": "C", "OPEN": "(", "CLOSE": ")", "TIMES": "S",
}  # fmt: skip
GROUPS: dict[str, str] = {
    "DAY": "123",
    "HOUR": "12",
    "NUM": "12345nK",
    "WORDNUM": "nK",
    "ORD": "oOk",
    "ORDWORD": "Ok",
    "UNIT": "ukg",
    "PART": "Pg",
    "ANYUNIT": "uUkg",
}

_WORDS: dict[str, tuple[str, object]] = {}


def _enter(class_: str, words: Mapping[str, object]) -> None:
    _WORDS.update((word, (CLASSES[class_], value)) for word, value in words.items())


_NUMBERS = numbers()
_enter("WORDNUM", _NUMBERS.units | _NUMBERS.tens)
_enter("SCALE", {word: _NUMBERS.scales[word] for word in ("hundred", "thousand")})
_enter("ORDWORD", _NUMBERS.ordinals)
for _class, _own in days().items():
    _enter(_class, _own)
_enter(
    "WEEKDAYS",
    {f"{w}s": value for w, (class_, value) in _WORDS.items() if class_ == CLASSES["WEEKDAY"] and w.endswith("day")},
)
_enter("MONTH", MONTHS)
_LITERALS = (
    "a an the of in on at to and until or - , / 's . half time so than less least up no near future term short other sometime "
    "comparable final ahead date someday these present then long while times per by since till from starting rest remainder through ending workweek between hence & ' ’"
).split()
"""Words that stand for themselves in rules.yaml; every one is in a rule."""
LITERAL: dict[str, str] = {}
for _i, _word in enumerate(dict.fromkeys(_LITERALS)):
    LITERAL[_word] = chr(0xE000 + _i)
OTHER = "_"
_DASHES = frozenset("–—‑")

_CAPITAL_ONLY = frozenset("may march mar sept august mon tue tues wed thu thurs thur fri sat sun".split())


class Token(Record, frozen=True):
    """A token with its code-point span, class character and value (number, month …)."""

    start: int
    end: int
    text: str
    class_: str
    value: object


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a text, in order; a name of several words is one. Linear in the text's length."""
    lexicon = names()
    done = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if start < done:
            continue
        word = match[0]
        class_, value, first = _classify(word)
        if word == "—" and not (text[start - 1 : start].isdecimal() and text[end : end + 1].isdecimal()):
            class_ = OTHER  # it parts an aside from the sentence: on March 16—six days into the job
        named = lexicon.at(text, start, first) if first is not None else None
        if named is not None:
            done, meaning = named
            yield Token(start, done, text[start:done], CLASSES[meaning.class_], meaning.value)
        else:
            yield Token(start, end, word, class_, value)


@lru_cache(maxsize=8192)
def _classify(word: str) -> tuple[str, object, str | None]:
    """A word's class and value; last the form under which names that begin with it are kept, where any do."""
    lower = word.lower().replace("’", "'")
    first = lower.rstrip(".")
    return *_class_of(word, lower), first if first in names().by_first else None


def _class_of(word: str, lower: str) -> tuple[str, object]:
    if lower[0].isdecimal():
        return _number(lower)
    if lower[-1].isdecimal() and lower[0] in "qh":
        return CLASSES["QUARTER"], lower.upper()
    known = _WORDS.get(lower) or (_WORDS.get(lower[:-1]) if lower[-1] == "." and len(lower) > 1 else None)
    lower = lower.rstrip(".") if known and lower not in _WORDS else lower
    if known is not None:
        if lower in _CAPITAL_ONLY and not word[0].isupper():
            return OTHER, None
        return known
    literal = LITERAL["-"] if lower in _DASHES else LITERAL.get(lower)
    if literal is not None:
        return literal, lower
    if lower[0] == "'" and len(lower) > 2 and lower[1].isdecimal():
        digits = int(lower[1:3])
        return (CLASSES["DECADE"], 1900 + digits) if lower.endswith("s") else (CLASSES["SHORTYEAR"], digits)
    return OTHER, None


def _number(lower: str) -> tuple[str, object]:
    if lower.count(".") == 2:
        day, month, year = map(int, lower.split("."))
        return CLASSES["DOTTED"], (day, month, year)
    if ":" in lower:
        return CLASSES["CLOCK"], lower
    if lower.endswith(("st", "nd", "rd", "th")):
        value = int(lower[:-2])
        return (CLASSES["ORDNUM"], value) if len(lower) < 6 else (OTHER, None)
    if lower.endswith("s"):
        value = int(lower[:-1]) if len(lower) < 8 else 0
        if 1000 <= value <= 2090 and value % 10 == 0:
            return CLASSES["DECADE"], value
        return (CLASSES["DECADE"], 1900 + value) if len(lower) == 3 and value % 10 == 0 else (OTHER, None)
    if lower.endswith(("am", "pm")):
        return (CLASSES["CLOCKJOINED"], lower) if len(lower) < 5 else (OTHER, None)
    if "," in lower or "." in lower:
        bare = lower.replace(",", "")
        return (CLASSES["BIG"], float(bare) if "." in bare else int(bare)) if len(bare) < 12 else (OTHER, None)
    return _digits(lower) if len(lower) <= 9 else (OTHER, None)


def _digits(lower: str) -> tuple[str, object]:
    """The class of a whole number: a year, what may be a month, an hour, a day or a minute, or any number."""
    value = int(lower)
    if len(lower) == 4 and 1000 <= value <= 2100:
        return CLASSES["YEAR"], value
    if len(lower) <= 2:
        for limit, class_ in ((12, "D12"), (24, "D24"), (31, "D31"), (59, "D59")):
            if value <= limit:
                return (CLASSES[class_], value) if value or limit > 12 else (CLASSES["D59"], value)
    return CLASSES["BIG"], value


def vocabulary() -> frozenset[str]:
    """Every word that the rules know, in lower case."""
    return frozenset(_WORDS) | frozenset(LITERAL)
