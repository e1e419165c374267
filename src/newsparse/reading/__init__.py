"""Reading: a file's bytes or a record's text become an Article.

After this stage nothing rewrites the text; all spans refer to it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from newsparse.errors import InputError
from newsparse.models import Article, Evidence, Source, Warning
from newsparse.reading import mail
from newsparse.reading.blocks import label, label_lines
from newsparse.reading.dates import FoundDay, day_in_name, day_of_stamp, find_days
from newsparse.reading.decoding import decode
from newsparse.reading.finishing import days_apart, finished
from newsparse.reading.flatten import plain_words
from newsparse.reading.headers import Head, outlet_behind
from newsparse.reading.html import Page, looks_like_html, read_html, title_line
from newsparse.reading.lines import lay_out
from newsparse.reading.metadata import Metadata, read_metadata
from newsparse.reading.options import MAX_CHARACTERS, Options
from newsparse.reading.outlets import Outlets, load_outlets
from newsparse.reading.repairs import repaired

__all__ = [
    "MAX_CHARACTERS",
    "TEXT_SUFFIXES",
    "Options",
    "day_of_file_name",
    "find_day",
    "parse_day",
    "read_bytes",
    "read_text",
]

TEXT_SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml"}) | mail.SUFFIXES
_MARKDOWN = frozenset({".md", ".markdown"})
_HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})


_DEFAULT = Options()
_LETTER = re.compile(r"[^\W\d_]")
_ALIKE = 0.34
"""Share of a title's words that another wording of it has; a heading without them is the page's own title, whatever it is shared as."""
_PARTS = re.compile(r":\s|\s[|–—-]\s")
"""What parts the site's name and the headline in a page's title."""
_BANNER = 6
"""Words of a banner, at most."""
_PARAGRAPH, _SHORT_WORD, _FEW = 14, 2, 3
"""Blanks in a line of running text; letters of a word that says nothing; one word in so many is few."""
_SITE_WORDS = 3
"""Words of the longest <title> that names a site, where nothing else tells the title."""
_LAID_OUT = "HTML laid out as lines"


def parse_day(text: str) -> FoundDay | None:
    """The day that a text opens with (`2026-02-02`, `2026-02-02T10:00Z`, `2 February 2026`), or None."""
    day = next(find_days(text.strip()), None)
    return day if day and day.start == 0 else None


def day_of_file_name(name: str) -> str | None:
    """The day in a file's name (`2026-02-02-hasakah.txt`, `hasakah_20260202.txt`), or None."""
    found = day_in_name(name)
    return found.isoformat() if found else None


def find_day(text: str) -> FoundDay | None:
    """The day of a field that holds one, as feeds write it (`Mon, 02 Feb 2026 10:00:00 GMT`, a Unix time), or None."""
    if len(text) > 60:
        return None
    stamp = day_of_stamp(text)
    return FoundDay(stamp, 0, len(text)) if stamp else next(find_days(text), None)


def read_bytes(data: bytes, *, id_: str, path: str | None = None, options: Options = _DEFAULT) -> Article:
    """An article from a file's bytes: text or HTML, decoded, its blocks told apart.

    Raises InputError where the bytes are no text, hold no words, or are too many.
    """
    if not data.strip(b"\x00 \t\r\n"):
        raise InputError("empty file; nothing to read", "empty")
    form = options.input_format
    suffix = Path(path).suffix.lower() if path else ""
    if form in mail.FORMATS or (form is None and suffix in mail.SUFFIXES):
        return _from_mail(data, id_, path, options)
    decoded = decode(data, options.charset)
    is_html = form == "html" or (form is None and (suffix in _HTML_SUFFIXES or looks_like_html(decoded.text)))
    decoded = decoded if is_html else repaired(decoded)
    source = Source(
        path=path,
        url=options.url,
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=decoded.encoding,
        media_type="text/html" if is_html else "text/plain",
        characters=len(decoded.text),
        transformations=list(decoded.transformations),
    )
    if is_html:
        return _from_html(decoded.text, id_, source, options)
    return _from_text(decoded.text, id_, source, options)


