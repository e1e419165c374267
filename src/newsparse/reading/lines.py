"""Lines of a page with the features that the block rules look at."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from newsparse.reading.run_in import BLANK, Part, parts_of

if TYPE_CHECKING:
    from newsparse.reading.flatten import HtmlLine, Markup

_BREAK = re.compile(r"\r\n|\n|\r")
_BULLET = re.compile(r"(?:[*+•‣▪●■◦·–—-]|o(?=\s)|\d{1,2}[.)](?=\s)|\d\ufe0f?\u20e3)[ \t\xa0]*")
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
"""Letters of scripts without spaces between words; two make about a word."""
_WORD = re.compile(r"\w[\w'’.-]*")
_POINTS = frozenset("•‣▪●■◦")
"""Marks that open a point of a list, even with its first word right behind them."""
_HEADING = re.compile(r"(?P<marks>#{1,6})[ \t]{1,9}(?P<text>[^#\s].*)")
_FRONT_TITLE = re.compile(r"title:[ \t]{0,9}[\"']?(?P<title>[^\"'].{0,400}?)[\"']?", re.IGNORECASE)
_UNSTOPPED = 26
"""Words from which a line without a full stop is running text; half of it where no word has a capital, as in Arabic."""
_FRONT = 40
"""Lines within which a front matter ends."""
_LONG = 120
"""Characters of a line that is a paragraph, whatever its markup."""
_LONGEST_HEADLINE = 240
"""Characters of a line that is no paragraph yet, at most."""
_TERMINAL = frozenset(".!?…:;؟۔؛。！？")
_CLOSERS = "\"'”“’‘»«›‹)] \xa0」』）"
"""Quotation marks close in one language as they open in another."""


@dataclass(frozen=True, slots=True)
class Line:
    """A non-blank line: its span without margins, and what it looks like.

    `start` and `end` are code-point offsets; `gap` says that a blank line
    stands before it; `depth` is its indentation in columns; `markup` what an
    HTML page says of it; `level` that of a Markdown heading, else 0;
    `listed` says that it is an item of a Markdown list, `top` that it opens a
    page of a text whose pages are told apart by form feeds.
    """

    start: int
    end: int
    text: str
    bullet: bool
    depth: int
    gap: bool
    words: int
    terminal: bool
    titled: float
    markup: Markup | None = None
    level: int = 0
    listed: bool = False
    top: bool = False
    below: bool = False

    @property
    def prose(self) -> bool:
        """Whether the line reads like running text: long enough and ended like a sentence."""
        if (self.words >= 7 and self.terminal) or (self.words >= 32 and self.titled < 0.6):
            return True
        # Many Arabic pages and posts close their paragraphs without a full stop.
        if self.titled > 0.5 or self.bullet or (self.markup is not None and self.markup.kept is False):
            return False
        return self.words >= (_UNSTOPPED if self.titled else _UNSTOPPED // 2)


def split_lines(text: str) -> list[Line]:
    """The non-blank lines of a text, in order. Only CR, LF and CRLF end a line."""
    found: list[Line] = []
    position, gap, first = 0, True, True
    for match in [*_BREAK.finditer(text), None]:
        end = match.start() if match else len(text)
        raw = text[position:end]
        stripped = raw.strip(BLANK)
        above = found[-1].text if found else ""
        if stripped and (parts := parts_of(stripped, above, first=first)):
            start = position + raw.index(stripped)
            found += [_part(start, stripped, part) for part in parts]
            gap = False
        elif stripped:
            start = position + raw.index(stripped)
            depth = len(raw[: start - position].expandtabs(8))
            bullet = _BULLET.match(stripped)
            marked = bool(bullet and (len(stripped) > bullet.end() or bullet.end() > 0) and bullet[0].strip())
            if (
                bullet
                and marked
                and bullet.end() < len(stripped)
                and (bullet[0][-1] in " \t\xa0" or bullet[0][0] in _POINTS)
            ):
                start += bullet.end()
                stripped = stripped[bullet.end() :]
            else:
                marked = marked and bullet is not None and bullet.end() == len(stripped)
            top = "\f" in raw[: start - position] or (not found and "\f" in text)
            found.append(replace(_features(start, stripped, depth=depth, bullet=marked, gap=gap), top=top))
            gap = False
        else:
            gap = True
        first = first and len(stripped) <= _LONGEST_HEADLINE
        position = match.end() if match else end
    return found


def _part(start: int, line: str, part: Part) -> Line:
    own = _features(start + part.start, line[part.start : part.end], depth=0, bullet=False, gap=True)
    return replace(own, below=part.below)


def markdown_lines(text: str) -> tuple[list[Line], int | None, int]:
    """The lines of a Markdown text, the index of its title, and how many lines its front matter has.

    Headings lose their marks and get their level; the title is that of the
    front matter, else the first heading of level 1.
    """
    lines = [_markdown_line(n) for n in split_lines(text)]
    front = 0
    if lines and lines[0].text == "---" and text.lstrip().startswith("---"):
        front = next((i + 1 for i, n in enumerate(lines[1:_FRONT], 1) if n.text in {"---", "..."}), 0)
    for index in range(front):
        match = _FRONT_TITLE.fullmatch(lines[index].text)
        if match:
            start = lines[index].start + match.start("title")
            lines[index] = _features(start, match["title"], depth=0, bullet=False, gap=False)
            return lines, index, front
    return lines, next((i for i, n in enumerate(lines) if n.level == 1), None), front


def _markdown_line(line: Line) -> Line:
    match = _HEADING.fullmatch(line.text)
    if match is None:
        return replace(line, listed=line.bullet, bullet=False)
    found = _features(line.start + match.start("text"), match["text"], depth=line.depth, bullet=False, gap=line.gap)
    return replace(found, level=len(match["marks"]))


def lay_out(lines: Sequence[HtmlLine]) -> tuple[str, list[Line]]:
    """The text that the lines of an HTML page make, one below the other, and the lines in it."""
    found: list[Line] = []
    position = 0
    long = [n.markup.regions for n in lines if n.markup.kept and len(n.text) > _LONG]
    # A page that stands as a whole in a list (an archive of posts) is none.
    lists = 2 * sum("list" in regions for regions in long) <= len(long)
    for line in lines:
        listed = lists and "list" in line.markup.regions
        found.append(_features(position, line.text, depth=0, bullet=listed, gap=False, markup=line.markup))
        position += len(line.text) + 1
    return "\n".join(line.text for line in lines), found


def _ends_before_brackets(text: str) -> bool:
    """Whether a sentence ends right before the makers' names in brackets: "… in Idlib. (Reporting by …)"."""
    if text[-1:] not in {")", "]"}:
        return False
    opens = max(text.rfind("("), text.rfind("["))
    head = text[: max(opens, 0)].rstrip(_CLOSERS)
    return bool(head) and head[-1] in _TERMINAL and " by " in text[opens : opens + 40]


