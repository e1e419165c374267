"""One name in two scripts: how likely a Latin spelling writes an Arabic name, from pairs of both.

`shared` is a key that both scripts give, of consonant classes alone; it only
finds what may be meant. `likeness` then measures a pair: every Arabic letter
is written by a stretch of the Latin name of up to three letters, by the
shares in crossing.tsv, which tests/benchmarks/fit_crossing.py learnt from
pairs of names (Wikidata, CC0; google/transliteration, Apache-2.0).
"""

from __future__ import annotations

import csv
import math
from functools import lru_cache
from importlib import resources

from newsparse.gazetteer.folding import loose, skeleton

_CLASSES = str.maketrans({**dict(zip("بتثجخدذرزسشصضطظغفقكلمن", "bttjKddrdsSsdtdjfkklmn", strict=True)), " ": None})
_LATIN_CLASSES = str.maketrans({"z": "d", "g": "j", "v": "f", "p": "b", "w": None, "h": None})
_LONGEST = 3
"""Latin letters that one Arabic letter is written by, short vowels behind it included."""
_NEVER = -7.0
_LONGEST_NAME = 32
_SCALE = 7.0
"""Points of likeness that a letter costs on average which is written e times more rarely than its commonest way."""


@lru_cache(maxsize=1)
def _shares() -> dict[tuple[str, str], dict[str, float]]:
    """For an Arabic letter at a place in its word (^, -, $) the Latin spellings, each with the logarithm of its share by that of the commonest."""
    found: dict[tuple[str, str], dict[str, float]] = {}
    text = resources.files(__package__).joinpath("crossing.tsv").read_text("utf-8")
    for letter, place, latin, share in csv.reader(text.splitlines()[1:], delimiter="\t"):
        found.setdefault((letter, place), {})[latin] = math.log(float(share))
    for spellings in found.values():
        top = max(spellings.values())
        spellings.update({latin: value - top for latin, value in spellings.items()})
    return found


def shared(folded: str) -> str:
    """The key of a folded name in either script: classes of its consonants, semivowels and breaths left out."""
    if folded.isascii():
        return skeleton(folded).translate(_LATIN_CLASSES)
    return "".join(c for c in folded.translate(_CLASSES) if c.isascii())


def likeness(arabic: str, latin: str) -> float:
    """How like an Arabic name is to a Latin one, both folded: 100 where every letter is written in its commonest way, 0 at least."""
    letters, spelling = arabic.replace(" ", "")[:_LONGEST_NAME], loose(latin)[: 2 * _LONGEST_NAME]
    if not letters:
        return 0.0
    best = [-math.inf] * (len(spelling) + 1)
    best[0] = 0.0
    for index, letter in enumerate(letters):
        place = "^" if index == 0 else "$" if index == len(letters) - 1 else "-"
        shares = _shares().get((letter, place), {})
        behind = [-math.inf] * len(best)
        for start, value in enumerate(best):
            if value == -math.inf:
                continue
            for end in range(start, min(start + _LONGEST, len(spelling)) + 1):
                behind[end] = max(behind[end], value + shares.get(spelling[start:end], _NEVER))
        best = behind
    return max(0.0, 100.0 + _SCALE * best[-1] / len(letters))
