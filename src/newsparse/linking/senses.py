"""In which sense a place is named: the location, or the government that sits there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsparse import lexicon
from newsparse.gazetteer import Place
from newsparse.lexicon.arabic import words
from newsparse.linking.toponyms import Toponym, listed
from newsparse.recognizing.arabic import acts as acts_in_arabic
from newsparse.recognizing.arabic import is_arabic
from newsparse.recognizing.context import View

_WORDS = {kind: frozenset(words) for kind, words in lexicon.load("senses", dict[str, list[str]]).items()}
_ACTS = _WORDS["acts"]
_AUX = _WORDS["auxiliaries"]
_LOCATIVE = _WORDS["locative"]
_PARTNER = _WORDS["partner"]
_DEALS = _WORDS["deals"]
_PUT_ON = (["sanctions", "on"], ["pressure", "on"], ["embargo", "on"], ["tariffs", "on"])
_FROM_STATES = _WORDS["from_states"]
"""Words before a state that gives, wants or is owed something."""
_OWN_FORCES = _WORDS["own_forces"]
"""What a possessive gives to a government: "Moscow's jets", "Damascus' main ally"."""
_OWN_DEEDS = _WORDS["own_deeds"]
"""What a possessive says that a state abroad does: "Turkey's targeting of the camps"; Syria and its towns suffer it."""
_OWN = _OWN_FORCES | _OWN_DEEDS
_CLAUSE_OPENS = _WORDS["clause_opens"]
_HAPPENS = _WORDS["happens"]
"""Verbs behind a capital that tell of the city."""
_BOUNDED = _WORDS["bounded"]
"""Words before "by" that tell where something lies, not who does it."""
_COMMITTED = _WORDS["committed"]
_UNDERGOES = _WORDS["undergoes"]
"""Verbs that tell of a country, not of what its government does."""
_GOVERN = _WORDS["govern"]
"""Words that take the name behind them, so that it is no subject: "trade with Iraq fell"."""
_ADDRESSES = _WORDS["addresses"]
"""Verbs whose object is spoken to or of as one that acts: "accused Israel of shelling"."""
_ASIDE = re.compile(
    r", (?:(?:meanwhile|however|in turn|in response|for its part|through [^,.;]{2,60}), (?:has |had |also )?|which (?:has |had |also )?|(?:(?:an?|the|one of|once|whose|long) [^,.;]{2,70}|[a-z]{3,15}ing [^,.;]{2,60}), (?:has |had |also )?)(?P<verb>[a-z]{3,20})\b"
)
"""What is put in between a state and its verb, or tells what it does: "Turkey, which controls"."""
_BEFORE_ACT = re.compile(
    r" (?:(?:[a-z]{2,14}ly|also|again|meanwhile|(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|on [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4},)?|(?:had |has )?at any point|(?:last|this) (?:week|month)) )?"
)
"""Between a state and what it does: "Ankara formally asked", "Damascus on Monday denied"."""
_AMONG_STATES = re.compile(
    rf"\b(?:{'|'.join(sorted(_WORDS['states']))})(?: of [^,.;]{{2,20}})?, (?:among them|including)(?: [A-Z]\w+,| [A-Z]\w+ and)* (?:the )?$"
)
_TOOK_PART = re.compile(r"[^.;()\n]{0,60}, (?:have |had |also )?(?P<verb>[a-z]{3,15})\b")
"""Around a list of states that do something: "Five states, among them Jordan and Qatar, took part"."""
_LISTED = re.compile(r",? (?:and )?(?:the )?|،? و")
_BODY = _WORDS["body"]
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$")
_DEEDS = _WORDS["deeds"]
"""What a state does or has: "U.S. sanctions" are the government's, as "U.S. companies" are not."""
_COMPOUND = re.compile(
    r"[-‑](?:based|led|backed|born|brokered|linked|aligned|affiliated|allied|funded|trained|run|made|supported|sponsored|armed)\b"
)
"""What makes the place before it an adjective: Beirut-based, Iran-backed."""
_BASED = re.compile(r"[-‑](?:based|born|made|run|led)\b")
"""What tells where something is from, not which state does it."""
_TWO_STATES = re.compile(r"\.?[-‑–](?=[A-Z])")
"""Before another state: the UK-France summit."""
_AMONG_ADJECTIVES = re.compile(
    r"(?:, (?:[A-Z][\w.]{1,12},? ){0,3}(?:and )?| and )[A-Z][a-z]{2,12}(?:ish|ch|ian|an|ese|i) [a-z]"
)
"""Of the adjectives of several states: "U.S., U.K. and French operations"."""
_IN_RECORDS = re.compile(r"\) [a-z]")
"""Behind the state of a speaker in a record: "Robert A. Wood (United States) expressed"."""
_PAIR = re.compile(
    r"(?:, [A-Z]\w{1,40}){0,9} and (?:the )?[A-Z]\w+ (?:has |have |had )?(?:in the past |also |both )?(?P<verb>[a-z]+)(?P<object> talks?\b)?"
)
_AND_ACTOR = re.compile(r"^\s+and\s+(?:the\s+)?[A-Z]")


