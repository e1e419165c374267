"""What lines of a page are by those beside them, before any is labelled: repeated, points of a list, records, corrections."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from newsparse.lexicon import pages
from newsparse.reading.elsewhere import note_elsewhere
from newsparse.reading.lines import Line
from newsparse.reading.stretch import REPEATED, is_of_text
from newsparse.reading.traits import BEHIND_A_BAR, IN_WORDS, LONGEST_POINT, PARAGRAPH, Item, is_stamp, opens_a_picture

NUMBERED = re.compile(r"\d{1,3} ?[-.)–_ـ] ?\w")
"""A line with its number before it: "12- Nour"."""
_FEWEST_TAGS = 2
_FEWEST_APART, _MOST_APART = 4, 0.8
"""Paragraphs with a blank line before them by which a text's stand apart, at least, and their share of all."""
_LONGEST_APPEAL = 12
"""Words from which a line that ends like a sentence is text, whatever stands around it."""
_KNOWN = 2
"""Lines of known furniture that make a box of a block."""
_SENTENCE_CASE, _FEWEST_WORDS = 0.6, 2
"""Share of a line's words in capitals up to which it is written like a sentence, and words of a point of a list, at least."""
_TOLD_AGAIN = 5
"""Lines within which the words for a picture are told again, at most."""
_LONGEST_CAPTION = 40
"""Words of a picture's description, at most."""
_LIVE = 3
"""Times that stand alone on a live page, at least."""
_BEFORE_ARABIC = "\u0600"
_LONGEST_NAME, _FEWEST_NAMES, _CAPITALS = 6, 3, 0.4
"""Words of a line that may be a name, lines of the shortest list of names, and the share of a name's words in capitals."""
_MOST_POINTS = 200
"""Items of the longest list that a line with a colon announces."""
_FEWEST_RECORDS, _LONGEST_RECORD, _BETWEEN_RECORDS = 6, 16, 3
"""Lines of the shortest list of records, words of the longest one, and lines from one to the next, the head of a group between them."""
_HEAD, _LONGEST_OUTLET = 4, 4
"""Lines at the top of a page within which its own name stands, and words of that name, at most."""
_LABEL, _FEWEST_LABELS = 3, 4
"""Words of the longest label of a person's record, and labels, at least, by which such a record is known."""
_GOES_ON = re.compile(r"(?:[,;]|,? (?:and|or))$")
"""The end of a point that another one follows: "Nabil K.,", "Rami D. and"."""


def note_beside(items: list[Item]) -> None:
    """Correct the traits of a page's lines by what stands around them."""
    _note_headline(items)
    _note_repeats(items)
    _note_running_heads(items)
    note_elsewhere(items)
    _note_lists(items)
    _note_records(items)
    _note_persons(items)
    _note_corrections(items)
    _note_entries(items)
    _note_own_pictures(items)
    _note_pictures(items)
    _note_boxes(items)


def _note_headline(items: list[Item]) -> None:
    """The first line of a page, right above its text: behind a bar stands the outlet, no photographer."""
    if len(items) > 1 and items[0].reason == BEHIND_A_BAR and items[1].trait in {"prose", "date", "byline"}:
        items[0].trait, items[0].reason = "item", "a headline with its outlet"


def _note_repeats(items: list[Item]) -> None:
    """Lines of a few words, and questions, that stand three times or more on a page are its furniture; a title may."""
    counts = Counter(
        i.line.text
        for i in items
        if (_asks(i) or (i.trait == "item" and i.line.words < 5)) and not (i.line.markup and i.line.markup.kept)
    )
    for item in items:
        if (item.trait == "item" or _asks(item)) and counts[item.line.text] > 2:
            item.trait, item.reason = "furniture", REPEATED


def _asks(item: Item) -> bool:
    return item.line.text[-1:] == "?" and item.line.words <= LONGEST_POINT


def _note_running_heads(items: list[Item]) -> None:
    """A short line that opens two pages or more of a PDF's text stands on the page, not in the text."""
    counts = Counter(i.line.text for i in items if i.line.top and not i.line.prose)
    for item in items:
        if item.line.top and counts[item.line.text] > 1:
            item.trait, item.reason = "furniture", "the running head of a page"


