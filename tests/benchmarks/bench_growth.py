"""Every stage on inputs that double: pytest tests/benchmarks/bench_growth.py -s

Not run by default. Twice the input may take a little more than twice the
time; four times tells of a loop within a loop. Each input is one that has
what some stage could trip over: one line, one sentence, one paragraph, one
kind of character, one kind of name.
"""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

import pytest

from newsparse import Analyzer
from newsparse.reading import Options, read_bytes
from newsparse.render import FORMATS, View, render

TOWNS = "Homs Hama Idlib Raqqa Saraqib Ariha Douma Daraa Hasakah Qamishli Kobani Manbij Azaz Jarablus Salamiyah".split()
SENTENCE = "Shells fell on Kafr Nabl on Tuesday, Ahmad al-Saleh of the Syrian Army said in Idlib. "
WORDS = "the man went to the market and bought bread for a family of six who had fled the town "


def _repeated(piece: str) -> Callable[[int], str]:
    return lambda size: piece * (size // len(piece))


def _page(
    head: str, piece: str, tail: str, body: str = "<p>Shells fell on Homs on Tuesday, residents said.</p>"
) -> Callable[[int], str]:
    return lambda size: f"<html><head>{head}{piece * (size // len(piece))}{tail}</head><body>{body}</body></html>"


def _body(piece: str, around: str = "div") -> Callable[[int], str]:
    return lambda size: f"<html><body><{around}>{piece * (size // len(piece))}</{around}></body></html>"


TEXTS: dict[str, tuple[Callable[[int], str], int]] = {
    "sentences": (_repeated(SENTENCE), 60_000),
    "paragraphs": (_repeated(SENTENCE + "\n\n"), 60_000),
    "short lines": (_repeated("Read more\n"), 100_000),
    "lines of one word": (_repeated("Homs\n"), 60_000),
    "one line of words": (_repeated(WORDS), 100_000),
    "one word": (_repeated("a"), 200_000),
    "one line without ends": (_repeated("Homs and Hama and Idlib "), 60_000),
    "towns with commas": (lambda size: "They shelled " + ", ".join(TOWNS * (size // 120)) + ".", 40_000),
    "men with commas": (lambda size: "The dead were " + "Ahmad al-Saleh, Omar Haddad, " * (size // 30) + ".", 40_000),
    "one man": (_repeated("Ahmad al-Saleh said so. He left. Al-Saleh said that. "), 40_000),
    "groups": (_repeated("The SDF and the Syrian Army clashed with HTS. "), 40_000),
    "days": (_repeated("on Monday, 3 May 2016 and the next day, "), 40_000),
    "quotations": (_repeated('he said "no more of it" and '), 8_000),
    "quoted words": (_repeated('"a" said '), 8_000),
    "counts of the dead": (_repeated("three of the dead and "), 8_000),
    "tolls": (_repeated("put the toll of dead at 5 and "), 8_000),
    "arabic names in quotation marks": (_repeated('قال "حسن" إن '), 8_000),
    "numbers": (_repeated("1 2 3 "), 60_000),
    "spaces": (lambda size: "May 1" + " " * size + "said", 100_000),
    "blank lines": (lambda size: SENTENCE + "\n" * size + SENTENCE, 100_000),
    "tabs and ends": (_repeated(" \t\n"), 100_000),
    "quotes": (_repeated('"'), 60_000),
    "brackets": (_repeated("(["), 60_000),
    "capitals": (_repeated("SYRIA SAYS NO "), 40_000),
    "title case": (_repeated("Syria Says No To Everything "), 40_000),
    "entities": (_repeated("&amp;"), 200_000),
    "ampersands": (_repeated("&"), 200_000),
    "arabic": (_repeated("سقطت قذائف على كفرنبل في ريف إدلب يوم الثلاثاء. "), 60_000),
    "marks": (_repeated("\u0301\u064b"), 60_000),
    "zero width": (_repeated("a\u200b"), 100_000),
    "links": (_repeated("https://example.com/a "), 60_000),
    "hyphens": (_repeated("al-"), 60_000),
    "points": (_repeated(". "), 60_000),
    "json-ld": (_page('<script type="application/ld+json">[', '{"a":1},', "{}]</script>"), 400_000),
    "json-ld lists": (_page('<script type="application/ld+json">[', "[],", "{}]</script>"), 400_000),
    "meta": (_page("", '<meta name="a" content="b">', ""), 200_000),
    "long meta": (_page('<meta name="description" content="', "&amp;", '">'), 200_000),
    "html paragraphs": (_body("<p>Shells fell on Homs on Tuesday, residents of the town said.</p>"), 200_000),
    "html one paragraph": (_body("Shells fell on Homs on Tuesday. ", "p"), 60_000),
    "html entities": (_body("&amp;", "p"), 200_000),
    "nested": (lambda size: "<html><body>" + "<div>" * (size // 10) + SENTENCE * 5 + "</div>" * (size // 10), 40_000),
    "breaks": (_body("<br>"), 100_000),
    "list items": (_body("<li><a href=x>Read more</a></li>", "ul"), 200_000),
    "headings": (_body("<h1>Shells fall on Homs again</h1>"), 100_000),
    "cells": (_body("<tr><td>Homs</td></tr>", "table"), 200_000),
    "tags that do not close": (_repeated("<a "), 100_000),
}  # fmt: skip
BUDGET = 2.9
"""Times for twice the input: two, and what memory and noise add."""
NOTICEABLE = 0.25
"""Seconds under which a stage is fast enough whatever its growth."""


def _stages(analyzer: Analyzer, text: str) -> dict[str, float]:
    """The seconds of every stage; rendering by format. Read as HTML where it begins so."""
    spent: dict[str, float] = {}
    analyzer.spent.clear()
    began = perf_counter()
    article = read_bytes(text.encode(), id_="x", options=Options(published="2016-05-04"))
    spent["reading"] = perf_counter() - began
    analysis = analyzer.analyze(article)
    spent |= analyzer.spent
    for name in FORMATS:
        began = perf_counter()
        for _ in render([analysis], name, View()):
            pass
        spent[f"render {name}"] = perf_counter() - began
    return spent


@pytest.mark.parametrize("name", list(TEXTS))
def test_twice_the_input_takes_twice_the_time(name: str, analyzer: Analyzer) -> None:
    make, size = TEXTS[name]
    try:
        small, large = (min_of(analyzer, make(n)) for n in (size, 2 * size))
    except Exception as error:  # noqa: BLE001 - what no words are in is refused, fast
        print(f"\n{name}: {type(error).__name__}")
        return
    print(f"\n{name}: " + "  ".join(f"{k} {small[k]:.2f}→{large[k]:.2f}" for k in large if large[k] > 0.05))
    slow = {k: large[k] / small[k] for k in large if large[k] > NOTICEABLE and large[k] > BUDGET * small[k]}
    assert not slow


def min_of(analyzer: Analyzer, text: str) -> dict[str, float]:
    """The least seconds of each stage in two runs."""
    first, second = _stages(analyzer, text), _stages(analyzer, text)
    return {k: min(first[k], second[k]) for k in first}
