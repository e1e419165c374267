"""Names of months, feasts and events: where they stand in a text and what they mean."""

from __future__ import annotations

import re
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

import msgspec
import yaml

from newsparse.lexicon import months
from newsparse.models import Record

_FILE = Path(__file__).parent / "names.yaml"
_GAP = r"[ \u00a0-]{1,3}"


class Feast(Record, frozen=True):
    """A feast, by what its day is reckoned from.

    `solar` and `hijri` are month and day (12-25) of the Gregorian and the
    Islamic year, `easter` days from Easter Sunday, `weekday` a month's first,
    second … weekday (month, which, ISO weekday). It lasts `days`.
    """

    names: list[str]
    solar: str | None = None
    hijri: str | None = None
    easter: int | None = None
    weekday: tuple[int, int, int] | None = None
    days: int = 1
    orthodox: bool = False
    """Whether Easter is that of the Eastern churches."""
    any_case: bool = False
    """Whether it is known in small letters too."""


class Event(Record, frozen=True):
    """An event of one day, with the source of the day."""

    names: list[str]
    day: date
    source: str


class _Names(Record, frozen=True):
    hijri_months: dict[int, list[str]]
    feasts: list[Feast]
    events: list[Event]


class NamedTime(Record, frozen=True):
    """What a name stands for: a class of the lexicon (MONTH, HIJRI, FEAST, EVENT) and its value."""

    class_: str
    value: int | Feast | Event


class Lexicon(Record, frozen=True):
    """The names by their folded form, and for each first word all that begin with it, longest first."""

    by_name: dict[str, NamedTime]
    by_first: dict[str, tuple[str, ...]]

    def at(self, text: str, start: int, word: str) -> tuple[int, NamedTime] | None:
        """The end (code points) and meaning of the longest name that starts at an offset with a word, or None."""
        spelled = self.by_first.get(word)
        match = pattern_of(spelled).match(text, start) if spelled else None
        return (match.end(), self.by_name[fold(match[0])]) if match else None


def fold(name: str) -> str:
    """A name without what does not matter in it: case, hyphens, shapes of the apostrophe."""
    return re.sub(_GAP, " ", name.lower().replace("’", "'"))


@lru_cache(maxsize=1)
def names() -> Lexicon:
    """All names of names.yaml, and the foreign months that English text names."""
    with _FILE.open(encoding="utf-8") as handle:
        raw = msgspec.convert(yaml.load(handle, Loader=yaml.CSafeLoader), _Names)
    found: dict[str, NamedTime] = {}
    found |= {fold(n): NamedTime("MONTH", number) for number, m in months().items() for n in (*m.latin, *m.in_english)}
    found |= {fold(n): NamedTime("HIJRI", number) for number, spelled in raw.hijri_months.items() for n in spelled}
    found |= {fold(n): NamedTime("FEAST", feast) for feast in raw.feasts for n in feast.names}
    found |= {fold(n): NamedTime("EVENT", event) for event in raw.events for n in event.names}
    by_first: dict[str, list[str]] = {}
    for name in found:
        by_first.setdefault(re.match(r"\w+(?:'(?!s\b)\w+)*", name)[0], []).append(name)  # type: ignore[index]
    return Lexicon(found, {first: tuple(sorted(n, key=len, reverse=True)) for first, n in by_first.items()})


@cache
def pattern_of(spelled: tuple[str, ...]) -> re.Pattern[str]:
    """The pattern of some names, made when the first of their words is first met."""
    return re.compile("|".join(map(_spelled, spelled)) + r"(?!\w)", re.IGNORECASE)


def _spelled(name: str) -> str:
    return "(?:" + _GAP.join(re.escape(w).replace("'", "['’]") for w in name.split(" ")) + r")(?!\w)"
