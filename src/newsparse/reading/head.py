"""The head of an article: its title, what stands between title and text, and where the text begins."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from newsparse.lexicon import pages
from newsparse.models import BlockKind
from newsparse.reading.arabic_bylines import is_byline
from newsparse.reading.bylines import names_in
from newsparse.reading.dates import has_day
from newsparse.reading.flatten import plain_words
from newsparse.reading.lines import Line
from newsparse.reading.outlets import load_outlets
from newsparse.reading.traits import NAMES_AN_OUTLET, Item, is_stamp, opens_a_picture

K = BlockKind
_STOP = frozenset(
    "the a an of to in on for and or at by with from as is are was were be has have had it its that this they will you your not what "
    "who how can all more about new his her their there here but than then just one out day".split()
)
_TITLE_TAIL = re.compile(r"\s{1,3}[|–—-]\s{1,3}[^|–—]{2,40}$")
_FUNCTION = frozenset("of the a an to in for on and with as is are by from at over after".split())
_FAR = 8
"""Lines between two showings of a headline of which the lower one opens the article."""
_NEAR = 3
"""Lines between a headline and its standfirst, at most."""
_PARAGRAPH = 20
"""Words from which a line of running text is a paragraph, and no standfirst of a few words."""
_LABEL = 5
"""Words of the longest line that announces another article."""
_POINT = 4
"""Words from which an item of a list says something."""
_LONGEST_BYLINE = 12
"""Words of the longest line that names who wrote it."""
_ROW_WORDS = 8
_DECK = 6
"""Words from which a single point below a title is its second line."""
_FACT = re.compile(r"[A-Z][\w'’]{0,20}(?: [\w'’]{1,20}){0,3}: \S")
_FACTS = 3
"""Labels with their facts that make a box of them: "Length: 390 km"."""
_FACT_WORDS = 10
"""Words of a label with its fact, at most."""
_SMALL_WORDS, _HALF_CASE = 4, 0.5
"""Letters of the longest words that a headline in title case has in small letters, and the share of its words in capitals, at least."""
_COMMAS = 4
"""Commas of a line that lists things."""
_SITE_WORDS = 5
"""Words from which a line that stands twice is no name of a site."""
LIVE = 3
"""Lines with a time alone that make a page a live blog."""
SUMMARY_HEADS = pages().summary_heads

_BAND, _BAND_LINES = 4, 2
"""Lines of the band of headlines over a page, at most; and those that a label and a headline alone may be: it, and its second line."""
_PLACE_WORDS = 3
"""Words of a place on a line of its own above who wrote it, at most."""
_LIKELY, _PERHAPS, _LONG = 1.2, 0.8, 8
"""The score that a title has more than, and that of a long line, with the words that make it long."""
_ABOVE_A_SIGN = 0.8
"""What it adds to a line's score that the day or the writer stands right below it."""
_ENOUGH_WORDS = 400
"""Words of the text that are enough to compare headlines with."""


def _content(text: str) -> set[str]:
    return {w for w in plain_words(text) if len(w) > 2 and w not in _STOP}


def _plain(text: str) -> str:
    return " ".join(plain_words(text))


def find_title(items: list[Item], first: int, last: int) -> int | None:
    """The index of the title line, or None where nothing above the text looks like one."""
    limit = min(first + 4, last + 1)
    scores = _Titles(items, first, last).scores(limit)
    close = {i: s + (_ABOVE_A_SIGN if i + 1 < len(items) and _signs(items[i + 1]) else 0.0) for i, s in scores.items()}
    best = max(close, key=lambda i: (close[i], -i), default=None)
    if best is None or (close[best] <= _LIKELY and not (close[best] > _PERHAPS and items[best].line.words >= _LONG)):
        heads = (i for i in range(first) if items[i].trait == "heading" and items[i].line.markup is not None)
        if (head := next(heads, None)) is not None:
            return head
        lines = (i for i in range(min(first, 4)) if items[i].trait == "item" and not items[i].line.bullet)
        return next((i for i in lines if 3 <= items[i].line.words <= 20), None)
    # A standfirst, or a picture in words, shares more words with the text than the headline over it: take the upper of the two.
    pictured = best + 1 < len(items) and items[best + 1].trait == "caption"
    above = (
        i
        for i in range(max(best - (_FAR if pictured else _NEAR), 0), best)
        if scores.get(i, 0.0) > max((scores if best - i == 1 else close)[best] - _behind(best - i), 0.8)
    )
    upper = next((i for i in above if not any(n.trait == "date" for n in items[i:best])), None)
    names = upper is not None and _is_of_sections(items[upper].line)
    if upper is not None and not names and not items[upper].line.bullet and items[upper].line.words >= 5:
        best = upper
    # A headline far above may be a link to the article that a headline close by opens.
    name = _plain(items[best].line.text)
    again = [i for i in range(best + _FAR, limit) if i <= first and _plain(items[i].line.text) == name]
    return again[-1] if again else best


