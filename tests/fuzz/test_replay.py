"""The kept cases again, and the first of every target."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.fuzz.targets import TARGETS, run_case

KEPT = [
    (target, int(number))
    for line in Path(__file__).with_name("found.txt").read_text().splitlines()
    if not line.startswith("#")
    for target, number in [line.split()]
]


@pytest.mark.parametrize(("target", "number"), KEPT)
def test_a_kept_case_holds(target: str, number: int) -> None:
    run_case(target, number)


@pytest.mark.parametrize("target", TARGETS)
def test_the_first_cases_of_every_target_hold(target: str) -> None:
    if target == "options" and not hasattr(os, "symlink"):
        pytest.skip("works in a folder with links")
    for number in range(10):
        run_case(target, number)
