"""Which part of a page is the article: a kind and a reason for every line.

The rules look at lines as a reader does: running text against short items,
known phrases of page furniture, repetition, position. They know no site.

1. Each line gets a *trait* of its own (prose, item, date, byline, phrase …),
   from its words (traits.py) or, on an HTML page, from its markup (markup.py).
2. The article's stretch is the run of lines in which prose outweighs the rest
   (stretch.py). On an HTML page what trafilatura does not keep weighs against.
3. The title is the line above the first paragraph that the page repeats or
   whose words the text takes up again, or what the page's head says (head.py).
4. Lines within the stretch are told apart by trait and neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from newsparse.models import ANALYZED_KINDS, Block, BlockKind
from newsparse.reading.beside import NUMBERED, is_tags, note_beside
from newsparse.reading.bylines import names_in
from newsparse.reading.head import LIVE, SUMMARY_HEADS, find_body_start, find_title, label_head
from newsparse.reading.lines import Line, markdown_lines, split_lines
from newsparse.reading.markup import MarkupRules
from newsparse.reading.stretch import begins_at, find_stretch, goes_on_to
from newsparse.reading.traits import NAMES_AN_OUTLET, PHOTO_TAIL, Item, Trait, is_stamp, trait_of
from newsparse.reading.wrapping import unwrap
from newsparse.reading.writers import note_writers, writers_of

K = BlockKind
_SIGNED = 2
"""Lines below a text among which those are that it is signed with."""
_FEW = 2
"""Lines of a text that is too short to have furniture: a record of one line, a post."""
_HALF = 0.5
"""Share of what an extractor keeps of which less is no reading of the page."""
_LITTLE, _SAYS_SOMETHING = 25, 5
"""Words of text under which a page has next to none, and words from which a line of it may say something."""
_NAMES, _CLAUSE = 2, 4
"""Words of a name, and of a clause of Arabic, whose words hold more."""
_BEFORE_ARABIC = "\u0600"
_ROW = re.compile(r"\t[\d$€£~<>]|\t.{0,80}\t|^[A-Z][\w /()'’-]{1,40}: [\d$€£~<>]")
"""A row of cells parted by tabs, or a label with its fact: "Length: 390 km"."""
_FIGURE = re.compile(r"[~<>]?\d[\d,.]{0,12}(?:[KkMm%]|bn)? [a-z]{3,}(?: \S+){1,10}$")
"""A figure with what it counts, of a box of them: "191K people displaced since 12 July"."""
_TAGS_REACH = 3
"""Lines below a text among which its tags stand."""
_LONGEST_BYLINE = 12
"""Words of the longest line that says who wrote it."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """The blocks of a page and the spans of its title and standfirst, where it has them."""

    blocks: tuple[Block, ...]
    title: tuple[int, int] | None
    standfirst: tuple[int, int] | None


def label(text: str, *, clean: bool = False, markdown: bool = False) -> Labelled:
    """Give every non-blank line of a text a kind and a reason.

    `clean` says that the text holds no furniture: every paragraph is body.
    `markdown` reads its headings and front matter. Linear in the length of
    the text.
    """
    if markdown and not clean:
        lines, title, front = markdown_lines(text)
        return label_lines(unwrap(lines) if title is None else lines, title=title, front=front)
    return label_lines(unwrap(split_lines(text)), clean=clean)


def label_lines(lines: list[Line], *, clean: bool = False, title: int | None = None, front: int = 0) -> Labelled:
    """Give every line a kind and a reason; `title` is the index of the title's line, where it is known.

    Lines of an HTML page bring their markup, which tells more than they do;
    the first `front` lines are a Markdown text's front matter.
    """
    if clean:
        return Labelled(
            tuple(Block(kind=K.BODY, start=n.start, end=n.end, reason="text is clean") for n in lines), None, None
        )
    markup = MarkupRules(lines)
    items = [Item(n, *_told(markup, n)) for n in lines]
    for item in items[:front]:
        if item.trait != "byline":
            item.trait, item.reason = "front", "in the front matter"
    if not items:
        return Labelled((), None, None)
    note_beside(items)
    if len(items) <= _FEW and not any(i.trait == "prose" for i in items):
        return _short_text(items)
    first, last = find_stretch(items)
    first, last = begins_at(items, first), goes_on_to(items, last)
    while last + 1 < len(items) and items[last + 1].trait == "point":
        last += 1  # the points of a list that the text's last line announces
    last = next((i for i in range(min(last + _TAGS_REACH, len(items) - 1), last, -1) if is_tags(items[i].line)), last)
    title = find_title(items, first, last) if title is None else title
    body = find_body_start(items, title, first, last)
    label_head(items, title, body)
    _label_body(items, body, last)
    _label_rest(items, title, body, last)
    _keep_where_little_is_text(items)
    return _blocks(items, title)


_PARTING = frozenset(["end", "comments", "related", "note"])
"""Traits of headings that part the article from what stands below it, whatever the markup: "More from The Nation"."""


def _told(markup: MarkupRules, line: Line) -> Trait:
    """The trait that its markup gives a line, else its words; "By Ann Lee" is a byline whatever the box around it is called."""
    told = markup.trait(line)
    if told is None:
        return trait_of(line)
    if told[0] in {"heading", "row"}:
        own = trait_of(line)
        return own if own[0] in _PARTING or (told[0] == "row" and own[0] == "date") else told
    if told[0] in {"note", "credit", "furniture"} and line.words <= _LONGEST_BYLINE:
        own = trait_of(line)
        return own if own[0] == "byline" and names_in(line.text) else told
    return told


def _keep_where_little_is_text(items: list[Item]) -> None:
    """Where next to nothing of a page was taken for text, what is no known furniture is kept: posts, lists of headlines."""
    words = sum(i.line.words for i in items if i.kind in ANALYZED_KINDS and i.kind is not K.TITLE)
    words += _keep_what_is_extracted(items, words)
    if words >= _LITTLE:
        return
    for item in items:
        kept = item.kind is K.FURNITURE and item.trait in {"item", "short", "prose", "date"}
        if kept and (item.line.words >= _SAYS_SOMETHING or _is_of_a_list(item.line)):
            item.kind, item.reason = K.BODY, f"{item.reason}, kept: the page has next to no other text"


def _keep_what_is_extracted(items: list[Item], words: int) -> int:
    """Where less than half of what an HTML page's extractor keeps was taken for text, all of it is; the words that gains.

    What stands below a mark that ends the text is not asked for.
    """
    last = max((i for i, item in enumerate(items) if item.kind is K.BODY), default=-1)
    closed = (i for i in range(last + 1, len(items)) if items[i].trait in {"end", "comments"})
    own = items[: next(closed, len(items))] if last >= 0 else items
    extracted = [i for i in own if i.line.markup is not None and i.line.markup.kept]
    if words >= _HALF * sum(i.line.words for i in extracted):
        return 0
    gained = 0
    for item in extracted:
        if item.kind is K.FURNITURE and item.trait in {"item", "short", "prose"}:
            item.kind, item.reason = K.BODY, f"{item.reason}, kept: the page's markup shows it as text"
            gained += item.line.words
    return gained


def _is_of_a_list(line: Line) -> bool:
    """Whether a short line is a point, a numbered name, the head of a list, a line of a post with its tags, or in Arabic a clause."""
    listed = line.bullet or NUMBERED.match(line.text) is not None or line.text[-1] == ":"
    clause = line.words >= _CLAUSE and line.text[0] > _BEFORE_ARABIC
    return "#" in line.text or clause or (listed and line.words >= _NAMES)


def _short_text(items: list[Item]) -> Labelled:
    """A text of one line or two, none of them a sentence that ends: what is no known furniture is the text."""
    kinds = {"item": K.BODY, "short": K.BODY, "date": K.BODY, "heading": K.TITLE}
    blocks = [
        Block(
            kind=kinds.get(i.trait, K.FURNITURE),
            start=i.line.start,
            end=i.line.end,
            reason=f"{i.reason}, of a text of a line or two",
        )
        for i in items
    ]
    return Labelled(tuple(blocks), None, None)


def _label_body(items: list[Item], body: int, last: int) -> None:
    stretch = items[body : last + 1]
    live = sum(is_stamp(item) for item in items[max(body - 1, 0) : last + 1]) >= LIVE
    note_writers(stretch, writers_of(items))
    # A heading may stand between an entry's time and its text.
    labels = _BodyLabels(
        stretch, live=live, under_clock=live and any(is_stamp(i) for i in items[max(body - 2, 0) : body])
    )
    for item, following in zip(stretch, [*stretch[1:], None], strict=True):
        labels.label(item, following)


class _BodyLabels:
    """Labels the lines of the text, one after the other: what an entry's time or a heading of a summary opens goes on."""

    def __init__(self, stretch: Sequence[Item], *, live: bool, under_clock: bool) -> None:
        texts = [i.line.text for i in stretch if i.trait == "prose"]
        self._joined = "\n".join(texts) if len(texts) < _MOST_JOINED else ""
        self._live, self._under_clock, self._summary = live, under_clock, False

    def label(self, item: Item, following: Item | None) -> None:
        """Give a line its kind, with the reason."""
        if is_stamp(item) and (self._live or item.trait == "clock"):
            item.kind, self._under_clock = K.META, self._live
        elif item.trait == "prose":
            self._prose(item)
        elif item.trait == "short":
            self._short(item)
        elif item.trait == "item":
            self._item(item, following)
        elif item.trait in _BODY_KINDS:
            item.kind = _BODY_KINDS[item.trait]

    def _prose(self, item: Item) -> None:
        self._summary = self._summary and item.line.bullet
        if self._is_pulled(item.line.text):
            item.kind, item.reason = K.QUOTE, "repeats words of the text in quotation marks"
        elif self._under_clock and self._live:
            item.kind, item.reason = K.LIVE_ENTRY, "running text under a time"
        elif self._summary:
            item.kind, item.reason = K.SUMMARY, "a point under a summary heading"
        else:
            item.kind = K.BODY

    def _short(self, item: Item) -> None:
        if self._is_pulled(item.line.text):
            item.kind, item.reason = K.QUOTE, "repeats words of the text in quotation marks"
        else:
            item.kind = K.LIVE_ENTRY if self._under_clock and self._live else K.BODY

    def _is_pulled(self, text: str) -> bool:
        """Whether a line in quotation marks repeats what the text says elsewhere, each sentence of it word for word."""
        if not (text[:1] in _OPENS and text[-1:] in _CLOSES and len(text) <= _LONGEST_QUOTE):
            return False
        if len(text.split()) < _SHORTEST_PULLED:
            return False
        said = [s.strip("\"“”'‘’ .,") for s in _SENTENCE_END.split(text)]
        own = text in self._joined
        return all(len(s) >= _SHORTEST_SAID and self._joined.count(s) > own for s in said if s)

    def _item(self, item: Item, following: Item | None) -> None:
        _label_item(item, following)
        if item.line.words >= _LONGEST_HEADING and self._is_pulled(item.line.text):
            item.kind, item.reason = K.QUOTE, "repeats words of the text in quotation marks"
        if item.kind is K.FURNITURE and self._live and self._under_clock and item.line.words >= _SAYS_SOMETHING:
            item.kind, item.reason = K.LIVE_ENTRY, "all that stands under a time"
        if item.line.text.lower().rstrip(" :") in SUMMARY_HEADS:
            self._summary = True
        elif item.kind is K.HEADING:
            self._summary = False


