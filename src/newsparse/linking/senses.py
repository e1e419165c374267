"""In which sense a place is named: the location, or the government that sits there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsparse.gazetteer import Place
from newsparse.linking.arabic import acts as acts_in_arabic
from newsparse.linking.arabic import is_arabic
from newsparse.linking.context import View

_ACTS = frozenset(
    "says said rejects rejected accuses accused condemns condemned signs signed denies denied announces announced calls called demands demanded "
    "urges urged warns warned wants insists insisted supports supported backs backed refuses refused agrees agreed considers considered regards "
    "regarded claims claimed confirms confirmed welcomes welcomed seeks sought hopes vowed vows threatened threatens recognises recognizes "
    "recognised recognized opposes opposed blames blamed maintains pledged pledges proposed proposes sent sends deployed imposed lifted decided "
    "summoned expelled appointed negotiated mediated brokered promised promises warned offered offers guarantees guaranteed vowing pressed "
    "presses arms armed funds funded trains trained provides provided gives gave strikes struck allowed allows declared declares ordered orders responded reacted stated believes believed launched vetoed".split()
)
_AUX = frozenset(
    "has have had also will would did does do is was would could should may must not again later meanwhile reportedly".split()
)
_LOCATIVE = frozenset(
    "in on for near from at around outside inside across of throughout within to towards toward into through over reached entering leaving north south "
    "east west northern southern eastern western central rural".split()
)
_PARTNER = frozenset("with by against".split())
_DEALS = frozenset(
    "agreement deal talks accord negotiations signed agreed ceasefire coordination dialogue relations ties understanding contacts pact backed "
    "supported allied loyal".split()
)
_PUT_ON = (["sanctions", "on"], ["pressure", "on"], ["embargo", "on"], ["tariffs", "on"])
_OWN_FORCES = frozenset(
    "jets warplanes army troops forces drones soldiers ally allies proxies military navy envoy ambassador".split()
)
"""What a possessive gives to a government: "Moscow's jets", "Damascus' main ally"."""
_CLAUSE_OPENS = frozenset("and but that while as when whereas if because after before since".split())
_HAPPENS = frozenset(
    "has had will would saw sees witnessed fell fall falls lies lay became remains remained suffered shook woke burned came went lost lives lived "
    "sits stands stood could can may might must should".split()
)
"""Verbs behind a capital that tell of the city."""
_DONE = frozenset(
    "announced brokered agreed backed supported mediated sponsored imposed signed guaranteed negotiated proposed vetoed funded condemned ordered".split()
)
_COMMITTED = frozenset("committed determined ready prepared concerned convinced".split())
_BODY = frozenset("government regime administration authorities leadership".split())
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$")
_DEEDS = frozenset(
    "strike strikes airstrike airstrikes raid raids drone bombing intervention invasion operation operations support backing assistance aid funding "
    "commitment effort efforts sanctions policy policies decision offer proposal veto pressure engagement withdrawal involvement "
    "government administration foreign loan help plan plans position presence".split()
)
"""What a state does or has: "U.S. sanctions" are the government's, as "U.S. companies" are not."""
_COMPOUND = re.compile(
    r"[-‑](?:based|led|backed|born|brokered|linked|aligned|affiliated|allied|funded|trained|run|made)\b"
)
"""What makes the place before it an adjective: Beirut-based, Iran-backed."""
_TWO_STATES = re.compile(r"\.?[-‑–](?=[A-Z])")
"""Before another state: the UK-France summit."""
_AMONG_ADJECTIVES = re.compile(
    r"(?:, (?:[A-Z][\w.]{1,12},? ){0,3}(?:and )?| and )[A-Z][a-z]{2,12}(?:ish|ch|ian|an|ese|i) [a-z]"
)
"""Of the adjectives of several states: "U.S., U.K. and French operations"."""
_PAIR = re.compile(
    r"(?:, [A-Z]\w{1,40}){0,9} and (?:the )?[A-Z]\w+ (?:has |have |had )?(?P<verb>[a-z]+)(?P<object> talks?\b)?"
)
_AND_ACTOR = re.compile(r"^\s+and\s+(?:the\s+)?[A-Z]")


