"""HTML → text: the page flattened to lines, with what trafilatura keeps of it and what its head says."""

from __future__ import annotations

import re
import warnings
from copy import deepcopy
from dataclasses import replace

from lxml import html

from newsparse.models import Record
from newsparse.reading.flatten import HtmlLine, flatten, parse_html, plain_words
from newsparse.reading.headers import Head, read_head
from newsparse.reading.outlets import Outlets

_TABLES = 5_000
"""Cells and lists of a page from which trafilatura takes minutes; its lines are then told apart by their words alone."""
_SHINGLE = 5
"""Words in a row by which a line of the page is found again in what trafilatura keeps."""
_ELEMENT = re.compile(r"</(?:p|div|span|a|b|i|em|strong|ul|ol|li|h[1-6]|blockquote|figure|table)>|<br ?/?>", re.I)
_SEPARATOR = re.compile(r"\s[|–—•·-]\s")
_TITLE_WORDS = 0.6
"""Share of a headline's words that an h1 must have to be the line of the title."""


class Page(Record, frozen=True):
    """An HTML page: its visible lines, the facts of its head, and whether trafilatura found an article in it.

    `guessed_day` is the ISO day that htmldate finds where the head tells none.
    """

    lines: list[HtmlLine]
    head: Head
    extracted: bool
    guessed_day: str | None = None


def looks_like_html(text: str) -> bool:
    """Whether a text is an HTML page, by its first 2,000 characters."""
    head = text[:2000].lower()
    return any(tag in head for tag in ("<!doctype html", "<html", "<head", "<body", "<article")) or (
        head.lstrip().startswith("<") and ("<p" in head or "<div" in head)
    )


def has_markup(text: str) -> bool:
    """Whether a text is a piece of an HTML page ("<p>…</p>"), as records have them, by its first 5,000 characters."""
    return looks_like_html(text) or _ELEMENT.search(text[:5000]) is not None


def read_html(source: str, outlets: Outlets) -> Page | None:
    """The lines and facts of an HTML page, or None where it shows no text."""
    tree = parse_html(source)
    if tree is None:
        return None
    lines = flatten(tree)
    if not lines:
        return None
    head = read_head(tree, outlets)
    guessed = _guessed_day(tree) if head.published is None else None
    kept = _kept_text(tree)
    return Page(_marked(lines, kept), head, bool(kept), guessed)


def _guessed_day(tree: html.HtmlElement) -> str | None:
    """The day of first publication as htmldate finds it in the markup, or None."""
    from htmldate import find_date

    try:
        # With bounds of our own it does not ask what day today is.
        found = find_date(
            deepcopy(tree), original_date=True, extensive_search=False, min_date="1995-01-01", max_date="2099-12-31"
        )
    except Exception:  # noqa: BLE001 - what breaks the guess must not lose the page
        return None
    return found if isinstance(found, str) else None


def _kept_text(tree: html.HtmlElement) -> list[str]:
    """The lines of the article as trafilatura finds it; none where it finds no article."""
    if sum(1 for _ in tree.iter("td", "ul", "ol", "table")) > _TABLES:
        return []
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            found = bare_extraction(
                tree, include_comments=False, include_tables=True, favor_precision=True, with_metadata=False
            )
        except Exception:  # noqa: BLE001 - what breaks the extraction must not lose the page
            return []
    if not isinstance(found, Document):
        return []
    return [line for line in str(found.text or "").split("\n") if line.strip(" |-")]


def _marked(lines: list[HtmlLine], kept: list[str]) -> list[HtmlLine]:
    """The lines with whether trafilatura keeps them: as a line, or by nearly all their shingles."""
    if not kept:
        return lines
    whole: set[str] = set()
    shingles: set[str] = set()
    for line in kept:
        words = plain_words(line)
        whole.add(" ".join(words))
        shingles.update(_shingles(words))
    return [replace(n, markup=replace(n.markup, kept=_is_kept(plain_words(n.text), whole, shingles))) for n in lines]


def _is_kept(words: list[str], whole: set[str], shingles: set[str]) -> bool:
    if " ".join(words) in whole:
        return True
    own = _shingles(words)
    return len(words) >= _SHINGLE and sum(s in shingles for s in own) >= 0.8 * len(own)


def _shingles(words: list[str]) -> list[str]:
    return [" ".join(words[i : i + _SHINGLE]) for i in range(max(len(words) - _SHINGLE + 1, 0))]


def title_line(lines: list[HtmlLine], title: str | None) -> int | None:
    """The index of the line that shows the title.

    That very line, else one that is a part of it ("Site - Headline"), else
    the h1 that shares most of its words.
    """
    if title is None:
        return None
    parts = {" ".join(plain_words(p)) for p in _SEPARATOR.split(title) if len(p.split()) > 2}
    if len(parts) > 1 or (parts and " ".join(plain_words(title)) not in parts):
        found = next((i for i, n in enumerate(lines) if " ".join(plain_words(n.text)) in parts), None)
        if found is not None:
            return found
    wanted = plain_words(title)
    plain = " ".join(wanted)
    same = [i for i, n in enumerate(lines) if " ".join(plain_words(n.text)) == plain]
    if same:
        return next((i for i in same if "h1" in lines[i].markup.regions), same[0])
    shares = [
        (len(set(wanted) & set(plain_words(n.text))) / max(len(set(wanted) | set(plain_words(n.text))), 1), -i)
        for i, n in enumerate(lines)
        if "h1" in n.markup.regions
    ]
    share, index = max(shares, default=(0.0, 0))
    return -index if share >= _TITLE_WORDS else None
