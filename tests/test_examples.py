"""Every example runs, and prints what is agreed. `--update-golden` writes the expectations anew."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run

EXAMPLES = ROOT / "examples"
needs_jq = pytest.mark.skipif(shutil.which("jq") is None, reason="jq is not installed")


@pytest.fixture
def expect(pytestconfig: pytest.Config) -> Callable[[str, str], None]:
    """Compare an output with examples/expected/NAME."""

    def check(name: str, output: str) -> None:
        file = EXAMPLES / "expected" / name
        if pytestconfig.getoption("--update-golden"):
            file.write_bytes(output.encode())
        assert output == file.read_bytes().decode()

    return check


def jq(recipe: str, data: str) -> str:
    done = subprocess.run(
        ["jq", "-r", "-f", str(EXAMPLES / recipe)], input=data, capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.fixture(scope="module")
def batch(run: Run, tmp_path_factory: pytest.TempPathFactory) -> str:
    out = tmp_path_factory.mktemp("batch") / "out.jsonl"
    assert run("batch", "seeds/", "-o", str(out), "--quiet").returncode == 0
    return out.read_text(encoding="utf-8")


@needs_jq
@pytest.mark.parametrize("recipe", ["places", "unresolved"])
def test_recipes_over_a_batch(recipe: str, batch: str, expect: Callable[[str, str], None]) -> None:
    expect(f"{recipe}.tsv", jq(f"{recipe}.jq", batch))


@needs_jq
@pytest.mark.parametrize(
    ("recipe", "seed"), [("groups", "seeds/hasakah-wheat-convoy.txt"), ("timeline", "seeds/long-read-raqqa.txt")]
)
def test_recipes_over_an_article(run: Run, recipe: str, seed: str, expect: Callable[[str, str], None]) -> None:
    expect(f"{recipe}.tsv", jq(f"{recipe}.jq", run("extract", seed, "--json", "--with-text").stdout))


def test_own_gazetteer(run: Run, expect: Callable[[str, str], None]) -> None:
    done = run("extract", "examples/own_article.txt", "--gazetteer", "examples/own_gazetteer.yaml")
    expect("own_gazetteer.txt", done.stdout)


def test_python_api(expect: Callable[[str, str], None]) -> None:
    done = subprocess.run([sys.executable, str(EXAMPLES / "api.py")], capture_output=True, text=True, check=True)
    expect("api.txt", done.stdout)


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script")
def test_batch_to_table(tmp_path: Path, expect: Callable[[str, str], None]) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    folder = tmp_path / "bin"
    folder.mkdir()
    command = folder / "newsparse"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m newsparse "$@"\n')
    command.chmod(0o755)
    done = subprocess.run(
        ["sh", str(EXAMPLES / "batch_to_table.sh")],
        cwd=tmp_path,
        capture_output=True,
        check=True,
        env={"PATH": f"{folder}:/usr/bin:/bin", "HOME": str(tmp_path)},
    )
    expect("batch_to_table.txt", done.stdout.decode())
    assert (tmp_path / "places.geojson").read_text().startswith('{\n  "type": "FeatureCollection"')
