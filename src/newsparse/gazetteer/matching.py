"""Names of the gazetteer in running text: every longest match, by exact fold.

The text is cut into units once; a name is a run of units parted by single
spaces or hyphens. Articles within a name are passed over, those that open it
belong to its span. Linear in the text for names of bounded length.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import zip_longest

import msgspec

from newsparse.gazetteer import Gazetteer, NameEntry
from newsparse.gazetteer.folding import APOSTROPHES, BROKEN, GENERIC, VOWEL_SIGNS, fold, is_article
from newsparse.gazetteer.words import arabic_words
from newsparse.models import Record

_JOINT = re.compile(r"[ \t\r\n\xa0]{1,3}|[-‐‑–][ ]?|[ ]?[-‐‑][ ]?|\.[ -]?|(?<=\.)|['’ʼ] | ['’‘ʿʾ`]")
_POSSESSIVE = re.compile(rf"[{APOSTROPHES}][sS]$")
_MARKS = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u00ad"
_UNIT = re.compile(
    rf"[^\W_]+(?:(?:[{APOSTROPHES}*{_MARKS}{VOWEL_SIGNS}]{{1,3}}|{BROKEN})[^\W_]+)*[{VOWEL_SIGNS}]{{0,2}}"
)
_PREFIX_ARTICLES = frozenset("al el ul".split())
_MAX_UNITS = 8
PARTICLES = frozenset("وفبلك")
"""Arabic letters that are words of their own, written as one with what follows: and, so, in, for, like."""
_OPENS_NAMES = frozenset(["أم", "ام", "تل", "جب", "سد"])
"""Short words that names of several words begin with: وتل رفعت, وأم حوش."""
_SHORTEST_STEM = 3
"""Letters that an Arabic word has at least without its particles."""
_LONGEST_SHORTENED = 3
"""Letters of a word that a full stop may shorten; behind a longer one it ends the sentence: "in Quneitra. The crews"."""
_CASE_ENDING = re.compile(
    rf"(?<=\w{{3}})[{APOSTROPHES}](?:[nyi]?[ıiuü]n|[yn]?[dt][ae](?:n|ki)?|[eıü]|[yns][ıiuü]|l[ıiuü]|l[ae]r|yl[ae]|[yn][ae])$"
)
"""A Turkish case ending behind its apostrophe: Meyadin'in, Manbij'deki; not a, i or u, which end Arabic names: Rabi'a."""
_VOWEL_ENDING = re.compile(rf"(?<=\w{{3}})[{APOSTROPHES}][aiuIİ]$")
"""Another Turkish ending, which also ends Arabic names (Rabi'a): taken off only where a name without it is known."""
_FOOTNOTE = re.compile(r"(?<=[a-z]{4})\d{1,2}$")
"""A footnote's mark glued to a word: Takharim2."""
_BEFORE_ARABIC = "\u0600"
_BEHIND_QUOTED, _OPENS_QUOTED = frozenset(["” ", '" ', "’ ", "' ", "» "]), frozenset("“\"‘'«")
AREA_WORDS = frozenset(["area", "areas", "region", "zone", "zones"])
"""Words for an area that stand outside the quotation marks around its name: “Peace Spring” area."""
_LONGEST_QUOTED = 3
"""Words of such a name, at most."""
_LINK = re.compile(r"[/@_=&]|\w\.\w")
_SMALL_LETTERS, _SMALL_IMPORTANCE = 6, 0.55
"""The letters that a name has, and the importance that its place has, which hasty copy may leave without a capital."""
_OPENS_LOWER = frozenset(["eastern", "western", "northern", "southern"])
"""Words that open a region's name and that writers leave in lower case: "the eastern Ghouta"."""


