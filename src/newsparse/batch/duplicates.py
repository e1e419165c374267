"""Near duplicates: the story that twelve outlets took from one wire is one story.

An article's fingerprint is a MinHash over the runs of three words of its own
text. Of two articles with the fingerprints a and b, J is the share of the runs
of both that stand in both, C the share of the later article's that stand in
the earlier. Fingerprints tell J to about 0.04; C follows from it and from the
numbers of runs.

A wrong join hides an incident, a missed one only counts it twice: the
thresholds are set for the first. Measured on 1,722 articles and on edited
copies of 400 of them (cut, retitled and given another dateline, names spelt
otherwise, every twelfth word replaced): pairs of different events reach J 0.59
and C 0.78, nearly all within one outlet, which repeats its templates and its
background; reprints go down to J 0.45 between outlets.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from operator import itemgetter

import numpy as np
from rensa import RMinHash

from newsparse.models import ANALYZED_KINDS, Analysis, BlockKind, Record

RUN = 3
"""Words in a run."""
PERMUTATIONS = 128
_FEWEST = 20
"""Runs under which an article is compared with none: among alerts of one line, different events look alike."""
_BANDS = 42
_ROWS = PERMUTATIONS // _BANDS
"""Articles that agree in all rows of a band are compared; at J 0.5 that finds 99 of 100, at 0.35 84."""
_ALIKE, _CONTAINED = 0.48, (0.72, 0.34)
"""Between two known outlets: J from which articles are one story, or C with a lower J."""
_ALIKE_AT_HOME, _CONTAINED_AT_HOME = 0.68, (0.92, 0.38)
"""The same within one outlet, or where one is not known."""
_FULL = 50
"""Articles in a band from which it takes no more: what hundreds share is a bulletin's template, and tells no story."""
_SAME = 0.9
"""J from which an article need not be known beside the one that it repeats."""
_HEAD = 500
"""Characters at the start of the text whose days tell one day's bulletin from the next one's."""
_OWN = ANALYZED_KINDS - {BlockKind.TITLE, BlockKind.CAPTION, BlockKind.STANDFIRST}
_DROPPED = re.compile("[\u064b-\u0652\u0670\u0640'’‘ʿʾ`´]")
_WORD = re.compile(r"\w+")


class Fingerprint(Record, frozen=True):
    """What of an article is compared: MinHash of `runs` runs, its outlet, and the days that its first lines name."""

    minhash: bytes
    runs: int
    publisher: str | None = None
    days: tuple[str, ...] = ()


def fingerprint(analysis: Analysis) -> Fingerprint | None:
    """The fingerprint of an analysis that has its text; None for one that is too short to be compared."""
    text = str(analysis.text)
    blocks = [b for b in analysis.article.blocks if b.kind in _OWN]
    runs = set(_runs(" ".join(text[b.start : b.end] for b in blocks)))
    if len(runs) < _FEWEST:
        return None
    sketch = RMinHash(num_perm=PERMUTATIONS, seed=1)
    sketch.update(runs)
    head = blocks[0].start + _HEAD
    days = {str(d.from_) for d in analysis.dates if d.start < head and d.granularity == "day" and d.from_}
    return Fingerprint(
        np.array(sketch.digest(), dtype="<u4").tobytes(), len(runs), analysis.article.publisher, tuple(sorted(days))
    )


def _runs(text: str) -> Iterator[bytes]:
    words = _WORD.findall(_DROPPED.sub("", unicodedata.normalize("NFKC", text).casefold()))
    return (" ".join(words[i : i + RUN]).encode() for i in range(len(words) - RUN + 1))


@dataclass(frozen=True, slots=True)
class Told:
    """What an article is among the others: what it repeats, if anything, and the first article of its story."""

    duplicate_of: str | None
    cluster: str


