"""Reports that have lost their commas: where who speaks begins behind words that are none of his.

"… killed at least 14 people and left dozens wounded in the city state media said": the phrase before the verb holds more
than the one who said it. Names and the nouns for sources say where he begins.
"""

from __future__ import annotations

from newsparse import lexicon
from newsparse.facts.around_reports import begins_a_clause, begins_a_phrase, past_object, past_time
from newsparse.facts.quantities import persons
from newsparse.facts.reporting import around_statements, reporting
from newsparse.facts.trees import is_finite
from newsparse.facts.words import Clause

_NOUNS = frozenset(["NN", "NNS", "NNP", "NNPS"])
_OF_A_NAME = frozenset(["JJ", "JJR", "VBG", "VBN", "HYPH", "NN", "NNP", "NNPS"])
"""What may stand between an article and the name that it belongs to: "the opposing UK-based Observatory"."""
_ENDED = _NOUNS | {"CD", "VBN", "VBD", "RB", "RP", "-RRB-"}
"""With these another phrase has ended before a name."""
_BODIES = frozenset(["groups", "organizations"])
_WORDS_A_COMMA = 200
"""Words of an article for each of its commas, from which on it has lost them: prose has one in ten to thirty."""
_FEWEST_WORDS = 60
"""Words of an article, at least, that would have a comma somewhere."""
_OF_ONE = frozenset(["a", "an", "one", "another"])
"""Before one who speaks and has no name: "a local source", "one witness"."""
_BEFORE_NAME = 6
"""Words between an article and the name that it belongs to, at most."""
_RELATIVE = 14
"""Words of what is told of somebody by "who" or "which", at most."""
_TITLES = lexicon.words("around_people", "role", "rank", "title")
_BODY_NOUNS = lexicon.load("descriptions_of_bodies", dict[str, list[str]]).keys()
_DESCRIBED = _TITLES | _BODY_NOUNS
"""Nouns that tell what the name behind them is: "commander", "agency"."""


def lost_commas(text: str) -> bool:
    """Whether an article has lost its commas, as collections of articles sometimes have (FA-KES is one)."""
    words = len(text.split())
    return words >= _FEWEST_WORDS and _WORDS_A_COMMA * text.count(",") < words


def own_words(clause: Clause, first: int, behind: int) -> int:
    """Where a speaker begins within the noun phrase [first, behind) before his verb."""
    last = behind - 1
    if clause.without_commas:
        own = _of_several(clause, first, behind)
        own = own if own is not None else _of_somebody(clause, first, behind)
        if own is not None:
            return own
    if clause.lower(last) in around_statements("sources") and last > first:
        own = clause.tag(last - 1) == "NNS" and clause.lower(last - 1) not in around_statements("before_sources")
        return last if own else first
    if _is_media(clause, last):
        return last - 1 if last - 1 > first and clause.tag(last - 2) in _NOUNS and clause.without_commas else first
    return _of_a_body(clause, first, behind) or _of_a_name(clause, first, behind)


def _is_media(clause: Clause, last: int) -> bool:
    """Whether a word ends "state media", "state television" and the like."""
    return clause.lower(last) in around_statements("media") and clause.lower(last - 1) in around_statements(
        "before_media"
    )


def _of_several(clause: Clause, first: int, behind: int) -> int | None:
    """Where two sources that "and" joins begin, or who is told more of, or what stands behind a number, before a verb.

    "… Idlib province [activists and state TV] said", "[Ibrahim al-Haj] a spokesman for the group said", "107 [the governor's office] said".
    """
    last = behind - 1
    if clause.tag(first) == "CD" and clause.lower(first + 1) == "the":
        return first + 1
    if clause.tag(first) == "DT" and any(clause.lower(i) in _TITLES for i in range(first + 1, min(first + 4, behind))):
        return next((a for a, b, section in clause.names if b == first and section == "people"), None)
    joint = last - 1 - _is_media(clause, last)
    if joint <= first or clause.lower(joint) != "and":
        return None
    if _is_media(clause, joint - 1) and joint - 2 > first:
        return joint - 2
    return joint - 1 if clause.lower(joint - 1) in around_statements("sources") and joint - 1 > first else None


