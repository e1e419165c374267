"""The phrases that pages put around articles, from `data/furniture.yaml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

import yaml

_FILE = Path(__file__).parent / "data" / "furniture.yaml"


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of one kind."""

    whole: frozenset[str] = frozenset()
    start: tuple[str, ...] = ()
    within: tuple[str, ...] = ()

    def match(self, line: str, words: int) -> str | None:
        """The phrase that a lower-case line shows, or None. Linear in the line's length."""
        line = line.replace("’", "'")
        bare = line.removesuffix("[edit]").rstrip(" .:!…>»›→")
        if bare in self.whole:
            return bare
        if line.startswith(self.start):
            return next(p for p in self.start if line.startswith(p))
        if words <= 30:
            return next((p for p in self.within if p in line), None)
        return None


@lru_cache(maxsize=1)
def phrases() -> dict[str, Phrases]:
    """All phrases by kind: end, furniture, related, note, caption, credit, counts."""
    found: dict[str, Phrases] = {}
    for kind, modes in _words().items():
        if isinstance(modes, list):
            found[kind] = Phrases(whole=frozenset(modes))
        else:
            found[kind] = Phrases(
                frozenset(modes.get("whole", ())), tuple(modes.get("start", ())), tuple(modes.get("within", ()))
            )
    return found


@lru_cache(maxsize=1)
def run_in() -> dict[str, list[str]]:
    """What stands around a text that was run into one line with its page, by where it stands there."""
    return cast("dict[str, list[str]]", _words()["run_in"])


@lru_cache(maxsize=1)
def page_marks() -> re.Pattern[str]:
    """What opens a part of a page below a text that was run into one line with it; `sure` ones stand in no text."""
    kinds = (f"(?P<{kind}>{'|'.join(map(re.escape, run_in()[kind]))})" for kind in ("sure", "behind_a_sentence"))
    return re.compile(rf"(?<!\w)(?:{'|'.join(kinds)})(?=[ A-Z:]|$)")


@lru_cache(maxsize=1)
def _words() -> dict[str, Any]:
    with _FILE.open(encoding="utf-8") as handle:
        return cast("dict[str, Any]", yaml.load(handle, Loader=yaml.CSafeLoader))
