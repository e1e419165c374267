"""Who speaks: the words before or behind a verb of reporting, and the entity that they name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsparse.facts.words import Clause
from newsparse.models import Ref

_PRONOUNS = {"he": "person", "she": "person", "they": "any", "it": "body", "i": "any", "we": "any"}
_SKIPPED = frozenset(
    "has have had also later then now further previously already repeatedly reportedly and is are was were been being not n't to did does do".split()
)
_NP_TAGS = frozenset(
    "NN NNS NNP NNPS JJ JJR JJS DT CD PRP PRP$ POS IN CC HYPH FW VBN WP PDT : -LRB- -RRB- `` '' SYM NFP AFX".split()
)
_NO_PREPOSITIONS = frozenset("that as because if when while although though since after before until whether".split())
_MOST_WORDS = 24


@dataclass(frozen=True, slots=True)
class Named:
    """A mention of an entity of the analysis: its key and section, and its span."""

    key: str
    section: str
    start: int
    end: int


class Speakers:
    """The speakers of a text in its order: what a pronoun stands for is who spoke or was named last."""

    def __init__(self, text: str, named: Sequence[Named]) -> None:
        self._text = text
        self._named = sorted(named, key=lambda n: n.start)
        self._person: Named | None = None
        self._body: Named | None = None

    def ref(self, start: int, end: int) -> Ref:
        """The speaker that the words at a span name: an entity, or an unnamed one."""
        words = self._text[start:end]
        pronoun = _PRONOUNS.get(words.lower())
        if pronoun is not None:
            meant = self._meant(pronoun, start)
            return Ref(meant.key if meant else None, meant.section if meant else None, words, start, end)
        inside = [n for n in self._named if start <= n.start and n.end <= end]
        chosen = self._chosen(inside, start)
        if chosen is None:
            return Ref(None, None, words, start, end)
        if chosen.section == "people":
            self._person = chosen
        else:
            self._body = chosen
        return Ref(chosen.key, chosen.section, words, start, end)

    def _chosen(self, inside: Sequence[Named], start: int) -> Named | None:
        people = [n for n in inside if n.section == "people"]
        if people:
            return people[0]
        bodies = [n for n in inside if n.section in {"organizations", "groups"}]
        if bodies:
            # "A spokesman for the army": he is unnamed, but speaks for it.
            return bodies[0]
        places = [n for n in inside if n.section == "places"]
        if len(places) == 1 and places[0].start - start <= 4 and "source" not in self._text[start : places[0].end + 20]:
            return places[0]
        return None

    def _meant(self, pronoun: str, start: int) -> Named | None:
        before = [n for n in self._named if n.end <= start]
        if pronoun == "person":
            return self._person or next((n for n in reversed(before) if n.section == "people"), None)
        if pronoun == "body":
            return self._body or next((n for n in reversed(before) if n.section in {"organizations", "groups"}), None)
        return None


def subject_before(clause: Clause, verb: int) -> tuple[int, int] | None:
    """The words [first, behind) of the subject that stands before a verb, an apposition behind the name left out."""
    behind = verb
    while behind > 0 and (clause.lower(behind - 1) in _SKIPPED or clause.tag(behind - 1) in {"RB", "MD"}):
        behind -= 1
    if behind == 0:
        return None
    if clause.lower(behind - 1) == ",":
        opening = _apposition(clause, behind - 1)
        if opening is None:
            return None
        return subject_of(clause, opening)
    return subject_of(clause, behind)


def _apposition(clause: Clause, comma: int) -> int | None:
    """The comma that opens the apposition which another one closes: "X, a spokesman for Y, said"."""
    finite = False
    for position in range(comma - 1, max(-1, comma - 24), -1):
        if clause.lower(position) == ",":
            relative = clause.lower(position + 1) in {"who", "which", "whose", "whom"} or clause.lower(
                position + 2
            ) in {"whom", "which"}
            return position if relative or not finite else None
        finite = finite or clause.tag(position) in {"VBD", "VBZ", "VBP", "MD"}
    return None


def subject_of(clause: Clause, behind: int) -> tuple[int, int] | None:
    """The noun phrase that ends before a word."""
    first = behind
    while first > 0 and behind - first < _MOST_WORDS:
        word, tag = clause.lower(first - 1), clause.tag(first - 1)
        if tag not in _NP_TAGS or word in _NO_PREPOSITIONS or word in {'"', "“", "”", ";", ":", "–", "—"}:
            break
        if tag == "PRP" and behind - first > 0:
            break
        first -= 1
        if tag == "PRP":
            break
    while first < behind and (
        clause.tag(first) in {"IN", "CC", "POS", ":", "SYM", "''", "``"} or clause.lower(first) in {"and", "but", "-"}
    ):
        first += 1
    return (first, behind) if first < behind and _names_somebody(clause, first, behind) else None


def subject_behind(clause: Clause, verb: int) -> tuple[int, int] | None:
    """The words of the subject that stands behind a verb: "said Rami Abdel Rahman, head of …"."""
    first = verb + 1
    behind = first
    while behind < len(clause.words) and behind - first < _MOST_WORDS:
        word, tag = clause.lower(behind), clause.tag(behind)
        if (
            tag not in _NP_TAGS
            or word in _NO_PREPOSITIONS
            or word in {'"', "“", "”", ",", ";", ":", "in", "on", "at", "during", "to", "by"}
        ):
            break
        behind += 1
        if tag == "PRP":
            break
    return (first, behind) if first < behind and _names_somebody(clause, first, behind) else None


def _names_somebody(clause: Clause, first: int, behind: int) -> bool:
    return any(
        clause.tag(i)[:2] in {"NN", "PR", "WP", "FW"}
        or clause.words[i].text[:1].isupper()
        or clause.tag(i) in {"DT", "CD"}
        for i in range(first, behind)
    )