class Unit(Record, frozen=True):
    """A run of letters and digits with its span; `bare_end` leaves out a possessive 's.

    `stems` are what is left of an Arabic word without the particles that are
    written as one with it, as its offset in the word and its key.
    """

    start: int
    end: int
    text: str
    key: str
    bare_key: str
    bare_end: int
    joined: bool
    article: bool
    stems: tuple[tuple[int, str], ...] = ()

    @property
    def named(self) -> bool:
        """Whether it is written like a name: a capital, a digit, or a script without case."""
        first = self.text[0]
        return first.isupper() or first.isdigit() or not (first.islower() or first.isupper())


class Hit(Record, frozen=True):
    """A span of the text that folds to a key of the gazetteer, with the names filed there."""

    start: int
    end: int
    entries: tuple[NameEntry, ...]
    units: int


def cut(text: str) -> list[Unit]:
    """The units of a text. `joined` says that only a space or hyphen parts a unit from the one before."""
    found: list[Unit] = []
    previous_end, previous_length = -1, 0
    for match in _UNIT.finditer(text):
        word = match[0]
        start, end = match.span()
        gap = text[previous_end:start] if previous_end >= 0 else "|"
        if gap == "_" and word[0] > _BEFORE_ARABIC:
            gap = " "  # of a tag: #تل_أبيض
        elif gap == " #" and word[0] > _BEFORE_ARABIC and text[found[-1].start - 1 : found[-1].start] != "#":
            gap = " "  # the last word of a name is a tag: نظام #الأسد
        elif gap in _BEHIND_QUOTED and word in AREA_WORDS and _is_quoted(text, found):
            gap = " "  # “Peace Spring” area
        key, bare_key, bare_length, article = _word(word)
        stems = _stems(word) if word[0] in PARTICLES else ()
        joined = _joins(gap) and not (gap[0] == "." and gap != "." and previous_length > _LONGEST_SHORTENED)
        found.append(Unit(start, end, word, key, bare_key, start + bare_length, joined, article, stems))
        previous_length = len(word)
        previous_end = end
    return found


def _is_quoted(text: str, units: Sequence[Unit]) -> bool:
    """Whether a quotation mark opens right before the last of some units, or before one that it is joined to."""
    for unit in reversed(units[-_LONGEST_QUOTED:]):
        if text[unit.start - 1 : unit.start] in _OPENS_QUOTED:
            return unit.start > 0
        if not unit.joined:
            return False
    return False


def _joins(gap: str) -> bool:
    if gap == " ":  # nearly always
        return True
    return 0 < len(gap) <= 3 and _JOINT.fullmatch(gap.translate(_NO_MARKS)) is not None


@lru_cache(maxsize=16384)
def _word(word: str) -> tuple[str, str, int, bool]:
    """A word's key, its key and length without a possessive 's or a footnote's mark, and whether it is an article."""
    possessive = _POSSESSIVE.search(word) or _FOOTNOTE.search(word) or _CASE_ENDING.search(word)
    bare = word[: possessive.start()] if possessive else word
    key = fold(word)
    return key, fold(bare) if possessive else key, len(bare), is_article(word)


_NO_MARKS = dict.fromkeys(map(ord, _MARKS))


@lru_cache(maxsize=16384)
def _stems(word: str) -> tuple[tuple[int, str], ...]:
    """What an Arabic word is without the particles before it, fewest first: each with its offset and its key.

    "and" and "so" stand before "in", "for" and "like", and all of them before the article,
    which loses its alif behind "for": وبالرقة, للرقة.
    """
    found = []
    at = 0
    for letters in ("وف", "بلك"):
        if word[at] not in letters or (len(word) - at < _SHORTEST_STEM + 1 and word[at + 1 :] not in _OPENS_NAMES):
            continue
        lost_alif = word[at : at + 2] == "لل"
        at += 1
        found.append((at, fold("ا" + word[at:] if lost_alif else word[at:])))
    return tuple(found)


def lost_apostrophes(text: str) -> bool:
    """Whether an article has lost its apostrophes, as collections of articles sometimes have: it is no short one, and has none."""
    return len(text) >= _LONG and not any(a in text for a in APOSTROPHES)