def _of_somebody(clause: Clause, first: int, behind: int) -> int | None:
    """Where a source without a name begins, behind the end of another phrase: "rushed to the hospital [one witness] said"."""
    if not _is_somebody(clause.lower(behind - 1)):
        return None
    reach = range(behind - 2, max(first, behind - _BEFORE_NAME), -1)
    article = next((i for i in reach if clause.lower(i) in _OF_ONE), None)
    return article if article is not None and clause.tag(article - 1) in _ENDED | {"NNP", "NNPS"} else None


def _is_somebody(noun: str) -> bool:
    return noun in persons() or noun in around_statements("somebody")


def _of_a_body(clause: Clause, first: int, behind: int) -> int | None:
    """Where "the watchdog" that ends a phrase begins, if another phrase has ended before it."""
    if clause.lower(behind - 1) not in _BODY_NOUNS:
        return None
    article = next((i for i in range(behind - 2, behind - 5, -1) if clause.tag(i) not in {"JJ", "NN"}), first)
    return (
        article
        if article > first and clause.lower(article) == "the" and clause.tag(article - 1) in _ENDED | {"JJ"}
        else None
    )


def _of_a_name(clause: Clause, first: int, behind: int) -> int:
    """Where the name that ends a phrase begins, with its article, if another phrase has ended before it."""
    name = next(((a, section) for a, b, section in clause.names if b == behind and a > first), None)
    acronym = behind - 1 > first and clause.tag(behind - 1) == "NNP" and clause.words[behind - 1].text.isupper()
    if name is None and acronym and clause.without_commas and clause.tag(behind - 2) == "NNS":
        return behind - 1  # "several militants FNA reports"
    if name is None or name[1] == "places":
        return first
    begin = name[0]
    article = next(
        (i for i in range(begin - 1, max(first, begin - _BEFORE_NAME) - 1, -1) if clause.tag(i) not in _OF_A_NAME), None
    )
    if article is not None and clause.tag(article) == "DT" and article < begin - 1 and clause.lower(article) != "the":
        return first  # "a Beirut-based NGO"
    if article is not None and clause.lower(article) == "the" and name[1] in _BODIES:
        begin = article
    before = begin - 1
    if before < first or clause.tag(before) not in _ENDED or clause.lower(before) in _DESCRIBED:
        return first
    if begin != name[0]:
        return begin
    in_a_name = any(a <= before < b for a, b, section in clause.names if section == "places")
    if clause.tag(before) in {"NNP", "NNPS"}:
        return begin if in_a_name or clause.lower(before) in around_statements("days") else first
    described = not any(clause.tag(i) in {"IN", "CC", "CD"} for i in range(first, before))
    described = described and (before > first or clause.lower(before) in persons())
    return first if not clause.without_commas or (described and name[1] == "people") else begin


def antecedent(clause: Clause, near: int) -> int | None:
    """The "which" or "who" whose verb a noun phrase at `near` belongs to: "the group [that] monitors the war said"."""
    if clause.tag(near - 1) not in {"VBD", "VBZ", "VBP"}:
        return None
    reach = range(near - 2, max(0, near - _RELATIVE), -1)
    who = next((i for i in reach if clause.lower(i) in {"which", "who", "that"}), None)
    if who is None or clause.lower(who - 1) == "," or clause.tag(who - 1) not in _NOUNS:
        return None
    return who if sum(is_finite(clause, i) for i in range(who + 1, near)) == 1 else None


