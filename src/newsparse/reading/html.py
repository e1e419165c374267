"""HTML → text: trafilatura's extraction, laid out so that every block has its span."""

from __future__ import annotations

import html
import re
import warnings
from dataclasses import dataclass

from newsparse.models import Block, BlockKind
from newsparse.reading.metadata import outlet_named, outlet_of_url

_SITE_TAIL = re.compile(r"\s+[|–—•·-]\s+(?P<tail>[^|–—•·]{2,50})$")


@dataclass(frozen=True, slots=True)
class Page:
    """What an HTML page says: text with blocks, and the facts of its metadata."""

    text: str
    blocks: tuple[Block, ...]
    title: str | None
    standfirst: str | None
    publisher: str | None
    authors: tuple[str, ...]
    section: str | None
    published: str | None
    published_time: str | None
    published_rule: str
    url: str | None


def looks_like_html(text: str) -> bool:
    """Whether a text is an HTML page, by its first 2,000 characters."""
    head = text[:2000].lower()
    return any(tag in head for tag in ("<!doctype html", "<html", "<head", "<body", "<article")) or (
        head.lstrip().startswith("<") and ("<p" in head or "<div" in head)
    )


def read_html(source: str) -> Page | None:
    """The article of an HTML page, or None where no article can be found in it."""
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = bare_extraction(
            source, include_comments=False, include_tables=True, favor_recall=True, with_metadata=True
        )
    if not isinstance(found, Document) or not (found.text or "").strip():
        return None
    text = str(found.text)
    meta = _meta(source)
    title = _without_site(meta.get("title") or found.title, found.sitename)
    standfirst = found.description if found.description and found.description != title else None
    publisher = outlet_of_url(found.url) or found.sitename
    if publisher and (known := outlet_named(publisher)):
        publisher = known.name
    parts: list[tuple[BlockKind, str, str]] = []
    if title:
        parts.append((BlockKind.TITLE, title, "title of the page's metadata"))
    if standfirst and standfirst not in text and not _cut_short(standfirst):
        parts.append((BlockKind.STANDFIRST, standfirst, "description of the page's metadata"))
    for line in text.split("\n"):
        line = line.strip(" \t|")
        if line and line != title:
            parts.append((BlockKind.BODY, line, "kept by trafilatura"))
    laid_out, blocks = _lay_out(parts)
    published = meta.get("published", "")[:10] or found.date
    return Page(
        text=laid_out,
        blocks=blocks,
        title=title,
        standfirst=standfirst if standfirst and not _cut_short(standfirst) else None,
        publisher=publisher,
        authors=tuple(a.strip() for a in (found.author or "").split(";") if a.strip()),
        section=next((str(c) for c in found.categories or () if c), None),
        published=published if re.fullmatch(r"\d{4}-\d\d-\d\d", published or "") else None,
        published_time=meta.get("published"),
        published_rule="publication time of the page's metadata" if meta.get("published") else "htmldate",
        url=found.url,
    )


def _lay_out(parts: list[tuple[BlockKind, str, str]]) -> tuple[str, tuple[Block, ...]]:
    blocks: list[Block] = []
    position, lines = 0, []
    for kind, line, reason in parts:
        blocks.append(Block(kind=kind, start=position, end=position + len(line), reason=reason))
        lines.append(line)
        position += len(line) + 2
    return "\n\n".join(lines), tuple(blocks)


def _cut_short(text: str) -> bool:
    return text.rstrip().endswith(("...", "…"))


def _without_site(title: str | None, site: str | None) -> str | None:
    """A page's title without the name of the site at its end."""
    if not title:
        return None
    title = " ".join(title.split())
    match = _SITE_TAIL.search(title)
    if match and match.start() >= 12:
        tail = match["tail"].strip()
        if outlet_named(tail, agency=True) or ((site and tail.casefold() in site.casefold()) or len(tail.split()) <= 3):
            return title[: match.start()]
    return title


_HEADLINE = re.compile(r'"headline"\s*:\s*"((?:[^"\\]|\\.){3,400})"')
_PUBLISHED = re.compile(r'"datePublished"\s*:\s*"(\d{4}-\d\d-\d\d[^"]{0,30})"')
_OG_TITLE = re.compile(
    r"<meta[^>]{0,200}?property=[\"']og:title[\"'][^>]{0,50}?content=(?:\"([^\">]{3,400})\"|'([^'>]{3,400})')", re.I
)
_OG_TIME = re.compile(
    r"<meta[^>]{0,200}?property=[\"']article:published_time[\"'][^>]{0,50}?content=[\"'](\d{4}-\d\d-\d\d[^\"'>]{0,30})",
    re.I,
)
_H1 = re.compile(r"<h1\b[^>]{0,500}>(.{3,600}?)</h1>", re.I | re.S)


def _meta(source: str) -> dict[str, str]:
    """Title from OpenGraph, else JSON-LD or the first h1; publication time from OpenGraph, else JSON-LD."""
    found: dict[str, str] = {}
    if time := _OG_TIME.search(source) or _PUBLISHED.search(source):
        found["published"] = time[1]
    titles = (_first(pattern, source) for pattern in (_OG_TITLE, _HEADLINE, _H1))
    if title := next((t for t in titles if t), None):
        found["title"] = title
    return found


def _first(pattern: re.Pattern[str], source: str) -> str | None:
    """The first match's text without tags and entities, where it is of two words or more."""
    match = pattern.search(source)
    if match is None:
        return None
    raw = next(g for g in match.groups() if g is not None)
    text = " ".join(html.unescape(re.sub(r"<[^>]{0,500}>", " ", raw)).split())
    return text if len(text.split()) > 1 else None