_BODY_KINDS = {"quote": K.QUOTE, "heading": K.HEADING, "row": K.BODY, "point": K.BODY}
_OPENS, _CLOSES = frozenset("\"“'‘"), frozenset("\"”'’")
_SENTENCE_END = re.compile(r"(?<=[.!?…]) ")
_LONGEST_QUOTE, _SHORTEST_SAID = 400, 8
"""Code points of the longest quotation that a page sets apart, and of a sentence of it, at least."""
_SHORTEST_PULLED, _LONGEST_HEADING = 6, 12
"""Words of the shortest quotation that a page sets apart, and those from which one without a full stop is no heading."""
_MOST_JOINED = 400
"""Paragraphs of the longest text in which quotations are looked for again."""


def _label_item(item: Item, following: Item | None) -> None:
    """A short line within the text: a heading where prose follows, else furniture."""
    line = item.line
    if line.text.endswith(":") and line.words >= 4:
        item.kind, item.reason = K.BODY, "introduces what follows"
    elif line.bullet:
        item.kind, item.reason = K.BODY, "a list within the text"
    elif is_tags(line):
        item.kind, item.reason = K.BODY, "the tags of a post"
    elif line.markup is None and (_ROW.search(line.text) or _FIGURE.match(line.text)):
        item.kind, item.reason = K.BODY, "a row of a table or of facts"
    elif following is not None and following.trait in {"prose", "short"} and 1 <= line.words <= 16:
        item.kind, item.reason = K.HEADING, "a short line above running text"
    elif (
        following is not None
        and line.markup is None
        and _heads(following)
        and line.words <= 16
        and (line.words > 1 or line.text.isupper())
    ):
        item.kind, item.reason = K.HEADING, "a short line above a list or a table"
    elif line.words >= 12 and line.titled < 0.5:
        item.kind, item.reason = K.BODY, "a long line within the text"
    elif line.markup is not None and line.markup.kept:
        item.kind, item.reason = K.BODY, "a short line within the text of the page's markup"
    else:
        item.kind, item.reason = K.FURNITURE, "a short line with no text under it"


