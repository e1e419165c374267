"""The words of the lexicon and of pages: no key and no word of a list stands twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

import newsparse

PACKAGE = Path(newsparse.__file__).parent
FILES = sorted([*(PACKAGE / "lexicon").rglob("*.yaml"), *(PACKAGE / "reading" / "data").glob("*.yaml")])


def doubles(node: yaml.Node | None) -> Iterator[str]:
    """Keys of one mapping and words of one list that stand twice, with their lines."""
    if isinstance(node, yaml.MappingNode):
        own = [key for key, _ in node.value]
        inner = [value for _, value in node.value]
    elif isinstance(node, yaml.SequenceNode):
        own = [n for n in node.value if isinstance(n, yaml.ScalarNode)]
        inner = node.value
    else:
        return
    seen: set[str] = set()
    for scalar in own:
        if scalar.value in seen:
            yield f"{scalar.value} (line {scalar.start_mark.line + 1})"
        seen.add(scalar.value)
    for value in inner:
        yield from doubles(value)


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_nothing_stands_twice(path: Path) -> None:
    node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    assert list(doubles(node)) == []


def test_what_stands_twice_is_found() -> None:
    node = yaml.compose("a: [x, y, x]\nb: {c: 1, c: 2}\na: []\n", Loader=yaml.CSafeLoader)
    assert list(doubles(node)) == ["a (line 3)", "x (line 1)", "c (line 2)"]