_NOTE_MARK = re.compile(
    r"[.!?؟…][\"'”’)]? ?(?:\[\d{1,3}\]|\d{1,2}|[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,2}|[*†‡]{1,2}|\([A-ZÇĞİÖŞÜ]{1,4}(?:/[A-ZÇĞİÖŞÜ]{1,4}){0,2}\))$"
)
"""A sentence's end with the mark of a footnote, or initials: "on its way.[12]", "were false."2", "tomorrow. (ZD/AS)"."""


def _ends_in_note(text: str) -> bool:
    return _NOTE_MARK.search(text[-18:]) is not None


def _features(start: int, text: str, *, depth: int, bullet: bool, gap: bool, markup: Markup | None = None) -> Line:
    words = _WORD.findall(text)
    bare = text.rstrip(_CLOSERS)
    letters = [w for w in words if w[0].isalpha()]
    titled = sum(w[0].isupper() for w in letters) / len(letters) if letters else 0.0
    return Line(
        start=start,
        end=start + len(text),
        text=text,
        bullet=bullet,
        depth=depth,
        gap=gap,
        words=len(words) + len(_UNSPACED.findall(text)) // 2,
        terminal=bool(bare) and (bare[-1] in _TERMINAL or _ends_before_brackets(text) or _ends_in_note(text)),
        titled=titled,
        markup=markup,
    )
