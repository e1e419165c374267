"""Headlines of a page that lead to other articles: below a label of links, cut short, in a box."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise, takewhile

from newsparse.lexicon import pages
from newsparse.reading.traits import IN_A_LIST, LONGEST_POINT, PARAGRAPH, Item

_LEADS = frozenset("►>›»→")
_FEWEST_LINKS = 3
"""Headlines that make a list of links, a question the first of them."""
_CUT_SHORT, _SHORTEST_LINK = ("...", "…"), 3
"""What a headline that is cut short ends in, and words of the shortest one."""
_LABEL = 3
"""Words of the longest line that announces a list of other articles."""
_LABELLED = 2
"""Headlines below such a line that are links wherever they stand, at least."""
_READ_MORE = ("read more", "see more", "more stories")
_LONGEST_LABEL, _BOX = 5, 8
"""Words of the label of a box of links, and lines of such a box, at most."""


def note_elsewhere(items: list[Item]) -> None:
    """Mark the headlines of a page that lead to other articles, in place: their trait is then "related"."""
    _note_links(items)
    _note_cut_short(items)
    _note_between(items)


def _note_links(items: list[Item]) -> None:
    """Headlines right below "Related stories", behind a paragraph, lead elsewhere; the one right above running text is its heading."""
    below = behind_text = False
    for index, (item, behind) in enumerate(pairwise([*items, items[-1]])):
        line = item.line
        behind_text = behind_text or (item.trait == "prose" and line.words >= PARAGRAPH)
        if line.markup is None and item.trait == "related" and line.words <= _LABEL:
            _note_labelled(items[index + 1 :])
        if not behind_text or line.markup is not None:
            continue
        if item.reason == IN_A_LIST or (item.trait in {"related", "end"} and line.words <= _LABEL):
            below = True
        elif line.text.lower().startswith(pages().leads_on) and line.words <= _LABEL and line.text[-1] in _LEADS:
            if behind.trait == "item" and not behind.line.gap:
                behind.trait, behind.reason = "related", "stands below a mark that leads to another article"
        elif _asks_above_links(items[index : index + _FEWEST_LINKS]) or (below and _may_be_link(item)):
            below = True
            if behind.trait != "prose" or behind.line.gap:
                item.trait, item.reason = "related", "stands in a list of other articles"
        else:
            below = False


def _note_cut_short(items: list[Item]) -> None:
    """Headlines below a text most of which are cut short, "A court in Damascus has ruled that...", lead elsewhere."""
    for headlines, run in groupby(items, key=_may_be_cut_short):
        links = list(run) if headlines else []
        short = [n for n, item in enumerate(links) if item.line.text.endswith(_CUT_SHORT)]
        if len(short) >= _FEWEST_LINKS and 2 * len(short) >= len(links) - short[0]:
            for item in links[short[0] :]:
                item.trait, item.reason = "related", "stands in a list of headlines that are cut short"


def _may_be_cut_short(item: Item) -> bool:
    """Whether a line of a text may be a headline: a few words that end in dots, or in no full stop."""
    line = item.line
    cut = line.text.endswith(_CUT_SHORT)
    told = item.trait in {"prose", "short", "item"} and line.markup is None and not line.bullet
    return told and _SHORTEST_LINK <= line.words <= LONGEST_POINT and (cut or line.text[-1] not in ".!?؟:")


def _note_between(items: list[Item]) -> None:
    """Headlines between "More trending" and "Read more stories" lead elsewhere, and so do the points below "More from" and a sentence on them."""
    for index, item in enumerate(items):
        if item.line.markup is not None or item.line.words > _LONGEST_LABEL:
            continue
        if item.line.text.lower().startswith(_READ_MORE) and item.trait in {"furniture", "end", "related"}:
            box = reversed(items[max(0, index - _BOX) : index])
            above = list(takewhile(lambda i: i.trait not in {"prose", "short"}, box))
            labels = (
                n for n, i in enumerate(above) if i.line.words <= _LABEL and i.line.text.lower().startswith("more ")
            )
            opens = next(labels, 0)
            _lead_elsewhere(above[:opens])
        elif item.line.text.lower().startswith("more from ") and item.trait in {"end", "furniture", "related"}:
            below = items[index + 1 : index + 1 + _BOX]
            sentence = below[:1] if below and below[0].trait == "prose" and not below[0].line.bullet else []
            points = list(takewhile(lambda i: i.line.bullet and i.line.text[-1] not in ".:", below[len(sentence) :]))
            if len(points) >= _LABELLED:
                item.trait, item.reason = "furniture", "the label of a box of other articles"
                _lead_elsewhere([*sentence, *points])


def _lead_elsewhere(links: Iterable[Item]) -> None:
    for item in links:
        item.trait, item.reason = "related", "stands in a box of other articles"


def _note_labelled(below: Iterable[Item]) -> None:
    """Two headlines or more below "Related news" lead elsewhere, above the text too; one alone may be the title."""
    links = list(takewhile(lambda i: i.trait == "item" and not i.line.bullet and i.line.words > _LABEL, below))
    if len(links) >= _LABELLED:
        for item in links:
            item.trait, item.reason = "related", "stands below a label of links"


def _may_be_link(item: Item) -> bool:
    """Whether a line may be the headline of another article: no sentence but a question, no point, and nothing that opens a list."""
    line = item.line
    asks = item.trait in {"prose", "short"} and line.text[-1] == "?" and line.words <= LONGEST_POINT
    return (item.trait == "item" or asks) and not line.gap and not line.bullet and line.text[-1] != ":"


def _asks_above_links(items: Sequence[Item]) -> bool:
    """Whether a question is the first of a few headlines: two more of several words stand right below it."""
    line = items[0].line
    asks = line.gap and line.text[-1] == "?" and line.words <= LONGEST_POINT
    below = items[1:]
    return (
        asks
        and len(below) == _FEWEST_LINKS - 1
        and all(i.trait == "item" and _may_be_link(i) and i.line.words > _LABEL for i in below)
    )
