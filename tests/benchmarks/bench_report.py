"""The report of many articles: its size, and how long a browser takes to draw it. `pytest tests/benchmarks/bench_report.py -s`."""

from __future__ import annotations

import shutil
import time
from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from newsparse import Analyzer
from newsparse.models import Analysis
from newsparse.render.report import write_report
from tests.conftest import ROOT

_BARS = {2_000: 60_000_000, 20_000: 200_000_000}
"""Bytes that a report of so many articles may have."""


def _articles(analyzer: Analyzer, number: int) -> list[Analysis]:
    """As many analyses as asked for: those of the seeds, each under other ids and days."""
    files = [p for p in sorted((ROOT / "seeds").rglob("*")) if p.suffix in {".txt", ".html"}]
    own = [analyzer.analyze_file(p) for p in files]
    made = []
    for i in range(number):
        analysis = own[i % len(own)]
        day = (date(2016, 1, 1) + timedelta(i % 3_000)).isoformat()
        article = msgspec.structs.replace(analysis.article, published=day, title=f"{analysis.article.title} ({i})")
        made.append(msgspec.structs.replace(analysis, id=f"{analysis.id}-{i}", article=article))
    return made


@pytest.mark.parametrize("number", _BARS)
def test_size_and_load(benchmark: BenchmarkFixture, analyzer: Analyzer, tmp_path: Path, number: int) -> None:
    analyses = _articles(analyzer, number)
    path = tmp_path / "report.html"

    def write() -> None:
        with path.open("wb") as out:
            write_report(analyses, out, gazetteer=analyzer.gazetteer)

    benchmark.pedantic(write, rounds=1)  # type: ignore[no-untyped-call]
    size = path.stat().st_size
    print(f"\n{number:,} articles: {size / 1e6:.1f} MB")
    assert size < _BARS[number]
    if shutil.which("chromium") and shutil.which("chromedriver"):
        loaded, filtered = _drawn(path)
        print(f"{number:,} articles: drawn in {loaded:.1f} s, filtered in {filtered:.1f} s")


def _drawn(path: Path) -> tuple[float, float]:
    """Seconds until the page is drawn, and until it is drawn again after a filter."""
    from selenium import webdriver
    from selenium.webdriver.chrome.options import Options
    from selenium.webdriver.chrome.service import Service

    options = Options()
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking"):
        options.add_argument(argument)
    options.binary_location = str(shutil.which("chromium"))
    browser = webdriver.Chrome(options=options, service=Service(str(shutil.which("chromedriver"))))
    try:
        began = time.perf_counter()
        browser.get(path.as_uri())
        assert browser.execute_script("return document.documentElement.dataset.ready") == "true"
        loaded = time.perf_counter() - began
        began = time.perf_counter()
        browser.execute_script(
            "const f = document.getElementById('filters'); f.elements.governorate.value = 'SY-HA'; f.dispatchEvent(new Event('change'))"
        )
        return loaded, time.perf_counter() - began
    finally:
        browser.quit()