def _heads(following: Item) -> bool:
    """Whether a line has something above it: a label, a point of a list, a row of a table."""
    line = following.line
    return following.trait == "point" or (
        following.trait == "item" and (line.bullet or line.text[-1] == ":" or _ROW.search(line.text) is not None)
    )


_TRAIT_KINDS = {
    "date": K.META,
    "clock": K.META,
    "byline": K.BYLINE,
    "dateline": K.DATELINE,
    "caption": K.CAPTION,
    "credit": K.CREDIT,
    "note": K.NOTE,
    "quote": K.FURNITURE,
    "comments": K.FURNITURE,
    "row": K.FURNITURE,
    "point": K.FURNITURE,
    "heading": K.HEADING,
    "front": K.META,
    "related": K.RELATED,
    "end": K.FURNITURE,
    "furniture": K.FURNITURE,
}


_PICTURE_REACH = 6
"""Lines above a text without a headline within which its picture stands: the writer and buttons come between."""


def _label_rest(items: list[Item], title: int | None, body: int, last: int) -> None:
    head = body if title is None else title
    told = any(item.kind is K.BODY for item in items[body : last + 1])
    for index, item in enumerate(items):
        if item.kind is not None:
            continue
        inside = head - 3 <= index <= last + 3
        kind = _TRAIT_KINDS.get(item.trait, K.FURNITURE)
        first = title is None and head - _PICTURE_REACH <= index < body  # the picture over a text without a headline
        if kind is K.CAPTION and not (first or head <= index <= last):
            kind = K.FURNITURE
        if kind is K.HEADING and not head <= index <= last:
            kind = K.FURNITURE
        if kind in {K.META, K.BYLINE, K.DATELINE} and not inside and not (kind is K.META and index < body):
            kind = K.FURNITURE
        if kind is K.FURNITURE and last < index <= last + _SIGNED:
            kind = _signature(item)
        if told and kind is K.FURNITURE and inside and index < head and _heads_a_post(item, directly=index + 1 == body):
            item.kind, item.reason = K.HEADING, "stands above a post"
            continue
        item.kind = kind
        if kind is K.FURNITURE and item.trait in {"prose", "item", "short", "caption", "date", "byline", "heading"}:
            where = "above" if index < head else "below" if index > last else "within"
            item.reason = f"{item.reason}, {where} the article"


