"""What a verb of reporting reports: the words of its content."""

from __future__ import annotations

from collections.abc import Sequence

from newsparse.facts.around_reports import is_clause, past_object, past_time
from newsparse.facts.ends import SAYING, cut, fewest_words
from newsparse.facts.lostcommas import behind_source, ends_with
from newsparse.facts.quotes import Quote
from newsparse.facts.reporting import around_statements, is_number, reporting
from newsparse.facts.speakers import QUOTES, subject_before
from newsparse.facts.statements import Cue
from newsparse.facts.triggers import VIOLENT, triggers, words_around
from newsparse.facts.words import Clause

_ASIDE = frozenset(
    ["as", "while", "after", "but", "and", "although", "though", "when", "with", "amid", "days", "hours"]
)
"""Behind a report in between commas: what is said stands before it."""
_CLAUSES = frozenset(["that", "if", "because", "since", "unless", "until"])
"""Prepositions that may open what is said itself."""
_DEED = 4
"""Words from a verb to the deed that is claimed, at most."""
_OF_A_SOURCE = 10
"""Words of what a source is, at most, behind "according to a tally"."""
_LONGEST_ASIDE = 30
"""Words between a verb and the "that" behind an aside, at most."""
_LONGEST_LEAD = 24
"""Words of the subject of what is reported, at most, before the one who reports it."""


def content_of(clause: Clause, cue: Cue, later: Sequence[Cue], quoted: Sequence[Quote]) -> tuple[int, int] | None:
    """The words [first, behind) of what a verb reports, up to where one of the later verbs reports something else; None for nothing."""
    content = _content(clause, cue)
    return cut(clause, cue, content, later, quoted) if content is not None else None


def lead_of(clause: Clause, cue: Cue, content: tuple[int, int]) -> tuple[int, int] | None:
    """The opening of what is reported, where the report parts it from its verb: "[All members of the party], he said, had to leave"."""
    if cue.subject is None or content[0] < cue.behind:
        return None
    opens = min(cue.index, cue.subject[0])
    if clause.lower(opens - 1) != "," or clause.lower(content[0] - 1) != ",":
        return None
    before = _before(clause, opens, fewest=1)
    if before is None or is_clause(clause, *before) or clause.tag(before[0]) == "IN":
        return None
    return before if before[1] - before[0] <= _LONGEST_LEAD else None


def has_that(clause: Clause, cue: Cue) -> bool:
    """Whether "that" stands behind a verb of reporting."""
    return any(clause.lower(i) == "that" for i in range(cue.behind, min(cue.behind + 8, len(clause.words))))


def _closes_a_word(clause: Clause, first: int, end: int) -> bool:
    """Whether a mark behind closes a quotation that opened behind a verb: 'said three had been "neutralised".'."""
    marks = sum(clause.tag(i) == "``" or clause.lower(i) in QUOTES for i in range(first, end))
    return marks % 2 == 1 and clause.lower(end) in QUOTES


def _content(clause: Clause, cue: Cue) -> tuple[int, int] | None:
    """The words of what a verb reports."""
    end = len(clause.words)
    while end > 0 and clause.lower(end - 1) in {".", "!", "?", '"', "”", ")", "''"}:
        end -= 1
    end += _closes_a_word(clause, cue.behind, end)
    if cue.verb == "according":
        return _around_according(clause, cue, end)
    if cue.inverted or cue.subject is None:
        if cue.subject is not None and cue.inverted:
            return _around_inverted(clause, cue, end)
        return _behind(clause, cue, end)
    if clause.lower(cue.subject[0] - 1) == "," and _goes_on_beside(clause, cue, end):
        return _before(clause, cue.subject[0])  # "…, activists said on Tuesday, as troops …"
    if clause.lower(cue.subject[0] - 1) == clause.lower(cue.behind) == "," and _is_told_before(clause, cue):
        return _before(clause, cue.subject[0])  # "…, the league documented, seven of whom …"
    if clause.lower(cue.subject[0] - 1) == "," and (_goes_on_saying(clause, cue, end) or _goes_on_citing(clause, cue)):
        return _before(clause, cue.subject[0])  # "…, an official told the council, warning that …"
    if cue.subject[1] <= cue.index and ends_with(clause, cue.index):
        return _before(clause, cue.subject[0])
    rest = (cue.behind, end) if cue.verb == "speak" else _behind(clause, cue, end)
    if rest is not None:
        return rest
    quoting = cue.subject[0] - 1
    outlet = subject_before(clause, quoting) if clause.lower(quoting) in around_statements("quotes") else None
    before = _before(clause, (outlet or cue.subject)[0])  # "…, the agency quoted a source as saying"
    if before is None or (clause.lower(before[1] - 1) in reporting() and clause.tag(before[1] - 1)[:2] == "VB"):
        return None  # "a resident, reached by telephone, said she had counted eight"
    return before if any(clause.tag(i)[:2] in {"VB", "MD"} for i in range(*before)) else None


