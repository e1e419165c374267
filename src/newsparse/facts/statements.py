"""Statements: verbs of reporting with their subjects, and what they make a statement of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from newsparse.facts.figures import by_count, puts_a_figure, puts_it, speaks_of_it
from newsparse.facts.lostcommas import antecedent, closes, ends_with
from newsparse.facts.noreport import is_nobody_named, is_only_meant, is_the_reader, reports_nothing
from newsparse.facts.quotes import Quote
from newsparse.facts.reporting import QUOTED, Stance, around_statements, reporting
from newsparse.facts.speakers import subject_before, subject_behind, who_tells_it
from newsparse.facts.trees import is_finite, phrase, subjects, under
from newsparse.facts.verbs import Form
from newsparse.facts.words import Clause
from newsparse.models import Ref

_CROWD = 24
"""Words between those who gather and what they gather to demand, at most."""
_OPENING = 8
"""Words of the name that opens a sentence, at most, before "which" or "who"."""


@dataclass(slots=True)
class Said:
    """A statement: the spans of its content, the verb that reports it, who speaks, and the sentence that says so."""

    spans: list[tuple[int, int]]
    kind: Literal["direct", "indirect", "mixed"]
    clause: Clause
    cue: tuple[int, int] | None = None
    stance: Stance = "said"
    speaker: Ref | None = None
    confidence: float = 0.7


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of reporting with its subject: words of a clause."""

    index: int
    behind: int
    verb: str
    stance: Stance
    subject: tuple[int, int] | None
    inverted: bool = False


def cues(clause: Clause, quoted: Sequence[Quote]) -> list[Cue]:
    """The verbs of a sentence that report, outside of quotations, with their subjects."""
    found: list[Cue] = []
    inside = {i for q in quoted for i in range(clause.at(q.inner_start), clause.at(q.inner_end))}
    for index, word in enumerate(clause.words):
        if index in inside or word.lower not in _openings():
            continue
        cue = _of_a_source(clause, index) or _of_a_figure(clause, index, found, quoted)
        if cue is None and word.lower in reporting() and word.tag[:2] in {"VB", "NN", "JJ"}:
            cue = _of_a_verb(clause, index, found, quoted)
        if cue is not None:
            found.append(cue)
    return found


@lru_cache(maxsize=1)
def _openings() -> frozenset[str]:
    """The words that may open a report; most words of a text are none of them."""
    figures = (word for role in ("puts", "raises", "speaking") for word in around_statements(role))
    return frozenset(["according", "by", *figures, *reporting()])


def _of_a_source(clause: Clause, index: int) -> Cue | None:
    """According to somebody; by somebody's count."""
    if clause.lower(index) == "according" and clause.lower(index + 1) == "to":
        source = subject_behind(clause, index + 1)
        rule = source is not None and _noun(clause, source) in around_statements("no_source")
        return None if rule else Cue(index, index + 2, "according", "said", source, inverted=True)
    behind = by_count(clause, index) if clause.lower(index) == "by" else None
    return Cue(index, behind, "according", "said", (index + 1, behind), inverted=True) if behind is not None else None


def _noun(clause: Clause, phrase_: tuple[int, int]) -> str:
    """The noun of a phrase: the last one before a preposition."""
    first, behind = phrase_
    stop = next((i for i in range(first + 1, behind) if clause.tag(i) in {"IN", "WDT", "VBN"}), behind)
    return clause.lower(stop - 1)


def _of_a_figure(clause: Clause, index: int, found: Sequence[Cue], quoted: Sequence[Quote]) -> Cue | None:
    """Put the toll at 12; put it differently: "…"; spoke of 26 dead."""
    if clause.lower(index - 1) == "without":
        return None  # "without giving the number of dead"
    if puts_it(clause, index, quoted) or puts_a_figure(clause, index):
        subject = _subject(clause, index, "ed")
        before = subject if subject is not None and subject[0] < index else None  # "Put the number of dead at 12"
        return Cue(index, index + 1, "put", "said", before)
    if speaks_of_it(clause, index, quoted):
        subject = _shared(clause, index, found) or _subject(clause, index, "ed")
        return Cue(index, index + 2, "speak", "said", subject)
    return None


def _of_a_verb(clause: Clause, index: int, found: Sequence[Cue], quoted: Sequence[Quote]) -> Cue | None:
    """A verb of reporting with its subject; None where it reports nothing, or nobody does."""
    verb, stance, form = reporting()[clause.lower(index)]
    if reports_nothing(clause, index, quoted):
        return None
    if form == "base" and clause.lower(index - 2) == "on" and not is_only_meant(clause, index):
        return Cue(index, index + 1, verb, stance, subject_before(clause, index - 3))  # "he went on to say"
    if form == "base" and is_only_meant(clause, index):
        crowd = _protesting(clause, index, stance, quoted)
        return Cue(index, index + 1, verb, stance, crowd) if crowd is not None else None
    if (clause.lower(index - 1) in around_statements("be") and form == "ed") or clause.lower(index - 1) == "-":
        by = verb in around_statements("by_somebody") and clause.lower(index + 1) == "by"
        return Cue(index, index + 2, verb, stance, subject_behind(clause, index + 1), inverted=True) if by else None
    subject = _shared(clause, index, found) or _subject(clause, index, form)
    if subject is not None and (is_the_reader(clause, subject, stance) or is_nobody_named(clause, subject)):
        return None
    subject = _whose_paper(clause, subject, index)
    inverted = subject is not None and subject[0] > index
    return Cue(index, index + 1, verb, stance, subject, inverted=inverted)