def _heads_a_post(item: Item, *, directly: bool) -> bool:
    """Whether a line is what a post in plain text opens with: its tags, and `directly` above the text the place, "Binnish:"."""
    line = item.line
    if item.trait != "item" or line.markup is not None:
        return False
    return is_tags(line) or (line.text[-1] == ":" and (directly or line.text[0] == "#"))


def _signature(item: Item) -> BlockKind:
    """What a line right below the text is, where it says for whom and by whom it was written: "ANHA", "Hala Saleh / R. Jaber"."""
    if item.reason == NAMES_AN_OUTLET:
        return K.CREDIT
    return K.BYLINE if item.trait == "item" and item.line.markup is None and names_in(item.line.text) else K.FURNITURE


def _blocks(items: list[Item], title: int | None) -> Labelled:
    blocks: list[Block] = []
    standfirst: tuple[int, int] | None = None
    for item in items:
        kind, line = item.kind or K.FURNITURE, item.line
        if kind is K.STANDFIRST and standfirst is None:
            standfirst = (line.start, line.end)
        tail = PHOTO_TAIL.search(line.text) if kind is K.CAPTION and len(line.text) == line.end - line.start else None
        if tail:
            cut = line.start + tail.start()
            blocks.append(Block(kind=kind, start=line.start, end=cut, reason=item.reason))
            credit = cut + len(tail[0]) - len(tail[0].lstrip(" /|"))
            blocks.append(Block(kind=K.CREDIT, start=credit, end=line.end, reason="a photo agency after a caption"))
        else:
            blocks.append(Block(kind=kind, start=line.start, end=line.end, reason=item.reason))
    span = (items[title].line.start, items[title].line.end) if title is not None else None
    return Labelled(tuple(blocks), span, standfirst)