def _goes_on_beside(clause: Clause, cue: Cue, end: int) -> bool:
    """Whether an aside of the text itself follows the verb and a day: ", as troops advanced", ", in the heaviest losses so far"."""
    comma = past_time(clause, cue.behind, end)
    word, plain = clause.lower(comma + 1), comma == cue.behind
    aside = word in _ASIDE or (clause.tag(comma + 1) == "IN" and not plain and word not in _CLAUSES)
    aside = aside or _is_told_besides(clause, comma + 1)
    if clause.lower(comma) != "," or not aside or (not plain and word in {"and", "but"}):
        return False
    before = _before(clause, cue.subject[0]) if cue.subject is not None else None
    return plain or (before is not None and is_clause(clause, *before) and not is_number(clause, comma + 1))


def _is_told_besides(clause: Clause, first: int) -> bool:
    """Whether what follows only says what went with it or how long after what: ", bringing to 27 …", ", a week after a bombing"."""
    if clause.lower(first) in {"following", "bringing"}:
        return True
    spans = (i for i in range(first, first + _SPAN) if clause.lower(i) in words_around("spans"))
    return any(clause.lower(i + 1) in {"after", "before"} for i in spans)


_SPAN = 4
"""Words from a comma to the unit in "two weeks after", at most."""


def _is_told_before(clause: Clause, cue: Cue) -> bool:
    """Whether what stands before a speaker between commas is a clause, and his verb one that may have a thing behind it."""
    if cue.verb not in around_statements("of_things"):
        return False
    before = _before(clause, cue.subject[0]) if cue.subject is not None else None
    return before is not None and is_clause(clause, *before)


def _goes_on_saying(clause: Clause, cue: Cue, end: int) -> bool:
    """Whether a participle of reporting follows a comma right behind a verb and whom it was said to."""
    position = past_object(clause, cue.behind, end) if cue.verb in around_statements("to_somebody") else cue.behind
    position = past_time(clause, position, end)
    participle = clause.lower(position + 1) in reporting() and clause.tag(position + 1) == "VBG"
    return clause.lower(position) == "," and participle


def _goes_on_citing(clause: Clause, cue: Cue) -> bool:
    """Whether right behind a verb stands only from whom somebody has it: "…, local media reported citing a military source"."""
    citing = clause.tag(cue.behind) == "VBG" and clause.lower(cue.behind) in around_statements("quotes")
    return citing and not any(clause.lower(i) == "that" for i in range(cue.behind, len(clause.words)))


def _around_inverted(clause: Clause, cue: Cue, end: int) -> tuple[int, int] | None:
    """What stands before "said X", and what stands behind it where that is no clause: "The threat, said the general, is high"."""
    assert cue.subject is not None
    first = cue.index
    while clause.lower(first - 1) in around_statements("be") | {"have", "has", "had"}:
        first -= 1  # "were reported by the hospital"
    before, behind = _before(clause, first), cue.subject[1]
    cut = clause.lower(behind) == clause.lower(cue.index - 1) == ","
    if cut and not (before is not None and is_clause(clause, *before)) and is_clause(clause, behind + 1, end):
        return behind + 1, end
    return before


