"""Learn how Latin spellings write Arabic letters, and measure it on the places that have names in both scripts.

python -m tests.benchmarks.fit_crossing --names FOLDER [--write]

FOLDER holds wikidata-arabic.tsv.gz (Latin, Arabic letters apart, how many
people) and google-ar2en.tsv.gz (Arabic, Latin). Every Arabic letter is
written by up to three Latin ones; the likeliest cut of every pair is counted
and cut anew (hard EM) until nothing changes much.
"""

from __future__ import annotations

import argparse
import gzip
import math
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from newsparse import load_gazetteer
from newsparse.gazetteer import crossing
from newsparse.gazetteer.folding import fold, key, loose

TARGET = Path(crossing.__file__).with_name("crossing.tsv")
_FIRST = dict(zip("ابتثجحخدذرزسشصضطظعغفقكلمنهوي", "abttjhXddrzsCsdtzajfkklmnhui", strict=True))
"""The letter that each is written by before anything is learnt, as `loose` writes it."""
_ROUNDS, _LEAST_SHARE, _MOST_PEOPLE = 5, 0.003, 20

Letters = list[tuple[str, str, str]]
"""Arabic letter, its place in the word (^, -, $), the Latin letters that write it."""
Cost = Callable[[str, str, str], float]


def pairs(folder: Path) -> dict[tuple[str, str], float]:
    """Folded Arabic names with loose Latin ones, and what each counts for."""
    found: Counter[tuple[str, str]] = Counter()
    for latin, arabic, count in _rows(folder / "wikidata-arabic.tsv.gz", 3):
        bare = latin.strip('"')
        if bare.isascii() and bare.isalpha():
            found[fold(arabic.replace(" ", "")), loose(key(bare))] += min(int(count), _MOST_PEOPLE)
    for arabic, latin in _rows(folder / "google-ar2en.tsv.gz", 2):
        found[fold(arabic), loose(key(latin))] += 2
    return {p: math.log1p(n) for p, n in found.items() if 2 <= len(p[0]) <= 10 and 1 <= len(p[1]) <= 14}


def _rows(file: Path, columns: int) -> Iterator[list[str]]:
    with gzip.open(file, "rt", encoding="utf-8") as handle:
        for line in handle:
            cells = line.rstrip("\n").split("\t")
            if len(cells) >= columns:
                yield cells[:columns]


def cut(arabic: str, latin: str, cost: Cost) -> Letters | None:
    """The likeliest way in which a Latin name writes an Arabic one, or None."""
    best: list[list[float]] = [[-math.inf] * (len(latin) + 1) for _ in range(len(arabic) + 1)]
    taken = [[0] * (len(latin) + 1) for _ in range(len(arabic) + 1)]
    best[0][0] = 0.0
    for row, letter in enumerate(arabic):
        place = _place(row, arabic)
        for start in (s for s, v in enumerate(best[row]) if v > -math.inf):
            for length in range(min(3, len(latin) - start) + 1):
                value = best[row][start] + cost(letter, place, latin[start : start + length])
                if value > best[row + 1][start + length]:
                    best[row + 1][start + length], taken[row + 1][start + length] = value, length
    if best[-1][-1] == -math.inf:
        return None
    found, end = [], len(latin)
    for row in range(len(arabic), 0, -1):
        length = taken[row][end]
        found.append((arabic[row - 1], _place(row - 1, arabic), latin[end - length : end]))
        end -= length
    return found[::-1]


def _place(row: int, arabic: str) -> str:
    return "^" if row == 0 else "$" if row == len(arabic) - 1 else "-"


def _guess(letter: str, _place: str, latin: str) -> float:
    """What a spelling costs before anything is learnt."""
    vowels = all(c in "aiu" for c in latin[1:])
    if not latin:
        return -3.5
    if _FIRST.get(letter) == latin[0] and vowels:
        return -0.7
    return -3.0 if latin[0] in "aiu" and vowels else -6.2 - len(latin)


def learn(names: dict[tuple[str, str], float]) -> dict[tuple[str, str], dict[str, float]]:
    """The shares of the spellings of every letter at every place of a word."""
    cost: Cost = _guess
    table: dict[tuple[str, str], dict[str, float]] = {}
    for _ in range(_ROUNDS):
        counts: defaultdict[tuple[str, str], defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
        for (arabic, latin), weight in names.items():
            for letter, place, spelling in cut(arabic, latin, cost) or ():
                counts[letter, place][spelling] += weight
        table = {
            where: {s: n / sum(own.values()) for s, n in own.items() if n / sum(own.values()) >= _LEAST_SHARE}
            for where, own in counts.items()
        }
        cost = _by(table)
    return table


def _by(table: dict[tuple[str, str], dict[str, float]]) -> Cost:
    def cost(letter: str, place: str, latin: str) -> float:
        share = table.get((letter, place), {}).get(latin)
        return math.log(share) if share else -9.0

    return cost


def measure(least: float) -> str:
    """Of places with names in both scripts: how often the likest of the governorate by the Arabic name is the right one."""
    gazetteer = load_gazetteer()
    known = [
        (place.id, area.id, key(place.name_ar), [k for n in gazetteer.names_of_place(i) if (k := key(n)).isascii()])
        for i in gazetteer.ids("places")
        if (place := gazetteer.place(i)) is not None
        and place.name_ar
        and place.type in {"city", "town", "village", "hamlet"}
        and (area := gazetteer.area_of(place, "governorate")) is not None
    ]
    by_key: defaultdict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for id_, home, _, latin in known:
        for spelling in latin:
            by_key[crossing.shared(spelling)].append((id_, home, spelling))
    right = wrong = 0
    sample = random.Random(1).sample(known, min(1500, len(known)))
    for id_, home, arabic, _ in sample:
        likest = max(
            ((crossing.likeness(arabic, k), i) for i, a, k in by_key[crossing.shared(arabic)] if a == home),
            default=(0.0, ""),
        )
        right += likest[0] >= least and likest[1] == id_
        wrong += likest[0] >= least and likest[1] != id_
    return f"likeness {least:.0f}: right {100 * right / len(sample):.1f} %, wrong {100 * wrong / len(sample):.1f} % of {len(sample)}"


def main() -> None:
    """Learn, print how well it does, and on request write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--names", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    table = learn(pairs(options.names))
    lines = [
        "\t".join((letter, place, latin, f"{share:.3f}"))
        for (letter, place), own in sorted(table.items())
        for latin, share in sorted(own.items(), key=lambda i: -i[1])
        if letter in _FIRST
    ]
    if options.write:
        TARGET.write_text("\n".join(["letter\tplace\tlatin\tshare", *lines]) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(lines)} spellings\n")
    for least in (97, 95, 93, 90, 86):
        sys.stdout.write(measure(least) + "\n")


if __name__ == "__main__":
    main()
