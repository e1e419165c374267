"""The phrases that pages put around articles, from `data/furniture.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

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
    with _FILE.open(encoding="utf-8") as handle:
        raw = yaml.load(handle, Loader=yaml.CSafeLoader)
    found: dict[str, Phrases] = {}
    for kind, modes in raw.items():
        if isinstance(modes, list):
            found[kind] = Phrases(whole=frozenset(modes))
        else:
            found[kind] = Phrases(
                frozenset(modes.get("whole", ())), tuple(modes.get("start", ())), tuple(modes.get("within", ()))
            )
    return found