def _behind(lines: int) -> float:
    """By how much the headline some lines above another line may be less likely and still be the title."""
    return 1.3 if lines <= _NEAR else 0.8


def _signs(item: Item) -> bool:
    """Whether a line is what stands below a title: a day, or who wrote it."""
    return item.trait in {"date", "byline"} or _names_writers(item.line)


def _names_writers(line: Line) -> bool:
    """Whether a line is made of the names of those who wrote."""
    return line.words <= _LONGEST_BYLINE and (bool(names_in(line.text)) or is_byline(line.text))


class _Titles:
    """What speaks for and against a line being the title: words that the text takes up, length, what stands below."""

    def __init__(self, items: list[Item], first: int, last: int) -> None:
        self._items = items
        self._first = first
        self._words: set[str] = set()
        for item in items[first : last + 1]:
            if item.trait == "prose":
                self._words |= _content(item.line.text)
            if len(self._words) > _ENOUGH_WORDS:
                break
        within = (i.line.text for i in items[first : last + 1] if i.trait != "prose")
        self._within = Counter(_plain(t) for t in within)
        heads = (i.line.text for i in items[: last + 1] if i.line.words >= 3)
        self._live = sum(is_stamp(i) for i in items[: last + 1]) >= LIVE
        self._echoes = Counter(_plain(_TITLE_TAIL.sub("", t)) for t in heads)

    def scores(self, limit: int) -> dict[int, float]:
        """The scores of the lines that may be titles, by index."""
        return {i: self._score(i) for i in range(limit) if self._may_be(i)}

    def _may_be(self, index: int) -> bool:
        item, line = self._items[index], self._items[index].line
        heads = item.trait == "heading" and line.markup is not None and index <= self._first
        if (item.trait not in {"item", "short", "prose"} and not heads) or not 2 <= line.words <= 32:
            return False
        if _names_writers(line):
            return False
        if index and self._items[index - 1].trait == "related" and self._items[index - 1].line.words <= _LABEL:
            return False  # the headline of another article, below "Read next"
        if self._runs_on_top(index):
            return False
        timed = line.text[0].isdigit() or (index > 0 and (is_stamp(self._items[index - 1]) or self._is_listed(index)))
        if self._live and (timed or index >= self._first):
            return False  # an entry, or the heading of one
        late = index > self._first and self._echoes[_plain(line.text)] < 2
        headline = not late and _in_title_case(line)
        return item.trait != "prose" or headline or not (line.text.endswith(".") or late)

    def _is_listed(self, index: int) -> bool:
        """Whether a line stands between two days, as the headings of entries do in a list of them."""
        return all(i.trait == "date" for i in (*self._items[index - 1 : index], *self._items[index + 1 : index + 2]))

    def _runs_on_top(self, index: int) -> bool:
        """Whether a line is one of the band of headlines that runs over a page: two or more below "Breaking news" before the one above the day."""
        above = (i for i in range(index - 1, max(-1, index - 1 - _BAND), -1) if self._is_band(i))
        label = next(above, None)
        below = (i for i in range(index + 1, min(len(self._items), index + 1 + _BAND)) if _signs(self._items[i]))
        sign = next(below, None)
        return label is not None and sign is not None and sign - label - 1 > _BAND_LINES and index < sign - 1

    def _is_band(self, index: int) -> bool:
        return self._items[index].line.text.lower().rstrip(" :") in pages().bands

    def _score(self, index: int) -> float:
        item, line = self._items[index], self._items[index].line
        words = _content(line.text)
        shared = len(words & self._words) / max(len(words), 1)
        score = 3.0 * shared * min(1.0, len(words) / 4) + (1.0 if 5 <= line.words <= 22 else 0.0)
        name = line.words < _SITE_WORDS and line.titled > 0.9  # a site's name stands again and again
        twice = self._echoes[_plain(_TITLE_TAIL.sub("", line.text))] > 1 and len(words) > 1
        score += 2.0 if twice and not name else 0.0
        score -= 3.0 if self._within[_plain(line.text)] > 1 else 0.0  # the running head of a report
        score -= 1.5 if line.text.endswith((".", ":")) and not _in_title_case(line) else 0.0
        score += 0.8 if any(_signs(i) for i in self._items[index + 1 : index + 4]) else 0.0
        score -= 1.5 if line.text.count(",") >= _COMMAS else 0.0  # a list of names
        score -= 2.0 if self._is_of_a_box(index) or _is_of_links(line.text) else 0.0
        score -= 1.5 if line.bullet or self._is_a_picture(index) else 0.0
        score -= 2.5 if line.words > 5 and _is_of_names(line) and not has_day(line.text) else 0.0
        score -= 0.04 * (self._first - index) if index < self._first else 0.6 * (index - self._first)
        return score - (2.0 if item.trait == "prose" and index >= self._first and line.words > 22 else 0.0)

    def _is_a_picture(self, index: int) -> bool:
        """Whether a line tells in words of the picture that "View image" below it leads to."""
        below = self._items[index + 1 : index + 2]
        return bool(below) and below[0].line.text.lower().startswith(pages().shows_pictures)

    def _is_of_a_box(self, index: int) -> bool:
        """Whether a line is a label with its fact, among others: "Length: 390 km"."""
        beside = self._items[max(index - 3, 0) : index + 4]
        facts = sum(_FACT.match(i.line.text) is not None for i in beside)
        line = self._items[index].line
        return facts >= _FACTS and line.words <= _FACT_WORDS and _FACT.match(line.text) is not None


