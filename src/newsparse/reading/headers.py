"""What the head of an HTML page says of the article: JSON-LD, OpenGraph, meta elements and <time>."""

from __future__ import annotations

import html as entities
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import msgspec
from lxml import html

from newsparse.lexicon import pages
from newsparse.reading.flatten import plain_words
from newsparse.reading.outlets import Outlet, Outlets

_ARTICLES = frozenset(
    "Article NewsArticle ReportageNewsArticle AnalysisNewsArticle OpinionNewsArticle BackgroundNewsArticle ReviewNewsArticle "
    "BlogPosting LiveBlogPosting Report TechArticle SocialMediaPosting".split()
)
"""schema.org's types for what is an article."""
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date",
    "cxenseparse:recs:publishtime", "publish-date", "publish_date", "publication_date", "publishdate", "pubdate", "article.published", "dc.date.issued",
    "dcterms.issued", "dc.date", "dcterms.created", "article_date_original", "originalpublicationdate", "citation_publication_date",
)  # fmt: skip
_SITE_TAIL = re.compile(r"\s{1,3}[|–—•·-]\s{1,3}(?P<tail>[^|–—•·]{2,50})$")
_SITE_MARK = re.compile(r"\s{1,3}[|–—•·-]\s{1,3}")
_SHORTEST_TITLE = 12
"""Characters of a title, at least."""
_LIVE = re.compile(r"\bLIVE\b|\blive updates\b|^live[:!]", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MAX_JSON = 2_000_000


@dataclass(slots=True)
class Head:
    """The facts of a page's head; `published` is a full ISO stamp or day, `published_rule` where it stood."""

    titles: dict[str, str] = field(default_factory=dict)
    description: str | None = None
    published: str | None = None
    published_rule: str = ""
    site: str | None = None
    url: str | None = None
    section: str | None = None
    authors: tuple[str, ...] = ()

    @property
    def title(self) -> str | None:
        """The headline: that of the article's JSON-LD, else OpenGraph, else the first h1, else the page's title.

        Where a page has two forms of its headline and one is the other with
        words left out, both stand behind the shorter one; and a headline that
        marks a live page ("LIVE: …") gives way to one that does not.
        """
        order = [self.titles[k] for k in ("json-ld", "opengraph", "h1", "title") if k in self.titles]
        if not order:
            return None
        first = order[0]
        others = [self.titles[k] for k in ("opengraph", "h1") if k in self.titles]
        for other in others:
            if _LIVE.search(first) and not _LIVE.search(other):
                return other
            if _is_shortened(other, first):
                return other
        return first


def _is_shortened(short: str, long: str) -> bool:
    """Whether a headline is another with some words left out, in the same order."""
    a, b = plain_words(short), plain_words(long)
    rest = iter(b)
    return 0.6 * len(b) <= len(a) < len(b) and all(word in rest for word in a)


def read_head(tree: html.HtmlElement, outlets: Outlets) -> Head:
    """The facts of a page's head; what contradicts itself is taken in the order of the functions below."""
    head = Head()
    metas = _metas(tree)
    _from_json_ld(tree, head)
    _from_meta(metas, head)
    _from_body(tree, head)
    head.site = head.site or _site_beside(head.titles)
    if head.site and (known := outlets.named(head.site)):
        head.site = known.name
    for key in ("title", "h1", "opengraph"):
        if key in head.titles:
            head.titles[key] = without_site(head.titles[key], head.site, outlets)
    return head


def _site_beside(titles: dict[str, str]) -> str | None:
    """What stands beside the headline in the page's title, with a bar or dash between: "Rain in Homs | Hauran Voice"."""
    whole = titles.get("title", "")
    for headline in (titles[k] for k in ("json-ld", "opengraph", "h1") if k in titles):
        if headline == whole or headline not in whole:
            continue
        before, _, behind = whole.partition(headline)
        for rest, mark in ((behind, _MARK_BEFORE.match(behind)), (before, _MARK_BEHIND.search(before))):
            name = rest.replace(mark[0], "", 1).strip() if mark else ""
            if 1 <= len(name.split()) <= _LONGEST_SITE and name[:1].isupper() and not _SITE_TAIL.search(f"x {name}"):
                return name
    return None


_MARK_BEFORE, _MARK_BEHIND = re.compile(r"\s{1,3}[|–—»·-]\s{1,3}"), re.compile(r"\s{0,3}[|–—»·:-]\s{1,3}$")
_LONGEST_SITE = 5
"""Words of the longest name of a site."""


def without_site(title: str, site: str | None, outlets: Outlets) -> str:
    """A page's title without the name of the site and its section at the end."""
    for _ in range(3):
        match = _SITE_TAIL.search(title)
        if match is None or match.start() < _SHORTEST_TITLE:
            break
        tail = match["tail"].strip()
        known = outlets.named(tail, agency=True) is not None or (site is not None and _same_site(tail, site))
        if not known and len(tail.split()) > 3:
            break
        title = title[: match.start()]
    return title


def outlet_behind(title: str, outlets: Outlets) -> tuple[str, Outlet | None]:
    """A title without the known outlet behind a bar or dash, and without its section before that; and the outlet.

    An agency behind a dash says whom the title is from and stays: "Two killed in Homs - SANA".
    """
    marks = list(_SITE_MARK.finditer(title, _SHORTEST_TITLE))
    outlet = outlets.named(title[marks[-1].end() :], agency=True) if marks else None
    if outlet is None or (outlet.agency and "|" not in marks[-1][0]):
        return title, None
    cut = marks.pop().start()
    while marks and title[marks[-1].end() : cut].casefold() in pages().sections:
        cut = marks.pop().start()
    return title[:cut], outlet


def _same_site(tail: str, site: str) -> bool:
    a, b = tail.casefold(), site.casefold()
    return a in b or b in a


# --- JSON-LD --------------------------------------------------------------------------------------


def _from_json_ld(tree: html.HtmlElement, head: Head) -> None:
    for node in _json_nodes(tree):
        if not _ARTICLES & set(_strings(node.get("@type"))):
            continue
        if title := next(iter(_strings(node.get("headline") or node.get("name"))), None):
            head.titles.setdefault("json-ld", title)
        published = next((s for s in _strings(node.get("datePublished")) if _DAY.match(s)), None)
        if published and head.published is None:
            head.published, head.published_rule = published, "datePublished of the page's JSON-LD"
        head.authors = head.authors or tuple(dict.fromkeys(_named(node.get("author"))))
        head.section = head.section or next(iter(_strings(node.get("articleSection"))), None)
        head.site = head.site or next(iter(_named(node.get("publisher"))), None)
        head.description = head.description or next(iter(_strings(node.get("description"))), None)


def _json_nodes(tree: html.HtmlElement) -> Iterator[dict[str, object]]:
    """Every object of the page's JSON-LD, also those of graphs and lists, in order."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        raw = (script.text or "").strip().removesuffix(";")
        if not 2 < len(raw) < _MAX_JSON:
            continue
        try:
            waiting: list[object] = [msgspec.json.decode(_without_controls(raw))]
        except (msgspec.DecodeError, RecursionError, UnicodeEncodeError):
            continue
        while waiting:
            node = waiting.pop()
            if isinstance(node, list):
                waiting.extend(reversed(node))
            elif isinstance(node, dict):
                yield node
                inner = [v for k, v in node.items() if k in {"@graph", "mainEntity", "mainEntityOfPage"}]
                waiting.extend(reversed(inner))


def _without_controls(raw: str) -> str:
    """JSON whose strings hold raw line breaks and tabs, as many pages have it."""
    return re.sub(r"[\x00-\x1f]", " ", raw)


def _strings(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [t for v in values if isinstance(v, str) and (t := as_read(v))]


def _named(value: object) -> Iterator[str]:
    """Names of persons or organizations: strings, or objects with a name."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            yield from _strings(item.get("name"))
        else:
            yield from (s for s in _strings(item) if not s.startswith("http"))


def as_read(text: str) -> str:
    """A value as it reads: entities resolved, tags and white space folded."""
    return " ".join(re.sub(r"<[^<>]{0,300}>", " ", entities.unescape(entities.unescape(text))).split())


# --- meta elements --------------------------------------------------------------------------------


def _metas(tree: html.HtmlElement) -> dict[str, str]:
    """The content of the page's meta elements by lower-case property, name or itemprop; the first counts."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        key = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        content = as_read(element.get("content") or "")
        if key and content:
            found.setdefault(key, content)
    return found


def _from_meta(metas: dict[str, str], head: Head) -> None:
    title = metas.get("og:title") or metas.get("twitter:title") or metas.get("parsely-title")
    if title and len(title.split()) > 1:
        head.titles["opengraph"] = title
    for key in _PUBLISHED:
        if head.published is None and _DAY.match(metas.get(key, "")):
            head.published, head.published_rule = metas[key], f"meta element {key}"
    head.site = metas.get("og:site_name") or metas.get("application-name") or head.site
    if head.site is None and "/" not in metas.get("publisher", "/"):
        head.site = metas["publisher"]
    head.url = metas.get("og:url")
    head.description = metas.get("og:description") or metas.get("description") or head.description
    head.section = metas.get("article:section") or head.section
    if not head.authors and (author := metas.get("author") or metas.get("article:author")) and "http" not in author:
        head.authors = tuple(a.strip() for a in re.split(r",| and |;", author) if len(a.split()) > 1)


# --- The body -------------------------------------------------------------------------------------


def _from_body(tree: html.HtmlElement, head: Head) -> None:
    for element in tree.iter("link"):
        if "canonical" in (element.get("rel") or "").lower().split() and element.get("href"):
            head.url = head.url or element.get("href")
    title = tree.find(".//title")
    if title is not None and (text := as_read(title.text or "")):
        head.titles["title"] = text
    headings = [t for h in tree.iter("h1") if len((t := as_read(" ".join(h.itertext()))).split()) > 2]
    if headings:
        head.titles["h1"] = _nearest(
            headings, [head.titles[k] for k in ("json-ld", "opengraph", "title") if k in head.titles]
        )
    if head.published is None:
        times = [t.get("datetime") or t.get("content") or "" for t in tree.iter("time") if not _in_list(t)]
        days = {t[:10]: t for t in times if _DAY.match(t)}
        if len(days) == 1:
            head.published, head.published_rule = next(iter(days.values())), "the page's only <time>"


def _in_list(element: html.HtmlElement) -> bool:
    return any(a.tag in {"li", "aside", "nav", "footer"} for a in element.iterancestors())


def _nearest(headings: Sequence[str], titles: Sequence[str]) -> str:
    """The h1 that shares most words with the page's other titles; the first where none does."""
    wanted = {w for t in titles for w in plain_words(t)}
    return max(headings, key=lambda h: len(wanted & set(plain_words(h))) / max(len(set(plain_words(h))), 1))
