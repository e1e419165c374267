"""Sentences again with other names: of people, places and bodies of the region, in all the ways in which news spells them."""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Callable
from pathlib import Path

from newsparse import lexicon
from newsparse.gazetteer import Gazetteer
from newsparse.gazetteer.compiled import names_of
from newsparse.pipeline.training.corpora import Sentence

_LANGUAGES = {
    "ar": 0.66,
    "ku": 0.1,
    "tr": 0.06,
    "fa": 0.04,
    "ru": 0.03,
    "he": 0.03,
    "hy": 0.03,
    "syr": 0.02,
    "en": 0.03,
}
"""How often a name is of which language."""
_KUNYA = ("Abu", "Abu", "Abu", "Abou", "Umm", "Um")
_PLAIN_NAME = re.compile(r"[A-ZÀ-Þ‘'][\w'’‘-]*(?: [A-ZÀ-Þa-z‘'][\w'’‘-]*){0,4}")


class Names:
    """The names to draw from."""

    def __init__(self, gazetteer: Gazetteer, rng: random.Random) -> None:
        self._rng = rng
        self._given: dict[str, list[str]] = {}
        self._family: dict[str, list[str]] = {}
        with (Path(lexicon.__file__).parent / "names.tsv").open(encoding="utf-8", newline="") as handle:
            for row in csv.DictReader(handle, delimiter="\t"):
                if row["part"] in {"given", "either"}:
                    self._given.setdefault(row["language"], []).append(row["form"])
                if row["part"] in {"family", "either"}:
                    self._family.setdefault(row["language"], []).append(row["form"])
        self.countries: set[str] = set()
        """Names of countries, which are mostly left as they are."""
        self._villages: list[str] = []
        self._towns: list[str] = []
        self._read_places(gazetteer)
        self._bodies: list[str] = []
        self._acronyms: list[str] = []
        self._read_bodies(gazetteer)

    def _read_places(self, gazetteer: Gazetteer) -> None:
        for id_ in gazetteer.ids("places"):
            place = gazetteer.place(id_)
            if place is None or place.type == "road":
                continue
            if place.type == "country":
                self.countries |= {n.text for n in names_of(place, "places")}
                continue
            known = [n.text for n in names_of(place, "places") if n.text.isascii() and not n.weak]
            home = self._towns if place.importance >= 0.4 or place.country != "SY" else self._villages
            home += [n for n in known if _PLAIN_NAME.fullmatch(n)]

    def _read_bodies(self, gazetteer: Gazetteer) -> None:
        for section in ("groups", "organizations"):
            for id_ in gazetteer.ids(section):
                entity = gazetteer.get(id_)
                if entity is None:
                    continue
                for name in names_of(entity, section):
                    if name.kind == "reference" or name.weak or not name.text.isascii() or not name.text[0].isupper():
                        continue
                    home = self._acronyms if name.text.isupper() and len(name.text) < 7 else self._bodies
                    home.append(name.text)

    def language(self) -> str:
        """A language, as often as news of the region has names of it."""
        return self._rng.choices(list(_LANGUAGES), list(_LANGUAGES.values()))[0]

    def given(self, language: str) -> str:
        """A given name."""
        return self._spelled(self._rng.choice(self._given[language]))

    def family(self, language: str) -> str:
        """A family name; an Arabic one now and then with its article in another spelling."""
        name = self._rng.choice(self._family[language])
        if language == "ar" and self._rng.random() < 0.35:
            name = f"al-{name.removeprefix('al-').removeprefix('Al-')}"
        return self._spelled(name)

    def person(self, surface: str) -> str:
        """Another name of as many words."""
        rng, language = self._rng, self.language()
        words = surface.split()
        if words[0] in {"Abu", "Abou", "Umm", "Um", "Oum"} and language == "ar":
            kunya = f"{rng.choice(_KUNYA)} {self.given('ar')}"
            return kunya if len(words) < 3 else f"{kunya} {self.family('ar')}"
        if len(words) == 1:
            return self.given(language) if rng.random() < 0.6 else self.family(language)
        if len(words) == 2:
            return f"{self.given(language)} {self.family(language)}"
        if language == "ar" and rng.random() < 0.15:
            return f"{self.given('ar')} {rng.choice(['bin', 'ibn', 'Bin'])} {self.given('ar')} {self.family('ar')}"
        return f"{self.given(language)} {self.given(language)} {self.family(language)}"

    def place(self, _surface: str) -> str:
        """A village or town."""
        return self._spelled(self._rng.choice(self._villages if self._rng.random() < 0.7 else self._towns))

    def body(self, surface: str) -> str:
        """A body or force; an acronym for an acronym."""
        acronym = surface.isupper() and len(surface) < 7
        return self._rng.choice(self._acronyms if acronym else self._bodies)

    def _spelled(self, name: str) -> str:
        """A name with its article and apostrophes in one of the ways in which they are written."""
        rng = self._rng
        if name.lower().startswith(("al-", "el-")):
            rest = name[3:]
            article = rng.choices(["al-", "Al-", "Al ", "el-", "El-", "al "], [60, 14, 14, 5, 4, 3])[0]
            if article == "al-" and rest[:1].lower() in "sdtnrz" and rng.random() < 0.12:
                article = f"a{rest[0].lower()}-"
            return article + rest
        return name.replace("'", "") if "'" in name and rng.random() < 0.3 else name


