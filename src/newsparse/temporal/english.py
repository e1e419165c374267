"""English paragraphs: which matches of the grammar stand, in which order they count from each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from newsparse.pipeline import Part
from newsparse.temporal.grammar import Match, find
from newsparse.temporal.lexicon import CLASSES, Token, tokens
from newsparse.temporal.resolver import Found, Known
from newsparse.temporal.tense import NO_TENSE, Tense
from newsparse.temporal.values import Resolved, Resolver

_FINE = frozenset(["day", "range", "time"])
_NEAR = frozenset(["day", "range", "time", "month"])
_NAMES_A_QUARTER = frozenset(["ordinal_unit", "named_quarter"])
_LIST_WORDS = frozenset([",", "and", "or", "on", "to", "until", "through", "-", "–"])
_LISTED = frozenset(["listed_day", "one_of_two_days"])
"""Builders of days in a list whose month, and perhaps year, another member gives."""
_OPENS = frozenset(["", ".", "!", "?", "•", "“", '"', ";"])
_BACK = frozenset(["back", "and", "but", "then", "early", "late", "later", "meanwhile"])
_NUMERIC = frozenset(["day.iso", "day.iso-slashes", "day.slashes", "day.dotted", "years.range"])


_TIME_AND_AGAIN = frozenset(["on", "every", "most", "all", "many", "few"])
_NO_OWNED = frozenset("and or at in from to until of for with by when as on that which".split())


def _with_possessives(words: Sequence[Token]) -> Iterator[Token]:
    """The tokens, a weekday with the "s" of a lost apostrophe as that day: "the site of Saturdays blast"."""
    for before, word, behind in zip([None, *words], words, [*words[1:], None], strict=False):
        again = before is not None and before.text.lower() in _TIME_AND_AGAIN
        owns = behind is not None and behind.text.isalpha() and behind.text.islower() and behind.text not in _NO_OWNED
        if word.class_ == CLASSES["WEEKDAYS"] and owns and not again:
            yield Token(word.start, word.end - 1, word.text[:-1], CLASSES["WEEKDAY"], word.value)
        else:
            yield word


def find_in(
    part: Part, dct: date | None, known: Known, origin: str = "published", *, lost: bool = False
) -> tuple[list[Found], Known]:
    """The expressions of a paragraph, in order, and what is known behind it.

    `origin` says what `dct` is the day of: the page as published, or an entry
    of it; `lost` that the article has lost its apostrophes.
    """
    words = list(tokens(part.text))
    words = list(_with_possessives(words)) if lost else words
    matches = find(words)
    if not matches:
        return [], known
    start = Resolver(dct, words, Tense(part, words), replace(known, stated_here=None, year_here=None), None, origin)
    chosen = _chosen(matches, words, start)
    found: list[Found] = []
    resolver = start
    previous: tuple[Match, Resolved] | None = None
    for match, hint in zip(chosen, _list_years(chosen, words), strict=True):
        resolver = replace(resolver, year_hint=hint if hint is not None else _year_before(previous, match, words))
        resolved = _build(resolver, match)
        if resolved is None:
            continue
        found.append(Found(words[match.first].start, words[match.last - 1].end, match.rule.id, resolved))
        previous = (match, resolved)
        resolver = replace(resolver, known=_behind(resolver.known, match, resolved, words))
    return found, resolver.known


def _behind(known: Known, match: Match, resolved: Resolved, words: Sequence[Token]) -> Known:
    """What is known behind an expression."""
    bounds = resolved.bounds
    if bounds is None:
        return known
    if resolved.type == "DURATION":
        return known
    told = resolved.anchor is None or resolved.anchor.startswith("text ")
    if resolved.granularity in _NEAR and told and not _is_aside(match, words):
        known = replace(known, stated_here=bounds[0])
    if resolved.anchor is None and match.rule.build == "year" and resolved.granularity == "year":
        known = replace(known, year_here=bounds[0].year if _opens_sentence(match, words) else known.year_here)
    elif not (resolved.anchor or "").startswith("text "):
        known = replace(known, year_here=None)  # another year, or the days of the report itself
    if match.rule.build in _NAMES_A_QUARTER and "-Q" in resolved.value:
        known = replace(known, quarter=resolved.value)
    if resolved.type in {"DATE", "TIME"} and _sets_reference(match, resolved):
        # "The next day" after a range of days is that after its end.
        known = replace(
            known,
            reference=bounds[1 if resolved.granularity == "range" else 0],
            coarse=resolved.granularity not in _FINE,
            stated=bounds[0] if resolved.anchor is None else known.stated,
        )
    return known


def _is_aside(match: Match, words: Sequence[Token]) -> bool:
    """Whether a date with its year only says which thing is meant, and gives no year to the next: "the August 1988 cease-fire"."""
    if "y" not in match.kept or match.first == 0 or match.last == len(words):
        return False
    noun = words[match.last].text
    return (
        words[match.first - 1].text.lower() in _ARTICLES and noun.isalpha() and noun.islower() and noun not in _NO_OWNED
    )


_ARTICLES = frozenset(["the", "a", "an", "its", "their", "his", "her"])


def _opens_sentence(match: Match, words: Sequence[Token]) -> bool:
    """Whether a year is what a sentence begins with, which then tells of it: "In 2015 …", "Back in 2013, …"."""
    before = [words[i].text.lower() if i >= 0 else "" for i in range(match.first - 3, match.first)]
    if before[-1] != "in":
        return False
    return before[-2] in _OPENS or (before[-2] in _BACK and before[-3] in _OPENS)


def find_numeric(text: str) -> list[Found]:
    """The full dates of a text that are written in numbers alone, as every language writes them."""
    words = list(tokens(text))
    matches = [m for m in find(words) if m.rule.id in _NUMERIC]
    resolver = Resolver(None, words, NO_TENSE)
    found = []
    for match in _chosen(matches, words, resolver):
        resolved = _build(resolver, match)
        if resolved is not None:
            found.append(Found(words[match.first].start, words[match.last - 1].end, match.rule.id, resolved))
    return found


def _build(resolver: Resolver, match: Match) -> Resolved | None:
    """What a match means, or None: also for days before the year 1 and after 9999, which no calendar here has."""
    try:
        resolved: Resolved | None = getattr(resolver, match.rule.build)(match)
    except (ValueError, OverflowError):
        return None
    return resolved


def _chosen(matches: Sequence[Match], words: Sequence[Token], resolver: Resolver) -> list[Match]:
    """Of matches those that are expressions and do not overlap, in text order; the longest and first rule wins.

    Each is tried with what the text before it names, never with what comes later.
    """
    chosen: list[Match] = []
    for rivals in _overlapping(matches):
        taken: list[Match] = []
        for match in rivals:
            free = all(match.last <= m.first or m.last <= match.first for m in taken)
            if free and _apart(match, words) and _build(resolver, match) is not None:
                taken.append(match)
        for match in sorted(taken, key=lambda m: m.first):
            resolved = _build(resolver, match)
            if resolved is not None:
                resolver = replace(resolver, known=_behind(resolver.known, match, resolved, words))
            chosen.append(match)
    return chosen


def _overlapping(matches: Sequence[Match]) -> Iterator[list[Match]]:
    """The matches in groups that overlap one another, groups in text order, each in the order of the matches."""
    order = {id(m): i for i, m in enumerate(matches)}
    group: list[Match] = []
    end = 0
    for match in sorted(matches, key=lambda m: m.first):
        if group and match.first >= end:
            yield sorted(group, key=lambda m: order[id(m)])
            group = []
        group.append(match)
        end = max(end, match.last)
    if group:
        yield sorted(group, key=lambda m: order[id(m)])


def _list_years(chosen: Sequence[Match], words: Sequence[Token]) -> list[int | None]:
    """For the members of a list or a range the year that its last member gives.

    "3 April, 4 April and 5 April 2017", "March to June 2019"; a month later in
    the year than the next ("November to March 2019") is of the year before.
    """
    hints: list[int | None] = [None] * len(chosen)
    for index in range(len(chosen) - 2, -1, -1):
        match, following = chosen[index], chosen[index + 1]
        closing = {"month_day": "full_day", "month": "month", "listed_day": "listed_day"}.get(match.rule.build)
        between = {w.text.lower() for w in words[match.last : following.first]}
        if closing is None or match.kept.keys() & {"y", "y1", "k"} or not between or not between <= _LIST_WORDS:
            continue
        if following.rule.build not in {match.rule.build, closing, *_LISTED}:
            continue
        year = following.kept.get("y")
        own = year.value if year is not None and isinstance(year.value, int) else hints[index + 1]
        if own is not None and closing == "month":
            month, next_month = match.kept["m"].value, following.kept["m"].value
            if isinstance(month, int) and isinstance(next_month, int):
                own -= month > next_month
        hints[index] = own
    return hints


def _year_before(previous: tuple[Match, Resolved] | None, match: Match, words: Sequence[Token]) -> int | None:
    """The year of an expression that stands right before: "a year later, on April 7", "in 2017, on April 4"."""
    if previous is None or previous[1].granularity != "year" or previous[1].bounds is None:
        return None
    between = {w.text.lower() for w in words[previous[0].last : match.first]}
    return previous[1].bounds[0].year if between and between <= {",", "on", "in"} else None


def _sets_reference(match: Match, resolved: Resolved) -> bool:
    """Whether later words may count from this: a day, a month by name, or a period that the text itself names."""
    return (
        resolved.granularity in _FINE
        or match.rule.build in {"month", "week_of_month"}
        or (resolved.anchor is None and resolved.granularity in {"month", "season", "year"})
    )


def _apart(match: Match, words: Sequence[Token]) -> bool:
    """Whether a match does not begin or end within a longer number or word (T-72, 1,000-year, 46th)."""
    if match.first and _continues(words, match.first):
        return False
    last = words[match.last - 1]
    if match.last == len(words) or words[match.last].start != last.end:
        return True
    if match.rule.build == "year" and _goes_on_in_numbers(words, match.last):
        return False  # no day of any calendar: 2015-13-45
    stamp = match.rule.id == "day.iso" and words[match.last].text == "T"
    return stamp or not words[match.last].text[:1].isalnum()


def _goes_on_in_numbers(words: Sequence[Token], first: int) -> bool:
    """Whether two numbers follow, each behind a hyphen or a slash."""
    signs, numbers = words[first : first + 4 : 2], words[first + 1 : first + 4 : 2]
    return len(numbers) == 2 and all(w.text in "-/" for w in signs) and all(w.text.isdecimal() for w in numbers)


def _continues(words: Sequence[Token], first: int) -> bool:
    """Whether a word goes on where the one before it ends: a number within a name, a telephone number or a fraction."""
    previous, word = words[first - 1], words[first]
    if previous.end != word.start:
        return False
    if previous.text not in "([\"'“‘—–-/.,:;" and not word.text.startswith(("'", "’")):
        return True
    digit = word.text[:1].isdigit()
    if previous.text == "/":
        return digit or word.text.isupper()
    if previous.text != "-" or first == 1 or not digit:
        return False
    earlier = words[first - 2]
    named = earlier.text[-1:].isalpha() and earlier.text[:1].isupper()
    return earlier.end == previous.start and (named or earlier.text[-1:].isdigit())
