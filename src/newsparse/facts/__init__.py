"""Facts: what the text says that happened and who says so, from sentences and the entities that were linked.

sentences, tags, entities ── statements ──▶ who says what
                          ── quantities, casualties ──▶ how many were harmed, and who says so
                          ── events, telling ──▶ what happened, where and when, each told once
"""

from __future__ import annotations

import bisect
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

import msgspec

from newsparse.facts import arabic, casualties
from newsparse.facts.causes import with_events
from newsparse.facts.counted import Counted
from newsparse.facts.direct import direct, with_speakers_of_others
from newsparse.facts.events import happenings
from newsparse.facts.harm import words_of_harm
from newsparse.facts.headlines import mended
from newsparse.facts.indirect import indirect
from newsparse.facts.lostcommas import lost_commas
from newsparse.facts.materiel import Thing, things_in, with_arabic_materiel, with_materiel
from newsparse.facts.meant import meant
from newsparse.facts.quantities import quantities
from newsparse.facts.quotes import Quote, quotes
from newsparse.facts.remembered import Named
from newsparse.facts.reporting import around_statements
from newsparse.facts.roles import with_roles
from newsparse.facts.statements import Said, main_subject
from newsparse.facts.telling import events
from newsparse.facts.titles import said_in_title
from newsparse.facts.told import Held, Told
from newsparse.facts.words import Clause, clauses
from newsparse.models import (
    Analysis,
    BlockKind,
    Casualty,
    Cue,
    Harmed,
    Organization,
    Span,
    Statement,
    TemporalExpression,
)
from newsparse.pipeline import Document

__all__ = ["with_facts"]

_TELLS = frozenset(["media", "news_agency", "monitor", "company"])
"""Types of organizations that tell of what happens, and do not do it."""
_ENGLISH, _ARABIC = "en", "ar"


def with_facts(analysis: Analysis, document: Document) -> Analysis:
    """The analysis with the facts that its sentences tell."""
    if document.article.language not in {_ENGLISH, _ARABIC}:
        return analysis
    in_arabic = document.article.language == _ARABIC
    sentences = [c if in_arabic else mended(c) for c in clauses(document)]
    named = list(_named(analysis))
    if not in_arabic:
        sentences = list(_with_names(sentences, named, lost_commas(document.article.text)))
    text = document.article.text
    things = {} if in_arabic else {c.index: things_in(c) for c in sentences}
    around = Told(text, sorted(named, key=lambda n: n.start), analysis)
    governments = {m.start for p in analysis.places for m in p.mentions if m.sense == "government"}
    acting = [n for n in named if n.section != "places" or (in_arabic and n.start in governments)]
    said = _statements(document, sentences, named, acting, in_arabic=in_arabic)
    held = Held(said)
    if in_arabic:
        forces = [n for n in acting if n.section != "people" and n.type not in _TELLS]
        counted = _casualties(around, sentences, held, _in_arabic(analysis, text))
        hurt = [(c.who.start, c.who.end) for c in counted if c.kind in {"killed", "injured"}]
        told = events(around, sentences, held, lambda c: arabic.happenings(c, text, forces, hurt))
    else:
        counted = _casualties(around, sentences, held, _in_english(analysis, things))
        told = events(around, sentences, held, happenings)
    if in_arabic:
        named_things, happened = with_arabic_materiel(around, sentences, told)
    else:
        named_things, happened = with_materiel(around, sentences, things, told)
    return msgspec.structs.replace(
        analysis,
        groups=with_roles(around, told, said),
        statements=said,
        casualties=with_events(counted, told, analysis),
        events=happened,
        materiel=named_things,
    )


def _named(analysis: Analysis) -> Iterator[Named]:
    for section in ("people", "groups", "organizations", "places"):
        for entity in getattr(analysis, section):
            for m in entity.mentions:
                yield Named(
                    entity.key, section, m.start, m.end, entity.type if isinstance(entity, Organization) else None
                )


def _with_names(sentences: Sequence[Clause], named: Sequence[Named], lost: bool) -> Iterator[Clause]:
    """The sentences, each with the names in it, and whether their article has lost its commas."""
    ordered = sorted(named, key=lambda n: (n.start, n.end))
    starts = [n.start for n in ordered]
    for clause in sentences:
        first = bisect.bisect_left(starts, clause.sentence.start)
        own = ordered[first : bisect.bisect_left(starts, clause.sentence.end, first)]
        spans = ((clause.inside(n.start, n.end), n.section) for n in own)
        names = tuple((i.start, i.stop, section) for i, section in spans if i)
        yield replace(clause, names=names, without_commas=lost)


