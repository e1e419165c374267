"""Run many cases, name those that fail or are slow: python -m tests.fuzz.run --cases 20000 [--first N] [TARGET…]"""

from __future__ import annotations

import argparse
import itertools
import os
import resource
import sys
import tempfile
import time
import traceback
from collections.abc import Sequence
from multiprocessing import get_context

from tests.fuzz.targets import TARGETS, run_case

WEIGHTS = {"text": 6, "html": 5, "records": 5, "letter": 2, "yaml": 3, "options": 1}
"""How many cases of each target stand in two and twenty."""
SLOW = 10.0
"""Seconds from which a case counts as a hang."""
MEMORY = 6 * 2**30


def attempt(case: tuple[str, int]) -> tuple[str, int, float, str]:
    target, number = case
    start = time.perf_counter()
    fault = ""
    try:
        run_case(target, number)
    except BaseException:  # noqa: BLE001 - whatever it is, it is what is looked for
        fault = traceback.format_exc()
    return target, number, time.perf_counter() - start, fault


def confine() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    os.environ["XDG_CACHE_HOME"] = tempfile.mkdtemp()


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz.run", description=__doc__)
    parser.add_argument("--cases", type=int, default=20_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("targets", nargs="*", choices=[*TARGETS, []], metavar="TARGET")
    chosen = parser.parse_args(arguments)
    turn = [t for t, n in WEIGHTS.items() if not chosen.targets or t in chosen.targets for _ in range(n)]
    cases = list(
        itertools.islice(zip(itertools.cycle(turn), itertools.count(chosen.first), strict=False), chosen.cases)
    )
    failed = 0
    with get_context("spawn").Pool(chosen.jobs, initializer=confine) as pool:
        for done, (target, number, seconds, fault) in enumerate(pool.imap_unordered(attempt, cases, 20), 1):
            if fault or seconds > SLOW:
                failed += 1
                print(f"\n{target} {number}: {seconds:.1f} s\n{fault}", flush=True)
            if done % 500 == 0:
                print(f"{done:,} of {len(cases):,} cases, {failed} failed", file=sys.stderr, flush=True)
    print(f"{len(cases):,} cases, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
