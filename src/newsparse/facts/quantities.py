"""How many people: a number, a word that stands for one, or none, with the people that it counts."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from newsparse import lexicon
from newsparse.facts.numbers import DIGITS, ONE, UNITS, bound_at, in_words, number_at, range_of
from newsparse.facts.triggers import words_around
from newsparse.facts.words import Clause

_BETWEEN = frozenset(["of", "'s", "’s", "-", "from", "the", "and", "&", "/", "’", "'", "suspected", "alleged", "who"])
_BEFORE_PARTS = frozenset(["a", "an", "the", "were", "was", "are", "is", "being"])
_THEM = frozenset(["them", "whom"])
_OF_AGES = frozenset(["-", "year", "years", "month", "months", "old"])
_PART_REACH = 8
"""Words from "of them" to the noun that says what they are, at most."""
_BEFORE_YEARS = frozenset(["in", "of", "since", "during", "from", "by"])
_YEARS = range(1900, 2101)
_AGES = frozenset("year years month months week weeks day days".split())
_MOST_WORDS_BETWEEN = 6
_BODIES = lexicon.words("around_groups", "doer")
_NOT_PEOPLE = lexicon.words("around_counts", "not_people")


@dataclass(frozen=True, slots=True)
class Quantity:
    """Words [first, behind) of a sentence that count people; `low` and `high` are None where the text says none.

    `noun` is what is counted, `category` what kind of people that is; a
    quantity without a noun is a number alone.
    """

    first: int
    behind: int
    low: int | None
    high: int | None
    noun: str | None
    category: str | None
    bare: bool = False
    """Whether it is a plural without a number: "civilians were killed"."""
    of_them: bool = False
    """Whether it says how many of those counted before are such: "ten of them rebels"."""


@lru_cache(maxsize=1)
def _counted() -> frozenset[str]:
    """Words that a number counts harm by: five deaths, 30 wounded."""
    harm = lexicon.load("harm", dict[str, dict[str, list[str]]])
    return frozenset(w for words in harm.values() for part in ("counts", "state") for w in words[part])


@lru_cache(maxsize=1)
def persons() -> dict[str, str]:
    """The nouns for people with their category."""
    by_category = lexicon.load("persons", dict[str, list[str]])
    return {noun: category for category, nouns in by_category.items() for noun in nouns}


@lru_cache(maxsize=1)
def _behind_numbers() -> dict[str, str]:
    """The nouns for people behind a number, with their category: a body by its name too."""
    return persons() | dict.fromkeys(words_around("bodies_of_people"), "combatant")


def quantities(clause: Clause, closed: Collection[int], demonyms: Collection[int]) -> list[Quantity]:
    """The quantities of a sentence, in order, apart. `closed` are words that are no numbers of people (dates), `demonyms` those that name a people."""
    found: list[Quantity] = []
    position = 0
    while position < len(clause.words):
        quantity = None if position in closed else _at(clause, position, closed, demonyms)
        if quantity is None:
            position += 1
            continue
        found.append(quantity)
        position = quantity.behind
    return found


_BEFORE_NONE = frozenset(["$", "€", "£", "no", "zero", "-", "/"])
"""Behind these stands money, a part of a number, or nobody."""


def _at(clause: Clause, first: int, closed: Collection[int], demonyms: Collection[int]) -> Quantity | None:
    """The quantity that begins at a word, or None."""
    position, bound = bound_at(clause, first)
    none = clause.lower(first) in {"$", "€", "£", "no"} and position == first
    if none or _is_part_of_a_sign(clause, first) or _is_one_of_a_number(clause, position):
        return None
    if position in closed:
        return None
    number = number_at(clause, position)
    if number is None:
        return _bare(clause, first) if position == first else None
    value, behind = number
    if value is None and clause.lower(behind - 1) == "of" and clause.lower(behind) in _THEM:
        return None  # "some of them in critical condition"
    if _counts_nobody(clause, first, value):
        return None
    if _is_age(clause, position, behind) or any(i in closed for i in range(position, behind)):
        return None
    low, high = range_of(value, bound)
    if (some := _some_of_those(clause, behind, value, demonyms)) is not None:
        return Quantity(first, some[0], low, high, some[1], _behind_numbers().get(some[1] or ""))
    if value == 1 and clause.lower(behind) in words_around("households") and clause.lower(first - 1) == "of":
        return None  # "four children of one family"
    if (part := _of_them(clause, first, behind)) is not None:
        end, head = part
        return Quantity(first, end, low, high, head, persons().get(head or ""), of_them=True)
    if value is not None and (higher := _higher(clause, behind, value, bound)) is not None:
        (high, behind), low = higher, value
    noun = _noun(clause, behind, demonyms)
    if noun is None:
        return _without_noun(clause, first, position, behind, value, (low, high))
    end, head = noun
    return Quantity(first, end, low, high, head, _behind_numbers().get(head))


def _counts_nobody(clause: Clause, first: int, value: int | None) -> bool:
    """Whether a number counts nobody here: "a mother of four", "how many were killed", "not a single civilian"."""
    before = clause.lower(first - 1)
    if before == "of":
        return clause.lower(first - 2) in words_around("parents")
    return (before == "how" and clause.lower(first) == "many") or (before == "not" and value == 1)


def _is_part_of_a_sign(clause: Clause, first: int) -> bool:
    """Whether money, a part of a number or nobody is told of; a dash with a space behind it opens what follows: "- At least 45"."""
    before = clause.lower(first - 1)
    dash = before == "-" and clause.words[first - 1].end < clause.words[first].start
    return before in _BEFORE_NONE and not dash


def _is_one_of_a_number(clause: Clause, first: int) -> bool:
    """Whether a number is that of a few among those who are counted behind it: "one of at least 23 people killed"."""
    if clause.lower(first) not in UNITS or clause.lower(first + 1) != "of" or clause.tag(first + 2) in {"DT", "PRP$"}:
        return False
    whole, _ = bound_at(clause, first + 2)
    return in_words(clause, whole) is not None or DIGITS.fullmatch(clause.lower(whole)) is not None


def _some_of_those(
    clause: Clause, behind: int, value: int | None, demonyms: Collection[int]
) -> tuple[int, str | None] | None:
    """The end and the noun of those of whom a number are some: "three of the five hostages"."""
    if clause.lower(behind) != "of" or clause.tag(behind + 1) not in {"DT", "PRP$"} or value is None:
        return None
    whole = number_at(clause, behind + 2)
    if whole is None or (whole[0] or 0) <= value:
        return None
    died = "died" in {clause.lower(whole[1] + 1), clause.lower(whole[1] + 2)} and clause.lower(whole[1]) in _counted()
    return _noun(clause, whole[1], demonyms) or ((whole[1], None) if died else None)  # "one of the 12 wounded died"


def _higher(clause: Clause, behind: int, value: int, bound: str) -> tuple[int, int] | None:
    """The second number of a range and the word behind it: "six to eight", "between 6 and 8"."""
    joint = clause.lower(behind)
    if joint not in {"-", "to", "–"} and not (joint == "and" and bound == "between"):
        return None
    other = number_at(clause, behind + 1)
    return (other[0], other[1]) if other is not None and other[0] is not None and other[0] > value else None


def _without_noun(
    clause: Clause, first: int, position: int, behind: int, value: int | None, range_: tuple[int | None, int | None]
) -> Quantity | None:
    """A number that stands alone, where it is no year, no article, and counts no things."""
    word = clause.lower(position)
    if word in {"one", "another"} and clause.lower(behind) in _counted():
        return Quantity(first, behind, 1, 1, None, None)  # "three injured, one killed"
    if value is not None and clause.lower(position - 1) in _BEFORE_YEARS and value in _YEARS:
        return None
    thing = behind + (clause.lower(behind) in {"more", "other", "new"})
    if word in {"one", "another"} and _is_said_to_be(clause, behind):
        return Quantity(first, behind, 1, 1, None, None)  # "one is dead"
    other_things = clause.tag(thing) in {"NN", "NNS", "NNP"} and clause.lower(thing) not in _counted()
    if (word in ONE and value == 1) or clause.lower(behind) in _NOT_PEOPLE or other_things:
        return None
    return Quantity(first, thing, *range_, None, None)


def _is_said_to_be(clause: Clause, behind: int) -> bool:
    """Whether a form of "be" and a word that counts harm follow."""
    return clause.lower(behind) in words_around("passive") and clause.lower(behind + 1) in _counted()


def _of_them(clause: Clause, first: int, behind: int) -> tuple[int, str | None] | None:
    """The noun of "ten of them rebels", "one of whom was a child", "of whom six were civilians", with the word behind it.

    The noun is None where only a word follows that says how they were: "seven of them critical".
    """
    named_first = clause.lower(first - 2) == "of" and clause.lower(first - 1) in _THEM
    if not named_first and (clause.lower(behind) != "of" or clause.lower(behind + 1) not in _THEM):
        return None
    opens = behind if named_first else behind + 2
    for position in range(opens, opens + _PART_REACH):
        word = clause.lower(position)
        if word in persons():
            return position + 1, word
        if word not in _BEFORE_PARTS and not word.isdecimal() and word not in _OF_AGES:
            break
    said = clause.tag(opens)[:2] in {"JJ", "RB", "IN"} or clause.lower(opens) in _BEFORE_PARTS
    return (opens, None) if said else None


def _is_age(clause: Clause, first: int, behind: int) -> bool:
    """Whether a number is how old somebody is: a 12-year-old boy; Omar, 42, was killed."""
    if clause.lower(behind) == "-" and clause.lower(behind + 1) in _AGES:
        return True
    if clause.lower(behind) in _AGES and clause.lower(behind + 1) == "old":
        return True
    before = clause.lower(first - 1)
    between_commas = before == clause.lower(behind) == "," and clause.tag(first - 2) in {"NNP", "NNPS"}
    named = first > 1 and clause.tag(first - 1) == clause.tag(first - 2) == "NNP"
    of_somebody = named and clause.lower(behind) == "who"  # "Umm Khaled 46 who fled"
    return between_commas or of_somebody


def _noun(clause: Clause, first: int, demonyms: Collection[int]) -> tuple[int, str] | None:
    """The noun for people behind a number, with the word behind it: "50 [rebels and jihadists]", "43 [Syrian army soldiers]"."""
    known = _behind_numbers()
    found: tuple[int, str] | None = None
    if clause.lower(first + 1) == clause.lower(first + 3) == "-" and clause.lower(first + 2) in _AGES:
        first += 5  # "a 12-year-old boy"
    for position in range(first, min(first + _MOST_WORDS_BETWEEN, len(clause.words))):
        word, tag = clause.lower(position), clause.tag(position)
        if word in known:
            found = (position + 1, word)
            continue
        if found is not None:
            break
        if word in _BODIES and clause.lower(first) == "of" and clause.lower(first + 1) in {"the", "its"}:
            behind = position + 1 + (clause.lower(position + 1) in _BODIES)
            return behind, clause.lower(behind - 1)  # "792 of the regime forces"
        if word == "and" and clause.lower(position - 1) in _BODIES and clause.tag(position + 1) in {"JJ", "NN", "NNP"}:
            continue  # "180 army and paramilitary troops"
        if word == "and" and clause.tag(position - 1) == "NNP" and clause.words[position + 1].text[:1].isupper():
            continue  # "27 SDF and Asayish members"
        if (
            word in _NOT_PEOPLE
            or (tag == "CD" and position > first)
            or (tag[:2] in {"VB", "MD", "IN"} and word not in _BETWEEN and not _is_said_of_people(clause, position))
            or word in {",", ".", ":", ";", "and"}
            or tag in {"WDT", "WRB"}
        ):
            break
        if (
            position in demonyms
            and word.endswith("s")
            and clause.lower(position + 1) not in known
            and tag in {"NNS", "NNPS", "NNP"}
        ):
            return position + 1, word
    return found


def _is_said_of_people(clause: Clause, position: int) -> bool:
    """Whether a participle stands before a noun for people and counts no harm by itself: "160 captured soldiers"."""
    word = clause.lower(position)
    behind = position + 1 + (clause.tag(position + 1) == "JJ")  # "660,000 registered Syrian refugees"
    known = clause.lower(behind) in persons() and word not in _counted() and word not in words_around("passive")
    return known and clause.tag(position) in {"VBN", "VBD", "VBG"} and clause.lower(behind) != "people"


def _bare(clause: Clause, first: int) -> Quantity | None:
    """A plural for people without a number."""
    word = clause.lower(first)
    category = persons().get(word)
    if category is None or clause.tag(first) not in {"NNS", "NNPS"} or word in words_around("never_bare"):
        return None
    return Quantity(first, first + 1, None, None, word, category, bare=True)