def _whose_paper(clause: Clause, subject: tuple[int, int] | None, verb: int) -> tuple[int, int] | None:
    """A paper that speaks, with the name of whose it is: "[A statement released by the Media Office of the army] said"."""
    if subject is None or subject[1] >= verb or clause.lower(subject[1] - 1) not in around_statements("said_in"):
        return subject
    by = subject[1] + (clause.tag(subject[1]) == "VBN")
    names = [b for a, b, section in clause.names if by < a < verb and section != "places"]
    return (subject[0], max(names)) if clause.lower(by) in {"by", "from", "of"} and names else subject


def _protesting(clause: Clause, index: int, stance: Stance, quoted: Sequence[Quote]) -> tuple[int, int] | None:
    """Who demonstrates to demand or denounce something: "[dozens of people] took to the streets to denounce the silence"."""
    if (stance not in {"ordered", "accused"} and clause.lower(index) != "call") or clause.lower(index - 1) != "to":
        return None
    before = range(index - 1, max(-1, index - _CROWD), -1)
    at = next((i for i in before if clause.lower(i) in around_statements("demonstrating")), None)
    if at is None or any(is_finite(clause, i) for i in range(at + 1, index)):
        return None
    return main_subject(clause, index, quoted)


def _shared(clause: Clause, index: int, found: Sequence[Cue]) -> tuple[int, int] | None:
    """The subject of the verb before, where "and" alone joins a verb of the same form to what it reports: "denies it and says"."""
    if clause.lower(index - 1) != "and" or not found:
        return None
    before = found[-1]
    alike = clause.tag(before.index) == clause.tag(index) and not before.inverted
    return before.subject if alike and clause.tag(index) in {"VBZ", "VBP", "VBD"} else None


def _subject(clause: Clause, verb: int, form: Form) -> tuple[int, int] | None:
    """The words of the subject of a verb of reporting: those before it, else behind it; those of the tree where it has others.

    Where a report has lost its commas, what stands before the verb is more than
    its subject: "killed some 300 fighters the Observatory said".
    """
    if (quoted := _whom_it_quotes(clause, verb)) is not None:
        return quoted
    if (meant := _relative(clause, verb)) is not None:
        return meant
    if (inverted := _inverted(clause, verb, form)) is not None:
        return inverted
    if not _says_to_somebody(clause, verb) and (closing := closes(clause, verb)) is not None:
        return closing
    if ends_with(clause, verb) and (last := _last(clause, verb)) is not None:
        return last
    takes_one = form != "ing" or clause.lower(verb - 1) in around_statements("be")
    near = subject_before(clause, verb) if takes_one else None
    if near is None and form != "ing" and not _says_to_somebody(clause, verb):
        near = _closing(clause, verb)
    own = _own_subject(clause, verb) if takes_one else None
    if own is None and takes_one and clause.words[verb].dep == "conj":
        shared = [n for n in subjects(clause, verb) if n < verb]
        return phrase(clause, shared[0]) if shared else near  # "urged all to stop fighting and said …"
    if own is None and near is None and clause.lower(verb - 1) == "and" and clause.lower(verb - 2) == ",":
        return main_subject(clause, verb, ())  # "X renews its appeal to …, and warns that"
    if near is not None and (told := _told_of_in_passing(clause, near[0])) is not None:
        return told
    if near is not None and (who := antecedent(clause, near[0])) is not None:
        return subject_before(clause, who) or near
    if own is None or near is None:
        return own or near
    return own if _has_verb(clause, near) or near[0] < verb < own[0] else near


def _last(clause: Clause, verb: int) -> tuple[int, int] | None:
    """Who says what stands before him in a sentence that ends with his verb, no comma between."""
    near = subject_before(clause, verb)
    if near is None:
        return None
    who = antecedent(clause, near[0])
    near = (who is not None and subject_before(clause, who)) or near
    joined = clause.lower(near[0] - 1) in around_statements("joins_clauses") or clause.tag(near[0] - 1) in {
        "IN",
        "WDT",
        "WP",
        "WRB",
    }
    return None if joined else near


def _closing(clause: Clause, verb: int) -> tuple[int, int] | None:
    """Who stands behind a verb; nobody whose own verb follows where the report does not stand before: "later said [nine children] had died"."""
    subject = subject_behind(clause, verb)
    after_report = verb == 0 or clause.lower(verb - 1) in {",", '"', "”", "''"}
    if subject is None or after_report:
        return subject
    return None if clause.tag(subject[1]) in {"VBD", "VBZ", "VBP", "MD"} else subject


