"""Reading: a file's bytes or a record's text become an Article.

After this stage nothing rewrites the text; all spans refer to it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import msgspec

from newsparse.errors import InputError
from newsparse.models import Article, BlockKind, Evidence, Source, Warning
from newsparse.reading import mail
from newsparse.reading.ago import day_ago
from newsparse.reading.blocks import label, label_lines
from newsparse.reading.dates import FoundDay, day_in_name, day_of_stamp, find_days
from newsparse.reading.decoding import decode
from newsparse.reading.headers import Head
from newsparse.reading.html import Page, looks_like_html, read_html, title_line
from newsparse.reading.language import detect
from newsparse.reading.lines import lay_out
from newsparse.reading.metadata import Metadata, read_metadata, with_day
from newsparse.reading.outlets import load_outlets
from newsparse.reading.published import day_of_url, entry_days
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

MAX_CHARACTERS = 20_000_000
"""The longest text that is read, in code points, where the caller sets no limit of its own."""
TEXT_SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml"}) | mail.SUFFIXES
_LATE = 7
"""Days between the dateline and the publication from which the one casts doubt on the other."""
_MARKDOWN = frozenset({".md", ".markdown"})
_HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What the caller knows of an article better than its page.

    `published` is an ISO day and overrides the page; `input_format` is txt,
    md, html, mhtml, eml or None (look at the file); `clean` says that there is no furniture;
    `charset` is what a server named; `outlets` are the user's own tables.
    `saved_at` is the ISO day on which the page was saved, from which "3 hours ago" counts.
    `published_sure` is False for a day whose month could be its day; `unread` says what of a record could not be read. A text of
    over `max_characters` code points is refused, and HTML of over four times as many.
    """

    published: str | None = None
    published_rule: str = "given by the user"
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    input_format: str | None = None
    clean: bool = False
    charset: str | None = None
    outlets: tuple[str, ...] = ()
    published_sure: bool = True
    unread: tuple[str, ...] = ()
    saved_at: str | None = None
    max_characters: int = MAX_CHARACTERS


_DEFAULT = Options()
_LETTER = re.compile(r"[^\W\d_]")
_READ_AT_LEAST = "only names of the gazetteer and full dates are found"
_READ = {
    "ar": "names, days, counts of people harmed and statements are read by words and lists, without the language model",
    "tr": "names of the gazetteer, people with known names and days are found",
}
"""What is found in texts of languages other than English."""
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
    facts, blocks = read_metadata(text, labelled.blocks, options.url, load_outlets(options.outlets))
    if _LETTER.search(text) is None:
        raise InputError("no words in it; is it the right file?", "empty")
    title = " ".join(text[slice(*labelled.title)].split()) if labelled.title else None
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
    _check_size(source_text, 4 * options.max_characters)
    outlets = load_outlets(options.outlets)
    page = read_html(source_text, outlets)
    if page is None:
        raise InputError("no text found in this HTML; save the page as text and try that", "empty")
    head = page.head
    text, lines = lay_out(page.lines)
    _check_size(text, options.max_characters)
    shown = title_line(page.lines, head.title)
    labelled = label_lines(lines, clean=options.clean, title=shown)
    title = _title_of(page, shown, text[slice(*labelled.title)] if labelled.title else None)
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
    day = head.published[:10] if head.published and find_day(head.published[:10]) is not None else None
    if day is None:
        _guess_day(page, facts)
    evidence = Evidence(text=day, start=0, end=0, rule=head.published_rule, confidence=0.95) if day else None
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
        published=day or facts.published,
        published_time=head.published if day else facts.published_time,
        published_evidence=evidence or facts.evidence,
        warnings=tuple(w for w in facts.warnings if day is None) + tuple(_conflicts(day, facts)),
    )
    return _finished(article, options, {n.start: n.markup.day for n in lines if n.markup and n.markup.day})


def _title_of(page: Page, shown: int | None, labelled: str | None) -> str | None:
    """The title of a page: the head's, but for the name of the site beside it, or alone."""
    title = page.head.title or labelled
    if shown is None:
        return labelled if labelled and set(page.head.titles) <= {"title"} else title
    line = page.lines[shown].text
    return line if title is not None and line in title else title


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


def _conflicts(day: str | None, facts: Metadata) -> Iterator[Warning]:
    """A warning where a page's head and its visible lines tell of different days of publication."""
    shown = facts.published
    sure = facts.evidence is not None and facts.evidence.rule in {"line of publication", "header line", "dateline"}
    if day and shown and sure and _days_apart(day, shown) > 1:
        yield Warning(code="published-conflict", message=f"the page's head says {day}, its text {shown}; took {day}")


def _days_apart(a: str, b: str) -> int:
    return abs((date.fromisoformat(a) - date.fromisoformat(b)).days)


def _finished(article: Article, options: Options, marked: Mapping[int, str] | None = None) -> Article:
    """The language, the user's own day, and the warnings that follow."""
    body = " ".join(article.text[b.start : b.end] for b in article.blocks if b.kind is BlockKind.BODY)[:4000]
    language = detect(body or article.text[:4000])
    warnings = list(article.warnings)
    if language != "en":
        warnings.append(
            Warning(
                code="not-english",
                message=f"the text seems to be '{language}': {_READ.get(language, _READ_AT_LEAST)}",
            )
        )
    in_url = day_of_url(article.source.url)
    if article.published and in_url and _days_apart(article.published, in_url) > 2:
        warnings.append(
            Warning(
                code="published-conflict",
                message=f"the page's address has {in_url}; took {article.published}, which the page says",
            )
        )
    warnings += (Warning(code="field-unread", message=message) for message in options.unread)
    if options.published and not options.published_sure:
        warnings.append(
            Warning(
                code="published-ambiguous",
                message=f"day and month of its publication could be swapped; read as {options.published}",
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
    elif published is None and options.saved_at:
        evidence = day_ago(article.text, article.blocks, date.fromisoformat(options.saved_at))
        published = evidence.text if evidence else None
        if evidence:
            message = f"the page says only {evidence.rule}; took {published}"
            warnings.append(Warning(code="published-guessed", message=message))
    dateline = with_day(article.dateline, published) if article.dateline else None
    if dateline and dateline.date and published and _days_apart(dateline.date, published) > _LATE:
        warnings.append(
            Warning(
                code="published-conflict",
                message=f"the dateline '{dateline.text}' is of {dateline.date}; took {published} for the publication",
            )
        )
    if not any(b.kind in {BlockKind.BODY, BlockKind.LIVE_ENTRY} for b in article.blocks):
        warnings.append(Warning(code="no-body", message="no running text was found on this page"))
    return msgspec.structs.replace(
        article,
        language=language,
        published=published,
        published_time=time,
        published_evidence=evidence,
        dateline=dateline,
        entry_days=entry_days(article.text, article.blocks, published, marked or {}),
        warnings=tuple(warnings),
    )


def _check_size(text: str, limit: int) -> None:
    if len(text) > limit:
        raise InputError(f"{len(text):,} characters; the limit is {limit:,}. Split it into articles", "too-large")
