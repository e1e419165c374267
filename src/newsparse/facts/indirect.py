"""Indirect statements: what a sentence reports without quotation marks around all of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from newsparse.facts.contents import content_of, has_that, lead_of
from newsparse.facts.meant import unnamed
from newsparse.facts.quotes import Quote
from newsparse.facts.reporting import reporting
from newsparse.facts.statements import Cue, Said, cues, main_subject
from newsparse.facts.words import Clause
from newsparse.models import Ref

_LED_UP = 12
"""Code points of what is reported before the quotation in it, from which on it is no quotation alone."""
_BESIDE = 2
"""Code points between a quotation and who has said it, at most."""
_MOSTLY = 0.7
"""The share of a content within quotation marks from which it is a quotation, and told as one."""


def indirect(clause: Clause, quoted: Sequence[Quote], text: str) -> Iterator[Said]:
    """What a sentence reports, in order."""
    taken: list[tuple[int, int]] = []
    last: Ref | None = None
    found = _with_whom_it_cites(clause, cues(clause, quoted))
    for number, cue in enumerate(found):
        content = content_of(clause, cue, found[number + 1 :], quoted)
        if (
            content is None
            or not _is_apart(content, cue, taken)
            or _is_only_named(clause, content, found[number + 1 :])
            or _says_where_it_was_said(clause, cue, quoted)
        ):
            continue
        content = _before_more(clause, content, found[number + 1 :])
        start, end = clause.span(*content)
        inside = [q for q in quoted if q.start < end and start < q.end]
        if _is_quotation(start, end, inside):
            continue
        subject = cue.subject or (main_subject(clause, cue.index, quoted) if last is None else None)
        speaker = unnamed(text, *clause.span(*subject)) if subject else last
        sure = cue.verb == "according" or has_that(clause, cue)
        if speaker is None and not sure:
            continue
        last = speaker or last
        taken.append(content)
        span = clause.span(cue.index, cue.behind)
        lead = lead_of(clause, cue, content)
        spans = [clause.span(*part) for part in (lead, content) if part is not None]
        if inside and start < inside[-1].start and _goes_on(inside[-1], end, text):
            spans[-1] = start, inside[-1].inner_end
        yield Said(spans, "mixed" if inside else "indirect", clause, span, cue.stance, speaker, 0.8 if sure else 0.65)


def _with_whom_it_cites(clause: Clause, found: Sequence[Cue]) -> list[Cue]:
    """The verbs of a sentence, one that an outlet reports by with whom it cites: "SANA, citing [a military source], reported that …"."""
    kept: list[Cue] = []
    cited: tuple[int, int] | None = None
    for cue, after in zip_longest(found, found[1:]):
        if cue is None:
            continue
        comma = next((i for i in range(cue.behind, len(clause.words)) if clause.lower(i) == ","), cue.index)
        if clause.lower(cue.index) == "citing" and after is not None and comma == after.index - 1:
            cited = (cue.behind, comma)
            continue
        kept.append(replace(cue, subject=cited) if cited is not None else cue)
        cited = None
    return kept


def _before_more(clause: Clause, content: tuple[int, int], later: Sequence[Cue]) -> tuple[int, int]:
    """What is reported up to what its speaker says of it besides: "blamed X for the fire, which it said left two dead"."""
    for cue in later:
        opens = cue.subject[0] - 2 if cue.subject is not None else -1
        if content[0] < opens < content[1] and (clause.lower(opens), clause.lower(opens + 1)) == (",", "which"):
            return content[0], opens
    return content


def _is_only_named(clause: Clause, content: tuple[int, int], later: Sequence[Cue]) -> bool:
    """Whether what is condemned or rejected is told only by what somebody calls it: "condemned what it called …"."""
    named = later[0].subject if later and clause.lower(content[0]) == "what" else None
    return named is not None and named[0] == content[0] + 1


def _says_where_it_was_said(clause: Clause, cue: Cue, quoted: Sequence[Quote]) -> bool:
    """Whether a verb closes a quotation, and behind it stands where it was said, or what the text adds: '"…," X said in Ottawa, where he is today'."""
    behind = cue.behind + (clause.lower(cue.behind) == ",")
    if cue.inverted or cue.subject is None or clause.lower(behind) == "that":
        return False
    if clause.tag(behind) != "IN" and not (clause.tag(behind) == "VBG" and clause.lower(behind) in reporting()):
        return False
    opens = clause.words[cue.subject[0]].start
    return any(0 <= opens - q.end <= _BESIDE for q in quoted)


def _goes_on(quote: Quote, end: int, text: str) -> bool:
    """Whether a quotation that begins in a sentence goes on behind it, and begins no sentence of its own."""
    opens = text[max(0, quote.start - _BESIDE) : quote.start].rstrip()[-1:] in {".", "!", "?"}
    return quote.closed and quote.inner_end > end and not opens


def _is_apart(content: tuple[int, int], cue: Cue, taken: Sequence[tuple[int, int]]) -> bool:
    """Whether a content is none that was told already: it touches none, or is what somebody said that somebody said."""
    if cue.stance == "believed" and any(a <= content[0] and content[1] <= b for a, b in taken):
        return False
    touched = [(a, b) for a, b in taken if a < content[1] and content[0] < b]
    return _is_inner(content, touched) or all(content[0] <= a and b <= content[1] for a, b in touched)


def _is_quotation(start: int, end: int, inside: Sequence[Quote]) -> bool:
    """Whether most of what is reported stands in quotation marks."""
    if any(q.inner_start <= start and end <= q.inner_end + 1 for q in inside):
        return True
    if inside and inside[0].start - start > _LED_UP:
        return False  # told the paper the strikes were a "punishment of …"
    return sum(min(q.inner_end, end) - max(q.inner_start, start) for q in inside) > _MOSTLY * (end - start)


def _is_inner(content: tuple[int, int], taken: Sequence[tuple[int, int]]) -> bool:
    """Whether a content lies wholly within another: what somebody said that somebody said."""
    return all((a <= content[0] and content[1] <= b) or content[1] <= a or b <= content[0] for a, b in taken)