_LONG = 400
"""Code points of an article that would have an apostrophe somewhere."""
_LOST_POSSESSIVE = re.compile(r"[A-Z][\w-]{2,}[^\Ws]s")


def with_possessives(gazetteer: Gazetteer, units: Sequence[Unit]) -> list[Unit]:
    """The units of a text that has lost its apostrophes, a possessive taken off where only so a name is known: Russias is Russia, Hamas no Hama."""
    return [_without_possessive(gazetteer, unit, after) for unit, after in zip_longest(units, units[1:]) if unit]


def _without_possessive(gazetteer: Gazetteer, unit: Unit, after: Unit | None) -> Unit:
    if after is not None and gazetteer.has_key(f"{unit.key} {after.key}"):
        return unit  # "Assads regime" is a name of its own
    if unit.bare_end != unit.end or _LOST_POSSESSIVE.fullmatch(unit.text) is None or gazetteer.has_key(unit.key):
        return unit
    bare = fold(unit.text[:-1])
    known = any(not e.weak and (e.section != "places" or _is_known(gazetteer, e)) for e in gazetteer.entries(bare))
    return msgspec.structs.replace(unit, bare_key=bare, bare_end=unit.end - 1) if known else unit


def _is_known(gazetteer: Gazetteer, entry: NameEntry) -> bool:
    """Whether a name is that of a place that is often written of: a country, a city."""
    place = gazetteer.place(entry.entity)
    return place is not None and place.importance >= _SMALL_IMPORTANCE


def scan(gazetteer: Gazetteer, text: str, units: Sequence[Unit]) -> list[Hit]:
    """All matches of names in a text, longest at each place first; they may overlap."""
    found: list[Hit] = []
    starts = gazetteer.starts
    upper = text.isupper()
    for first, unit in enumerate(units):
        if unit.start and text[unit.start - 1] == "@":
            continue  # the name of an account: @Hama_now
        if unit.bare_key in GENERIC and first and units[first - 1].article and unit.joined:
            entries = _fitting(
                gazetteer.entries(units[first - 1].key + unit.bare_key),
                text[units[first - 1].start : unit.bare_end],
                unit.named,
                upper,
            )
            if entries:
                found.append(Hit(units[first - 1].start, unit.bare_end, entries, 1))
        limit = max(starts.get(key, 0) for key, _ in _ways(unit, 0))
        here = _from(gazetteer, text, units, first, limit, upper) if limit else []
        if not here:
            here = _behind_particles(gazetteer, text, units, first)
        found += here
    return found


def _behind_particles(gazetteer: Gazetteer, text: str, units: Sequence[Unit], first: int) -> list[Hit]:
    """The names that begin within a word, behind Arabic particles; the fewest particles that leave a name."""
    unit = units[first]
    if unit.key in arabic_words():
        return []  # "a statement" is no "in Yan"
    for at, key in unit.stems:
        if limit := gazetteer.starts.get(key, 0):
            stem = Unit(unit.start + at, unit.end, unit.text[at:], key, key, unit.end, False, False)
            if hits := _from(gazetteer, text, [stem, *units[first + 1 : first + _MAX_UNITS]], 0, limit, False):
                return hits
    return []


def _from(gazetteer: Gazetteer, text: str, units: Sequence[Unit], first: int, limit: int, upper: bool) -> list[Hit]:
    """The names that begin with a unit and have at most `limit` units."""
    found: list[Hit] = []
    unit = units[first]
    parts: list[str] = []
    for last in range(first, min(first + _MAX_UNITS, len(units))):
        current = units[last]
        if last > first and not current.joined:
            break
        if current.article and last > first and last + 1 < len(units):
            continue
        if len(parts) >= limit:
            break
        head = " ".join(parts)
        dotted = 1 if text[current.end - 2 : current.end - 1] == "." == text[current.end : current.end + 1] else 0
        for key, end in _ways(current, dotted):
            filed = f"{head} {key}" if head else key
            if gazetteer.has_key(filed):
                named = unit.named or (last > first and unit.text in _OPENS_LOWER and units[first + 1].named)
                entries = _fitting(gazetteer.entries(filed), text[unit.start : end], named, upper)
                if not entries and end - unit.start >= _SMALL_LETTERS and text[unit.start : end].islower():
                    entries = _written_small(gazetteer, gazetteer.entries(filed), text, unit.start, end)
                if entries:
                    start = _with_its_quote(text, _opened(units, first, text), end)
                    found.append(Hit(start, end, entries, last - first + 1))
                    break  # Hama's is Hama, no Hamas
        parts.append(current.key)
    return found


