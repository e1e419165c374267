"""What every regular expression of the package owes: capitals that mean capitals."""

from __future__ import annotations

import re

import pytest

from tests.benchmarks.bench_patterns import patterns

_CAPITALS_ALONE = re.compile(r"\[[^\]]*A-Z(?![^\]]*a-z)[^\]]*\]")


_PATTERNS = tuple(patterns().values())


@pytest.mark.parametrize("name", sorted({name for name, _ in _PATTERNS}))
def test_no_pattern_asks_for_capitals_and_then_does_not_mind(name: str) -> None:
    """IGNORECASE makes [A-Z] any letter: what is to be in any case goes into (?i:…)."""
    for found, pattern in _PATTERNS:
        if found == name and pattern.flags & re.IGNORECASE:
            assert _CAPITALS_ALONE.search(pattern.pattern) is None
