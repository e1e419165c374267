"""How the time to read a page grows with it: pytest tests/benchmarks/bench_reading.py -s

Not run by default. Each figure is seconds for a megabyte at full size, and
that divided by the same at a quarter of it: about 1 where time is linear.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from newsparse.reading import read_bytes

PROSE = "Shells fell on the eastern edge of the town on Tuesday, residents said by telephone, and two people were hurt."
ITEM = "A headline of some other article"
PAGES: dict[str, Callable[[float], str]] = {
    "text, 20 MB": lambda share: (PROSE + "\n\n") * int(170_000 * share),
    "one line, 5 MB": lambda share: "word " * int(1_000_000 * share),
    "headlines, 10 MB": lambda share: (ITEM + "\n") * int(300_000 * share),
    "HTML, 10 MB": lambda share: "<html><body>" + f"<p>{PROSE * 3}</p>\n" * int(28_000 * share),
    "HTML, 20,000 links": lambda share: (
        f"<ul>{f'<li><a href=/x>{ITEM}</a></li>' * int(20_000 * share)}</ul><p>{PROSE}</p>"
    ),
    "HTML, 20,000 deep": lambda share: "<html><body>" + "<div>" * int(20_000 * share) + f"<p>{PROSE}</p>",
}


@pytest.mark.parametrize("name", PAGES)
def test_reading_is_linear(name: str) -> None:
    spent = []
    for share in (0.25, 1.0):
        data = PAGES[name](share).encode()
        start = time.perf_counter()
        read_bytes(data, id_="t")
        spent.append((time.perf_counter() - start) / len(data) * 1e6)
    print(f"\n{name}: {spent[1]:.2f} s a megabyte, {spent[1] / spent[0]:.2f} times that of a quarter")
    assert spent[1] < 2.5 * spent[0]