def _with_its_quote(text: str, start: int, end: int) -> int:
    """The start of a name, with the quotation mark before it where the one that closes it stands within the name."""
    closes = any(text.find(mark, start, end) > 0 for mark in _BEHIND_QUOTED)
    return start - 1 if closes and text[start - 1 : start] in _OPENS_QUOTED else start


def _ways(unit: Unit, dotted: int) -> Iterator[tuple[str, int]]:
    """The keys that a word may have as the last of a name, each with its end: without a possessive or a case ending, or whole."""
    if unit.bare_end != unit.end:
        yield unit.bare_key, unit.bare_end
    yield unit.key, unit.end + dotted
    if unit.bare_end == unit.end and (vowel := _VOWEL_ENDING.search(unit.text)):
        yield fold(unit.text[: vowel.start()]), unit.start + vowel.start()


def _opened(units: Sequence[Unit], first: int, text: str) -> int:
    """The start of a name, its article included (al-Bab, Al Bab, ash-Shaddadi)."""
    if first == 0 or not units[first].joined:
        return units[first].start
    before = units[first - 1]
    hyphen = text[before.end : units[first].start].strip() != ""
    if before.article and (
        hyphen
        or before.text.lower() in _PREFIX_ARTICLES
        or (before.text[0].isupper() and first > 1 and len(before.text) == 2 and _assimilated(before, units[first]))
    ):
        return before.start
    return units[first].start


def _assimilated(article: Unit, name: Unit) -> bool:
    """Whether an article ends as the name begins, as before the sun letters: As Suwayda, but no "As Iraq"."""
    return article.text.lower() in _PREFIX_ARTICLES or article.text[1].lower() == name.text[0].lower()


def _fitting(entries: Sequence[NameEntry], surface: str, named: bool, upper: bool) -> tuple[NameEntry, ...]:
    """The names whose case rule the text keeps."""
    kept = []
    for entry in entries:
        if entry.case == "exact":
            if surface == entry.text and not (upper and len(surface) < 4):
                kept.append(entry)
        elif entry.case == "any" or named:
            kept.append(entry)
    return tuple(kept)


def _written_small(
    gazetteer: Gazetteer, entries: Sequence[NameEntry], text: str, start: int, end: int
) -> tuple[NameEntry, ...]:
    """The well-known towns of Syria that a name without a capital means: "shells hit jarablus"; none in an address of the web."""
    before, after = text[max(0, start - 80) : start], text[end : end + 80]
    word = (before[-1:].strip() and before.split()[-1]) + text[start:end] + (after[:1].strip() and after.split()[0])
    if _LINK.search(word):
        return ()
    found = []
    for entry in entries:
        place = gazetteer.place(entry.entity) if entry.section == "places" and not entry.weak else None
        if place is not None and place.country == "SY" and place.importance >= _SMALL_IMPORTANCE:
            found.append(entry)
    return tuple(found)


def outermost(hits: Sequence[Hit]) -> list[Hit]:
    """The longest matches that do not overlap, in text order."""
    chosen: list[Hit] = []
    starts: list[int] = []
    for hit in sorted(hits, key=lambda h: (h.start - h.end, h.start)):
        at = bisect.bisect_left(starts, hit.start)
        before, after = chosen[at - 1 : at], chosen[at : at + 1]
        if all(h.end <= hit.start for h in before) and all(hit.end <= h.start for h in after):
            chosen.insert(at, hit)
            starts.insert(at, hit.start)
    return chosen