def sense_of(view: View, start: int, end: int, place: Place | None) -> str:
    """The sense of a place's mention: `government`, `demonym` or `location`.

    A government where a country or its capital acts, signs or speaks; a
    demonym where US or UK is an adjective. Offsets are within the view's part.
    """
    state = place is not None and (place.type == "country" or bool(place.capital_of))
    if _COMPOUND.match(view.text[end : end + 14]):
        return "government" if state and not _BASED.match(view.text[end : end + 14]) else "demonym"
    if place is None or not state:
        return "location"
    if is_arabic(view.text[start:end]):
        return "government" if _acts_in_arabic(view.text, start, end) else "location"
    before = view.words_before(start, 4)
    if view.text[start:end].replace(".", "") in {"US", "UK"} and (sense := _as_adjective(view, end)) is not None:
        return sense
    possessive = view.text[end : end + 2] in {"'s", "’s"}
    if _represents(view, start, end, before, place):
        return "government"
    if _is_party(view, start, end, place, before, possessive):
        return "government"
    if possessive and set(view.words_after(end + 2, 1)) & (_OWN_FORCES if place.country == "SY" else _OWN):
        return "government"
    if possessive or (before and before[-1] in _LOCATIVE):
        return "location"
    return "government" if _acts(view, start, end, place) else "location"


def _acts_in_arabic(text: str, start: int, end: int) -> bool:
    """Whether the Arabic words of the clause around a state make a government of it."""
    window = text[max(0, start - _CLAUSE) : start].rpartition("\n")[2]
    before = [w for w in _in_arabic(_SENTENCE_END.split(window)[-1]) if w not in _JOINED]
    after = _in_arabic(text[end : end + _CLAUSE].partition("\n")[0])
    opens = not before or window.endswith(" و") or window.rstrip()[-1:] in _MARKS
    return acts_in_arabic(before, after[:4], opens=opens)


def _in_arabic(text: str) -> list[str]:
    return [text[w.start : w.end] for w in words(text)]


_JOINED = frozenset(["و", "ل"])
"""Particles that are written as one with the name of a state: those of "and" and of "to"."""
_SENTENCE_END = re.compile(r"[.؟!؛]\s")
_CLAUSE = 60
"""Code points around a state in which its verb stands, at most."""
_MARKS = frozenset('،:-–"“«(')


def _represents(view: View, start: int, end: int, before: Sequence[str], place: Place) -> bool:
    """Whether somebody or something is a state's: "the delegate of France", "Jane Roe (France) said", "the presence of the United States"."""
    words = before[:-1] if before[-1:] == ["the"] else before
    if words[-1:] == ["of"] and set(words[-2:-1]) & _WORDS["represent"]:
        return True
    if words[-1:] == ["of"] and set(words[-2:-1]) & _WORDS["deeds_of"] and place.country != "SY":
        return True
    spoken = _IN_RECORDS.match(view.text, end)
    named = view.text[max(0, start - 2) : start] == " (" and view.text[max(0, start - _CLAUSE) : start - 2].split()[-1:]
    return bool(spoken and named and named[0][:1].isupper() and view.tag_at(spoken.end() - 1)[:2] == "VB")


def _as_adjective(view: View, end: int) -> str | None:
    """The sense of US or UK before a noun: who acts in "US strikes", and no more than an adjective in "US dollars"; None elsewhere."""
    if _is_adjective(view, end):
        after = view.words_after(end, 3)
        return "government" if (after and after[0] in _DEEDS) or _TWO_STATES.match(view.text, end) else "demonym"
    return "government" if _AMONG_ADJECTIVES.match(view.text, end) else None


def share_in_lists(toponyms: Sequence[Toponym]) -> None:
    """Gives the states of a list one sense: "Iran, Russia and Turkey agreed"; "from Lebanon and Iraq".

    Where its first is a location, all are; else all are governments where the first or the last is.
    """
    states = [t for t in toponyms if t.best is not None and (t.best.type == "country" or t.best.capital_of)]
    for members in listed(states, _LISTED, 2):
        first, last = members[0], members[-1]
        if "demonym" in {m.sense for m in members}:
            continue
        before = first.view.words_before(first.local[0], 1)
        located = first.sense == "location" and bool(before) and before[0] in _LOCATIVE
        shared = "location" if located else "government" if "government" in {first.sense, last.sense} else "location"
        for member in members:
            member.sense = shared


