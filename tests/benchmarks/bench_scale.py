"""What a cluster and what near duplicates cost, each figure printed: pytest tests/benchmarks/bench_scale.py -s

Not run by default. The engines are compared as whole runs in turn, loading and
all; BENCH_ARTICLES sets how many articles (5,000), BENCH_STORIES how many
fingerprints (100,000).
"""

from __future__ import annotations

import json
import os
import random
import resource
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from newsparse import Analyzer
from newsparse.batch.duplicates import PERMUTATIONS, Fingerprint, Stories, fingerprint
from newsparse.reading import Options, read_text
from tests.benchmarks.bench_batch import ROOT, megabytes, varied

ARTICLES = int(os.environ.get("BENCH_ARTICLES", "5000"))
STORIES = int(os.environ.get("BENCH_STORIES", "100000"))


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    rng = random.Random(3)
    sources = [p.read_text(encoding="utf-8", errors="replace") for p in sorted((ROOT / "seeds").rglob("*.txt"))]
    path = tmp_path_factory.mktemp("scale") / "articles.jsonl"
    # Two of them in one are as long as news is: 2,000 characters.
    texts = (
        f"{varied(rng.choice(sources), rng)}\n\n{varied(rng.choice(sources), rng)}\n\nNo. {n}." for n in range(ARTICLES)
    )
    lines = ({"id": str(n), "text": t} for n, t in enumerate(texts))
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return path


def run(articles: Path, name: str, *options: str) -> tuple[float, bytes]:
    output = articles.with_name(name)
    start = time.perf_counter()
    command = [sys.executable, "-m", "newsparse", "batch", str(articles), "-o", str(output), "--no-cache", "-q", "-j2"]
    subprocess.run([*command, *options], check=True)
    return time.perf_counter() - start, output.read_bytes()


def test_a_cluster_costs_little_and_gives_the_same_bytes(articles: Path) -> None:
    local, lines = run(articles, "local.jsonl")
    cluster, same = run(articles, "ray.jsonl", "--engine", "ray")
    assert lines == same
    rate = ARTICLES / local / 2 * 3600
    print(
        f"\n{ARTICLES:,} articles: --jobs 2 {local:.0f} s ({rate:,.0f} articles an hour and core),"
        f" a Ray cluster of two actors {cluster:.0f} s, {cluster / local - 1:+.1%}"
    )
    assert cluster <= 1.15 * local


def test_fingerprints_and_stories(articles: Path) -> None:
    """100,000 articles of 1,000 words' worth of runs, a tenth of them copies: time an article, memory at the end."""
    analyzer = Analyzer()
    texts = [json.loads(line)["text"] for line in articles.read_text().splitlines()[:200]]
    analyses = [analyzer.analyze(read_text(t, id_="x", options=Options(clean=True))) for t in texts]
    fingerprint(analyses[0])  # loads its library
    start = time.perf_counter()
    for analysis in analyses:
        fingerprint(analysis)
    each = (time.perf_counter() - start) / len(analyses)
    rng = np.random.default_rng(1)
    before = megabytes(os.getpid())
    stories = Stories()
    marks: list[Fingerprint] = []
    start = time.perf_counter()
    for number in range(STORIES):
        if number % 10 or not marks:
            hashes = rng.integers(0, 2**32, PERMUTATIONS, dtype=np.uint32)
        else:
            hashes = np.frombuffer(marks[rng.integers(len(marks))].minhash, "<u4").copy()
            hashes[rng.random(PERMUTATIONS) < 0.3] = 0
        mark = Fingerprint(hashes.astype("<u4").tobytes(), 1000, f"outlet {number % 50}")
        if len(marks) < 5000:
            marks.append(mark)
        stories.tell(str(number), mark)
    told = (time.perf_counter() - start) / STORIES
    grown = megabytes(os.getpid()) - before
    highest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    print(
        f"\nfingerprint {1e6 * each:,.0f} µs an article; {STORIES:,} articles told apart in {1e6 * told:,.0f} µs each,"
        f" {stories.number:,} stories, memory {grown:+.0f} MB (at most {highest:,.0f} MB)"
    )
    stories.close()
    assert grown < 100
