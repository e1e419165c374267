"""Lines of a page with the features that the block rules look at."""

from __future__ import annotations

import re
from dataclasses import dataclass

_BREAK = re.compile(r"\r\n|\n|\r")
_BULLET = re.compile(r"(?:[*+•‣▪●■◦·–—-]|o(?=\s)|\d{1,2}[.)](?=\s))[ \t\xa0]*")
_WORD = re.compile(r"\w[\w'’.-]*")
_BLANK = "".join(c for c in map(chr, range(0x3001)) if c.isspace()) + "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
"""White space of every kind, and marks that take no room."""
_TERMINAL = frozenset(".!?…:;")
_CLOSERS = "\"'”’»)]"


@dataclass(frozen=True, slots=True)
class Line:
    """A non-blank line: its span without margins, and what it looks like.

    `start` and `end` are code-point offsets; `gap` says that a blank line
    stands before it; `depth` is its indentation in columns.
    """

    start: int
    end: int
    text: str
    bullet: bool
    depth: int
    gap: bool
    words: int
    terminal: bool
    upper: bool
    titled: float

    @property
    def prose(self) -> bool:
        """Whether the line reads like running text: long enough and ended like a sentence."""
        return (self.words >= 7 and self.terminal) or self.words >= 32


def split_lines(text: str) -> list[Line]:
    """The non-blank lines of a text, in order. Only CR, LF and CRLF end a line."""
    found: list[Line] = []
    position, gap = 0, True
    for match in [*_BREAK.finditer(text), None]:
        end = match.start() if match else len(text)
        raw = text[position:end]
        stripped = raw.strip(_BLANK)
        if stripped:
            start = position + raw.index(stripped)
            depth = len(raw[: start - position].expandtabs(8))
            bullet = _BULLET.match(stripped)
            marked = bool(bullet and (len(stripped) > bullet.end() or bullet.end() > 0) and bullet[0].strip())
            if bullet and marked and bullet.end() < len(stripped) and bullet[0][-1] in " \t\xa0":
                start += bullet.end()
                stripped = stripped[bullet.end() :]
            else:
                marked = marked and bullet is not None and bullet.end() == len(stripped)
            found.append(_features(start, stripped, depth=depth, bullet=marked, gap=gap))
            gap = False
        else:
            gap = True
        position = match.end() if match else end
    return found


def _features(start: int, text: str, *, depth: int, bullet: bool, gap: bool) -> Line:
    words = _WORD.findall(text)
    bare = text.rstrip(_CLOSERS + " ")
    letters = [w for w in words if w[0].isalpha()]
    titled = sum(w[0].isupper() for w in letters) / len(letters) if letters else 0.0
    return Line(
        start=start,
        end=start + len(text),
        text=text,
        bullet=bullet,
        depth=depth,
        gap=gap,
        words=len(words),
        terminal=bool(bare) and bare[-1] in _TERMINAL,
        upper=text.isupper() and any(c.isalpha() for c in text),
        titled=titled,
    )
