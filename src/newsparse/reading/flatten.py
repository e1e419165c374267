"""HTML → lines: the page as a reader sees it, one line a block, each with what the markup says of it.

Linear in the size of the page; deep nesting is walked, not recursed into.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree, html

_SILENT = frozenset(
    "script style noscript template head svg math iframe object canvas audio video map datalist select button".split()
)
"""Elements whose text nobody reads: code, fallbacks, and the labels of what can be pressed. They end no line."""
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q s samp small span strike strong sub sup "
    "time tt u var wbr img input picture source".split()
)
"""Elements that end no line; every other element begins and ends one."""
_REGIONS = {
    "nav": "nav", "footer": "footer", "aside": "aside", "form": "form", "menu": "nav", "dialog": "dialog",
    "figure": "figure", "figcaption": "caption", "blockquote": "quote", "table": "table",
    "h1": "h1", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading", "h6": "heading", "li": "list",
    "dd": "list", "dt": "list",
}  # fmt: skip
_ROLES = {
    "navigation": "nav", "contentinfo": "footer", "complementary": "aside", "search": "form",
    "dialog": "dialog", "form": "form",
}  # fmt: skip
_HIDDEN_STYLE = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden", re.IGNORECASE)
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_NAME_PART = re.compile(r"[a-z]+")


_CELL = 60
"""Characters of the longest text of a table cell that shares its line with the next."""
_DEEPEST = 400
"""Elements within each other that are told apart; the parser drops what lies some thousands deep."""
_NESTING = re.compile(
    r"<(/?)(?:div|span|section|article|main|table|tbody|ul|ol|dl|blockquote|center|font|b|i|em|strong|u|small|big|a|fieldset|form)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Markup:
    """What the page's markup says of a line.

    `regions` are the kinds of element around it (nav, footer, aside, form,
    dialog, figure, caption, quote, heading, h1, list, hidden), `names` the
    words of the classes and ids around it, `links` the share of its
    characters that are links, in [0, 1], `day` the ISO day of a <time> on it.
    `kept` says whether trafilatura takes it for the article's;
    None where it was not asked.
    """

    regions: frozenset[str]
    names: frozenset[str]
    links: float
    day: str | None = None
    kept: bool | None = None


@dataclass(frozen=True, slots=True)
class HtmlLine:
    """A line of the page: its text with white space folded, and its markup."""

    text: str
    markup: Markup


@dataclass(slots=True)
class _Open:
    """What holds for the text below an element."""

    regions: frozenset[str]
    names: frozenset[str]
    silent: bool
    link: bool
    depth: int


@dataclass(slots=True)
class _Pending:
    """The line that is being put together."""

    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    owner: _Open | None = None
    day: str | None = None
    ended: str = ""


def plain_words(text: str) -> list[str]:
    """The words of a text in lower case, without punctuation: what two lines are compared by."""
    return re.findall(r"\w+", text.lower())


def parse_html(source: str) -> html.HtmlElement | None:
    """The page's tree, or None where nothing in it can be parsed. Broken markup is mended as browsers do."""
    source = _shallow(source)
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _shallow(source: str) -> str:
    """The page without the tags that open more than 400 deep, so that no text below them is lost."""
    depth = deepest = 0
    for match in _NESTING.finditer(source):
        depth = max(depth + (-1 if match[1] else 1), 0)
        deepest = max(deepest, depth)
    if deepest <= _DEEPEST:
        return source
    depth = 0

    def kept(match: re.Match[str]) -> str:
        nonlocal depth
        if match[1]:
            depth = max(depth - 1, 0)
            return match[0] if depth < _DEEPEST else " "
        depth += 1
        return match[0] if depth <= _DEEPEST else " "

    return _NESTING.sub(kept, source)


def flatten(tree: html.HtmlElement) -> list[HtmlLine]:
    """The visible lines of a page, in order."""
    return list(_lines(tree))


def _lines(tree: html.HtmlElement) -> Iterator[HtmlLine]:
    root = _Open(frozenset(), frozenset(), False, False, 0)
    stack: list[_Open] = [root]
    pending = _Pending()
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        inline = tag in _INLINE or tag in _SILENT or (tag in {"td", "th"} and _is_cell(element))
        if event == "start":
            if not inline and (line := _closed(pending)):
                yield line
            opened = _opened(element, tag, stack[-1])
            stack.append(opened)
            if pending.pieces and (
                tag in {"td", "th"} or (tag in {"a", "span"} and pending.ended == tag and _apart(element))
            ):
                # Cells and links side by side are apart on the screen, whatever stands between their tags.
                pending.pieces.append(" | " if tag in {"td", "th"} else " ")
            if tag == "time" and _ISO_DAY.match(element.get("datetime") or ""):
                pending.day = pending.day or str(element.get("datetime"))[:10]
            _add(pending, element.text, opened)
        else:
            closed = stack.pop()
            if not inline and (line := _closed(pending)):
                yield line
            pending.ended = tag
            if closed.depth and len(stack) > 0:
                _add(pending, element.tail, stack[-1])
    if line := _closed(pending):
        yield line


def _apart(element: html.HtmlElement) -> bool:
    """Whether what follows a link or span right after another begins anew: "By Ann Lee" and "June 4", not "Al" and "eppo"."""
    following = (element.text or "").lstrip()
    return element.tag == "a" or not following or not following[0].islower()


def _is_cell(element: html.HtmlElement) -> bool:
    """Whether a table cell holds a few words and no blocks: tables lay out whole pages, too."""
    return len(element) < 4 and all(c.tag in _INLINE for c in element) and len(element.text or "") <= _CELL


def _opened(element: html.HtmlElement, tag: str, above: _Open) -> _Open:
    silent = above.silent or tag in _SILENT
    if silent:
        return _Open(above.regions, above.names, True, above.link, above.depth + 1)
    regions, names = above.regions, above.names
    region = _REGIONS.get(tag) or _ROLES.get(element.get("role", ""))
    if region is not None and region not in regions:
        regions = regions | {region}
    if tag in {"article", "main"}:
        regions = regions | {tag}
    if element.get("hidden") is not None or _HIDDEN_STYLE.search(element.get("style", "")):
        regions = regions | {"hidden"}
    own = f"{element.get('class', '')} {element.get('id', '')}".strip()
    if own:
        names = names | frozenset(_NAME_PART.findall(own[:200].lower()))
    return _Open(regions, names, False, above.link or tag == "a", above.depth + 1)


def _add(pending: _Pending, text: str | None, opened: _Open) -> None:
    if not text or opened.silent:
        return
    pending.ended = ""
    if not pending.pieces and not text.strip():
        return
    pending.pieces.append(text)
    if pending.owner is None:
        pending.owner = opened
    if opened.link:
        pending.linked += len(text.strip())


def _closed(pending: _Pending) -> HtmlLine | None:
    """The line put together so far, where it has any text; the next one begins."""
    text = _SPACE.sub(" ", "".join(pending.pieces)).strip(" \xa0\u200b\ufeff")
    owner, linked, day = pending.owner, pending.linked, pending.day
    pending.pieces, pending.owner, pending.linked, pending.day = [], None, 0, None
    if not text or owner is None:
        return None
    return HtmlLine(text, Markup(owner.regions, owner.names, min(1.0, linked / len(text)), day))