def _statements(
    document: Document,
    sentences: Sequence[Clause],
    named: Sequence[Named],
    acting: Sequence[Named],
    *,
    in_arabic: bool,
) -> list[Statement]:
    text = document.article.text
    found: list[Said] = []
    by_block: dict[int, list[Clause]] = {}
    for clause in sentences:
        by_block.setdefault(clause.sentence.block, []).append(clause)
    speaking = sorted(acting, key=lambda n: n.start)
    quoted_spans: list[Quote] = []
    for block, own in by_block.items():
        bounds = document.article.blocks[block]
        quoted = list(quotes(text, bounds.start, bounds.end))
        quoted_spans += quoted
        if in_arabic:
            found += arabic.statements(own, text, quoted, speaking, found[-1].speaker if found else None)
            continue
        spoken = direct(own, quoted, text)
        reported = [s for clause in own for s in indirect(clause, _within(quoted, clause), text)]
        titled = said_in_title(own[0], bounds, text, speaking) if not reported and not spoken else None
        reported += [titled] if titled is not None else []
        reported = [r for r in reported if not any(_is_mostly(r, d) for d in spoken)]
        found += [d for d in spoken if not any(_holds(r, d) for r in reported)] + reported
    found = _each_title_once(sorted(found, key=lambda s: (s.spans[0], s.spans[-1])), document)
    with_speakers_of_others(found, text, document.article.blocks)
    about = () if in_arabic else _told_of(sentences, quoted_spans)
    who = meant(text, [s.speaker for s in found if s.speaker is not None], named, about)
    for said in found:
        said.speaker = said.speaker and who[said.speaker.start, said.speaker.end]
    return [_statement(s, text, number) for number, s in enumerate(found, 1)]


def _each_title_once(said: Sequence[Said], document: Document) -> list[Said]:
    """The statements without those of a headline that repeats another one."""
    kept, titled = [], set()
    for one in said:
        content = tuple(document.article.text[a:b].rstrip(".") for a, b in one.spans)
        if document.article.blocks[one.clause.sentence.block].kind is BlockKind.TITLE:
            if content in titled:
                continue
            titled.add(content)
        kept.append(one)
    return kept


def _told_of(sentences: Sequence[Clause], quoted: Sequence[Quote]) -> Iterator[tuple[int, int]]:
    """The spans of those whom sentences are about: the subjects of their first verbs outside of quotations."""
    starts = [q.start for q in quoted]
    for clause in sentences:
        near = quoted[
            max(0, bisect.bisect_right(starts, clause.sentence.start) - 1) : bisect.bisect_left(
                starts, clause.sentence.end
            )
        ]
        subject = main_subject(clause, len(clause.words), near)
        if subject is not None and clause.tag(subject[1] - 1) in {"WP", "WDT"}:
            comma = next((i for i, w in enumerate(clause.words[: subject[0]]) if w.lower == ","), 0)
            subject = (0, comma) if comma else None  # "X, a mother of four who fled to Hasakah, …"
        if subject is not None and not _undergoes(clause, subject[1]):
            yield clause.span(*subject)


def _undergoes(clause: Clause, behind: int) -> bool:
    """Whether something is done to a subject: the man who was killed says nothing."""
    return clause.tag(behind + 1) == "VBN" and clause.lower(behind) in around_statements("be")


def _within(quoted: Sequence[Quote], clause: Clause) -> list[Quote]:
    """The quotations that overlap a sentence."""
    return [q for q in quoted if q.start < clause.sentence.end and clause.sentence.start < q.end]


def _holds(outer: Said, inner: Said) -> bool:
    """Whether a quotation is only a part of what a sentence reports."""
    return all(any(a <= c and d <= b + 1 for a, b in outer.spans) for c, d in inner.spans)  # its mark aside


def _is_mostly(reported: Said, quoted: Said) -> bool:
    """Whether half of what a verb reports, or more, is what the same verb is quoted with."""
    if reported.cue is None or reported.cue != quoted.cue:
        return False
    inside = sum(max(0, min(b, d) - max(a, c)) for a, b in reported.spans for c, d in quoted.spans)
    return inside > 0 and 2 * sum(b - a for a, b in quoted.spans) >= sum(b - a for a, b in reported.spans)


