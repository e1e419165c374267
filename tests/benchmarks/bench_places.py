"""Places: cost of matching, weight of a large gazetteer, reliability of confidence: pytest tests/benchmarks/bench_places.py -s

Not run by default. The reliability table needs located texts (see
`located.py`): NEWSPARSE_LOCATED names their files, parted by colons.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import pytest

from newsparse import Analyzer
from newsparse.gazetteer import Gazetteer
from newsparse.gazetteer.compiled import compile_records, unpack
from newsparse.gazetteer.loading import RecordSet, read_all
from newsparse.gazetteer.matching import cut, scan
from newsparse.linking.weights import WEIGHTS
from tests.benchmarks.bench_speed import TEXT, in_turn
from tests.benchmarks.located import answers, read_located

PLACES = 30_000
_SYLLABLES = (
    "ba da fa ha ja ka la ma na ra sa ta wa ya za bi di ri si ti mi bu du ru su tu mu shay khan dayr tal kafr".split()
)
BANDS = [(0.6, 0.7), (0.7, 0.8), (0.8, 0.88), (0.88, 1.01)]


def large(seed: int = 5) -> bytes:
    """A compiled gazetteer of 30,000 made-up villages, two names each."""
    rng = random.Random(seed)

    def name() -> str:
        return " ".join("".join(rng.choices(_SYLLABLES, k=rng.randint(2, 4))).title() for _ in range(rng.randint(1, 2)))

    lines = ["places:"]
    for i in range(PLACES):
        point = f"[{rng.uniform(32.5, 37):.4f}, {rng.uniform(35.8, 42):.4f}]"
        lines.append(f"- {{id: 'x:{i}', name: {name()}, type: village, aliases: [{name()}], point: {point}}}")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "large.yaml"
        file.write_text("\n".join(lines), encoding="utf-8")
        return compile_records(RecordSet(dict(read_all([file]).records)), "bench")


def test_matching_costs_little() -> None:
    analyzer = Analyzer()
    compiled = unpack(large(), "bench")
    assert compiled is not None
    gazetteer = Gazetteer(compiled)
    assert len(gazetteer.ids("places")) == PLACES

    def bare() -> None:
        with analyzer.nlp.select_pipes(enable=["tok2vec", "ner"]):
            analyzer.nlp(TEXT)

    def match() -> None:
        scan(gazetteer, TEXT, cut(TEXT))

    match()
    model, matching = in_turn(9, bare, match)
    print(f"\nmatching all names of {PLACES} places: {100 * matching / model:.1f}% of tok2vec and ner")


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
def test_a_large_gazetteer_is_light(tmp_path: Path) -> None:
    file = tmp_path / "large.msgpack"
    file.write_bytes(large())
    script = (
        "import sys, time\n"
        "from pathlib import Path\n"
        "from newsparse.gazetteer import Gazetteer\n"
        "from newsparse.gazetteer.compiled import unpack\n"
        "def resident():\n"
        "    line = next(x for x in open('/proc/self/status') if x.startswith('VmRSS'))\n"
        "    return int(line.split()[1])\n"
        "before = resident()\n"
        "start = time.perf_counter()\n"
        "gazetteer = Gazetteer(unpack(Path(sys.argv[1]).read_bytes(), 'bench'))\n"
        "spent = time.perf_counter() - start\n"
        "print(f'{1000 * spent:.0f} ms, {(resident() - before) / 1024:.0f} MB')\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(file)], capture_output=True, text=True, check=True)
    print(f"\nloading {PLACES} compiled places: {done.stdout.strip()}")


@pytest.mark.skipif("NEWSPARSE_LOCATED" not in os.environ, reason="NEWSPARSE_LOCATED names no located texts")
def test_reliability() -> None:
    texts = read_located([Path(p) for p in os.environ["NEWSPARSE_LOCATED"].split(":")], Analyzer())
    reliability(list(answers(texts, WEIGHTS)))


def reliability(rows: Sequence[tuple[str, str, float, bool]]) -> None:
    """Of the answers in each band of confidence, how many are right; in all, by type and by governorate."""
    table: defaultdict[str, list[list[bool]]] = defaultdict(lambda: [[] for _ in BANDS])
    for type_, governorate, confidence, right in rows:
        band = next((i for i, (low, high) in enumerate(BANDS) if low <= confidence < high), None)
        for group in ("all", type_, governorate) if band is not None else ():
            table[group][band or 0].append(right)
    print(f"\n{'of the answers at':28}" + "".join(f"{low:.2f}–{min(high, 1):.2f}".rjust(14) for low, high in BANDS))
    for group in sorted(table, key=lambda g: (g != "all", g)):
        cells = [f"{100 * sum(b) / len(b):.0f}% of {len(b)}" if b else "-" for b in table[group]]
        print(f"{group:28}" + "".join(c.rjust(14) for c in cells))
