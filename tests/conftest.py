"""Shared fixtures: the analyzer is loaded once for the whole run."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from newsparse import Analyzer
from newsparse.gazetteer import Gazetteer
from newsparse.models import Analysis
from tests.warm import SECONDS, run_warm

ROOT = Path(__file__).parent.parent

Run = Callable[..., "subprocess.CompletedProcess[str]"]
Read = Callable[..., Analysis]


settings.register_profile("newsparse", deadline=None)  # machines are noisy: no test measures time
settings.load_profile("newsparse")

# Models and gazetteers stay for the whole run: looking through them for garbage every few hundred objects took a fifth of it.
gc.set_threshold(100_000, 50, 50)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """One process for benchmarks, for golden files that are written, and for what is to be seen or debugged; else two."""
    alone = config.getoption("--update-golden") or config.getoption("usepdb") or config.getoption("capture") == "no"
    return 0 if alone or any("benchmarks" in a for a in config.args) else 2


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    before = os.environ.get("XDG_CACHE_HOME")
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("cache"))
    yield
    if before is None:
        del os.environ["XDG_CACHE_HOME"]
    else:
        os.environ["XDG_CACHE_HOME"] = before


@pytest.fixture(scope="session")
def analyzer() -> Analyzer:
    return Analyzer()


@pytest.fixture(scope="session")
def gazetteer(analyzer: Analyzer) -> Gazetteer:
    return analyzer.gazetteer


@pytest.fixture(scope="session")
def read(analyzer: Analyzer) -> Read:
    """Analyze a clean text: read("…", "2026-02-02")."""

    def analyze(text: str, published: str | None = None) -> Analysis:
        return analyzer.analyze_text(text, published=published, clean=True)

    return analyze


@pytest.fixture(scope="session")
def run() -> Run:
    """Run the command line as a process: run("extract", "file.txt")."""
    return _running(None)


@pytest.fixture(scope="session")
def run_as_user() -> Run:
    """As `run`, without what lets root read and write everything: the modes of files count."""
    if sys.platform != "linux":
        pytest.skip("drops capabilities as Linux has them")
    return _running(_as_user)


def _as_user() -> None:
    """Drop CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH from what the process to be may have."""
    import ctypes

    drop_from_bounding_set = 24
    for capability in (1, 2):
        ctypes.CDLL(None).prctl(drop_from_bounding_set, capability, 0, 0, 0)


def _running(prepare: Callable[[], None] | None) -> Run:
    def start(
        *args: str, stdin: bytes | str | None = None, cwd: Path = ROOT, **env: str
    ) -> subprocess.CompletedProcess[str]:
        data = stdin.encode() if isinstance(stdin, str) else stdin or b""
        environment = {**os.environ, **env}
        if prepare is None and sys.platform == "linux":
            done = run_warm(args, data, cwd, environment)
        else:
            command = [sys.executable, "-m", "newsparse", *args]
            done = subprocess.run(
                command,
                input=data,
                capture_output=True,
                cwd=cwd,
                env=environment,
                timeout=SECONDS,
                check=False,
                preexec_fn=prepare,
            )
        return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())

    return start
