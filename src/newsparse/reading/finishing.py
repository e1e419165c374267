"""The last look at an article: its language, the day the caller gives, and what casts doubt on what was read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

import msgspec

from newsparse.models import Article, BlockKind, Evidence, Warning
from newsparse.reading.ago import day_ago, today_of
from newsparse.reading.language import detect
from newsparse.reading.metadata import with_day
from newsparse.reading.options import Options
from newsparse.reading.published import day_of_url, entry_days

_LATE = 7
"""Days between the dateline and the publication from which the one casts doubt on the other."""
_SAMPLE = 4000
"""Code points by which the language is told."""
_READ_AT_LEAST = "only names of the gazetteer and full dates are found"
_READ = {
    "ar": "names, days, counts of people harmed and statements are read by words and lists, without the language model",
    "tr": "names of the gazetteer, people with known names and days are found",
}
"""What is found in texts of languages other than English."""


def finished(article: Article, options: Options, marked: Mapping[int, str]) -> Article:
    """The article with its language, the day that holds and the warnings that follow; `marked` are days of lines by their start."""
    body = " ".join(article.text[b.start : b.end] for b in article.blocks if b.kind is BlockKind.BODY)[:_SAMPLE]
    language = detect(body or article.text[:_SAMPLE])
    dated, doubts = _dated(article, options)
    published = dated.published
    dateline = with_day(article.dateline, published) if article.dateline else None
    dated = msgspec.structs.replace(dated, language=language, dateline=dateline)
    return msgspec.structs.replace(
        dated,
        entry_days=entry_days(article.text, article.blocks, published, marked),
        warnings=(*_before_the_day(dated, article.published, options), *doubts, *_behind_the_day(dated)),
    )


def days_apart(a: str, b: str) -> int:
    """The days between two ISO days."""
    return abs((date.fromisoformat(a) - date.fromisoformat(b)).days)


def _before_the_day(article: Article, shown: str | None, options: Options) -> Iterator[Warning]:
    """Warnings of reading, of the language, and of the day that the page itself shows."""
    yield from article.warnings
    if article.language != "en":
        message = f"the text seems to be '{article.language}': {_READ.get(article.language, _READ_AT_LEAST)}"
        yield Warning(code="not-english", message=message)
    in_url = day_of_url(article.source.url)
    if shown and in_url and days_apart(shown, in_url) > 2:
        message = f"the page's address has {in_url}; took {shown}, which the page says"
        yield Warning(code="published-conflict", message=message)
    for message in options.unread:
        yield Warning(code="field-unread", message=message)


def _dated(article: Article, options: Options) -> tuple[Article, list[Warning]]:
    """The article with the day that the caller gives, or one counted from when the page was saved; and the doubts about it."""
    doubts: list[Warning] = []
    if options.published:
        if not options.published_sure:
            message = f"day and month of its publication could be swapped; read as {options.published}"
            doubts.append(Warning(code="published-ambiguous", message=message))
        if article.published and article.published != options.published:
            message = f"the page says {article.published}; {options.published} was {options.published_rule} and is used"
            doubts.append(Warning(code="published-differs", message=message))
        own = article.published_evidence
        if own is not None and article.published == options.published:  # the page says so too, and where
            sure = msgspec.structs.replace(own, rule=f"{options.published_rule}; {own.rule}", confidence=1.0)
            return msgspec.structs.replace(article, published_evidence=sure), doubts
        evidence = Evidence(text=options.published, start=0, end=0, rule=options.published_rule, confidence=1.0)
        return _with_published(article, options.published, evidence), doubts
    saved = date.fromisoformat(options.saved_at) if options.saved_at else today_of(article.text, article.blocks)
    if article.published is None and saved is not None:
        found = day_ago(article.text, article.blocks, saved)
        if found is not None:
            message = f"the page says only {found.rule}; took {found.text}"
            doubts.append(Warning(code="published-guessed", message=message))
            return _with_published(article, found.text, found), doubts
    return article, doubts


def _with_published(article: Article, day: str, evidence: Evidence) -> Article:
    return msgspec.structs.replace(article, published=day, published_time=None, published_evidence=evidence)


def _behind_the_day(article: Article) -> Iterator[Warning]:
    """Warnings of a dateline of another day, and of a page without a text."""
    dateline, published = article.dateline, article.published
    if dateline and dateline.date and published and days_apart(dateline.date, published) > _LATE:
        message = f"the dateline '{dateline.text}' is of {dateline.date}; took {published} for the publication"
        yield Warning(code="published-conflict", message=message)
    if not any(b.kind in {BlockKind.BODY, BlockKind.LIVE_ENTRY} for b in article.blocks):
        yield Warning(code="no-body", message="no running text was found on this page")
