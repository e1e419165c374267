"""Who speaks: the words before or behind a verb of reporting."""

from __future__ import annotations

from newsparse import lexicon
from newsparse.facts.lostcommas import own_words
from newsparse.facts.trees import phrase, under
from newsparse.facts.words import Clause

_SKIPPED = frozenset(
    "has have had also later then now further previously already repeatedly reportedly and is are was were been being not n't to did does do there here".split()
)
_NP_TAGS = frozenset(
    "NN NNS NNP NNPS JJ JJR JJS DT CD PRP PRP$ POS IN CC HYPH FW VBN WP PDT : -LRB- -RRB- `` '' SYM NFP AFX".split()
)
_NO_PREPOSITIONS = frozenset("that as because if when while although though since after before until whether".split())
_ENDS_A_PHRASE = frozenset(["NN", "NNS", "NNP", "NNPS"])
"""Before an article another phrase has ended, where reports have lost their commas: "a town bordering Iraq an NGO said"."""
_ENDS = frozenset(['"', "“", "”", ",", ";", ":", "in", "on", "at", "during", "to", "by"])
"""What ends the subject that stands behind a verb."""
QUOTES = frozenset(['"', "“", "”", "``", "''"])
"""Quotation marks, as they stand in texts and as a tagger may write them."""
_CLOSE = frozenset(lexicon.load("around_statements", dict[str, list[str]])["close"])
_PAPERS = frozenset(lexicon.load("around_statements", dict[str, list[str]])["papers"])
_DAYS = frozenset(lexicon.load("around_statements", dict[str, list[str]])["days"])
_SELF_NAMED = 9
"""Words from "who" to the name that somebody gives himself, at most."""
_NAME_IN_MARKS = 7
"""Words from a mark that closes a name to the one that opens it, at most."""
_MOST_WORDS = 24
_LONGEST_APPOSITION, _LONGEST_RELATIVE = 24, 44
"""Words between the commas of an apposition, and of what is told of somebody before he speaks, at most."""


def subject_before(clause: Clause, verb: int) -> tuple[int, int] | None:
    """The words [first, behind) of the subject that stands before a verb, an apposition behind the name left out."""
    behind = verb
    while behind > 0 and (clause.lower(behind - 1) in _SKIPPED or clause.tag(behind - 1) in {"RB", "MD"}):
        behind -= 1
    if clause.tag(behind - 2) == "RB" and {clause.lower(behind - 1), clause.lower(behind - 3)} <= QUOTES:
        behind -= 3  # X "categorically" denied it
    if clause.lower(behind - 1) in {"week", "month", "year"} and clause.lower(behind - 2) in {"last", "this"}:
        behind -= 2  # "The UN last week estimated"
    if behind <= 0:
        unknown = verb == 1 and clause.words[0].text[:1].isupper() and clause.lower(0) not in _SKIPPED
        return (0, 1) if unknown and not clause.lower(0).endswith("ly") else None  # a name taken for an adverb
    if clause.lower(behind - 1) == ",":
        opening = _apposition(clause, behind - 1)
        if opening is None:
            return None
        if opening > 1 and clause.tag(opening - 1) == "CD" and clause.lower(opening - 2) == ",":
            opening -= 2  # "Umm Khaled, 43, whose house …"
        opening -= clause.lower(opening - 1) in {"there", "here"}
        return subject_of(clause, opening)
    return subject_of(clause, behind)


def _apposition(clause: Clause, comma: int) -> int | None:
    """The comma that opens the apposition which another one closes: "X, a spokesman for Y, said"."""
    finite = False
    for position in range(comma - 1, max(-1, comma - _LONGEST_RELATIVE), -1):
        if clause.lower(position) == "," and comma - position > _LONGEST_APPOSITION:
            return position if clause.lower(position + 1) in {"who", "whose"} else None
        if clause.lower(position) == ",":
            relative = clause.lower(position + 1) in {"who", "which", "whose", "whom"} or clause.lower(
                position + 2
            ) in {"whom", "which"}
            return position if relative or not finite else None
        finite = finite or clause.tag(position) in {"VBD", "VBZ", "VBP", "MD"}
        if (clause.lower(position) in {"who", "whose"} or clause.tag(position) == "WDT") and clause.lower(
            position - 1
        ) != ",":
            finite = False  # "X, a mother of four who fled to Hasakah, said", "X, a group that relies on medics, said"
    return None


