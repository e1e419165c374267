"""The tense of the verb that a temporal expression goes with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from newsparse import lexicon
from newsparse.pipeline import Part
from newsparse.temporal.lexicon import Token

if TYPE_CHECKING:
    from spacy.tokens import Doc

_REACH = 15
"""Words looked at on either side."""
MODALS = frozenset("will shall 'll ’ll would could may might should can must".split())
_PLANNED = lexicon.words("around_days", "foreseen")
_MEETINGS = lexicon.words("around_days", "planned")
"""Verbs of appointments, which news puts into the present: "the two leaders meet Monday"."""
_INTENTIONS = lexicon.words("around_days", "intended")
_APPOINTED = lexicon.words("around_days", "appointed")
"""What "is …ing on Tuesday" is still to come."""
_RUN_OUT = frozenset(
    [("runs", "out"), ("run", "out"), ("takes", "effect"), ("take", "effect"), ("falls", "on"), ("comes", "into")]
)
_DEADLINES = frozenset(["by", "until", "till", "before", "through"])
_UP_TO = frozenset(["by", "until", "till", "through"])
_TELLING = lexicon.words("around_days", "telling")
"""Verbs with which a report tells of a time that is over: "covers", "shows"."""
_AUXILIARIES = frozenset("be been being have has".split())
_LINKING = frozenset("stays stay remains remain is are".split())


class Tense:
    """The words around an expression, by the tagger's tags; without a tagger it tells nothing."""

    def __init__(self, part: Part | None, words: Sequence[Token]) -> None:
        self._part = part if part is not None and part.doc.has_annotation("TAG") else None
        self._words = words

    def __call__(self, first: int) -> str | None:
        """The tense of the verb nearest to the word at an index: "past", "past-perfect", "future", or None."""
        if self._part is None:
            return None
        doc = self._part.doc
        position = self._part.token_at(self._words[first].start)
        deadline = position > 0 and doc[position - 1].lower_ in _DEADLINES
        for index in range(position - 1, max(position - _REACH - 1, -1), -1):
            token = doc[index]
            if token.is_sent_start and token.tag_ not in {"VBD", "MD"}:
                break
            if deadline and (
                (token.tag_ == "VBZ" and _runs_on(doc, index, position))
                or token.lower_ in _LINKING
                or (token.lower_ == "to" and doc[index + 1].tag_ == "VB")
            ):
                return "future"
            if verdict := _verdict(doc, index, deadline):
                return verdict
        if (
            position
            and doc[position - 1].lower_ in {"on", "from"}
            and doc[max(position - 2, 0)].lower_ in {"is", "are"}
        ):
            return "future"  # the exams are on 14 June
        for index in range(position, min(position + _REACH - 1, len(doc))):
            if index > position and doc[index].is_sent_start:
                break
            if verdict := _verdict(doc, index, deadline):
                return verdict
        return None

    def told(self, first: int) -> bool:
        """Whether the verb right before a word is a plain past one: "a bomb killed twelve on January 24".

        Not what was set to begin, said to be planned, or asked for by a day.
        """
        if self._part is None:
            return False
        doc = self._part.doc
        position = self._part.token_at(self._words[first].start)
        for index in range(position - 1, max(position - _REACH - 1, -1), -1):
            token = doc[index]
            if token.tag_ == "MD" or token.tag_ in {"VB", "VBG", "VBP", "VBZ"} or token.lower_ in _PLANNED:
                return False
            if token.tag_ == "VBD" or (token.tag_ == "VBN" and doc[max(index - 1, 0)].lower_ in {"was", "were"}):
                return True
            if token.is_sent_start:
                return False
        return False

    def after_count(self, first: int) -> bool:
        """Whether a plural noun stands before a word: "700 seats a week" is a rate, "it takes a week" is none."""
        return self._tag(first, -1) == "NNS"

    def counts(self, first: int) -> bool:
        """Whether a number stands between a verb and a plural noun: "they seized 1980 rifles"."""
        return self._tag(first, -1).startswith("VB") and self._tag(first, 1) == "NNS"

    def before_plural(self, first: int) -> bool:
        """Whether a plural noun follows a word."""
        return self._tag(first, 1) == "NNS"

    def _tag(self, word: int, away: int) -> str:
        """The tag of the token so many tokens away from a word; empty beyond the paragraph."""
        if self._part is None:
            return ""
        index = self._part.token_at(self._words[word].start) + away
        return self._part.doc[index].tag_ if 0 <= index < len(self._part.doc) else ""


def _verdict(doc: Doc, index: int, deadline: bool) -> str | None:
    """What the word at an index says of time; before a deadline a participle says nothing ("closed until Friday")."""
    token = doc[index]
    word, tag = token.lower_, token.tag_
    if tag == "MD":
        has_past = any(t.lower_ == "have" for t in doc[index + 1 : index + 3])
        return "future" if word in MODALS and not has_past else None
    if word in _PLANNED and not _is_because_of(doc, index):
        # What had been due on Friday was due on the Friday before.
        earlier = doc[max(index - 4, 0) : index]
        return "past" if any(t.lower_ in {"had", "was", "were", "previously"} for t in earlier) else "future"
    if _lies_ahead(doc, index):
        return "future"
    if tag == "VBN" and index and not deadline:
        previous = doc[index - 1]
        if previous.lower_ == "had":
            return "past-perfect"
        # "The deal, announced Friday"; but not "to be announced Friday".
        if previous.lower_ not in _AUXILIARIES:
            return "past"
    return "past" if tag == "VBD" else None


def _runs_on(doc: Doc, index: int, position: int) -> bool:
    """Whether a verb in the present goes on up to a time: "seeks $3 billion through December"; no report does, "covers May through June"."""
    return doc[position - 1].lower_ in _UP_TO and doc[index].lower_ not in _TELLING


def _is_because_of(doc: Doc, index: int) -> bool:
    """Whether "due to" gives a reason: "71 deaths due to torture", and no day on which something is due."""
    behind = doc[index + 1 : index + 3]
    return doc[index].lower_ == "due" and len(behind) == 2 and behind[0].lower_ == "to" and behind[1].tag_ != "VB"


def _lies_ahead(doc: Doc, index: int) -> bool:
    """Whether a word says that something is intended, appointed or runs out: "is to", "plans to", "is arriving", "expires on"."""
    word, following = doc[index].lower_, doc[index + 1 : index + 2].text.lower()
    if following == "to" and (word in {"is", "are", "was", "were"} or word in _INTENTIONS):
        return True
    if word in _APPOINTED and any(t.lower_ in {"is", "are"} for t in doc[max(index - 2, 0) : index]):
        return True
    return (word in _MEETINGS and doc[index].tag_ in {"VBP", "VBZ"}) or (word, following) in _RUN_OUT


NO_TENSE = Tense(None, ())
"""For texts that no tagger read."""
