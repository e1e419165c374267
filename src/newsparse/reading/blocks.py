"""Which part of a page is the article: a kind and a reason for every line.

The rules look at lines as a reader does: running text against short items,
known phrases of page furniture, repetition, position. They know no site.

1. Each line gets a *trait* of its own (prose, item, date, byline, phrase …).
2. The article's stretch is the run of lines in which prose outweighs the rest
   (a maximum-sum segment over signed word counts).
3. The title is the line above the first paragraph that the page repeats or
   whose words the text takes up again.
4. Lines within the stretch are told apart by trait and neighbours.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from newsparse.models import Block, BlockKind
from newsparse.reading.dates import has_day
from newsparse.reading.furniture import phrases
from newsparse.reading.lines import Line, split_lines

K = BlockKind

_BYLINE = re.compile(r"(?:by|from|written by|words by|story by)\s*:?\s+[A-Z][\w'’.-]+(?:\s+\S+){0,12}$", re.IGNORECASE)
_CRUMBS = re.compile(r"\w\s*[>›»]\s*\w[^>›»]*[>›»]\s*\w")
_STAMP = re.compile(r"(?:published|updated|posted|modified)\b")
_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}\s?(?:[ap]\.?m\.?)?\s?(?:\(?[A-Z]{2,5}\)?)?$", re.IGNORECASE)
_COUNT = re.compile(r"(\d[\d.,]*[km]?)\s+([a-z ]{2,14})$", re.IGNORECASE)
_MADE_OF_MARKS = re.compile(r"[\W\d_]+$")
_PHOTO_TAIL = re.compile(r"\s[/|]\s?(?:[A-Z][\w.&]*(?:\s[A-Z][\w.&]*){0,3})$")
_CREDITED = re.compile(
    r"[(\[][^()\[\]]{0,60}\b(?:photo|image|picture|getty|afp|reuters|alamy|shutterstock|ap|epa|pa)\b[^()\[\]]{0,50}[)\]]$",
    re.IGNORECASE,
)
_JOINED_LABEL = re.compile(r"(?:Related|Recommended|Watch|Read more|Also read)(?=[A-Z])")
_STOP = frozenset(
    "the a an of to in on for and or at by with from as is are was were be has have had it its that this they will you your not what "
    "who how can all more about new his her their there here but than then just one out day".split()
)
_TITLE_TAIL = re.compile(r"\s+[|–—-]\s+[^|–—]{2,40}$")
_FUNCTION = frozenset("of the a an to in for on and with as is are by from at over after".split())
_LIVE = 3
"""Lines with a time alone that make a page a live blog."""
_SUMMARY_HEADS = frozenset(
    ["key points", "summary", "at a glance", "what we know", "the main points", "highlights", "in brief"]
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """The blocks of a page and the spans of its title and standfirst, where it has them."""

    blocks: tuple[Block, ...]
    title: tuple[int, int] | None
    standfirst: tuple[int, int] | None


@dataclass(slots=True)
class _Item:
    line: Line
    trait: str
    reason: str
    kind: BlockKind | None = None


def label(text: str, *, clean: bool = False) -> Labelled:
    """Give every non-blank line of a text a kind and a reason.

    `clean` says that the text holds no furniture: every paragraph is body.
    Linear in the length of the text.
    """
    lines = unwrap(split_lines(text))
    if clean:
        return Labelled(
            tuple(Block(kind=K.BODY, start=n.start, end=n.end, reason="text is clean") for n in lines), None, None
        )
    items = [_Item(n, *_trait(n)) for n in lines]
    if not items:
        return Labelled((), None, None)
    _note_repeats(items)
    first, last = _stretch(items)
    title = _find_title(items, first, last)
    body = _find_body_start(items, title, first, last)
    _label_head(items, title, body)
    _label_body(items, body, last)
    _label_rest(items, title, body, last)
    return _blocks(items, title)


# --- Lines ----------------------------------------------------------------------------------------


def unwrap(lines: list[Line]) -> list[Line]:
    """Join the lines of hard-wrapped paragraphs; leave pages with a line a paragraph as they are."""
    widths = sorted(len(n.text) for n in lines)
    if len(lines) < 4 or widths[len(widths) * 9 // 10] > 132:
        return lines
    pairs = [(a, b) for a, b in zip(lines, lines[1:], strict=False) if not b.gap and not b.bullet]
    broken = sum(1 for a, b in pairs if not a.terminal and b.text[:1].islower())
    if broken * 5 < len(lines):
        return lines
    width = widths[len(widths) * 3 // 4]
    joined: list[list[Line]] = []
    for line in lines:
        previous = joined[-1][-1] if joined else None
        if previous is None or line.gap or line.bullet:
            joined.append([line])
        elif len(previous.text) > 0.6 * width or (not previous.terminal and line.text[:1].islower()):
            joined[-1].append(line)
        else:
            joined.append([line])
    return [_join(group) for group in joined]


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
        upper=all(n.upper for n in group),
        titled=sum(n.titled * n.words for n in group) / max(words, 1),
    )


def _trait(line: Line) -> tuple[str, str]:
    """What a line is by itself, with the reason."""
    lower = line.text.lower()
    known = phrases()
    if line.words <= 4 and _CLOCK.match(line.text):
        return "clock", "a time alone"
    if _MADE_OF_MARKS.match(line.text) and not has_day(line.text):
        return "furniture", "no words"
    if _CRUMBS.search(line.text) and line.words <= 16 and not line.terminal:
        return "furniture", "a path of sections"
    told = line.terminal and line.words >= 7 and not _STAMP.search(lower)
    if has_day(line.text) and not told and (line.words <= 12 or (line.words <= 20 and _STAMP.search(lower))):
        return "date", "a date on a short line"
    count = _COUNT.match(lower) if line.words <= 12 else None
    if count and count[2].strip() in known["counts"].whole:
        return "furniture", f"a count: {count[2].strip()}"
    if line.words <= 40:
        if _JOINED_LABEL.match(line.text) or (not line.prose and known["related"].match(lower, line.words)):
            return "related", "a link to another article"
        for kind in ("note", "credit", "caption", "end", "furniture"):
            hit = known[kind].match(lower, line.words)
            if hit and not (kind == "credit" and line.words > 12):
                return kind, f"page phrase: {hit}"
    if line.words <= 90 and _CREDITED.search(line.text[-140:]):
        return "caption", "closes with a photo credit in brackets"
    if 2 <= line.words <= 12 and _BYLINE.match(line.text):
        return "byline", "opens with 'by' and a name"
    if line.words >= 6 and not line.terminal and _PHOTO_TAIL.search(line.text):
        return "caption", "closes with a photo agency"
    if line.prose:
        return "prose", "running text"
    if line.terminal and line.words >= 2 and not line.bullet and line.text[-1] != ":":
        return "short", "a short sentence"
    return "item", "a short line without a full stop"


def _note_repeats(items: list[_Item]) -> None:
    """Lines of a few words that stand three times or more on a page are its furniture; a title may."""
    counts = Counter(i.line.text for i in items if i.trait == "item" and i.line.words < 5)
    for item in items:
        if item.trait == "item" and counts[item.line.text] > 2:
            item.trait, item.reason = "furniture", "stands three times or more on the page"


# --- The article's stretch ------------------------------------------------------------------------

_WEIGHT = {"end": -40.0, "furniture": -7.0, "related": -4.0, "caption": -2.0, "credit": -2.0, "note": -2.0}


def _weight(item: _Item) -> float:
    line = item.line
    if item.trait == "prose":
        return min(line.words, 80) * (0.5 if line.bullet else 1.0)
    if item.trait == "short":
        return line.words * 0.6
    if item.trait in _WEIGHT:
        return _WEIGHT[item.trait]
    if item.trait in {"date", "clock", "byline"}:
        return -3.0
    return -10.0 if line.bullet else -5.0 - 0.3 * line.words


_ALONE = 0.35
"""What a paragraph between short lines counts: teasers of other articles look like that."""


_LISTED = frozenset(["item", "furniture", "end", "related"])


def _stands_alone(items: list[_Item], index: int) -> bool:
    """Whether a paragraph stands in a list: short lines on both sides, and two of them on one."""
    before = [items[i].trait for i in (index - 1, index - 2) if i >= 0]
    after = [items[i].trait for i in (index + 1, index + 2) if i < len(items)]
    if len(before) < 2 or len(after) < 2 or before[0] not in _LISTED or after[0] not in _LISTED:
        return False
    return ["item", "item"] in (before, after)


def _stretch(items: list[_Item]) -> tuple[int, int]:
    """First and last index of the run whose prose outweighs its furniture (maximum-sum segment)."""
    best, best_span = float("-inf"), (0, 0)
    total, start = 0.0, 0
    for i, item in enumerate(items):
        if total <= 0:
            total, start = 0.0, i
        total += _weight(item) * (_ALONE if item.trait == "prose" and _stands_alone(items, i) else 1.0)
        if total > best:
            best, best_span = total, (start, i)
    return best_span


# --- Title and head -------------------------------------------------------------------------------


def _content(text: str) -> set[str]:
    return {w for w in re.findall(r"\w+", text.lower()) if len(w) > 2 and w not in _STOP}


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _find_title(items: list[_Item], first: int, last: int) -> int | None:
    """The index of the title line, or None where nothing above the text looks like one."""
    body_words: set[str] = set()
    for item in items[first : last + 1]:
        if item.trait == "prose":
            body_words |= _content(item.line.text)
        if len(body_words) > 400:
            break
    echoes = Counter(_plain(_TITLE_TAIL.sub("", i.line.text)) for i in items[: last + 1] if i.line.words >= 3)
    best, best_score = None, 1.2
    scores: dict[int, float] = {}
    limit = min(first + 4, last + 1)
    for index in range(limit):
        item = items[index]
        line = item.line
        if item.trait not in {"item", "short", "prose"} or not 2 <= line.words <= 32:
            continue
        if item.trait == "prose" and (line.text.endswith(".") or (index > first and echoes[_plain(line.text)] < 2)):
            continue
        words = _content(line.text)
        shared = len(words & body_words) / max(len(words), 1)
        score = 3.0 * shared * min(1.0, len(words) / 4) + (1.0 if 5 <= line.words <= 22 else 0.0)
        score += 2.0 if echoes[_plain(_TITLE_TAIL.sub("", line.text))] > 1 else 0.0
        score -= 1.5 if line.text.endswith(".") else 0.0
        score += 0.8 if any(i.trait in {"date", "byline"} for i in items[index + 1 : index + 4]) else 0.0
        score -= 1.5 if line.bullet else 0.0
        score -= 2.5 if line.words > 5 and line.titled > 0.9 and not _FUNCTION & set(line.text.split()) else 0.0
        score -= 0.04 * (first - index) if index < first else 0.6 * (index - first)
        if item.trait == "prose" and index >= first and line.words > 22:
            score -= 2.0
        scores[index] = score
        if score > best_score:
            best, best_score = index, score
    if best is not None:
        # A standfirst shares more words with the text than the headline over it: take the upper of the two.
        above = [
            i
            for i in range(max(best - 3, 0), best)
            if scores.get(i, 0.0) > best_score - 1.3 and scores.get(i, 0.0) > 0.8
        ]
        if above and not items[above[0]].line.bullet and items[above[0]].line.words >= 5:
            best = above[0]
    if best is None:
        best = next(
            (
                i
                for i in range(min(first, 4))
                if items[i].trait == "item" and 3 <= items[i].line.words <= 20 and not items[i].line.bullet
            ),
            None,
        )
    return best


def _find_body_start(items: list[_Item], title: int | None, first: int, last: int) -> int:
    """The index of the first paragraph: below the title and the lines of the page's head."""
    begin = first if title is None else max(title + 1, 0)
    if title is not None and first <= title:
        first = title + 1
    live = sum(item.trait == "clock" for item in items[begin : last + 1]) >= _LIVE
    heads = {"date", "byline", "caption", "credit"} | (set() if live else {"clock"})
    marks = [
        i
        for i in range(begin, min(begin + 14, last + 1))
        if items[i].trait in heads
        or (title is not None and _plain(items[i].line.text) == _plain(items[title].line.text))
    ]
    start = first
    for mark in marks:
        prose = sum(items[i].trait == "prose" for i in range(begin, mark))
        if prose <= 2 and mark >= start:
            start = mark + 1
    while start < last and items[start].trait not in {"prose", "short"}:
        start += 1
    return min(start, last)