def _from_mail(data: bytes, id_: str, path: str | None, options: Options) -> Article:
    """The article of a saved page or a letter; a letter's subject and day stand in for what its text does not say."""
    found = mail.unpack(data)
    form = "html" if found.is_html else "txt"
    inner = msgspec.structs.replace(
        options,
        input_format=form,
        charset=found.charset,
        url=options.url or found.url,
        title=options.title or found.title,
        saved_at=options.saved_at or (found.saved.isoformat() if found.saved else None),
    )
    article = read_bytes(found.data, id_=id_, path=path, options=inner)
    part = (
        f"the {'HTML' if found.is_html else 'plain text'} of a {'letter' if found.title or found.day else 'saved page'}"
    )
    source = msgspec.structs.replace(
        article.source,
        sha256=hashlib.sha256(data).hexdigest(),
        transformations=[part, *article.source.transformations],
    )
    article = msgspec.structs.replace(article, source=source)
    if article.published is not None or found.day is None:
        return article
    day = found.day.isoformat()
    evidence = Evidence(text=day, start=0, end=0, rule="the letter's Date", confidence=0.8)
    return msgspec.structs.replace(article, published=day, published_evidence=evidence)


def read_text(text: str, *, id_: str, path: str | None = None, options: Options = _DEFAULT) -> Article:
    """An article from text that is already decoded, as a record's field is; it is never repaired."""
    data = text.encode("utf-8", "surrogatepass")
    source = Source(
        path=path,
        url=options.url,
        sha256=hashlib.sha256(data).hexdigest(),
        encoding="utf-8",
        media_type="text/plain",
        characters=len(text),
    )
    if options.input_format == "html":
        return _from_html(text, id_, source, options)
    return _from_text(text, id_, source, options)


def _from_text(text: str, id_: str, source: Source, options: Options) -> Article:
    _check_size(text, options.max_characters)
    suffix = Path(source.path).suffix.lower() if source.path else ""
    markdown = options.input_format == "md" or (options.input_format is None and suffix in _MARKDOWN)
    labelled = label(text, clean=options.clean, markdown=markdown)
    outlets = load_outlets(options.outlets)
    facts, blocks = read_metadata(text, labelled.blocks, options.url, outlets)
    if _LETTER.search(text) is None:
        raise InputError("no words in it; is it the right file?", "empty")
    title = outlet_behind(" ".join(text[slice(*labelled.title)].split()), outlets)[0] if labelled.title else None
    article = Article(
        id=id_,
        source=source,
        text=text,
        blocks=blocks,
        title=options.title or title,
        standfirst=text[slice(*labelled.standfirst)] if labelled.standfirst else None,
        section=facts.section,
        publisher=options.publisher or facts.publisher,
        agencies=tuple(facts.agencies),
        authors=tuple(facts.authors),
        dateline=facts.dateline,
        published=facts.published,
        published_time=facts.published_time,
        published_evidence=facts.evidence,
        warnings=tuple(facts.warnings),
    )
    return finished(article, options, {})


def _from_html(source_text: str, id_: str, source: Source, options: Options) -> Article:
    _check_size(source_text, 4 * options.max_characters)
    outlets = load_outlets(options.outlets)
    page = read_html(source_text, outlets)
    if page is None:
        raise InputError("no text found in this HTML; save the page as text and try that", "empty")
    head = page.head
    text, lines = lay_out(page.lines)
    _check_size(text, options.max_characters)
    site = _names_the_site(page, outlets)
    beside = _headline_beside_site(page)
    shown = beside if beside is not None else None if site else title_line(page.lines, head.title)
    labelled = label_lines(lines, clean=options.clean, title=shown)
    title = _title_of(
        page, shown, text[slice(*labelled.title)] if labelled.title else None, site=site or beside is not None
    )
    source = msgspec.structs.replace(
        source,
        url=options.url or head.url,
        characters=len(text),
        transformations=[
            *source.transformations,
            _LAID_OUT + ("" if page.extracted else "; trafilatura found no article"),
        ],
    )
    facts, blocks = read_metadata(text, labelled.blocks, source.url, outlets)
    _date_by_head(page, facts)
    article = Article(
        id=id_,
        source=source,
        text=text,
        blocks=blocks,
        title=options.title or title,
        standfirst=text[slice(*labelled.standfirst)] if labelled.standfirst else _description(head, title),
        section=head.section or facts.section,
        publisher=options.publisher or outlets.of_url(source.url) or head.site or facts.publisher,
        agencies=tuple(facts.agencies),
        authors=head.authors or tuple(facts.authors),
        dateline=facts.dateline,
        published=facts.published,
        published_time=facts.published_time,
        published_evidence=facts.evidence,
        warnings=tuple(facts.warnings),
    )
    return finished(article, options, {n.start: n.markup.day for n in lines if n.markup and n.markup.day})


