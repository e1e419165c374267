"""Who spoke and whom sentences were about, in the order of a text: whom "he", "it" and "they" mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsparse import lexicon
from newsparse.facts.quantities import persons
from newsparse.models import Ref

PRONOUNS = frozenset(["he", "she", "it", "they", "i", "we"])
_BODIES = frozenset(["organizations", "groups"])
_FAR_BACK = 6
"""Entries that a pronoun is compared with, at most, from the last one on."""
_DESCRIBED = lexicon.load("descriptions", dict[str, list[str]])
_SEVERAL, _STOPS = frozenset(_DESCRIBED["several"]), frozenset(_DESCRIBED["behind_noun"])
_WORD = re.compile(r"[\w'-]+")
_KUNYAS = {**dict.fromkeys(_DESCRIBED["kunyas_of_men"], "he"), **dict.fromkeys(_DESCRIBED["kunyas_of_women"], "she")}


@dataclass(frozen=True, slots=True)
class Named:
    """A mention of an entity of the analysis: its key and section, its span, and the type of an organization."""

    key: str
    section: str
    start: int
    end: int
    type: str | None = None


class Remembered:
    """Those whom a pronoun may mean, the last one last: entities of the analysis, and unnamed ones as the text words them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._people: list[Named | Ref] = []
        self._bodies: list[Named | Ref | None] = []
        self._named_people: list[Named] = []
        self._named_bodies: list[Named] = []
        self._several: Ref | None = None
        self._called: dict[str | int, str] = {}
        """By the key of a person, or the start of the words for him: "he" or "she", once that is known."""

    def note(self, one: Named) -> None:
        """Somebody named has spoken, or was what a sentence is about."""
        if one.section == "people":
            self._people.append(one)
            self._named_people.append(one)
            kunya = _KUNYAS.get(self._text[one.start : one.end].split()[0].lower())
            if kunya is not None:
                self._called[one.key] = kunya
        else:
            self._bodies.append(one)
            self._named_bodies += [one] if one.section in _BODIES else []
        self._several = None

    def note_unnamed(self, words: Ref, *, person: bool, body: bool) -> None:
        """Somebody unnamed has spoken, or was what a sentence is about: a person, a body, or what may be either."""
        if body:
            self._bodies.append(None if person else words)  # a man is no "it"
        if person:
            self._people.append(words)
        self._several = words if _is_plural(words.text) else None

    def bodies(self) -> Iterator[Named]:
        """The bodies that spoke, the last one first."""
        return reversed(self._named_bodies)

    def last_body(self) -> Named | Ref | None:
        """The body that spoke last, by name or as the text words it: whose "the report" is."""
        return self._bodies[-1] if self._bodies else None

    def last_person(self) -> Named | None:
        """The last person by name."""
        return self._named_people[-1] if self._named_people else None

    def by_pronoun(self, pronoun: str, before: Sequence[Named]) -> Named | Ref | None:
        """Whom a pronoun means, where nobody spoke the last one named before; None where that is open."""
        if pronoun in {"he", "she"}:
            return self._person(pronoun, before)
        if pronoun == "it" and self._bodies:
            last = self._bodies[-1]
            return None if isinstance(last, Ref) and _is_plural(last.text) else last
        if pronoun == "it":
            return _last(before, _BODIES)
        return self._several if pronoun == "they" else None

    def _person(self, pronoun: str, before: Sequence[Named]) -> Named | Ref | None:
        known = [p for p in self._people[-_FAR_BACK:] if self._called.get(_of(p), pronoun) == pronoun]
        called = [n for n in before if self._called.get(n.key, pronoun) == pronoun]
        found = known[-1] if known else _last(called, frozenset(["people"]))
        if found is not None:
            self._called.setdefault(_of(found), pronoun)
        return found


def _of(one: Named | Ref) -> str | int:
    return one.key or one.start


def _last(before: Sequence[Named], sections: frozenset[str]) -> Named | None:
    return next((n for n in reversed(before) if n.section in sections), None)


def _is_plural(words: str) -> bool:
    """Whether it is several who speak: "local sources", "two residents of the town"."""
    told = [w.lower() for w in _WORD.findall(words)]
    stop = next((i for i, w in enumerate(told) if w in _STOPS), len(told))
    noun = told[stop - 1] if stop else ""
    return (noun.endswith("s") and noun[:-1] in persons()) or noun in _SEVERAL