def _note_lists(items: list[Item]) -> None:
    """Items right below a line that ends in a colon are points of the text, however short: "The dead were named as:"."""
    index = 0
    while index < len(items):
        item = items[index]
        index += 1
        if not item.line.text.endswith(":") or item.line.words < 2 or item.trait not in {"prose", "item", "short"}:
            continue
        item.trait, item.reason = ("prose", "running text") if item.line.words >= 7 else (item.trait, item.reason)
        below = items[index : index + _MOST_POINTS] if item.line.markup is None else []
        names = _names_below(below) or _points_below(item.line, below)
        for point in items[index : index + names]:
            point.trait, point.reason = "point", "stands in a list that the text announces"
        index += names
        goes_on = False
        for point in items[index : index + _MOST_POINTS]:
            if point.trait == "prose" and point.line.bullet:
                index += 1
                continue
            numbered = names and NUMBERED.match(point.line.text)
            if point.trait not in {"item", "short"} or not (
                point.line.bullet or numbered or _GOES_ON.search(point.line.text) or goes_on
            ):
                break
            goes_on = _GOES_ON.search(point.line.text) is not None
            point.trait, point.reason = "point", "a point of a list that the text announces"
            index += 1


def _note_records(items: list[Item]) -> None:
    """Lines of the same cells, one below the other, are a list of the text's own: "Samer Hijazi / Daraya / clashes"."""
    records = [i for i, item in enumerate(items) if _is_record(item)]
    run: list[int] = []
    for index in [*records, None]:
        if index is not None and (not run or index - run[-1] <= _BETWEEN_RECORDS):
            run.append(index)
            continue
        if len(run) >= _FEWEST_RECORDS:
            for item in items[run[0] : run[-1] + 1]:
                if item.trait in {"item", "caption", "byline", "short"}:
                    item.trait, item.reason = "point", "stands in a list of records"
        run = [index] if index is not None else []


def _note_persons(items: list[Item]) -> None:
    """What a record of a person is made of, a label and what it says of him on each line, is text: "الاسم: …", "Cause of death: …"."""
    for run in _blocks_of_labels(items):
        known = [label for item in run if (label := _label_of(item.line.text)) in pages().of_persons]
        if len(set(known)) >= _FEWEST_LABELS:
            for item in run:
                item.trait, item.reason = "short", "a line of the record of a person"


def _blocks_of_labels(items: Sequence[Item]) -> Iterator[list[Item]]:
    """The lines in a row that open with a label and a colon."""
    for labelled, run in groupby(items, key=lambda i: bool(_label_of(i.line.text)) and i.line.markup is None):
        if labelled:
            yield list(run)


def _label_of(text: str) -> str:
    """The label with which a line opens, in small letters, or nothing."""
    label, colon, said = text.partition(":")
    return label.strip().lower() if colon and said.strip() and len(label.split()) <= _LABEL else ""


def _is_record(item: Item) -> bool:
    line = item.line
    return line.markup is None and line.words <= _LONGEST_RECORD and " / " in line.text and not line.prose


def _note_corrections(items: list[Item]) -> None:
    """A correction right below the time of an entry is an entry of the text, and no note below it."""
    under_time = False
    for item in items:
        if under_time and item.trait == "note":
            item.trait, item.reason = "prose", "an entry under a time"
        under_time = is_stamp(item) or (under_time and item.trait == "furniture")


def _note_entries(items: list[Item]) -> None:
    """On a live page a link right below a time is the heading of its entry, which leads to itself."""
    if sum(map(is_stamp, items)) < _LIVE:
        return
    for before, item in pairwise(items):
        if is_stamp(before) and item.trait == "related" and item.line.markup is not None:
            item.trait, item.reason = "heading", "a link right below a time"


def _note_own_pictures(items: list[Item]) -> None:
    """A line that ends in the name of the page's own outlet in brackets says whose picture it is: "… (الأفق العربي)"."""
    names = {item.line.text.strip() for item in items[:_HEAD] if 1 < item.line.words <= _LONGEST_OUTLET}
    for item in items:
        said = item.line.text.rpartition("(")
        if item.trait in {"item", "short"} and said[0] and said[2].rstrip(")") in names and said[2].endswith(")"):
            item.trait, item.reason = "caption", "closes with the name of the page's own outlet"