def _is_party(view: View, start: int, end: int, place: Place, before: Sequence[str], possessive: bool) -> bool:
    """Whether the words around make a state a party to something: its doer, its addressee, an ally."""
    after = view.words_after(end, 1)
    if possessive:
        return before[-1:] == ["ally"] or before[-2:] in _PUT_ON or _done_by(before)
    if after and after[0] in _BODY:
        return True
    way = "between" in before and not _WORDS["ways"].isdisjoint(before)
    if way:
        return False
    if _BETWEEN.search(view.text[max(0, start - 14) : start]) and _AND_ACTOR.match(view.text[end : end + 24]):
        return True
    if before[-1:] == ["and"] and ("between" in before or set(before[-2:-1]) & _BODY):
        return True
    if before[-1:] and before[-1] in _WORDS["together"] and view.words_after(end, 1) == ["in"]:
        return True
    if before[-2:] == ["close", "to"] and set(before[-3:-2]) & _WORDS["close_to"]:
        return True
    if _is_among_doers(view, start, end):
        return True
    before = before[:-1] if before[-2:] == ["with", "the"] else before
    partner = before[-1:] and before[-1] in _PARTNER and (place.capital_of or place.country != "SY")
    if partner and (before[-1] == "against" or set(before[:-1]) & _DEALS):
        return True
    if before[-1:] == ["ally"] or before[-2:] in _PUT_ON or _done_by(before):
        return True
    if before[-1:] in (["hold"], ["holding"], ["held"]) and view.words_after(end, 2)[:1] in (
        ["to"],
        ["responsible"],
        ["accountable"],
    ):
        return True
    addressed = before[-2:-1] if before[-1:] == ["the"] else before[-1:]
    return bool(set(addressed) & _ADDRESSES) or " ".join(before[-2:]) in _FROM_STATES


def _is_among_doers(view: View, start: int, end: int) -> bool:
    """Whether a list of states that do something holds it."""
    if not _AMONG_STATES.search(view.text[max(0, start - 90) : start]):
        return False
    behind = _TOOK_PART.match(view.text, end, end + 90)
    return (
        behind is not None
        and view.tag_at(behind.start("verb")) in {"VBD", "VBZ", "VBP"}
        and behind["verb"] not in _UNDERGOES
    )


def _acts(view: View, start: int, end: int, place: Place) -> bool:
    """Whether the state is what a verb of deeds or of reporting stands behind."""
    pair = _PAIR.match(view.text, end, end + 60)
    if pair and (pair["verb"] in _ACTS or (pair["verb"] in {"held", "hold"} and pair["object"])):
        return True
    aside = _ASIDE.match(view.text, end, end + 110)
    if aside:
        return aside["verb"] in _ACTS
    if view.text[end : end + 1] != " ":
        return False
    before, after = view.words_before(start, 4), view.words_after(end, 4)
    verb = next((w for w in after if w not in _AUX and not w.endswith("ly")), None)
    if verb in _ACTS or (after[:1] == ["is"] and _is_at_work(after[1:2], place)):
        return True
    if set(after[:1]) & _WORDS["staying"] and set(after[1:2]) & _COMMITTED:
        return True
    if verb in {"hosted", "hosts"} and set(after) & _WORDS["hosted"]:
        return _opens(view, start, before)
    verb_at = _BEFORE_ACT.match(view.text, end)
    if (
        verb_at is None
        or view.tag_at(verb_at.end()) not in {"VBD", "VBZ", "MD", "VBP"}
        or after[:1] in (["is"], ["was"])
    ):
        return False
    if verb in _UNDERGOES or (before and before[-1] in _GOVERN):
        return False
    if place.type == "country":
        return True
    return _opens(view, start, before) and (place.country != "SY" or not set(after[:1]) & _HAPPENS)


def _opens(view: View, start: int, before: Sequence[str]) -> bool:
    """Whether a clause begins with what stands at an offset."""
    if not before or before[-1] in _CLAUSE_OPENS or before[-1] in _ACTS:
        return True
    return view.text[:start].rstrip()[-1:] in ',;:—–-“"'


def _done_by(before: Sequence[str]) -> bool:
    """Whether a deed of states stands before: "announced by Russia", "brokered by Russia and Turkey"."""
    if before[-1:] == ["and"] and before[-3:-2] == ["by"]:
        before = before[:-2]
    before = before[:-1] if before[-2:] == ["by", "the"] else before
    return before[-1:] == ["by"] and before[-2:-1] != [] and before[-2] not in _BOUNDED


def _is_at_work(following: Sequence[str], place: Place) -> bool:
    """Whether "is working" or "is committed" follows; what Syria is undergoing happens to the country."""
    return bool(following) and (following[0] in _COMMITTED or (following[0].endswith("ing") and place.country != "SY"))


def _is_adjective(view: View, end: int) -> bool:
    """Whether US or UK stands before the noun it describes ("U.S. troops")."""
    following = view.text[end:].lstrip(".")
    if not following.startswith((" ", "-")) or len(following) < 2 or not following[1].isalpha():
        return False
    return view.tag_at(end + len(view.text[end:]) - len(following) + 1) in {"NN", "NNS", "NNP", "NNPS", "JJ"}
