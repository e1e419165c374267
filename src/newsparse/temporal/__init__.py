"""Temporal expressions: found by rules over tokens, valued in TIMEX3, resolved to days.

    paragraph ── lexicon ──▶ tokens ── grammar (rules.yaml) ──▶ matches ── values ──▶ Resolved ──▶ TemporalExpression

English and Arabic have their own grammars (english.py, arabic.py); of other
languages full dates are read (foreign.py).
"""

from __future__ import annotations

from datetime import date
from typing import Literal, cast

from newsparse.gazetteer.matching import lost_apostrophes
from newsparse.models import BlockKind, TemporalExpression
from newsparse.pipeline import Document
from newsparse.temporal.arabic import find_days as find_arabic
from newsparse.temporal.english import find_in, find_numeric
from newsparse.temporal.foreign import find_dates
from newsparse.temporal.resolver import Found, Known, Resolved
from newsparse.temporal.turkish import find_days as find_turkish

__all__ = ["tag"]

_APART = frozenset([BlockKind.TITLE, BlockKind.STANDFIRST, BlockKind.SUMMARY, BlockKind.CAPTION])


def tag(document: Document, published: str | None) -> list[TemporalExpression]:
    """Every temporal expression of the analyzed blocks, in order.

    `published` is the DCT as an ISO day, or None: then relative expressions
    stay unresolved, without days. The entries of a live page have their own.
    """
    entries = {e.block: e.day for e in document.article.entry_days}
    language = document.article.language
    lost = lost_apostrophes(document.article.text)
    expressions: list[TemporalExpression] = []
    known = {False: Known(), True: Known()}
    last: dict[bool, date | None] = {False: None, True: None}
    for part in document.parts:
        day = entries.get(part.block, published)
        dct = date.fromisoformat(day) if day else None
        # What stands apart from the text counts from nothing in it, and nothing in the text from that.
        apart = document.article.blocks[part.block].kind in _APART
        if language == "en":
            origin = "entry" if part.block in entries else "published"
            found, known[apart] = find_in(part, dct, known[apart], origin, lost=lost)
        else:
            found = _find_foreign(part.text, language, dct, last[apart])
            last[apart] = next((d for f in reversed(found) if (d := _day_of(f))), last[apart])
        expressions += [_expression(document, part.block, part.start, f) for f in found]
    return expressions


def _day_of(found: Found) -> date | None:
    """The day that an expression names; None for a span of days."""
    bounds = found.resolved.bounds
    return bounds[0] if bounds is not None and bounds[0] == bounds[1] else None


def _find_foreign(text: str, language: str, dct: date | None, last: date | None) -> list[Found]:
    """Dates by the names of months and those of numbers alone, in Arabic all that it has words for; apart and in order."""
    if language == "ar":
        named = list(find_arabic(text, dct, last))
    else:
        named = _named_in_full(text, language)
        if language == "tr":
            named += [f for f in find_turkish(text, dct) if not any(f.start < n.end and n.start < f.end for n in named)]
    numeric = (n for n in find_numeric(text) if not any(n.start < f.end and f.start < n.end for f in named))
    return sorted([*named, *numeric], key=lambda f: f.start)


def _named_in_full(text: str, language: str) -> list[Found]:
    """Full dates by the names of months."""
    return [
        Found(
            f.start,
            f.end,
            f"foreign.{f.granularity}",
            Resolved("DATE", f.value, None, 0.9, (f.first, f.last), f.granularity),
        )
        for f in find_dates(text, language)
    ]


def _expression(document: Document, block: int, offset: int, found: Found) -> TemporalExpression:
    """What was found in a part of a block that starts at an offset, as the analysis gives it."""
    start, end, resolved = offset + found.start, offset + found.end, found.resolved
    first_day, last_day = resolved.bounds or (None, None)
    return TemporalExpression(
        text=document.article.text[start:end],
        start=start,
        end=end,
        sentence=document.sentence_at(start),
        block=block,
        type=cast(Literal["DATE", "TIME", "DURATION", "SET"], resolved.type),
        value=resolved.value,
        from_=first_day.isoformat() if first_day else None,
        to=last_day.isoformat() if last_day else None,
        granularity=resolved.granularity,
        precision=_precision(resolved),
        anchor=resolved.anchor,
        rule=found.rule,
        confidence=resolved.confidence,
    )


def _precision(resolved: Resolved) -> Literal[1, 2, 3] | None:
    """ACLED's time precision: 1 a day, 2 within a week, 3 a month or more; None without days."""
    if resolved.bounds is None:
        return None
    first, last = resolved.bounds
    if resolved.granularity == "week" and first == last:
        return 2  # "two weeks ago": about that day
    if first == last or resolved.granularity in {"day", "time"}:
        return 1
    return 2 if (last - first).days < 7 else 3
