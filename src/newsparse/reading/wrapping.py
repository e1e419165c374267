"""Paragraphs of hard-wrapped text made whole again."""

from __future__ import annotations

from collections.abc import Sequence

from newsparse.reading.lines import Line
from newsparse.reading.traits import trait_of

_ALONE_TRAITS = frozenset(["byline", "furniture", "end", "credit", "note"])
"""Traits of lines that are no part of a paragraph, however near it stands."""


_FEW = 4
"""Lines of the shortest text that has a width of its own."""


def unwrap(lines: list[Line]) -> list[Line]:
    """Join the lines of hard-wrapped paragraphs; leave pages with a line a paragraph as they are."""
    if 1 < len(lines) < _FEW and all(_goes_on(a, b) for a, b in zip(lines, lines[1:], strict=False)):
        return [_join(lines)]
    widths = sorted(len(n.text) for n in lines)
    if len(lines) < _FEW or widths[len(widths) * 9 // 10] > 132:
        return lines
    pairs = [(a, b) for a, b in zip(lines, lines[1:], strict=False) if not b.gap and not b.bullet]
    broken = sum(_goes_on(a, b) for a, b in pairs)
    if broken * 5 < len(lines):
        return lines
    width = widths[len(widths) * 3 // 4]
    joined: list[list[Line]] = []
    for line in lines:
        if joined and _belongs(joined[-1][-1], line, width):
            joined[-1].append(line)
        else:
            joined.append([line])
    return [_join(group) for group in joined]


def _belongs(previous: Line, line: Line, width: int) -> bool:
    """Whether a line goes on with the paragraph of the one before it, in a text so wide (code points)."""
    # Wire copy indents its paragraphs instead of leaving a line blank between them.
    if line.gap or line.bullet or line.depth >= previous.depth + 2:
        return False
    if trait_of(line)[0] in _ALONE_TRAITS or trait_of(previous)[0] in _ALONE_TRAITS:
        return False
    return len(previous.text) > 0.6 * width or (not previous.terminal and line.text[:1].islower())


def _goes_on(line: Line, following: Line) -> bool:
    """Whether a sentence runs on from one line into the next."""
    return not line.terminal and following.text[:1].islower() and not following.gap and not following.bullet


def _join(group: Sequence[Line]) -> Line:
    head, tail = group[0], group[-1]
    if len(group) == 1:
        return head
    words = sum(n.words for n in group)
    return Line(
        start=head.start,
        end=tail.end,
        text=" ".join(n.text for n in group),
        bullet=head.bullet,
        depth=head.depth,
        gap=head.gap,
        words=words,
        terminal=tail.terminal,
        titled=sum(n.titled * n.words for n in group) / max(words, 1),
    )
