"""Arabic around names: its words of place in the terms of the rules of places, and names that are everyday words too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from newsparse import lexicon
from newsparse.gazetteer import NameEntry
from newsparse.gazetteer.folding import fold
from newsparse.gazetteer.matching import PARTICLES
from newsparse.gazetteer.words import arabic_words
from newsparse.recognizing.typewords import ALL_TYPE_WORDS, DIRECTIONS, SETTLEMENT_WORDS

_ARABIC = re.compile("[\u0620-\u064a]")
_PARTICLES = {"و": "and", "ف": "and", "ب": "in", "ل": "to", "ك": "as"}
_BETWEEN = re.compile(r"[،,]| (?=و)")
"""What parts the names of a list: commas, and "and", which is written as one with the name behind it."""
_LIST_REACH = 160
_NAME_WORDS = 2
_ARTICLE = "ال"


def is_arabic(text: str) -> bool:
    """Whether a text has Arabic letters."""
    return not text.isascii() and _ARABIC.search(text) is not None


def is_mostly_arabic(text: str) -> bool:
    """Whether more than half of a text's letters are Arabic."""
    if text.isascii():
        return False
    return 2 * len(_ARABIC.findall(text)) > sum(c.isalpha() for c in text)


@lru_cache(maxsize=1)
def _terms() -> dict[str, str]:
    """Folded Arabic words with the English word that each stands for."""
    return {
        fold(form): term for term, forms in lexicon.load("ar/places", dict[str, list[str]]).items() for form in forms
    }


def in_terms(words: Sequence[str]) -> list[str]:
    """The words of a text with the Arabic words of place as the English ones that mean the same: بريف is "in", "countryside"."""
    return list(words) if all(map(str.isascii, words)) else [term for word in words for term in _in_terms(word)]


def _in_terms(word: str) -> Iterator[str]:
    rest, known = word, _terms()
    while (key := fold(rest)) not in known and len(rest) > 3 and rest[0] in PARTICLES:
        yield _PARTICLES[rest[0]]
        rest = "ا" + rest[1:] if rest.startswith("لل") else rest[1:]
    yield known.get(key, rest)


def only_terms(surface: str) -> bool:
    """Whether an Arabic span is words of place alone, which name none: المحافظة, المدينة, الشمالية."""
    return is_arabic(surface) and all(fold(w) in _terms() for w in surface.split())


def describes(surface: str) -> bool:
    """Whether an Arabic word behind one for a settlement says what it is like or where it lies: قرية صغيرة."""
    return is_arabic(surface) and fold(surface) in around_settlements("no_names")


@lru_cache(maxsize=4)
def around_settlements(kind: str) -> frozenset[str]:
    """The folded words of a kind that stand behind words for settlements: `endings` of names, `no_names`."""
    return frozenset(map(fold, lexicon.load("ar/around_places", dict[str, list[str]])[kind]))


def needs_support(surface: str, entries: Sequence[NameEntry], text: str) -> bool:
    """Whether an Arabic name of one word is as likely no name: an everyday word, one with an article too many or too few.

    Or a word with a pronoun: in a text that writes ة, "خلفه" is "behind him" and no خلفة.
    """
    if not is_arabic(surface):
        return False
    if fold(surface) in arabic_words() or _has_pronoun(surface, entries, text):
        return True
    with_article = surface.startswith(_ARTICLE)
    written = [e.text.startswith(_ARTICLE) for e in entries if is_arabic(e.text)]
    return bool(written) and (not any(written) if with_article else any(written))


def _has_pronoun(surface: str, entries: Sequence[NameEntry], text: str) -> bool:
    if not surface.endswith("ه") or surface.startswith(_ARTICLE) or "ة" not in text:
        return False
    return not any(e.text.endswith("ه") for e in entries)


