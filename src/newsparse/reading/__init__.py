"""Reading: a file's bytes or a record's text become an Article.

After this stage nothing rewrites the text; all spans refer to it.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import msgspec

from newsparse.errors import InputError
from newsparse.models import Article, BlockKind, Evidence, Source, Warning
from newsparse.reading.blocks import label
from newsparse.reading.dates import find_days
from newsparse.reading.decoding import decode
from newsparse.reading.html import looks_like_html, read_html
from newsparse.reading.language import detect
from newsparse.reading.metadata import read_metadata

__all__ = ["MAX_CHARACTERS", "TEXT_SUFFIXES", "Options", "day_of_file_name", "parse_day", "read_bytes", "read_text"]

MAX_CHARACTERS = 20_000_000
TEXT_SUFFIXES = frozenset({".txt", ".text", ".md", ".html", ".htm", ".xhtml"})
_HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What the caller knows of an article better than its page.

    `published` is an ISO day and overrides the page; `input_format` is txt,
    html or None (look at the file); `clean` says that there is no furniture.
    """

    published: str | None = None
    published_rule: str = "given by the user"
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    input_format: str | None = None
    clean: bool = False


_DEFAULT = Options()


def parse_day(text: str) -> str | None:
    """The ISO day that a text opens with (`2026-02-02`, `2026-02-02T10:00Z`, `2 February 2026`), or None."""
    day = next(find_days(text.strip()), None)
    return day.day.isoformat() if day and day.start == 0 else None


def day_of_file_name(name: str) -> str | None:
    """The day in a file's name (`2026-02-02-hasakah.txt`, `20260202.txt`), or None."""
    compact = re.search(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)", name)
    if compact:
        name = "-".join(compact.groups())
    day = next(find_days(re.sub(r"[_.]", "-", name)), None)
    return day.day.isoformat() if day else None


def read_bytes(data: bytes, *, id_: str, path: str | None = None, options: Options = _DEFAULT) -> Article:
    """An article from a file's bytes: text or HTML, decoded, its blocks told apart.

    Raises InputError where the bytes are no text, hold no words, or are too many.
    """
    if not data.strip(b"\x00 \t\r\n"):
        raise InputError("empty file; nothing to read")
    decoded = decode(data)
    form = options.input_format
    suffix = Path(path).suffix.lower() if path else ""
    is_html = form == "html" or (form is None and (suffix in _HTML_SUFFIXES or looks_like_html(decoded.text)))
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
    _check_size(text)
    labelled = label(text, clean=options.clean)
    facts, blocks = read_metadata(text, labelled.blocks, options.url)
    if not any(c.isalpha() for c in text[:100_000]):
        raise InputError("no words in it; is it the right file?")
    title = text[slice(*labelled.title)] if labelled.title else None
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
    return _finished(article, options)


def _from_html(source_text: str, id_: str, source: Source, options: Options) -> Article:
    _check_size(source_text)
    page = read_html(source_text)
    if page is None:
        raise InputError("no article found in this HTML; save the page as text and try that")
    source = msgspec.structs.replace(
        source,
        url=options.url or page.url,
        characters=len(page.text),
        transformations=[*source.transformations, "article extracted from HTML (trafilatura)"],
    )
    facts, blocks = read_metadata(page.text, page.blocks, source.url)
    evidence = None
    if page.published:
        evidence = Evidence(text=page.published, start=0, end=0, rule=page.published_rule, confidence=0.95)
    article = Article(
        id=id_,
        source=source,
        text=page.text,
        blocks=blocks,
        title=options.title or page.title,
        standfirst=page.standfirst,
        section=page.section,
        publisher=options.publisher or page.publisher or facts.publisher,
        agencies=tuple(facts.agencies),
        authors=page.authors or tuple(facts.authors),
        dateline=facts.dateline,
        published=page.published or facts.published,
        published_time=page.published_time if page.published else facts.published_time,
        published_evidence=evidence or facts.evidence,
    )
    return _finished(article, options)


def _finished(article: Article, options: Options) -> Article:
    """The language, the user's own day, and the warnings that follow."""
    body = " ".join(article.text[b.start : b.end] for b in article.blocks if b.kind is BlockKind.BODY)[:4000]
    language = detect(body or article.text[:4000])
    warnings = list(article.warnings)
    if language != "en":
        warnings.append(
            Warning(
                code="not-english",
                message=f"the text seems to be '{language}': only names of the gazetteer and full dates are found",
            )
        )
    published, time, evidence = article.published, article.published_time, article.published_evidence
    if options.published:
        if published and published != options.published:
            warnings.append(
                Warning(
                    code="published-differs",
                    message=f"the page says {published}; {options.published} was {options.published_rule} and is used",
                )
            )
        published, time = options.published, None
        evidence = Evidence(text=options.published, start=0, end=0, rule=options.published_rule, confidence=1.0)
    if not any(b.kind is BlockKind.BODY for b in article.blocks):
        warnings.append(Warning(code="no-body", message="no running text was found on this page"))
    return msgspec.structs.replace(
        article,
        language=language,
        published=published,
        published_time=time,
        published_evidence=evidence,
        warnings=tuple(warnings),
    )


def _check_size(text: str) -> None:
    if len(text) > MAX_CHARACTERS:
        raise InputError(f"{len(text):,} characters; the limit is {MAX_CHARACTERS:,}. Split the file into articles")