def _in_title_case(line: Line) -> bool:
    """Whether every longer word has a capital, as in a headline, even one that ends like a sentence: "The Landlord Is Back. So Are His Tenants."."""
    small = (w for w in line.text.split() if w.islower() and len(w.strip(".,;:?!’'\"")) > _SMALL_WORDS)
    return line.titled > _HALF_CASE and next(small, None) is None


def _is_of_names(line: Line) -> bool:
    """Whether every word of a line has a capital and none is small, as in a row of sections: "News Crime Courts"."""
    return line.titled > 0.9 and ": " not in line.text and not _FUNCTION & set(line.text.split())


def _is_of_sections(line: Line) -> bool:
    """Whether a line is a row of sections: names only, with no mark between them."""
    words = line.text.lower().split()
    return _is_of_names(line) and line.text.replace(" ", "").isalpha() and not pages().sections.isdisjoint(words)


def _is_of_links(text: str) -> bool:
    """Whether a line is a row of short links with bars between them."""
    return "|" in text and all(len(part.split()) < _SITE_WORDS for part in text.split("|")[:9])


def find_body_start(items: list[Item], title: int | None, first: int, last: int) -> int:
    """The index of the first paragraph: below the title and the lines of the page's head."""
    begin = first if title is None else max(title + 1, 0)
    if title is not None and first <= title:
        first = title + 1
    live = sum(is_stamp(item) for item in items[begin : last + 1]) >= LIVE
    name = _plain(items[title].line.text) if title is not None else None
    start = first
    prose = paragraphs = 0
    for index in range(begin, min(begin + 14, last + 1)):
        item = items[index]
        # Without a title there is no standfirst either: what reads like text is the text.
        if item.trait in {"end", "comments"} or prose > (2 if title is not None else 0):
            break
        if item.trait == "prose":
            prose += 1
            paragraphs += item.line.words >= _PARAGRAPH
        stamp = item.trait in {"date", "byline", "dateline", "clock"} and not (live and is_stamp(item))
        picture = item.trait in {"caption", "credit"} and not paragraphs
        if (stamp or picture or _plain(item.line.text) == name) and index >= start:
            start = index + 1
    while start < last and items[start].trait not in {"prose", "short", "point"} and not _announces(items, start):
        start += 1
    return min(start, last)


def _announces(items: list[Item], index: int) -> bool:
    """Whether a line opens a list that belongs to the text: "Killings were recorded in:"."""
    return items[index].line.text[-1] == ":" and items[index + 1].trait == "point"


def _label_entry(head: list[Item]) -> None:
    """The line between a live entry's time and its text is its heading."""
    if len(head) > 1 and is_stamp(head[-2]) and head[-1].trait == "item" and head[-1].line.words >= _POINT:
        head[-1].kind, head[-1].reason = K.HEADING, "stands between an entry's time and its text"


