"""The rules compiled: from patterns over words to regular expressions over class characters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import yaml

from newsparse.temporal.lexicon import CLASSES, GROUPS, LITERAL, Token

_FILE = Path(__file__).parent / "rules.yaml"
_PIECE = re.compile(r"(?P<name>[a-z]+\d?)=|(?P<symbol>[()|?])|(?P<word>[^\s()|?=]+)|\s+")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its id, its order, its pattern over class characters, and the builder it names.

    `needs` are sets of class characters: the rule matches nothing in tokens
    that lack all the characters of one of them. The expression itself may be
    less than what the pattern matches: from the token kept as `begins`, up to
    the one kept as `ends`.
    """

    id: str
    order: int
    pattern: str
    needs: tuple[frozenset[str], ...]
    build: str
    begins: str | None = None
    ends: str | None = None

    @property
    def regex(self) -> re.Pattern[str]:
        """The pattern as a regular expression, made when it is first looked for: most texts need a third of the rules."""
        return compile_pattern(self.pattern)

    def span(self, match: re.Match[str]) -> tuple[int, int]:
        """The tokens of the expression: those of the match, cut to where the rule says that it begins or ends."""
        places = {name.rsplit("_", 1)[0]: match.start(name) for name, v in match.groupdict().items() if v}
        first = places[self.begins] if self.begins else match.start()
        return first, places[self.ends] + 1 if self.ends else match.end()


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
    raise ValueError(f"no token is a '{word}': give it a class, or list it among the literals")


@cache
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


def needs_of(pattern: str) -> tuple[frozenset[str], ...]:
    """Sets of class characters: what the pattern matches has a character of each. Never empty.

    A word outside parentheses that no question mark follows gives one; of
    alternatives one word each counts.
    """
    ways: list[list[frozenset[str]]] = [[]]
    depth = 0
    pieces = [m for m in _PIECE.finditer(pattern) if m["symbol"] or m["word"]]
    for piece, following in zip(pieces, [*pieces[1:], None], strict=True):
        if piece["symbol"] in {"(", ")"}:
            depth += 1 if piece["symbol"] == "(" else -1
        elif piece["symbol"] == "|" and depth == 0:
            ways.append([])
        elif piece["word"] and depth == 0 and not (following and following["symbol"] == "?"):
            word = piece["word"]
            ways[-1].append(frozenset(GROUPS.get(word) or CLASSES.get(word) or LITERAL.get(word) or ""))
    if not all(ways):
        raise ValueError(f"every way to match needs a word outside parentheses: {pattern}")
    if len(ways) == 1:
        return tuple(ways[0])
    return (frozenset().union(*(way[-1] for way in ways)),)


@lru_cache(maxsize=1)
def rules() -> tuple[Rule, ...]:
    """All rules of rules.yaml, in order."""
    with _FILE.open(encoding="utf-8") as handle:
        raw = yaml.load(handle, Loader=yaml.CSafeLoader)
    return tuple(
        Rule(
            r["id"],
            i,
            r["pattern"],
            needs_of(r["pattern"]),
            r["build"],
            r.get("begins"),
            r.get("ends"),
        )
        for i, r in enumerate(raw)
    )


@lru_cache(maxsize=1)
def _by_class() -> dict[str, tuple[Rule, ...]]:
    """The rules by one class each that no match lacks: that of its words which stands in the fewest rules."""
    shared = Counter(c for rule in rules() for need in rule.needs for c in need)
    found: dict[str, list[Rule]] = {}
    for rule in rules():
        key = min(rule.needs, key=lambda need: sum(shared[c] for c in need))
        for character in key:
            found.setdefault(character, []).append(rule)
    return {c: tuple(r) for c, r in found.items()}


def find(tokens: Sequence[Token]) -> list[Match]:
    """Every rule's matches over the tokens, longest first, then by the rules' order."""
    classes = "".join([t.class_ for t in tokens])
    present = set(classes)
    found: list[Match] = []
    candidates = {rule.order: rule for c in present for rule in _by_class().get(c, ())}
    for rule in candidates.values():
        if any(present.isdisjoint(need) for need in rule.needs):
            continue
        for m in rule.regex.finditer(classes):
            kept = {k.rsplit("_", 1)[0]: tokens[m.start(k)] for k, v in m.groupdict().items() if v}
            found.append(Match(rule, *rule.span(m), kept))
    found.sort(key=lambda m: (m.first - m.last, m.rule.order, m.first))
    return found