class Stories:
    """The articles met so far. They stand in a temporary database, so that memory stays flat. To be closed."""

    def __init__(self) -> None:
        self._met = sqlite3.connect("")
        self._met.executescript(
            "CREATE TABLE articles (number INTEGER PRIMARY KEY, id TEXT, cluster TEXT, minhash BLOB, runs INTEGER,"
            " publisher TEXT, days TEXT);"
            "CREATE TABLE bands (hash INTEGER, number INTEGER, PRIMARY KEY (hash, number)) WITHOUT ROWID;"
        )
        self.number = 0
        """Stories so far; an article that is compared with none is its own."""

    def tell(self, id_: str, mark: Fingerprint | None) -> Told:
        """What an article is among those before it; from now on it is one of them."""
        if mark is None:
            self.number += 1
            return Told(None, id_)
        bands = _bands(mark.minhash)
        alike, other, cluster = max(self._joined(mark, bands), key=itemgetter(0), default=(0.0, None, id_))
        self.number += other is None
        if alike < _SAME:
            row = (id_, cluster, mark.minhash, mark.runs, mark.publisher, " ".join(mark.days))
            cursor = self._met.execute("INSERT INTO articles VALUES (NULL, ?, ?, ?, ?, ?, ?)", row)
            free = (b for b in bands if self._holds(b) < _FULL)
            self._met.executemany("INSERT OR IGNORE INTO bands VALUES (?, ?)", [(b, cursor.lastrowid) for b in free])
        return Told(other, cluster)

    def close(self) -> None:
        """Forget them all."""
        self._met.close()

    def _holds(self, band: int) -> int:
        """How many articles a band holds, as far as that matters."""
        count = self._met.execute("SELECT count(*) FROM (SELECT 1 FROM bands WHERE hash = ? LIMIT ?)", (band, _FULL))
        return int(count.fetchone()[0])

    def _joined(self, mark: Fingerprint, bands: list[int]) -> Iterator[tuple[float, str | None, str]]:
        """The earlier articles of the same story: how alike, the id, the story."""
        marks = ", ".join("?" * len(bands))
        rows = self._met.execute(
            f"SELECT id, cluster, minhash, runs, publisher, days FROM articles"  # noqa: S608 - question marks alone
            f" WHERE number IN (SELECT number FROM bands WHERE hash IN ({marks})) ORDER BY number",
            bands,
        )
        for id_, cluster, minhash, runs, publisher, days in rows:
            earlier = Fingerprint(minhash, runs, publisher, tuple(days.split()))
            if _of_other_days(earlier, mark):
                continue
            alike = likeness(earlier, mark)
            if _is_one_story(earlier, mark, alike):
                yield alike, id_, cluster


def likeness(first: Fingerprint, second: Fingerprint) -> float:
    """J of two articles, as their fingerprints tell it."""
    return float(np.mean(np.frombuffer(first.minhash, "<u4") == np.frombuffer(second.minhash, "<u4")))


def _of_other_days(earlier: Fingerprint, later: Fingerprint) -> bool:
    """Whether both begin with days, and with none in common: bulletins of two days."""
    return bool(earlier.days and later.days) and not set(earlier.days) & set(later.days)


def _is_one_story(earlier: Fingerprint, later: Fingerprint, alike: float) -> bool:
    shared = alike * (earlier.runs + later.runs) / (1 + alike)
    elsewhere = earlier.publisher and later.publisher and earlier.publisher != later.publisher
    enough, (contained, at_least) = (_ALIKE, _CONTAINED) if elsewhere else (_ALIKE_AT_HOME, _CONTAINED_AT_HOME)
    return alike >= enough or (shared / later.runs >= contained and alike >= at_least)


def _bands(minhash: bytes) -> list[int]:
    """A signed 64-bit number for every band: equal where all its rows are."""
    size = 4 * _ROWS
    return [
        int.from_bytes(
            hashlib.blake2b(minhash[i * size : (i + 1) * size], digest_size=8, salt=i.to_bytes(2, "big")).digest(),
            "big", signed=True,
        )
        for i in range(_BANDS)
    ]  # fmt: skip