def _label_head(items: list[_Item], title: int | None, body: int) -> None:
    if title is None:
        return
    items[title].kind, items[title].reason = K.TITLE, "stands above the text, which takes up its words"
    name = _plain(items[title].line.text)
    standfirst = False
    for item in items[title + 1 : body]:
        if _plain(item.line.text) == name:
            item.kind, item.reason = K.FURNITURE, "repeats the title"
        elif item.trait == "prose" or (item.trait == "item" and item.line.words >= 9 and not item.line.bullet):
            if not standfirst:
                item.kind, item.reason = K.STANDFIRST, "stands between title and text"
                standfirst = True
            else:
                item.kind, item.reason = (K.SUMMARY, "stands between title and text, after the standfirst")


# --- The text itself ------------------------------------------------------------------------------


def _label_body(items: list[_Item], body: int, last: int) -> None:
    stretch = items[body : last + 1]
    live = sum(item.trait == "clock" for item in items[max(body - 1, 0) : last + 1]) >= _LIVE
    under_clock = live and body > 0 and items[body - 1].trait == "clock"
    texts = [i.line.text for i in stretch if i.trait == "prose"]
    joined = "\n".join(texts) if len(texts) < 400 else ""
    summary = False
    for offset, item in enumerate(stretch):
        line = item.line
        following = stretch[offset + 1] if offset + 1 < len(stretch) else None
        if item.trait == "clock":
            item.kind, item.reason, under_clock = K.META, "a time alone", live
        elif item.trait == "prose":
            summary = summary and line.bullet
            if under_clock and live:
                item.kind, item.reason = K.LIVE_ENTRY, "running text under a time"
            elif summary:
                item.kind, item.reason = K.SUMMARY, "a point under a summary heading"
            else:
                item.kind = K.BODY
        elif item.trait == "short":
            quoted = line.text[:1] in "\"“'‘" and line.text[-1:] in "\"”'’"
            if quoted and joined.count(line.text.strip("\"“”'‘’ ")) > 1:
                item.kind, item.reason = K.QUOTE, "repeats words of the text in quotation marks"
            else:
                item.kind = K.LIVE_ENTRY if under_clock and live else K.BODY
        elif item.trait == "item":
            _label_item(item, following)
            if line.text.lower().rstrip(" :") in _SUMMARY_HEADS:
                summary = True
            elif item.kind is K.HEADING:
                summary = False