def sense_of(view: View, start: int, end: int, place: Place | None) -> str:
    """The sense of a place's mention: `government`, `demonym` or `location`.

    A government where a country or its capital acts, signs or speaks; a
    demonym where US or UK is an adjective. Offsets are within the view's part.
    """
    if _COMPOUND.match(view.text[end : end + 14]):
        return "demonym"
    if place is None or not (place.type == "country" or place.capital_of):
        return "location"
    before, after = view.words_before(start, 4), view.words_after(end, 3)
    if is_arabic(view.text[start:end]):
        return "government" if acts_in_arabic(before) else "location"
    if view.text[start:end].replace(".", "") in {"US", "UK"} and _is_adjective(view, end):
        return "government" if (after and after[0] in _DEEDS) or _TWO_STATES.match(view.text, end) else "demonym"
    if view.text[start:end].replace(".", "") in {"US", "UK"} and _AMONG_ADJECTIVES.match(view.text, end):
        return "government"
    possessive = view.text[end : end + 2] in {"'s", "’s"}
    if after and after[0] in _BODY and not possessive:
        return "government"
    if _BETWEEN.search(view.text[max(0, start - 14) : start]) and _AND_ACTOR.match(view.text[end : end + 24]):
        return "government"
    if before[-1:] == ["and"] and "between" in before and not possessive:
        return "government"
    partner = before[-1:] and before[-1] in _PARTNER and not possessive and (place.capital_of or place.country != "SY")
    if partner and (before[-1] == "against" or set(before[:-1]) & _DEALS):
        return "government"
    if before[-1:] == ["ally"] or _done_by(before):
        return "government"
    if before[-2:] in _PUT_ON or (possessive and set(view.words_after(end + 2, 1)) & _OWN_FORCES):
        return "government"
    if possessive or (before and before[-1] in _LOCATIVE):
        return "location"
    verb = next((w for w in after if w not in _AUX and not w.endswith("ly")), None)
    pair = _PAIR.match(view.text[end : end + 60])
    if pair and (pair["verb"] in _ACTS or (pair["verb"] in {"held", "hold"} and pair["object"])):
        return "government"
    gap = view.text[end : end + 1]
    if gap != " ":
        return "location"
    if verb in _ACTS or (after[:1] == ["is"] and _is_at_work(after[1:2], place)):
        return "government"
    if view.tag_at(end + 1) in {"VBD", "VBZ", "MD", "VBP"} and after[:1] not in (["is"], ["was"]):
        opens = not before or before[-1] in _CLAUSE_OPENS or view.text[:start].rstrip()[-1:] in ',;:—–-“"'
        acts = opens and not set(after[:1]) & _HAPPENS
        return "government" if place.type == "country" or acts else "location"
    return "location"


def _done_by(before: Sequence[str]) -> bool:
    """Whether a deed of states stands before: "announced by Russia", "brokered by Russia and Turkey"."""
    if before[-1:] == ["and"] and before[-3:-2] == ["by"]:
        before = before[:-2]
    return before[-1:] == ["by"] and before[-2:-1] != [] and before[-2] in _DONE


def _is_at_work(following: Sequence[str], place: Place) -> bool:
    """Whether "is working" or "is committed" follows; what Syria is undergoing happens to the country."""
    return bool(following) and (following[0] in _COMMITTED or (following[0].endswith("ing") and place.country != "SY"))


def _is_adjective(view: View, end: int) -> bool:
    """Whether US or UK stands before the noun it describes ("U.S. troops")."""
    following = view.text[end:].lstrip(".")
    if not following.startswith((" ", "-")) or len(following) < 2 or not following[1].isalpha():
        return False
    return view.tag_at(end + len(view.text[end:]) - len(following) + 1) in {"NN", "NNS", "NNP", "NNPS", "JJ"}