def _told_of_in_passing(clause: Clause, near: int) -> tuple[int, int] | None:
    """Who opens a sentence and is told more of without commas before the verb: "Russia which began its raids in May says …"."""
    relative = next((i for i in range(1, min(near, _OPENING)) if clause.lower(i) in {"which", "who"}), None)
    if relative is None or clause.lower(relative - 1) == ",":
        return None
    finite = sum(clause.tag(i) in {"VBD", "VBZ", "VBP", "MD"} for i in range(relative, near))
    return (0, relative) if finite == 1 and subject_before(clause, relative) == (0, relative) else None


def _says_to_somebody(clause: Clause, verb: int) -> bool:
    """Whether who stands behind a verb is told something, or blamed, by somebody else: "told the agency"."""
    told = reporting().get(clause.lower(verb))
    return told is not None and told[0] in around_statements("to_somebody") | around_statements("of_somebody")


def _inverted(clause: Clause, verb: int, form: Form) -> tuple[int, int] | None:
    """Who stands behind the verb that closes a report: "…, said a statement by the army", "…, said one of them, on condition that"."""
    noun = clause.tag(verb + 1) in {"DT", "NN", "NNS", "NNP", "CD", "JJ", "PRP$"}
    if (
        clause.lower(verb) not in reporting()
        or (_says_to_somebody(clause, verb) and not _asks_behind_a_quotation(clause, verb))
        or form not in {"ed", "s"}
        or clause.lower(verb - 1) not in {",", '"', "”", "''"}
        or not noun
        or _quotes_a_manner(clause, verb)
    ):
        return None
    subject = subject_behind(clause, verb)
    if subject is None:
        return None
    finite = any(
        clause.tag(i) in {"VBD", "VBZ", "VBP", "MD"} for i in range(verb + 1, min(subject[1] + 2, len(clause.words)))
    )
    ended = clause.lower(subject[1]) in {",", ".", ""} or subject[1] >= len(clause.words)
    told = clause.lower(verb - 1) != "," or any(is_finite(clause, i) for i in range(verb - 1))
    return subject if ended and told and not finite else None


def _asks_behind_a_quotation(clause: Clause, verb: int) -> bool:
    """Whether a question in quotation marks stands right before "asked": who stands behind asks it."""
    asks = reporting()[clause.lower(verb)][0] == "ask" and clause.lower(verb - 1) in {'"', "”", "''"}
    return asks and clause.lower(verb - 2) == "?"


def _quotes_a_manner(clause: Clause, verb: int) -> bool:
    """Whether the quotation before a verb is its adverb alone: X "categorically" denied it."""
    return clause.lower(verb - 1) != "," and clause.tag(verb - 2) == "RB" and clause.lower(verb - 3) in {'"', "“", "``"}


def _whom_it_quotes(clause: Clause, verb: int) -> tuple[int, int] | None:
    """Who says what somebody is quoted with: "the agency quoted a source in the ministry as saying"."""
    if clause.lower(verb - 1) != "as":
        return None
    quoting = next(
        (i for i in range(verb - 2, max(-1, verb - QUOTED), -1) if clause.lower(i) in around_statements("quotes")),
        None,
    )
    if quoting is not None and quoting + 1 == verb - 1:
        return subject_before(clause, quoting)  # "he was quoted as saying"
    return (quoting + 1, verb - 1) if quoting is not None else None


def _relative(clause: Clause, verb: int) -> tuple[int, int] | None:
    """Who a relative clause is about that reports: "supported by the society, which said …"."""
    word, who = clause.words[verb], verb - 1
    while clause.lower(who) in {"has", "have", "had", "also", "later"}:
        who -= 1
    relative = clause.lower(who) in {"which", "who"} or (clause.lower(who) == "that" and clause.tag(who) == "WDT")
    if not relative or word.dep != "relcl" or not 0 <= word.head < who:
        return None
    return phrase(clause, word.head)


def main_subject(clause: Clause, index: int, quoted: Sequence[Quote]) -> tuple[int, int] | None:
    """The subject of the sentence before a participle: "X spoke on Monday, arguing that …"."""
    for i in range(index):
        if clause.tag(i) in {"VBD", "VBZ", "VBP", "MD"} and not any(
            q.start <= clause.words[i].start < q.end for q in quoted
        ):
            return subject_before(clause, i)
    return None


def _has_verb(clause: Clause, words: tuple[int, int]) -> bool:
    return any(clause.tag(i) in {"VBD", "VBZ", "VBP", "VBN", "VBG", "MD"} for i in range(*words))


def _own_subject(clause: Clause, verb: int) -> tuple[int, int] | None:
    """The words of the subject that hangs on a verb itself."""
    own = under(clause, verb, ("nsubj",))
    if own:
        return phrase(clause, own[0]) if clause.tag(own[0]) not in {"WP", "WDT"} else None
    return who_tells_it(clause, verb)