def _label_signs(head: list[Item], text: list[Item]) -> None:
    """The outlet and the place on lines of their own beside who wrote it and when, and the picture above its agency.

    `text` is the first line of the text behind them.
    """
    for item, behind in pairwise([*head, *text]):
        outlet = behind.reason == NAMES_AN_OUTLET
        if (
            item.trait == "item"
            and item.line.words <= _PLACE_WORDS
            and _signs(behind)
            and not _names_writers(item.line)
        ):
            item.kind, item.reason = K.META, "stands above who wrote it or when"
        elif (
            item.trait == "item"
            and item.line.words > _PLACE_WORDS
            and not item.line.terminal
            and (
                outlet
                or _closes_with_outlet(item.line.text)
                or (behind.trait == "caption" and opens_a_picture(item.line))
            )
        ):
            item.kind, item.reason = K.CAPTION, "stands above whose picture it is"
    for item in head:
        if item.reason == NAMES_AN_OUTLET:
            item.kind = K.META


def _closes_with_outlet(text: str) -> bool:
    """Whether a line below the title ends with whose picture it is: "A farmer beside bags of wheat – North Press", "… – North Press/archive"."""
    tail = _TITLE_TAIL.search(text)
    if tail is None:
        return False
    owner, *rest = tail[0].strip(" |–—-").split("/")
    known = load_outlets().named(owner, agency=True) is not None
    return owner in pages().from_archives or (known and pages().from_archives.issuperset(rest))


def _furniture_in_head(item: Item, title: str) -> str | None:
    """Why a line between title and text is none of the article, None where it may be."""
    if item.line.markup is not None and _plain(item.line.text) == title:
        return "repeats the title"
    row = item.trait == "item" and item.line.words > _ROW_WORDS and _is_of_names(item.line)
    return "a row of names" if row and not _names_writers(item.line) else None


def _label_repeated(head: list[Item], title: str) -> None:
    """A saved text may give the title twice, once with its outlet behind it; in a page the second is a link or a crumb."""
    for item in head:
        own = _plain(item.line.text)
        shorter = item.line.words >= _ROW_WORDS and (title.startswith(own) or own.startswith(title))
        if item.kind is None and item.line.markup is None and (own == title or shorter):
            item.kind, item.reason = K.TITLE, "repeats the title"


def label_head(items: list[Item], title: int | None, body: int) -> None:
    """Give the lines from the title to the text their kinds: title, standfirst, points of a summary, headings."""
    if title is None:
        return
    items[title].kind, items[title].reason = K.TITLE, "stands above the text, which takes up its words"
    name = _plain(items[title].line.text)
    standfirst = summary = False
    head = items[title + 1 : body]
    _label_repeated([*items[max(0, title - 1) : title], *head], name)
    _label_entry(head)
    _label_signs(head, items[body : body + 1])
    bullets = [i for i in head if i.line.bullet and i.trait in {"item", "prose", "short"} and i.line.words >= _POINT]
    points = len(bullets) > 1 or any(i.line.words >= _DECK for i in bullets)
    for item in (i for i in head if i.kind is None):
        if (furniture := _furniture_in_head(item, name)) is not None:
            item.kind, item.reason = K.FURNITURE, furniture
        elif item.trait in {"item", "end"} and item.line.text.lower().rstrip(" :") in SUMMARY_HEADS:
            item.kind, item.reason = K.HEADING, "the heading of a summary"
            summary = True
        elif summary and item.trait in {"item", "short"} and item.line.words >= _POINT:
            item.kind, item.reason = K.SUMMARY, "a point under a summary heading"
        elif points and item.line.bullet and item.line.words >= _POINT and item.trait in {"item", "prose", "short"}:
            item.kind, item.reason = K.SUMMARY, "a point above the text"
        elif item.trait == "item" and _names_writers(item.line):
            item.kind, item.reason = K.BYLINE, "names who wrote it"
        elif item.trait == "heading":
            item.kind = K.HEADING
        elif item.trait == "prose" or (item.trait == "item" and item.line.words >= 9 and not item.line.bullet):
            if not standfirst:
                item.kind, item.reason = K.STANDFIRST, "stands between title and text"
                standfirst = True
            elif item.trait == "prose" and item.line.words >= _PARAGRAPH and not item.line.bullet:
                item.kind, item.reason = K.BODY, "running text between title and text, after the standfirst"
            else:
                item.kind, item.reason = (K.SUMMARY, "stands between title and text, after the standfirst")