def lies_beside(surface: str, entry: NameEntry) -> bool:
    """Whether the direction that ends an Arabic span belongs to what follows: "الباب شرقي حلب" is no باب شرقي."""
    *_, last = surface.split()
    return (
        surface.startswith(_ARTICLE) and not entry.text.startswith(_ARTICLE) and _terms().get(fold(last)) in DIRECTIONS
    )


def listed(text: str, start: int) -> bool:
    """Whether a name stands in a list of names that a word for settlements opens: قرى سفوهن والفطيرة ومعرزاف."""
    before = text[max(0, start - _LIST_REACH) : start]
    opened = None
    for match in re.finditer(r"\w+", before):
        terms = list(_in_terms(match[0]))
        if terms[-1] in SETTLEMENT_WORDS & ALL_TYPE_WORDS:
            opened = match.end()
    if opened is None:
        return False
    *members, last = _BETWEEN.split(before[opened:])
    return last.strip() in {"", "و"} and all(len(part.split()) <= _NAME_WORDS and "." not in part for part in members)


_OF_BOTH = "تا"
"""The ending of a verb that two states do."""
_AMONG_STATES = "بين"


def acts(before: Sequence[str], after: Sequence[str], *, opens: bool) -> bool:
    """Whether the words around a state make a government of it: رفضت دمشق, محادثات بين دمشق, وكانت روسيا قد بدأت.

    `opens` says that a mark stands right before it, with which a clause may begin.
    """
    opens = opens or not before or fold(before[-1].removeprefix("و")) in _acts("opens")
    return _acts_before(before) or (opens and _acts_behind(after))


def _acts_before(before: Sequence[str]) -> bool:
    if not before:
        return False
    if before[-1] == _AMONG_STATES:
        return any(fold(w) in _acts("dealings") for w in before)
    if fold(before[-1]) in _acts("with") and any(fold(w) in _acts("dealings") for w in before[-3:-1]):
        return True
    if fold(before[-1]) in _acts("backing") and any(fold(w) in _acts("backed") for w in before[-2:-1]):
        return True
    verb = before[-2] if len(before) > 1 and fold(before[-1]) in _acts("on_it") else before[-1]
    known = _acts("acts", "parties", "nouns", reporting=True)
    bare = verb[1:] if verb[:1] in PARTICLES else verb
    return any(fold(w) in known or _without_pronoun(w) in known for w in (verb, bare))


def _without_pronoun(verb: str) -> str:
    """A verb without the pronoun that is written as one with it, folded: أبرمته."""
    ending = max((p for p in _acts("pronouns") if verb.endswith(p)), key=len, default="")
    return fold(verb.removesuffix(ending)) if ending else ""


def _acts_behind(after: Sequence[str]) -> bool:
    """Whether a verb of what governments do follows, of either gender: موسكو تتحدث, الأردن يتمسك, واشنطن التي كانت قد حذرت."""
    joined = after[:1] and after[0].startswith("و") and after[1:2] and after[1].endswith(_OF_BOTH)
    verb = next((fold(w) for w in after[1 if joined else 0 :] if fold(w) not in _acts("between")), "")
    known = _acts("acts", reporting=True)
    if verb.endswith(_OF_BOTH):
        verb = verb.removesuffix("ا")  # روسيا وتركيا اتفقتا
    feminine = "ت" + verb[1:] if verb.startswith("ي") else verb + "ت"
    return bool(verb) and (verb in known or feminine in known)


@lru_cache(maxsize=4)
def _acts(*kinds: str, reporting: bool = False) -> frozenset[str]:
    """The words of some kinds around governments; with the verbs of reporting on request."""
    raw = lexicon.load("ar/acts", dict[str, list[str]])
    said = verbs_of_saying() if reporting else frozenset[str]()
    return said | {fold(v) for kind in kinds for v in raw[kind]}


@lru_cache(maxsize=1)
def verbs_of_saying() -> frozenset[str]:
    """The Arabic verbs of reporting, folded."""
    return frozenset(fold(v) for verbs in lexicon.load("ar/reporting", dict[str, list[str]]).values() for v in verbs)