def _around_according(clause: Clause, cue: Cue, end: int) -> tuple[int, int] | None:
    behind = cue.subject[1] if cue.subject else cue.behind
    if cue.index <= 1:
        while behind < end and clause.lower(behind) != ",":
            behind += 1
        if clause.lower(behind + 1) in {
            "who",
            "whose",
            "which",
        }:  # "according to two drivers, who asked not to be named, …"
            behind = next((i for i in range(behind + 2, end) if clause.lower(i) == ","), behind)
        if behind >= end and cue.subject is not None:
            opens = behind_source(clause, cue.subject[1], end)
            return (opens, end) if opens is not None else None
        return (behind + 1, end) if behind + 2 < end else None
    before = _behind_semicolon(clause, _before(clause, cue.index))
    behind = next((i for i in range(behind, min(behind + _OF_A_SOURCE, end)) if clause.lower(i) == ","), behind)
    if clause.lower(cue.index - 1) == clause.lower(behind) == "," and (
        before is None
        or not is_clause(clause, *before)
        or clause.lower(cue.index - 2) in around_statements("opens_a_clause")
    ):
        return (behind + 1, end) if is_clause(clause, behind + 1, end) else before
    return before


def _behind_semicolon(clause: Clause, before: tuple[int, int] | None) -> tuple[int, int] | None:
    """The last of clauses that semicolons part: "they held a man; he was released later, according to X"."""
    if before is None:
        return None
    mark = next((i for i in range(before[1] - 1, before[0], -1) if clause.lower(i) == ";"), None)
    return before if mark is None or mark + 1 >= before[1] else (mark + 1, before[1])


def _before(clause: Clause, index: int, *, fewest: int = 3) -> tuple[int, int] | None:
    """The clause that stands before, up to the comma."""
    last = index
    while last > 0 and clause.lower(last - 1) in {",", '"', "”", "''", "and", "-", "—", "–"}:
        last -= 1
    if last == index and index > 0 and clause.tag(index - 1) in {"IN", "DT"}:
        return None
    first = 0
    marks = (i for i in range(last - 1, first, -1) if clause.lower(i) == ";")
    mark = next(marks, None)
    if mark is not None and any(
        clause.lower(i) in reporting() and clause.tag(i) in {"VBD", "VBZ"} for i in range(mark)
    ):
        first = mark + 1  # what stands before a semicolon somebody else has said
    while first < last and clause.lower(first) in {'"', "“", "``", "but", "and", "—", "-", "•"}:
        first += 1
    return (first, last) if last - first >= fewest else None


def _behind(clause: Clause, cue: Cue, end: int) -> tuple[int, int] | None:
    """What follows the verb: behind "that", or a clause that begins at once, or behind a time."""
    position = cue.behind
    if cue.verb in around_statements("of_deeds") and (deed := _deed(clause, position)) is not None:
        return deed, end  # "admitted to conducting strikes"
    if (aside := _past_aside(clause, position, end)) is not None:
        return (aside, end) if end - aside >= 3 else None
    if (that := _that(clause, cue, end)) is not None:
        if clause.tag(that) == "DT" and that == position and not is_clause(clause, that + 1, end):
            return that, end  # "condemned that attack"
        return (that + 1, end) if end - that > 3 else None
    if cue.verb == "warn" and any(clause.lower(i) == "against" for i in range(position, min(position + 5, end))):
        return position, end
    if cue.verb in around_statements("to_somebody"):
        position = past_object(clause, position, end)
    past = past_time(clause, position, end)
    position = past if past < end or cue.stance != "denied" else position  # "denied the report"
    if _tells_more(clause, position) or _tells_more(clause, position - 1) or _is_denied(clause, cue, position):
        position = cue.behind  # "denied the report that said …", "ordered an inquiry into the strike that killed …"
    if clause.lower(position) in {":", ","} or (cue.verb == "call" and clause.lower(position) == "upon"):
        position += 1
    if end - position < fewest_words(cue):
        return None
    return (position, end) if _may_be_said(clause, cue, position, end) else None


def _that(clause: Clause, cue: Cue, end: int) -> int | None:
    """The "that" of what a verb reports, before another verb or a quotation begins; none that tells more of a noun."""
    position = cue.behind
    to_somebody = cue.verb in around_statements("to_somebody")
    told_more = False
    for i in range(position, min(position + (18 if to_somebody else 10), end)):
        if clause.lower(i) == "that" and i > position and _tells_more(clause, i):
            if cue.stance not in SAYING:
                return None  # "condemned the air strikes that left 18 dead"
            continue
        if clause.lower(i) == "that" and clause.tag(i) in {"IN", "WDT", "DT", "RB"}:
            return i
        told_more = told_more or (to_somebody and clause.lower(i) == "who" and _tells_more(clause, i))
        begun = clause.tag(i) in {"VBD", "VBZ", "VBP", "MD"} and not told_more  # "told men who were with him that …"
        if clause.lower(i) in {'"', "“", "``", ";"} or begun:
            return None  # what is reported has begun
        if clause.tag(i) == "VBG" and clause.lower(i) in reporting() and clause.lower(i - 1) == ",":
            return None  # "denied the claim, saying that …"
    return None