def _label_item(item: _Item, following: _Item | None) -> None:
    """A short line within the text: a heading where prose follows, else furniture."""
    line = item.line
    if line.text.endswith(":") and line.words >= 4:
        item.kind, item.reason = K.BODY, "introduces what follows"
    elif line.bullet:
        item.kind, item.reason = (
            (K.BODY, "a list within the text") if line.words >= 6 else (K.FURNITURE, "a short list item")
        )
    elif following is not None and following.trait in {"prose", "short"} and 1 <= line.words <= 16:
        item.kind, item.reason = K.HEADING, "a short line above running text"
    elif line.words >= 12 and line.titled < 0.5:
        item.kind, item.reason = K.BODY, "a long line within the text"
    else:
        item.kind, item.reason = K.FURNITURE, "a short line with no text under it"


_TRAIT_KINDS = {
    "date": K.META,
    "clock": K.META,
    "byline": K.BYLINE,
    "caption": K.CAPTION,
    "credit": K.CREDIT,
    "note": K.NOTE,
    "related": K.RELATED,
    "end": K.FURNITURE,
    "furniture": K.FURNITURE,
}


def _label_rest(items: list[_Item], title: int | None, body: int, last: int) -> None:
    head = body if title is None else title
    for index, item in enumerate(items):
        if item.kind is not None:
            continue
        inside = head - 3 <= index <= last + 3
        kind = _TRAIT_KINDS.get(item.trait, K.FURNITURE)
        if kind is K.CAPTION and not head <= index <= last:
            kind = K.FURNITURE
        if kind in {K.META, K.BYLINE} and not inside and not (kind is K.META and index < body):
            kind = K.FURNITURE
        item.kind = kind
        if kind is K.FURNITURE and item.trait in {"prose", "item", "short", "caption", "date", "byline"}:
            where = "above" if index < head else "below" if index > last else "within"
            item.reason = f"{item.reason}, {where} the article"


def _blocks(items: list[_Item], title: int | None) -> Labelled:
    blocks: list[Block] = []
    standfirst: tuple[int, int] | None = None
    for item in items:
        kind, line = item.kind or K.FURNITURE, item.line
        if kind is K.STANDFIRST and standfirst is None:
            standfirst = (line.start, line.end)
        tail = _PHOTO_TAIL.search(line.text) if kind is K.CAPTION and len(line.text) == line.end - line.start else None
        if tail:
            cut = line.start + tail.start()
            blocks.append(Block(kind=kind, start=line.start, end=cut, reason=item.reason))
            credit = cut + len(tail[0]) - len(tail[0].lstrip(" /|"))
            blocks.append(Block(kind=K.CREDIT, start=credit, end=line.end, reason="a photo agency after a caption"))
        else:
            blocks.append(Block(kind=kind, start=line.start, end=line.end, reason=item.reason))
    span = (items[title].line.start, items[title].line.end) if title is not None else None
    return Labelled(tuple(blocks), span, standfirst)
