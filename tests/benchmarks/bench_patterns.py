"""Every regular expression of the package on lines that make bad ones slow: pytest tests/benchmarks/bench_patterns.py -s

Not run by default. A pattern is looked for all over a line of 4,000 and of
16,000 characters: 4 times the time where it is linear, 16 where it is
quadratic.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import re._parser as _parser  # type: ignore[import-not-found]
import sys
import time
from collections.abc import Iterator, Mapping

import newsparse
from newsparse.temporal.grammar import rules

PIECES = [
    *("a", "A", "1", " ", "\t", "\n", ".", ",", "-", "'", '"', "<", "&", "@", ":", "/", "|", "(", "=", "_", "ا", "é"),
    *(
        "A ",
        "a ",
        "1 ",
        "Aa ",
        "1,",
        "a-",
        "A.",
        "al-",
        "A, ",
        "a.b",
        "1:1 ",
        "a@",
        "<a ",
        "<a>",
        "&a",
        "//",
        " of the",
    ),
    *("May 1 ", "\n ", ". A", "'s ", "by A ", '="', "Aaa Bbb ", "com.", "2016-", "\u200b"),
]
"""Each makes a line by standing there over and over; a character that ends no match closes it."""
NOTICEABLE = 0.004
"""Seconds under which a pattern is fast enough whatever its ratio."""


def held(value: object, depth: int = 0) -> Iterator[re.Pattern[str]]:
    """The patterns in a value and in what it collects, three levels deep."""
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif depth < 3 and isinstance(value, Mapping | list | tuple | set | frozenset):
        for inner in list(value.values()) if isinstance(value, Mapping) else list(value):
            yield from held(inner, depth + 1)


def patterns() -> dict[tuple[str, int], tuple[str, re.Pattern[str]]]:
    """Every compiled pattern that a module holds and that the grammar of dates is made of, each once, with its name."""
    for module in pkgutil.walk_packages(newsparse.__path__, "newsparse."):
        if not module.name.endswith(("__main__", "build_hook")):
            importlib.import_module(module.name)
    found = {(r.regex.pattern, r.regex.flags): (f"rule {r.id}", r.regex) for r in rules()}
    for home, module_ in sorted(sys.modules.items()):
        if home.startswith("newsparse"):
            for name, value in list(vars(module_).items()):
                for pattern in held(value):
                    found.setdefault((pattern.pattern, pattern.flags), (f"{home} {name}", pattern))
    return found


def seconds(pattern: re.Pattern[str], line: str, runs: int) -> float:
    """The least time that looking for the pattern all over the line takes."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        for _ in pattern.finditer(line):
            pass
        times.append(time.perf_counter() - start)
    return min(times)


def pumped(pattern: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """For every unbounded repetition of a pattern: a text that leads up to it, and what it can go on with."""
    yield from _pumped(list(_parser.parse(pattern.pattern, pattern.flags)), "")


def _pumped(nodes: list[tuple[object, object]], before: str) -> Iterator[tuple[str, str]]:
    for kind, value in nodes:
        if str(kind) in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
            most, inner = value[1], value[2]  # type: ignore[index]
            if most == _parser.MAXREPEAT:
                yield before, _sample(list(inner))
            yield from _pumped(list(inner), before)
        elif str(kind) == "SUBPATTERN":
            yield from _pumped(list(value[-1]), before)  # type: ignore[index]
        elif str(kind) == "BRANCH":
            for branch in value[1]:  # type: ignore[index]
                yield from _pumped(list(branch), before)
        before += _sample([(kind, value)])


def _sample(nodes: list[tuple[object, object]]) -> str:
    """A short text that the nodes match, as far as that can be read off them."""
    text = ""
    for kind, value in nodes:
        name = str(kind)
        if name == "LITERAL":
            text += chr(value)  # type: ignore[arg-type]
        elif name == "IN":
            text += _member(value)  # type: ignore[arg-type]
        elif name in {"ANY", "NOT_LITERAL"}:
            text += "a"
        elif name == "SUBPATTERN":
            text += _sample(list(value[-1]))  # type: ignore[index]
        elif name == "BRANCH":
            text += _sample(list(value[1][0]))  # type: ignore[index]
        elif name in {"MAX_REPEAT", "MIN_REPEAT"}:
            text += _sample(list(value[2])) * max(value[0], 1 if value[1] == _parser.MAXREPEAT else value[0])  # type: ignore[index]
    return text


def _member(items: list[tuple[object, object]]) -> str:
    """A character of a set."""
    classes = {"CATEGORY_SPACE": " ", "CATEGORY_DIGIT": "1", "CATEGORY_WORD": "a", "CATEGORY_NOT_SPACE": "a"}
    for kind, value in items:
        if str(kind) == "LITERAL":
            return chr(value)  # type: ignore[arg-type]
        if str(kind) == "RANGE":
            return chr(value[0])  # type: ignore[index]
        if str(kind) == "CATEGORY" and str(value) in classes:
            return classes[str(value)]
    return "a"


def test_no_repetition_is_pumped_to_a_standstill() -> None:
    """Each unbounded repetition of each pattern, led up to by what the pattern itself asks for, and cut short."""
    slow = []
    for name, pattern in patterns().values():
        for before, piece in set(pumped(pattern)):
            if not piece:
                continue
            short, long = (before + piece * (length // len(piece)) + "\x01" for length in (4_000, 16_000))
            taken = seconds(pattern, long, 2)
            if taken > NOTICEABLE and taken > 8 * seconds(pattern, short, 3):
                slow.append((taken, name, before[-20:], piece))
    assert not sorted(slow, reverse=True)


def test_every_pattern_is_linear() -> None:
    known = patterns()
    worst: list[tuple[float, float, str, str]] = []
    for name, pattern in known.values():
        for piece in PIECES:
            short, long = (piece * (length // len(piece)) + "\x01" for length in (4_000, 16_000))
            slow = seconds(pattern, long, 2)
            if slow > NOTICEABLE:
                worst.append((slow / seconds(pattern, short, 3), slow, name, piece))
    print(f"\n{len(known)} patterns on {len(PIECES)} lines, those that take the most for four times the length:")
    for ratio, slow, name, piece in sorted(worst, reverse=True)[:8]:
        print(f"  {ratio:4.1f} times, {1000 * slow:6.0f} ms  {name}  {piece!r}")
    assert len(known) > 150
    assert all(ratio < 8 for ratio, *_ in worst)