def _tells_more(clause: Clause, index: int) -> bool:
    """Whether a clause that tells more of the noun before it begins at a word: "the strike [that killed ten]"."""
    relative = clause.lower(index) in {"that", "which", "who"}
    return relative and clause.tag(index + 1) in {"VBD", "VBZ", "VBP", "MD"}


def _is_denied(clause: Clause, cue: Cue, position: int) -> bool:
    """Whether what somebody denies or confirms stands before a word, a paper of others: "denied [a statement by] the rebels"."""
    of_others = cue.stance in {"denied", "confirmed"}
    return of_others and any(clause.words[i].dep == "dobj" for i in range(cue.behind, position))


def _may_be_said(clause: Clause, cue: Cue, position: int, end: int) -> bool:
    """Whether what stands behind a verb may be what it reports: a clause, or of some verbs what one does, a number, an event, a thing."""
    if cue.verb in around_statements("of_attacks") and not _is_attack(clause, position):
        return False
    if cue.stance not in SAYING or is_clause(clause, position, end) or cue.verb in around_statements("of_attacks"):
        return True
    if cue.verb == "claim" and _is_own_deed(clause, position):
        return True
    return (
        (cue.verb in around_statements("to_do") and _is_infinitive(clause, position))
        or (cue.verb in around_statements("of_things") and _is_thing(clause, position, cue))
        or (cue.verb in around_statements("of_numbers") and is_number(clause, position))
        or (cue.verb in around_statements("of_events") and _is_event(clause, position))
    )


def _deed(clause: Clause, position: int) -> int | None:
    """The participle with which somebody tells what he has done himself, or has not."""
    position += clause.lower(position) == "to"
    return position if clause.tag(position) == "VBG" and clause.lower(position) not in reporting() else None


def _past_aside(clause: Clause, position: int, end: int) -> int | None:
    """The word behind the "that" which an aside parts from its verb: "said on Tuesday, after talks that lasted, that [the convoys]"."""
    comma = past_time(clause, position, end)
    if clause.lower(comma) != "," or clause.lower(comma + 1) not in _ASIDE:
        return None
    reach = range(comma + 2, min(comma + _LONGEST_ASIDE, end))
    return next((i + 1 for i in reach if clause.lower(i) == "that" and clause.lower(i - 1) == ","), None)


def _is_infinitive(clause: Clause, position: int) -> bool:
    """Whether what is said is what somebody means to do or to have done: "vowed to retake", "claimed to have overrun"."""
    position += clause.lower(position) == "not"
    return clause.lower(position) == "to" and clause.tag(position + 1) == "VB"


def _is_event(clause: Clause, position: int) -> bool:
    """Whether a noun tells what has happened: "announced the death of three of its fighters"."""
    position += clause.tag(position) in {"DT", "PRP$"}
    return clause.lower(position) in around_statements("events") and clause.lower(position + 1) in {"of", "by"}


def _is_attack(clause: Clause, position: int) -> bool:
    """Whether a noun near tells of an attack: "12 airstrikes", "heavy missile fire"."""
    near = range(position, position + _DEED + 1)
    return any(clause.lower(i) == "fire" for i in near) or any(
        t.type in VIOLENT and not t.verb and t.first in near for t in triggers(clause)
    )


def _is_thing(clause: Clause, position: int, cue: Cue) -> bool:
    """Whether what stands behind a verb may be a thing that is reported; "will report within thirty days" reports none."""
    return cue.verb not in around_statements("of_short_things") or clause.tag(position) not in {"IN", "RB", "TO"}


def _is_own_deed(clause: Clause, position: int) -> bool:
    """Whether what is claimed is a deed: "claimed responsibility for the attack", "claimed dozens of bombings there"."""
    return any(clause.lower(i) in around_statements("claimable") for i in range(position, position + _DEED))
