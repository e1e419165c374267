"""Stretches of days, as events are told with them: how long they are, when they ended, and whether an article looks back."""

from __future__ import annotations

from datetime import date, timedelta

from newsparse.models import Analysis, TemporalExpression

FORTNIGHT = timedelta(14)
"""Days behind which what is told of went before."""
_FEW_DAYS = timedelta(6)
"""From the first to the last day of a week: a longer stretch is no day of an event."""
_MONTH = timedelta(26)
"""From the first to the last day of a month, at least."""
_OLD_DAYS = 4
"""Days of a report that looks back, at least, that are older than a fortnight; and they are twice as many as the others."""


_OPENING = 40
"""Code points of a title by which it is known again."""


def is_short(expression: TemporalExpression) -> bool:
    """Whether an expression tells of a day or a few: then something may have happened on it."""
    return _is_within(expression, _FEW_DAYS)


def is_of_the_page(analysis: Analysis, text: str, expression: TemporalExpression) -> bool:
    """Whether a day only says when the text was published: it opens a paragraph, and the title again follows."""
    title = (analysis.article.title or "")[:_OPENING]
    opens = text[: expression.start].rstrip(" ")[-1:] in {"", "\n"}
    return opens and bool(title) and text[expression.end :].lstrip(" .:–-").startswith(title)


def _is_within(expression: TemporalExpression, days: timedelta) -> bool:
    """Whether an expression tells its first and last day, and they are not further apart than so many days."""
    if expression.from_ is None or expression.to is None:
        return False
    return date.fromisoformat(expression.to) - date.fromisoformat(expression.from_) <= days


def ended(expression: TemporalExpression, published: str) -> str:
    """The last day of an expression; of a month and longer that was over by then the first: it may have been any day of it."""
    over = (expression.to or "") < published and not _is_within(expression, _MONTH)
    return (expression.from_ if over else expression.to) or ""


def looks_back(analysis: Analysis) -> bool:
    """Whether an article is a report on weeks or months: most days that it names are older than a fortnight."""
    if analysis.article.published is None:
        return False
    published = date.fromisoformat(analysis.article.published)
    short = [d.to for d in analysis.dates if d.to and d.type != "SET" and is_short(d)]
    old = sum(published - date.fromisoformat(to) > FORTNIGHT for to in short)
    return old >= _OLD_DAYS and old > 2 * (len(short) - old)
