"""Words as data: every list that a linguist or a translator would correct, as YAML, and the one loader of it."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import yaml

_HERE = Path(__file__).parent
_T = TypeVar("_T")


def load(name: str, type_: type[_T]) -> _T:
    """The content of a lexicon file (`months`) as a record of a type. Raises ValidationError where it does not fit."""
    return msgspec.convert(_read(name), type_)


@lru_cache(maxsize=128)
def _read(name: str) -> Any:  # noqa: ANN401 - what YAML gives, before it has a type
    """The content of a file, read once for all who ask for it."""
    with (_HERE / f"{name}.yaml").open(encoding="utf-8") as handle:
        return yaml.load(handle, Loader=yaml.CSafeLoader)


@lru_cache(maxsize=128)
def words(name: str, *roles: str) -> frozenset[str]:
    """The words of a lexicon file of words with their roles that have one of some roles."""
    filed = load(name, dict[str, list[str]])
    unknown = set(roles) - {role for own in filed.values() for role in own}
    if unknown:
        raise KeyError(f"{name}.yaml gives no word the role {', '.join(sorted(unknown))}")
    return frozenset(word for word, own in filed.items() if not set(roles).isdisjoint(own))


_ONE_I = str.maketrans("Iİı", "iii")


def small(text: str) -> str:
    """The text in small letters, of the same length. I, İ and ı are all i: hasty copy mixes them up, and re.IGNORECASE takes one for the other."""
    return text.translate(_ONE_I).lower()


class Month(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The names of a month by language; `latin` are spellings of Arabic names in English text."""

    en: list[str]
    ar: list[str]
    tr: list[str]
    latin: list[str] = []
    in_english: list[str] = []
    """The Turkish names that English text may have: those that are no English word or name."""


@lru_cache(maxsize=1)
def months() -> dict[int, Month]:
    """The months of the Gregorian calendar by number, 1 to 12."""
    return load("months", dict[int, Month])


class Numbers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """English numbers in words, and what says that a number is the least (`least`), the most or neither of those counted."""

    units: dict[str, int]
    fractions: list[str]
    tens: dict[str, int]
    scales: dict[str, int]
    ordinals: dict[str, int]
    least: tuple[str, ...]
    most: tuple[str, ...]
    about: tuple[str, ...]


@lru_cache(maxsize=1)
def numbers() -> Numbers:
    """The content of `numbers.yaml`."""
    return load("numbers", Numbers)


class Pages(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of pages: of markup by the trait they tell of, of sections, headings, comments and those who wrote."""

    markup: dict[str, frozenset[str]]
    markup_around: dict[str, frozenset[str]]
    sections: frozenset[str]
    bands: frozenset[str]
    summary_heads: frozenset[str]
    comments: tuple[str, ...]
    written: tuple[str, ...]
    own_people: tuple[str, ...]
    writers: frozenset[str]
    trades: tuple[str, ...]
    posted: tuple[str, ...]
    pictures: tuple[str, ...]
    picture_labels: frozenset[str]
    opens_pictures: tuple[str, ...]
    leads_on: tuple[str, ...]
    from_archives: frozenset[str]
    outlets: frozenset[str]
    companies: tuple[str, ...]
    of_persons: frozenset[str]
    shows_pictures: tuple[str, ...]
    bulletin: tuple[str, ...]
    consent: frozenset[str]
    consent_too: frozenset[str]
    we_and_you: frozenset[str]


@lru_cache(maxsize=1)
def pages() -> Pages:
    """The content of `pages.yaml`."""
    return load("pages", Pages)


class MaterielKind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Materiel of one kind: nouns in the singular, and names of models, each with its spellings."""

    nouns: list[str]
    names: dict[str, list[str]] = {}


class MaterielWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words for weapons, vehicles and equipment of war, and those around them that say whose they are and what is done with them."""

    kinds: dict[str, MaterielKind]
    not_behind: dict[str, frozenset[str]]
    belongs: list[str]
    owners: frozenset[str]
    means: frozenset[str]
    fired: list[str]
    kept_apart: list[str]


@lru_cache(maxsize=1)
def materiel() -> MaterielWords:
    """The content of `materiel.yaml`."""
    return load("materiel", MaterielWords)


PIECES = re.compile(r"[\s-]+")
"""What stands between the pieces of a name of materiel: "Su-25" and "Su 25" are one."""


@lru_cache(maxsize=1)
def names_of_models() -> frozenset[str]:
    """The pieces, in lower case, of which the names of models are made: "bayraktar", "tb2"; those of two signs or more."""
    names = (s for kind in materiel().kinds.values() for own in kind.names.values() for s in own)
    return frozenset(piece for name in names for piece in PIECES.split(name.lower()) if len(piece) > 1)


@lru_cache(maxsize=1)
def models() -> re.Pattern[str]:
    """The names of models as they are written, one or many: "F-16", "Su-25s", "Bayraktar TB2"."""
    names = {s for kind in materiel().kinds.values() for own in kind.names.values() for s in own if s[:1].isupper()}
    spelt = "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?:{spelt})s?\b")


@lru_cache(maxsize=8)
def nouns_of_materiel(*kinds: str) -> frozenset[str]:
    """The last words, one or many, of what names materiel of some kinds; of all where none is given."""
    own = (kind for name, kind in materiel().kinds.items() if not kinds or name in kinds)
    written = (w for kind in own for w in (*kind.nouns, *(s for spelt in kind.names.values() for s in spelt)))
    last = {PIECES.split(w.lower())[-1] if " " in w else w.lower() for w in written}
    return frozenset(last) | frozenset(f"{w}s" for w in last)


@lru_cache(maxsize=1)
def forenames() -> frozenset[str]:
    """Given names of the world, lower case, from `forenames.txt`."""
    lines = (_HERE / "forenames.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(name for line in lines if not line.startswith("#") for name in line.split())


@lru_cache(maxsize=1)
def weekdays() -> dict[str, int]:
    """The English names of the weekdays, lower case, with their ISO number, 1 to 7."""
    return {name: int(number) for name, number in days()["WEEKDAY"].items()}


@lru_cache(maxsize=1)
def days() -> dict[str, dict[str, str | int]]:
    """The content of `days.yaml`: the English words of days by their class, each with its value, or itself."""
    filed = load("days", dict[str, dict[str, str | int] | list[str]])
    return {name: own if isinstance(own, dict) else {word: word for word in own} for name, own in filed.items()}
