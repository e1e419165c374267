"""Statements: verbs of reporting with their subjects, and what they make a statement of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from newsparse import lexicon
from newsparse.facts.quotes import Quote
from newsparse.facts.speakers import subject_before, subject_behind
from newsparse.facts.trees import is_finite, phrase, subjects, under
from newsparse.facts.verbs import Form, forms
from newsparse.facts.words import Clause
from newsparse.models import Ref

_QUOTED = 24
"""Words of somebody who is quoted, at most."""
_THAT = 8
"""Words from a verb that reports only with "that" to it, at most."""
_COUNTING = 9
"""Words from "by" to the count by which something is told, at most."""
_CROWD = 24
"""Words between those who gather and what they gather to demand, at most."""
_FIGURE = 12
"""Words behind "put" within which the toll and its number stand."""
_OPENING = 8
"""Words of the name that opens a sentence, at most, before "which" or "who"."""
_PUTS_IT = 6
"""Words from "put it" to the colon before what is said, at most."""
_BESIDE = 24
"""Code points between a quotation and a verb that reports only beside one, at most."""

Stance = Literal["said", "claimed", "denied", "confirmed", "accused", "warned", "ordered", "believed"]


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


@lru_cache(maxsize=1)
def reporting() -> dict[str, tuple[str, Stance, Form]]:
    """Every form of the verbs of reporting: the verb, what it makes of it, and the form."""
    found: dict[str, tuple[str, Stance, Form]] = {}
    for stance, verbs in lexicon.load("reporting", dict[Stance, list[str]]).items():
        for form, (verb, kind) in forms(verbs).items():
            found.setdefault(form, (verb, stance, kind))
    return found


@lru_cache(maxsize=128)
def around_statements(kind: str) -> frozenset[str]:
    """Words around what is reported, by what they tell: lexicon/around_statements.yaml."""
    return frozenset(lexicon.load("around_statements", dict[str, list[str]])[kind])


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
        if index in inside:
            continue
        if word.lower == "according" and clause.lower(index + 1) == "to":
            subject = subject_behind(clause, index + 1)
            found.append(Cue(index, index + 2, "according", "said", subject, inverted=True))
        elif word.lower == "by" and (counting := _by_count(clause, index)) is not None:
            found.append(Cue(index, counting, "according", "said", (index + 1, counting), inverted=True))
        elif (word.lower in around_statements("puts") and _puts_it(clause, index, quoted)) or _puts_a_figure(
            clause, index
        ):
            subject = _subject(clause, index, "ed")
            before = subject if subject is not None and subject[0] < index else None  # "Put the number of dead at 12"
            found.append(Cue(index, index + 1, "put", "said", before))
        elif word.lower in around_statements("speaking") and _speaks_of_it(clause, index, quoted):
            subject = _shared(clause, index, found) or _subject(clause, index, "ed")
            found.append(Cue(index, index + 2, "count", "said", subject))
        elif word.lower in reporting() and word.tag[:2] in {"VB", "NN", "JJ"}:
            verb, stance, form = reporting()[word.lower]
            if (
                _is_in_a_name(clause, index)
                or (word.tag in {"NN", "NNS", "JJ", "NNP"} and not _leads_to_that(clause, index, form))
                or _is_something_else(clause, index, verb, quoted)
                or _is_no_report(clause, index, quoted)
                or _is_not_said(clause, index, stance)
                or (form == "base" and _knows_nothing(clause, index, verb))
            ):
                continue
            if form == "base" and _is_only_meant(clause, index):
                if (crowd := _protesting(clause, index, stance, quoted)) is not None:
                    found.append(Cue(index, index + 1, verb, stance, crowd))
                continue
            if (clause.lower(index - 1) in around_statements("be") and form == "ed") or clause.lower(index - 1) == "-":
                if verb in around_statements("by_somebody") and clause.lower(index + 1) == "by":
                    found.append(Cue(index, index + 2, verb, stance, subject_behind(clause, index + 1), inverted=True))
                continue
            subject = _shared(clause, index, found) or _subject(clause, index, form)
            if subject is not None and _is_the_reader(clause, subject, stance):
                continue
            inverted = subject is not None and subject[0] > index
            found.append(Cue(index, index + 1, verb, stance, subject, inverted=inverted))
    return found


def _is_not_said(clause: Clause, index: int, stance: Stance) -> bool:
    """Whether somebody has not said it: "Paris has not said that its aircraft took part"."""
    return stance in {"said", "confirmed"} and clause.lower(index - 1) in around_statements("not")


def _is_the_reader(clause: Clause, subject: tuple[int, int], stance: Stance) -> bool:
    """Whether it is "you" who may think or believe something: "if you think the article is wrong"."""
    return stance == "believed" and subject[1] - subject[0] == 1 and clause.lower(subject[0]) == "you"


def _knows_nothing(clause: Clause, index: int, verb: str) -> bool:
    """Whether somebody does not know something: "he does not know of any crew members hurt"."""
    return verb == "know" and any(clause.lower(i) in {"not", "n't", "n’t"} for i in (index - 1, index - 2))


def _is_only_meant(clause: Clause, index: int) -> bool:
    """Whether somebody only means to say something, or refuses to; not "gathered to demand that the men be tried"."""
    infinitive = clause.tag(index) == "VB" and clause.lower(index - 1) == "to"
    demands = clause.lower(index + 1) == "that" and reporting()[clause.lower(index)][1] == "ordered"
    return infinitive and not demands


def _protesting(clause: Clause, index: int, stance: Stance, quoted: Sequence[Quote]) -> tuple[int, int] | None:
    """Who demonstrates to demand or denounce something: "[dozens of people] took to the streets to denounce the silence"."""
    if (stance not in {"ordered", "accused"} and clause.lower(index) != "call") or clause.lower(index - 1) != "to":
        return None
    before = {clause.lower(i) for i in range(max(0, index - _CROWD), index)}
    return main_subject(clause, index, quoted) if before & around_statements("demonstrating") else None


def is_number(clause: Clause, index: int) -> bool:
    """Whether a number begins at a word: "14", "at least 14", "more than 35,000"."""
    opens = clause.tag(index) == "CD" or clause.lower(index) in around_statements("before_numbers")
    return opens and any(clause.tag(i) == "CD" for i in range(index, index + 3))


def _shared(clause: Clause, index: int, found: Sequence[Cue]) -> tuple[int, int] | None:
    """The subject of the verb before, where "and" alone joins a verb of the same form to what it reports: "denies it and says"."""
    if clause.lower(index - 1) != "and" or not found:
        return None
    before = found[-1]
    alike = clause.tag(before.index) == clause.tag(index) and not before.inverted
    return before.subject if alike and clause.tag(index) in {"VBZ", "VBP", "VBD"} else None


def _puts_a_figure(clause: Clause, index: int) -> bool:
    """Whether somebody gives a number of the dead and the like: "put the army's losses at nine", "gave a lower toll of 25", "raised its toll to five"."""
    raises = clause.lower(index) in around_statements("raises")
    if not raises and clause.lower(index) not in around_statements("puts"):
        return False
    words = [clause.lower(i) for i in range(index + 1, index + _FIGURE)]
    figure = next((n for n, w in enumerate(words) if w in around_statements("figures")), None)
    passive = clause.lower(index - 1) in around_statements("be")  # "the toll was raised to five"
    if raises and words[0] not in around_statements("own"):
        return False  # what raises the toll to five is no speaker
    before = {"to"} if raises else {"at", "of"}
    told = figure is not None and not before.isdisjoint(words[figure:])
    return told and clause.tag(index)[:2] == "VB" and not passive


def _speaks_of_it(clause: Clause, index: int, quoted: Sequence[Quote]) -> bool:
    """Whether somebody gives a number or a quotation with "of" behind a verb of speaking: "had spoken of 53 dead rebels"."""
    if clause.lower(index + 1) != "of" or clause.tag(index)[:2] != "VB":
        return False
    return is_number(clause, index + 2) or any(0 < q.start - clause.words[index + 1].end <= 1 for q in quoted)


def _by_count(clause: Clause, index: int) -> int | None:
    """The word behind by whose count something is told: "by the Observatory's count"."""
    for i in range(index + 2, index + _COUNTING):
        if clause.lower(i) in around_statements("reckonings"):
            return i + 1 if clause.tag(i - 1) in {"POS", "PRP$"} else None
    return None


def _puts_it(clause: Clause, index: int, quoted: Sequence[Quote]) -> bool:
    """Whether somebody is quoted with "put it differently: "…""."""
    behind = clause.words[min(index + _PUTS_IT, len(clause.words)) - 1].end
    near = any(clause.words[index].end < q.start <= behind + 1 for q in quoted)
    return clause.lower(index + 1) == "it" and clause.tag(index)[:2] == "VB" and near


def _is_in_a_name(clause: Clause, index: int) -> bool:
    """Whether a capital says that a word goes on a name: the United States."""
    return index > 0 and all(clause.words[i].text[:1].isupper() for i in (index - 1, index))


def _leads_to_that(clause: Clause, index: int, form: Form) -> bool:
    """Whether what is tagged as a plural is a verb: "the network fears that …"."""
    singular = clause.tag(index - 1) in {"NN", "NNP"} and form == "s" and clause.tag(index) == "NNS"
    return singular and clause.lower(index + 1) == "that"


def _is_something_else(clause: Clause, index: int, verb: str, quoted: Sequence[Quote]) -> bool:
    """Whether a verb that reports does something else here: "claimed the lives of", "the fight would continue", "for questioning"."""
    if clause.lower(index) == "known" and clause.lower(index + 1) == "as":
        return True
    if verb in around_statements("taken_for") and _is_taken_for(clause, index):
        return True
    if verb in around_statements("only_with_that") and not any(
        clause.lower(i) == "that" for i in range(index + 1, index + _THAT)
    ):
        return True
    if verb == "claim" and any(clause.lower(i) in around_statements("claimed") for i in range(index + 1, index + 5)):
        return True
    if clause.tag(index) == "VBG" and clause.lower(index - 1) in {"for", "of"}:
        return True
    if verb in around_statements("only_of_numbers") and not is_number(clause, index + 1):
        return True
    if verb in around_statements("for_oneself") and _for_oneself(clause, index):
        return True
    if verb == "find" and clause.tag(index + 1) in {"JJ", "VBN"}:
        return True  # "found dead"
    if clause.lower(index) in around_statements("quotes") and _quotes_somebody(clause, index):
        return True
    if verb not in around_statements("beside_quotes"):
        return False
    word = clause.words[index]
    return not any(abs(q.end - word.start) <= _BESIDE or abs(q.start - word.end) <= _BESIDE for q in quoted)


def _is_taken_for(clause: Clause, index: int) -> bool:
    """Whether a participle right behind a noun tells what somebody is taken for: "gunmen believed to be from cells of"."""
    infinitive = clause.lower(index + 1) == "to" and clause.tag(index + 2) == "VB"
    return infinitive and clause.tag(index) in {"VBN", "VBD"} and clause.tag(index - 1)[:2] == "NN"


def _for_oneself(clause: Clause, index: int) -> bool:
    """Whether somebody asks or agrees to something about himself: "who asked not to be named", "agreed to speak if"."""
    words = [clause.lower(i) for i in range(index + 1, index + 5)]
    words = words[1:] if words[0] == "that" else words
    if words[0] in {"his", "her", "their"} and words[1] in {"name", "names"}:
        return True
    at_once = words[0] == "to" or words[:2] == ["not", "to"]
    return at_once and not around_statements("about_oneself").isdisjoint(words)


def _is_no_report(clause: Clause, verb: int, quoted: Sequence[Quote]) -> bool:
    """Whether a verb of reporting only describes a noun: "suspected rebels", "men accused of spying", "the attack, which X condemned"."""
    word = clause.words[verb]
    if word.tag in {"VBN", "VBD"} and clause.tag(verb - 1) == "CD" and clause.tag(verb - 2) != "NNP":
        return True  # "34 wanted persons", "the accused men"; not "Deir Ezzor 24 reported"
    perfect = clause.lower(verb - 1) in {"have", "has", "had"}
    if _is_the_only_verb(clause, verb) or _says_that(clause, verb):
        return False
    if word.dep in {"amod", "compound"} or (word.dep == "acl" and word.tag != "VBG" and not perfect):
        return True
    quotes = any(q.start < clause.sentence.end and clause.sentence.start < q.end for q in quoted)
    if clause.lower(verb - 1) in {"which", "who"} and clause.lower(verb - 2) == ",":
        quotes = quotes or reporting()[clause.lower(verb)][1] == "accused"  # "according to X, which blamed Y"
    return word.dep == "relcl" and not quotes and not under(clause, verb, ("ccomp",))


def _is_the_only_verb(clause: Clause, verb: int) -> bool:
    """Whether a sentence has no other finite verb, so that this one is its own, whatever the tree says: "X, a cleric, called for talks"."""
    finite = (i for i, w in enumerate(clause.words) if w.tag in {"VBD", "VBZ", "VBP", "MD"})
    return clause.tag(verb) in {"VBD", "VBZ", "VBP"} and next(finite) == verb and next(finite, None) is None


def _says_that(clause: Clause, verb: int) -> bool:
    """Whether "that" follows a past form of "say" which no "who" stands before: "a man who gave his name as Abu Yazan said that"."""
    if clause.tag(verb) != "VBD" or reporting()[clause.lower(verb)][0] != "say":
        return False
    behind = any(clause.lower(i) == "that" for i in range(verb + 1, verb + 5))
    return behind and clause.lower(verb - 1) not in {"who", "which"}


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
    if own is None or near is None:
        return own or near
    return own if _has_verb(clause, near) or near[0] < verb < own[0] else near


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
        or _says_to_somebody(clause, verb)
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


def _quotes_a_manner(clause: Clause, verb: int) -> bool:
    """Whether the quotation before a verb is its adverb alone: X "categorically" denied it."""
    return clause.lower(verb - 1) != "," and clause.tag(verb - 2) == "RB" and clause.lower(verb - 3) in {'"', "“", "``"}


def _whom_it_quotes(clause: Clause, verb: int) -> tuple[int, int] | None:
    """Who says what somebody is quoted with: "the agency quoted a source in the ministry as saying"."""
    if clause.lower(verb - 1) != "as":
        return None
    quoting = next(
        (i for i in range(verb - 2, max(-1, verb - _QUOTED), -1) if clause.lower(i) in around_statements("quotes")),
        None,
    )
    return (quoting + 1, verb - 1) if quoting is not None and quoting + 1 < verb - 1 else None


def _relative(clause: Clause, verb: int) -> tuple[int, int] | None:
    """Who a relative clause is about that reports: "supported by the society, which said …"."""
    word, who = clause.words[verb], verb - 1
    while clause.lower(who) in {"has", "have", "had", "also", "later"}:
        who -= 1
    if clause.lower(who) not in {"which", "who"} or word.dep != "relcl" or not 0 <= word.head < who:
        return None
    return phrase(clause, word.head)


def _quotes_somebody(clause: Clause, index: int) -> bool:
    """Whether "as saying" follows: what is said is said by who is quoted."""
    reach = range(index + 1, index + _QUOTED)
    return any(
        clause.lower(i) == "as" and clause.lower(i + 1) in reporting() and clause.tag(i + 1) == "VBG" for i in reach
    )


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
    return phrase(clause, own[0]) if own and clause.tag(own[0]) not in {"WP", "WDT"} else None