def _statement(said: Said, text: str, number: int) -> Statement:
    spans = [(a, b) for a, b in (_bare(text, *span) for span in said.spans) if a < b] or said.spans[:1]
    return Statement(
        key=f"s{number}",
        text=" … ".join(text[a:b] for a, b in spans),
        spans=[Span(a, b) for a, b in spans],
        sentence=said.clause.index,
        block=said.clause.sentence.block,
        kind=said.kind,
        cue=Cue(text[slice(*said.cue)], *said.cue) if said.cue else None,
        stance=said.stance,
        speaker=said.speaker,
        confidence=said.confidence,
    )


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


_Counting = Callable[[Clause, Sequence[TemporalExpression]], Iterable[Counted]]
"""Takes a sentence and its dates, gives the counts of people harmed in it."""


def _casualties(around: Told, sentences: Sequence[Clause], said: Held, counts: _Counting) -> list[Casualty]:
    text = around.text
    found: list[Casualty] = []
    for clause in (c for c in sentences if c.words):
        dated = around.dates_of(clause.index)
        for count in counts(clause, dated):
            statement = said.holding(count.start, count.end)
            casualty = Casualty(
                key=f"c{len(found) + 1}",
                text=text[count.start : count.end],
                start=count.start,
                end=count.end,
                sentence=clause.index,
                block=clause.sentence.block,
                kind=count.kind,
                low=count.low,
                high=count.high,
                who=Harmed(text[count.first : count.behind], count.first, count.behind, count.category),
                source=statement.speaker if statement else None,
                event=None,
                statement=statement.key if statement else None,
                date=_day_of(dated),
                cumulative=count.cumulative,
                confidence=count.confidence,
            )
            found.append(casualty)
    return found


def _in_english(analysis: Analysis, things: Mapping[int, Sequence[Thing]]) -> _Counting:
    people = sorted((m.start, m.end) for p in analysis.people for m in p.mentions)
    demonyms = [(m.start, m.end) for n in analysis.nationalities for m in n.mentions]
    demonyms += [(m.start, m.end) for o in analysis.organizations if o.type == "population" for m in o.mentions]
    demonyms.sort()

    def counts(clause: Clause, dated: Sequence[TemporalExpression]) -> Iterator[Counted]:
        if words_of_harm().isdisjoint(w.lower for w in clause.words):
            return
        closed = {i for d in dated for i in clause.inside(d.start, d.end)}
        closed |= {i for t in things.get(clause.index, ()) for i in range(t.whole, t.behind)}
        counted = quantities(clause, closed, {i for d in _near(demonyms, clause) for i in clause.inside(*d)})
        one = [(i[0], i[-1] + 1) for p in _near(people, clause) if (i := list(clause.inside(*p)))]
        for harm in casualties.harmed(clause, counted, one):
            number = harm.quantity
            yield Counted(
                harm.kind,
                number.low,
                number.high,
                None if number.category == "other" else number.category,
                *clause.span(harm.first, harm.behind),
                *clause.span(number.first, number.behind),
                cumulative=harm.cumulative,
                confidence=casualties.sureness(clause, harm),
            )

    return counts


def _near(spans: Sequence[tuple[int, int]], clause: Clause) -> Sequence[tuple[int, int]]:
    """Of spans in order those that begin within a sentence."""
    first = bisect.bisect_left(spans, (clause.sentence.start, 0))
    return spans[first : bisect.bisect_left(spans, (clause.sentence.end, 0), first)]


def _in_arabic(analysis: Analysis, text: str) -> _Counting:
    forces = [(m.start, m.end) for g in analysis.groups for m in g.mentions]
    named = sorted((m.start, m.end) for p in analysis.people for m in p.mentions)
    people = [(a, b) for a, b in named if not any(c <= a and b <= d for c, d in forces)]  # قوات الأسد
    return lambda clause, dated: arabic.casualties(clause, text, [(d.start, d.end) for d in dated], people)


def _day_of(dated: Sequence[TemporalExpression]) -> str | None:
    """The key of the first day or stretch of days that a sentence names."""
    return next((d.key for d in dated if d.from_ and d.type in {"DATE", "TIME"}), None)