def _note_pictures(items: list[Item]) -> None:
    """What describes a picture between the page's label for one and whose picture it is: "Image", "A hand holds a deed.", "… Credit...".

    So do the line below a picture in words, a line told twice above whose picture it is, and behind the first paragraph one right above a caption.
    """
    behind_text = False
    for index, (above, item, below) in enumerate(zip(items, items[1:], items[2:], strict=False), 1):
        described = item.trait in {"item", "short", "prose"} and item.line.words <= _LONGEST_CAPTION
        if not described or item.line.markup is not None:
            continue
        behind_text = behind_text or (item.trait == "prose" and item.line.words >= PARAGRAPH)
        label = above.line.text.lower().rstrip(":") in pages().picture_labels
        alone = item.trait == "item" and not below.line.bullet
        above_one = below.trait == "caption" and (
            label or (alone and behind_text and _describes(item.line, below.line))
        )
        twice = item.line.terminal and _is_told_twice(items, index)
        if above_one or twice or (alone and above.reason == IN_WORDS):
            item.trait, item.reason = "caption", "stands beside a picture in words"


def _is_told_twice(items: Sequence[Item], index: int) -> bool:
    """Whether a line stands twice, and whose picture it is right below: a page has the words for a picture once more as its caption."""
    text = items[index].line.text
    reach = range(index, min(index + _TOLD_AGAIN, len(items)))
    end = next((i for i in reach if items[i].line.text != text), None)
    if end is None or items[end].trait not in {"caption", "credit"}:
        return False
    return text == items[index - 1].line.text or end - index > 1


def _describes(line: Line, caption: Line) -> bool:
    """Whether a line right above a caption says what the picture shows, by its first word or a blank line that parts both from the text."""
    return opens_a_picture(line) or (line.gap and not caption.gap and line.titled < _CAPITALS)


def _note_boxes(items: list[Item]) -> None:
    """Lines of a block with two of known furniture and no text are of the same box, where the text's paragraphs stand apart."""
    paragraphs = [i.line.gap for i in items if i.trait == "prose" and i.line.words >= PARAGRAPH]
    if sum(paragraphs) < max(_FEWEST_APART, _MOST_APART * len(paragraphs)):
        return
    for block in _blocks(items):
        known = sum(i.trait in {"furniture", "end", "related", "clock"} for i in block)
        if known < _KNOWN or len(block) <= _KNOWN or any(map(is_of_text, block)):
            continue
        for item in block:
            kept = item.trait == "prose" and item.line.words >= _LONGEST_APPEAL
            if item.trait in {"item", "short", "prose"} and not kept and item.line.text[-1] != ":":
                item.trait, item.reason = "furniture", "stands in a box of furniture"


def _blocks(items: Sequence[Item]) -> Iterator[list[Item]]:
    """The lines of a text page between blank lines, behind the first paragraph; those of an HTML page stand in no block."""
    first = next(
        (i for i, item in enumerate(items) if item.trait == "prose" and item.line.words >= PARAGRAPH), len(items)
    )
    block: list[Item] = []
    for item in items[first:]:
        if item.line.gap:
            yield block
            block = []
        if item.line.markup is None:
            block.append(item)
    yield block


def _names_below(items: Sequence[Item]) -> int:
    """How many lines below one with a colon are short and begin with a capital or a number: a list of names, a line each."""
    count = 0
    for item in items:
        line = item.line
        named = line.text[0].isupper() or line.text[0].isdigit() or line.text[0] > _BEFORE_ARABIC
        letter = next((c for c in line.text if c.isalpha()), "")
        few = line.titled < _CAPITALS and letter < _BEFORE_ARABIC
        longest = LONGEST_POINT if NUMBERED.match(line.text) else _LONGEST_NAME
        if item.trait not in {"item", "short"} or line.words > longest or not named or few:
            break
        count += 1
    return count if count >= _FEWEST_NAMES else 0


def _points_below(opening: Line, items: Sequence[Item]) -> int:
    """How many lines below one with a colon are words of a sentence each: "Israel has:", and what it has done."""
    if opening.titled > _SENTENCE_CASE:
        return 0
    count = 0
    for item in items:
        line = item.line
        if item.trait not in {"item", "short"} or line.titled > _SENTENCE_CASE or line.words < _FEWEST_WORDS:
            break
        count += 1
    return count if count >= _FEWEST_TAGS else 0


def is_tags(line: Line) -> bool:
    """Whether a line is the tags of a post: two of them or more, in Arabic one, and next to nothing else."""
    words = line.text.split()
    tags = sum(word.startswith("#") for word in words)
    alone = tags == len(words) == 1 and line.text[1:2] > _BEFORE_ARABIC
    return line.markup is None and (alone or (tags >= _FEWEST_TAGS and 2 * tags >= len(words)))