def subject_of(clause: Clause, behind: int) -> tuple[int, int] | None:
    """The noun phrase that ends before a word."""
    first = behind
    while first > 0 and behind - first < _MOST_WORDS:
        word, tag = clause.lower(first - 1), clause.tag(first - 1)
        if (opening := _named_in_marks(clause, first - 1, behind)) is not None:
            first = opening
            continue
        close = word in _CLOSE and clause.lower(first) in {"to", "with"}
        if (
            (tag not in _NP_TAGS and not close)
            or word in _NO_PREPOSITIONS
            or word in {'"', "“", "”", ";", ":", "–", "—", "but"}
        ):
            break
        if tag == "PRP" and behind - first > 0:
            break
        first -= 1
        if tag == "PRP" or (tag == "DT" and first and clause.tag(first - 1) in _ENDS_A_PHRASE):
            break
    while first < behind and (
        clause.tag(first) in {"IN", "CC", "POS", ":", "SYM", "''", "``"} or clause.lower(first) in {"and", "but", "-"}
    ):
        first += 1
    if clause.lower(first) in _DAYS and clause.lower(first - 1) == "on" and first + 1 < behind:
        first += 1  # "On Friday activists reported"
    first = next((a for a, b, _ in clause.names if a < first < b), first)  # "Save [the Children] said"
    described = _who_calls_himself(clause, first)
    first = described if described < first else own_words(clause, first, behind)
    return (first, behind) if first < behind and _names_somebody(clause, first, behind) else None


def _named_in_marks(clause: Clause, closing: int, verb: int) -> int | None:
    """The mark that opens a name within a subject: 'rebels in the [“safe zone”] in Syria', 'the group [“Guardians”] said'; None for what is said."""
    if clause.lower(closing) not in QUOTES or clause.tag(closing - 1)[:1] not in "NJFC":
        return None
    reach = range(closing - 2, max(0, closing - _NAME_IN_MARKS), -1)
    opening = next((i for i in reach if clause.lower(i) in QUOTES), None)
    if opening is None or any(clause.tag(i) not in _NP_TAGS for i in range(opening + 1, closing)):
        return None
    if closing + 1 == verb:
        return opening if clause.tag(opening - 1) == "NN" and clause.words[opening + 1].text[:1].isupper() else None
    goes_on = clause.tag(closing + 1) in {"IN", "NN", "NNS"} and clause.lower(closing + 1) not in _NO_PREPOSITIONS
    return opening if goes_on and clause.tag(opening - 1) in {"DT", "JJ", "NN", "NNS", "NNP", "IN", "POS"} else None


def _who_calls_himself(clause: Clause, first: int) -> int:
    """Where a description begins whose speaker gives his name himself: "a resident who gave his name as [Khalaf]"."""
    if clause.lower(first - 1) not in {"as", "by"}:
        return first
    who = next((i for i in range(first - 2, max(0, first - _SELF_NAMED), -1) if clause.lower(i) == "who"), None)
    if who is None:
        return first
    noun = subject_of(clause, who - (clause.lower(who - 1) == ","))
    return noun[0] if noun is not None else first


def who_tells_it(clause: Clause, verb: int) -> tuple[int, int] | None:
    """Who speaks behind a quotation, by a verb taken for his participle: '"…," [a witness] who asked not to be named told the agency'."""
    if clause.words[verb].dep != "acl" or clause.tag(verb) != "VBN" or not under(clause, verb, ("dobj",)):
        return None
    found = phrase(clause, clause.words[verb].head)
    return found if clause.tag(found[0] - 1) == "''" else None


def subject_behind(clause: Clause, verb: int) -> tuple[int, int] | None:
    """The words of the subject that stands behind a verb: "said Rami Abdel Rahman, head of …"."""
    first = verb + 1
    behind = first
    while behind < len(clause.words) and behind - first < _MOST_WORDS:
        word, tag = clause.lower(behind), clause.tag(behind)
        if (
            (tag not in _NP_TAGS and behind > first)
            or word in _NO_PREPOSITIONS
            or (tag == "DT" and clause.without_commas and clause.tag(behind - 1) in _ENDS_A_PHRASE and behind > first)
            or (word in _ENDS and not (word in {"by", "from"} and clause.lower(behind - 1) in _PAPERS))
        ):
            break
        behind += 1
        if tag == "PRP":
            break
    while behind > first and clause.tag(behind - 1) == "WP":
        behind -= 1  # "said a shopkeeper who gave his name as …"
    if behind == first + 1 and clause.lower(first) in _DAYS:
        return None  # "said Tuesday"
    return (first, behind) if first < behind and _names_somebody(clause, first, behind) else None


def _names_somebody(clause: Clause, first: int, behind: int) -> bool:
    return any(
        clause.tag(i)[:2] in {"NN", "PR", "WP", "FW"}
        or clause.words[i].text[:1].isupper()
        or clause.tag(i) in {"DT", "CD"}
        for i in range(first, behind)
    )