def swapped(sentence: Sentence, names: Names, rng: random.Random, share: float) -> Sentence:
    """The sentence with other names in a share of the places; one name stays one name throughout."""
    draw: dict[str, Callable[[str], str]] = {"PERSON": names.person, "LOC": names.place, "ORG": names.body}
    given: dict[str, str] = {}
    text, found, position = "", [], 0
    for start, end, kind in sentence.names:
        surface = sentence.text[start:end]
        text += sentence.text[position:start]
        new = surface
        wanted = share if surface not in names.countries else share / 4
        if kind in draw and (surface in given or rng.random() < wanted):
            new = given.setdefault(surface, draw[kind](surface))
            if kind == "PERSON" and " " in surface and " " in new:
                given.setdefault(surface.split()[-1], new.split()[-1])
        if not text and new[:1].islower():
            new = new[:1].upper() + new[1:]
        found.append((len(text), len(text) + len(new), kind))
        text += new
        position = end
    return Sentence(text + sentence.text[position:], tuple(found), sentence.source, sentence.peoples)


def roughened(sentence: Sentence, rng: random.Random) -> Sentence:
    """The sentence as hasty copy and headlines have it: capitals throughout, none, or on every word; marks lost."""
    fate = rng.random()
    if fate < 0.03:
        return _changed(sentence, sentence.text.upper())
    if fate < 0.06:
        return _changed(sentence, sentence.text.lower())
    if fate < 0.12 and len(sentence.text) < 110:
        return _changed(sentence, re.sub(r"\b[a-z]", lambda m: m[0].upper(), sentence.text).rstrip("."))
    if fate < 0.2:
        return _without(sentence, ",'’" if rng.random() < 0.5 else "'’")
    return sentence


def _changed(sentence: Sentence, text: str) -> Sentence:
    if len(text) != len(sentence.text):
        return sentence
    return Sentence(text, sentence.names, sentence.source, sentence.peoples)


def _without(sentence: Sentence, marks: str) -> Sentence:
    """The sentence without some marks; its names move along."""
    kept = [c not in marks for c in sentence.text]
    moved = [0]
    for keep in kept:
        moved.append(moved[-1] + keep)
    text = "".join(c for c, keep in zip(sentence.text, kept, strict=True) if keep)
    names = tuple((moved[a], moved[b], kind) for a, b, kind in sentence.names if moved[a] < moved[b])
    return Sentence(text, names, sentence.source, sentence.peoples)
