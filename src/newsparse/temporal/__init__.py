"""Temporal expressions: found by rules over tokens, valued in TIMEX3, resolved to days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, cast

from newsparse.models import TemporalExpression
from newsparse.nlp import Document, Part
from newsparse.temporal.grammar import Match, find
from newsparse.temporal.lexicon import Token, tokens
from newsparse.temporal.values import Resolved, Resolver

__all__ = ["tag"]

_FUTURE = frozenset(["will", "shall", "'ll", "’ll"])
_LIST_WORDS = frozenset([",", "and", "or", "on", "to", "until", "through", "-", "–"])
_PLANNED = frozenset("scheduled expected due planned set slated".split())


def tag(document: Document, published: str | None) -> list[TemporalExpression]:
    """Every temporal expression of the analyzed blocks, in order.

    `published` is the DCT as an ISO day, or None: then relative expressions
    stay unresolved, without days.
    """
    dct = date.fromisoformat(published) if published else None
    found: list[TemporalExpression] = []
    known = _Known()
    for part in document.parts:
        found += _tag_part(document, part, dct, known)
    return found


@dataclass(slots=True)
class _Known:
    """What later paragraphs may count from: the last day and the last quarter that the text named."""

    reference: date | None = None
    coarse: bool = False
    quarter: str | None = None


def _tag_part(document: Document, part: Part, dct: date | None, known: _Known) -> list[TemporalExpression]:
    words = list(tokens(part.text))
    matches = find(words)
    if not matches:
        return []
    tense = _Tense(part, words)
    resolver = Resolver(
        dct,
        tense,
        before=lambda m: words[m.first - 1].text.lower() if m.first else "",
        after=lambda m: words[m.last].text.lower() if m.last < len(words) else "",
        second_after=lambda m: words[m.last + 1].text.lower() if m.last + 1 < len(words) else "",
        reference=known.reference,
        quarter=known.quarter,
        coarse=known.coarse,
    )
    taken = bytearray(len(words))
    chosen: list[Match] = []
    for match in matches:
        if not any(taken[match.first : match.last]) and _apart(match, words):
            # Whether the words are a date at all does not depend on the reference day.
            if getattr(resolver, match.rule.build)(match) is None:
                continue
            taken[match.first : match.last] = b"\x01" * (match.last - match.first)
            chosen.append(match)
    found: list[TemporalExpression] = []
    chosen.sort(key=lambda m: m.first)
    hints = _list_years(chosen, words)
    for match, hint in zip(chosen, hints, strict=True):
        resolver.year_hint = hint
        resolved: Resolved | None = getattr(resolver, match.rule.build)(match)
        if resolved is None:
            continue
        found.append(_expression(document, part, words, match, resolved))
        if resolved.bounds and resolved.type in {"DATE", "TIME"} and _sets_reference(resolved):
            resolver.reference = resolved.bounds[0]
            resolver.coarse = resolved.granularity not in {"day", "range"}
    known.reference, known.coarse, known.quarter = resolver.reference, resolver.coarse, resolver.quarter
    return found


def _list_years(chosen: Sequence[Match], words: Sequence[Token]) -> list[int | None]:
    """For the members of a list or a range the year that its last member gives.

    "3 April, 4 April and 5 April 2017", "March to June 2019"; a month later in
    the year than the next ("November to March 2019") is of the year before.
    """
    hints: list[int | None] = [None] * len(chosen)
    for index in range(len(chosen) - 2, -1, -1):
        match, following = chosen[index], chosen[index + 1]
        closing = {"month_day": "full_day", "month": "month"}.get(match.rule.build)
        between = {w.text.lower() for w in words[match.last : following.first]}
        if closing is None or match.kept.keys() & {"y", "y1", "k"} or not between or not between <= _LIST_WORDS:
            continue
        if following.rule.build not in {match.rule.build, closing}:
            continue
        year = following.kept.get("y")
        own = year.value if year is not None and isinstance(year.value, int) else hints[index + 1]
        if own is not None and closing == "month":
            month, next_month = match.kept["m"].value, following.kept["m"].value
            if isinstance(month, int) and isinstance(next_month, int):
                own -= month > next_month
        hints[index] = own
    return hints


def _sets_reference(resolved: Resolved) -> bool:
    """Whether later words may count from this: a day, a month, or a year that the text itself names."""
    return resolved.granularity in {"day", "range"} or (
        resolved.anchor is None and resolved.granularity in {"month", "season", "year"}
    )


def _apart(match: Match, words: Sequence[Token]) -> bool:
    """Whether a match does not begin or end within a longer number or word (T-72, 1,000-year, 46th)."""
    first, last = words[match.first], words[match.last - 1]
    if match.first:
        previous = words[match.first - 1]
        if (
            previous.end == first.start
            and previous.text not in "([\"'“‘—–-/.,:;"
            and not first.text.startswith(("'", "’"))
        ):
            return False
        if previous.end == first.start and previous.text == "-" and match.first > 1 and first.text[:1].isdigit():
            earlier = words[match.first - 2]
            if earlier.end == previous.start and (earlier.text[-1:].isalpha() and earlier.text[:1].isupper()):
                return False
        if previous.end == first.start and previous.text in "/" and first.text[:1].isdigit():
            return False
    if match.last < len(words):
        following = words[match.last]
        stamp = match.rule.id == "day.iso" and following.text == "T"
        if following.start == last.end and following.text[:1].isalnum() and not stamp:
            return False
    return True


def _expression(
    document: Document, part: Part, words: Sequence[Token], match: Match, resolved: Resolved
) -> TemporalExpression:
    start, end = part.start + words[match.first].start, part.start + words[match.last - 1].end
    first_day, last_day = resolved.bounds or (None, None)
    granularity = resolved.granularity
    precision = (
        None
        if granularity is None
        else 1
        if granularity in {"day", "time"}
        else 2
        if granularity.startswith("week")
        else 3
    )
    return TemporalExpression(
        text=document.article.text[start:end],
        start=start,
        end=end,
        sentence=document.sentence_at(start),
        block=part.block,
        type=cast(Literal["DATE", "TIME", "DURATION", "SET"], resolved.type),
        value=resolved.value,
        from_=first_day.isoformat() if first_day else None,
        to=last_day.isoformat() if last_day else None,
        granularity=granularity,
        precision=cast(Literal[1, 2, 3] | None, precision),
        anchor=resolved.anchor,
        rule=match.rule.id,
        confidence=resolved.confidence,
    )


class _Tense:
    """The tense of the verb nearest to a match, by the tagger's tags; None without a tagger."""

    def __init__(self, part: Part, words: Sequence[Token]) -> None:
        self._part = part
        self._words = words

    def __call__(self, first: int) -> str | None:
        doc = self._part.doc
        if not doc.has_annotation("TAG"):
            return None
        start = self._words[first].start
        position = self._part.token_at(start)
        tags = [(d, t) for d in range(1, 16) for t in (position - d,) if t >= 0]
        for _, index in tags:
            token = doc[index]
            if token.is_sent_start and token.tag_ not in {"VBD", "MD"}:
                break
            verdict = _verdict(token.tag_, token.lower_)
            if verdict:
                return verdict
        for index in range(position, min(position + 14, len(doc))):
            token = doc[index]
            if index > position and token.is_sent_start:
                break
            verdict = _verdict(token.tag_, token.lower_)
            if verdict:
                return verdict
        return None


def _verdict(tag_: str, word: str) -> str | None:
    if tag_ == "MD" and word in _FUTURE:
        return "future"
    if word in _PLANNED:
        return "future"
    return "past" if tag_ == "VBD" else None
