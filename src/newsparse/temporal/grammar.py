"""The rules compiled: from patterns over words to regular expressions over class characters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from newsparse.temporal.lexicon import CLASSES, GROUPS, LITERAL, OTHER, Token

_FILE = Path(__file__).parent / "rules.yaml"
_PIECE = re.compile(r"(?P<name>[a-z]+\d?)=|(?P<symbol>[()|?])|(?P<word>[^\s()|?=]+)|\s+")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its id, its order, its pattern over class characters, and the builder it names."""

    id: str
    order: int
    regex: re.Pattern[str]
    build: str


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens [first, last) that a rule matched, with the tokens it kept by name."""

    rule: Rule
    first: int
    last: int
    kept: dict[str, Token]


def _characters(word: str) -> str:
    if word in GROUPS:
        return f"[{GROUPS[word]}]"
    if word in CLASSES:
        return re.escape(CLASSES[word])
    if word in LITERAL:
        return LITERAL[word]
    return r"(?!)"


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """A pattern of rules.yaml as a regular expression over class characters.

    A name=… keeps the first token of what follows it: a class or a
    parenthesis. A word of no class never matches. The result has no nested
    repetition, so it runs in linear time.
    """
    parts: list[str] = []
    opened: list[bool] = []
    name: str | None = None
    used: dict[str, int] = {}
    for piece in _PIECE.finditer(pattern):
        if piece["name"]:
            name = piece["name"]
        elif piece["symbol"] == "(":
            if name:
                used[name] = used.get(name, 0) + 1
                parts.append(f"(?P<{name}_{used[name]}>")
            else:
                parts.append("(?:")
            opened.append(bool(name))
            name = None
        elif piece["symbol"]:
            parts.append(piece["symbol"])
        elif piece["word"]:
            characters = _characters(piece["word"])
            if name:
                used[name] = used.get(name, 0) + 1
                characters = f"(?P<{name}_{used[name]}>{characters})"
                name = None
            parts.append(characters)
    return re.compile("".join(parts))


@lru_cache(maxsize=1)
def rules() -> tuple[Rule, ...]:
    """All rules of rules.yaml, in order."""
    with _FILE.open(encoding="utf-8") as handle:
        raw = yaml.load(handle, Loader=yaml.CSafeLoader)
    return tuple(Rule(r["id"], i, compile_pattern(r["pattern"]), r["build"]) for i, r in enumerate(raw))


def find(tokens: Sequence[Token]) -> list[Match]:
    """Every rule's matches over the tokens, longest first, then by the rules' order."""
    classes = "".join(t.class_ for t in tokens)
    found: list[Match] = []
    if classes.count(OTHER) == len(classes):
        return found
    for rule in rules():
        for m in rule.regex.finditer(classes):
            kept = {k.rsplit("_", 1)[0]: tokens[m.start(k)] for k, v in m.groupdict().items() if v}
            found.append(Match(rule, m.start(), m.end(), kept))
    found.sort(key=lambda m: (m.first - m.last, m.rule.order, m.first))
    return found