def closes(clause: Clause, verb: int) -> tuple[int, int] | None:
    """Who stands behind the verb that closes a sentence: "it is not possible to discuss it [said] Furati"."""
    if not clause.without_commas:
        return None
    opens = verb + 1 + (clause.lower(verb + 1) in _TITLES)  # "said Dr Munzer al-Khalil"
    behind = next((b for a, b, section in clause.names if a == opens and section != "places"), None)
    if behind is None and clause.lower(verb + 1) == "the":
        last = next((i for i in range(verb + 2, verb + 6) if clause.tag(i) not in {"NN", "JJ", "NNP"}), verb + 6)
        behind = last if clause.lower(last - 1) in _TITLES else None
    if behind is None or clause.lower(verb - 1) == "," or clause.tag(verb) not in {"VBD", "VBZ"}:
        return None
    ends = behind >= len(clause.words) or clause.lower(behind) in {".", '"', "”", "''"}
    told_more = clause.lower(behind) in _TITLES and not any(
        is_finite(clause, i) for i in range(behind, len(clause.words))
    )
    ends = ends or told_more  # "said Munzer al-Khalil head of the directorate"
    return (verb + 1, behind) if ends and any(is_finite(clause, i) for i in range(verb)) else None


def ends_with(clause: Clause, verb: int) -> bool:
    """Whether a verb of reporting ends a sentence that has said something before, no comma between.

    "… access to the site John Kerry [told] Reuters on Saturday": behind it stand whom it was said to, and when, alone.
    """
    end = len(clause.words)
    while end > 0 and clause.lower(end - 1) in {".", "!", "?", '"', "”", ")", "''"}:
        end -= 1
    reports = reporting().get(clause.lower(verb))
    if reports is None or not clause.without_commas:
        return False
    named = clause.tag(verb) == "NNS" and _is_after_a_name(clause, verb)  # "… AFP news agency reports."
    if (clause.tag(verb) not in {"VBD", "VBZ", "VBP"} and not named) or clause.lower(verb - 1) in {
        ",",
        '"',
        "”",
        "''",
        "and",
    }:
        return False
    if not any(is_finite(clause, i) for i in range(verb)):
        return False
    to_whom = reports[0] in around_statements("to_somebody")
    behind = past_object(clause, verb + 1, end) if to_whom else verb + 1
    behind = _past_names(clause, behind)
    if clause.lower(behind) in around_statements("quotes") and clause.tag(behind) == "VBG":
        return not any(is_finite(clause, i) for i in range(behind, end))  # "… local media reported citing a source"
    timed = clause.tag(behind) in {"IN", "RB"} or clause.lower(behind) in around_statements("days")
    if timed:
        behind = past_time(clause, behind, end)
    return behind >= end or _goes_on(clause, verb, behind)


def _goes_on(clause: Clause, verb: int, behind: int) -> bool:
    """Whether he who spoke goes on behind his verb, and what he said stands before it: "… five people the Observatory said but it could not say"."""
    named = any(b == verb for _, b, _ in clause.names) or _is_somebody(clause.lower(verb - 1))
    return named and clause.lower(behind) in around_statements("goes_on_with")


def _is_after_a_name(clause: Clause, verb: int) -> bool:
    """Whether the name of a body stands before a word, or an acronym that may be one."""
    before = clause.words[verb - 1]
    return any(b == verb for _, b, _ in clause.names) or (before.tag == "NNP" and before.text.isupper())


def _past_names(clause: Clause, position: int) -> int:
    """Behind a name that a word is within."""
    return next((b for a, b, _ in clause.names if a < position < b), position)


def behind_source(clause: Clause, behind: int, end: int) -> int | None:
    """Where what a source says begins right behind it: "According to a source at the police command [two people were killed]"."""
    within = next((b for a, b, _ in clause.names if behind < a <= behind + 2 and clause.tag(behind) == "IN"), behind)
    longest = max((b for a, b, _ in clause.names if a < within <= b), default=within)
    opens = longest if clause.lower(longest) != "on" else past_time(clause, longest, end)
    return opens if begins_a_clause(clause, opens, end) or _is_told_more_of(clause, opens, end) else None


def _is_told_more_of(clause: Clause, first: int, end: int) -> bool:
    """Whether a noun phrase follows of which "that" or "which" tells more before its own verb: "the school that served as a shelter was hit"."""
    relative = next((i for i in range(first, min(first + _BEFORE_NAME, end)) if clause.tag(i) in {"WDT", "WP"}), None)
    if relative is None or not begins_a_phrase(clause, first, relative):
        return False
    return sum(is_finite(clause, i) for i in range(relative + 1, end)) > 1