def _title_of(page: Page, shown: int | None, labelled: str | None, *, site: bool) -> str | None:
    """The title of a page: the head's, but for the name of the site beside it, or alone, as `site` says."""
    title = page.head.title or labelled
    if shown is None:
        heads = {" ".join(n.text.split()) for n in page.lines if "h1" in n.markup.regions}
        own = labelled in heads and title is not None and not _alike(title, labelled or "")
        told = own or site or set(page.head.titles) <= {"title"}
        return labelled if labelled and told else title
    line = page.lines[shown].text
    return line if site or (title is not None and line in title) else title


def _names_the_site(page: Page, outlets: Outlets) -> bool:
    """Whether the head's title is only the name of the site, or of a section of it."""
    title, head = page.head.title, page.head
    if title is None:
        return False
    site = head.site is not None and plain_words(title) == plain_words(head.site)
    short = len(title.split()) <= _SITE_WORDS and set(head.titles) <= {"title"}
    whole = plain_words(head.titles.get("title", ""))
    slogan = bool(whole) and any(plain_words(part) == whole for part in _PARTS.split(title)[:-1])
    return site or short or slogan or outlets.named(title, agency=True) is not None or _is_in_no_text(page)


def _is_in_no_text(page: Page) -> bool:
    """Whether a short title that an h1 gives, and the page's own title only with more, has no words of the paragraphs: a banner's."""
    titles = page.head.titles
    alone = set(titles) <= {"h1", "title"} and titles.get("title") != page.head.title
    return alone and _shares_no_words(page)


def _shares_no_words(page: Page) -> bool:
    """Whether next to no word of a short title stands in the running text."""
    words = {w for w in plain_words(page.head.title or "") if len(w) > _SHORT_WORD}
    text = {w for n in page.lines if n.text.count(" ") >= _PARAGRAPH for w in plain_words(n.text)}
    return len(words) <= _BANNER and bool(text) and len(words & text) * _FEW < len(words)


def _headline_beside_site(page: Page) -> int | None:
    """The line of the headline where the page's h1 and card have the name of the site alone, and its title has both."""
    title, whole = page.head.title, page.head.titles.get("title")
    if title is None or whole is None:
        return None
    parts = [" ".join(plain_words(p)) for p in _PARTS.split(whole)]
    if len(parts) < 2 or " ".join(plain_words(title)) not in parts or not _shares_no_words(page):
        return None
    others = {p for p in parts if p != " ".join(plain_words(title)) and p.count(" ") >= 2}
    return next((i for i, n in enumerate(page.lines) if " ".join(plain_words(n.text)) in others), None)


def _alike(one: str, other: str) -> bool:
    """Whether two titles are wordings of one: a third of the shorter one's words in the other."""
    a, b = set(plain_words(one)), set(plain_words(other))
    return len(a & b) >= _ALIKE * min(len(a), len(b))


def _date_by_head(page: Page, facts: Metadata) -> None:
    """Take the day of publication that a page's head gives, with a warning where the page shows another one."""
    head = page.head
    day = head.published[:10] if head.published and find_day(head.published[:10]) is not None else None
    if day is None:
        _guess_day(page, facts)
        return
    facts.warnings = list(_conflicts(day, facts))
    facts.published, facts.published_time = day, head.published
    facts.evidence = Evidence(text=day, start=0, end=0, rule=head.published_rule, confidence=0.95)


def _guess_day(page: Page, facts: Metadata) -> None:
    """Note the day that a page's markup makes likely, with a warning, where the page shows none."""
    if facts.published is None and page.guessed_day:
        facts.published = page.guessed_day
        facts.evidence = Evidence(text=page.guessed_day, start=0, end=0, rule="htmldate", confidence=0.5)
        message = f"no day of publication is shown; {page.guessed_day} is guessed from the page's markup"
        facts.warnings.append(Warning(code="published-guessed", message=message))


def _description(head: Head, title: str | None) -> str | None:
    """The description in a page's head, where it is whole and is not the title again."""
    text = head.description
    if text is None or text == title or text.endswith(("...", "…")):
        return None
    return text


def _conflicts(day: str, facts: Metadata) -> Iterator[Warning]:
    """A warning where a page's head and its visible lines tell of different days of publication."""
    shown = facts.published
    sure = facts.evidence is not None and facts.evidence.rule in {"line of publication", "header line", "dateline"}
    if shown and sure and days_apart(day, shown) > 1:
        yield Warning(code="published-conflict", message=f"the page's head says {day}, its text {shown}; took {day}")


def _check_size(text: str, limit: int) -> None:
    if len(text) > limit:
        raise InputError(f"{len(text):,} characters; the limit is {limit:,}. Split it into articles", "too-large")
