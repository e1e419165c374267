"""How many small changes to the program the tests notice: python tests/mutate.py PACKAGE [--sample 40] [--seed 1]

Not part of the test run. Works on a copy of the checkout, with cosmic-ray
(`pip install cosmic-ray`), which knows the ways to break a line; of the many
mutants of a package a sample is drawn. Prints those that no test noticed, for
somebody to read: a change that alters nothing anyone can see is no survivor.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
TESTS = {
    "reading": "tests/test_reading.py tests/test_html.py tests/test_pages.py tests/test_inputs.py",
    "temporal": "tests/test_temporal.py",
    "gazetteer": "tests/test_gazetteer.py tests/test_folding.py tests/test_importing.py tests/test_places.py tests/test_actors.py",
    "batch": "tests/batch",
    "render": "tests/test_render.py tests/test_cli.py --deselect tests/test_cli.py::test_one_article_that_takes_too_long_fails_alone",
}
"""The tests that a mutant of each package has to get past."""
SKIPPED = (
    "core/NumberReplacer",
    "core/ReplaceBinaryOperator_BitOr",
    "core/RemoveDecorator",
    "core/ExceptionReplacer",
)
"""Ways that say little: numbers are thresholds more often than not, and `|` stands in types."""
TIMEOUT = 240
"""Seconds after which a mutant counts as noticed: it hangs."""


def main() -> int:
    """Draw the sample, run the tests over each mutant, print the survivors and the share that was killed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("package", choices=TESTS)
    parser.add_argument("--sample", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "copy")
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".git", ".venv", "*.egg-info"))
        session = Path(folder, "session.sqlite")
        config = Path(folder, "config.toml")
        config.write_text(_config(options.package))
        _run("init", str(config), str(session), cwd=copy)
        kept = _draw(session, options.sample, options.seed)
        print(f"{options.package}: {kept} mutants drawn", flush=True)
        _run("exec", str(config), str(session), cwd=copy)
        return _report(options.package, session)


def _config(package: str) -> str:
    command = f"{sys.executable} -m pytest -q -x -p no:cacheprovider {TESTS[package]}"
    return f"""[cosmic-ray]
module-path = "src/newsparse/{package}"
timeout = {TIMEOUT}.0
excluded-modules = []
test-command = "env PYTHONPATH=src {command}"

[cosmic-ray.distributor]
name = "local"
"""


def _run(*arguments: str, cwd: Path) -> None:
    subprocess.run(["cosmic-ray", *arguments], cwd=cwd, check=True)


def _draw(session: Path, sample: int, seed: int) -> int:
    """Keep a sample of the mutants in the session; how many."""
    with sqlite3.connect(session) as base:
        rows = base.execute(
            "SELECT job_id, operator_name FROM mutation_specs ORDER BY module_path, start_pos_row, start_pos_col, operator_name, occurrence"
        ).fetchall()
        wanted = [job for job, operator in rows if not operator.startswith(SKIPPED)]
        kept = set(random.Random(seed).sample(wanted, min(sample, len(wanted))))
        for job, _ in rows:
            if job not in kept:
                base.execute("DELETE FROM mutation_specs WHERE job_id = ?", (job,))
                base.execute("DELETE FROM work_items WHERE job_id = ?", (job,))
    return len(kept)


def _report(package: str, session: Path) -> int:
    with sqlite3.connect(session) as base:
        rows = base.execute(
            "SELECT m.module_path, m.start_pos_row, m.operator_name, r.test_outcome, r.diff FROM mutation_specs m"
            " JOIN work_results r ON m.job_id = r.job_id ORDER BY 1, 2"
        ).fetchall()
    survivors = [r for r in rows if r[3].lower().endswith("survived")]
    for path, line, operator, _, diff in survivors:
        print(f"\nsurvived {path}:{line} {operator}")
        print("\n".join(x for x in diff.splitlines() if x[:1] in "+-" and x[:3] not in {"+++", "---"}))
    print(f"\n{package}: {len(rows) - len(survivors)} of {len(rows)} noticed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
