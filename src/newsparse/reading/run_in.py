"""What a saved page has run into one line, cut where a reader sees its parts.

Two kinds of page come so. A post, as Facebook and Twitter show it: who posted
and when, what he wrote, what readers left. An article whose page was copied
without its line breaks: the day above it, the text, then the links, tags and
buttons below it. Each part becomes a line of its own, and the rules for lines
say what it is.
"""

from __future__ import annotations

import re
from itertools import islice, pairwise, takewhile
from typing import NamedTuple

from newsparse.lexicon import weekdays
from newsparse.reading.dates import find_days
from newsparse.reading.furniture import page_marks, run_in

BLANK = "".join(c for c in map(chr, range(0x3001)) if c.isspace()) + "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
"""White space of every kind, and marks that take no room."""
_SHARED, _REACTIONS = "· Shared with Public", "All reactions:"
"""What Facebook puts right before a post and right behind it."""
_LONGEST_HEAD = 160
"""Characters of what stands before the text, at most."""
_HANDLE = re.compile(r"[^@\n]{1,60}@[A-Za-z0-9_]{2,15}(?=[^\x00-\x7f]|#)")
_TWEETED = re.compile(r"(?:\d\d:\d\d)?\d{1,2}:\d\d [AP]M · [A-Z][a-z]{2} \d{1,2}, 20\d\d")
"""Who posted, with nothing before what he wrote, and when it was posted, behind the length of a video."""
_SHORTEST_PAGE = 400
"""Characters of the shortest line that holds a page."""
_DAY_REACH = 48
"""Characters within which the day stands that opens such a line."""
_BEFORE_THE_DAY = frozenset(["", *run_in()["before_the_day"], *weekdays()])
_DAY_BEHIND_HEADLINE = 110
"""The same behind a headline that is told again, where the agency, the photographer and the section come between."""
_SHORTEST_HEADLINE = 24
_OUTLET_FOLLOWS = re.compile(r" ?[|–—-] ")
_STOPS = frozenset(".:")
_BEHIND_DAY = re.compile(
    r"(?: \d{6}| \d\d:\d\d)?(?: ?\(updated [\d. ]{4,20}\))?\)?"
    rf"(?: ?(?:{'|'.join(run_in()['behind_the_day'])})(?: Topic .{{1,80}}?\(\d{{1,6}}\))?(?: \d{{1,6}}){{0,2}})? ?(?=[A-Z\d\"“])"
)
"""The hour, when it was changed, its short address and how often it was shared; then the text, with a capital or a count."""
_ENDS = frozenset(".!?…\"”')")
_SHARED_TIMES, _COUNT_REACH = re.compile(r"\.\.\. \d{1,6} $"), 12
_HEADLINES, _SURELY_HEADLINES, _LOOKED_AT = 0.5, 0.35, 600
"""Share of words with capitals from which what stands below a text is headlines, tags and buttons, behind a mark that
may be a word of the text and behind one that is none; the characters looked at. Running text has a fifth."""
_FEW, _MOST_MARKS = 2, 24
"""Words that are too few to tell, and marks of a page that are looked at, at most."""
_DATELINE, _SUMMARY_REACH = (
    re.compile(r"[.!?”\"] (?P<place>[A-Z]{3,20}(?:[ -][A-Z]{2,20}){0,2} \([A-Z][A-Za-z ]{1,20}\) )"),
    700,
)
"""A place in capitals with its agency behind the end of a sentence, and the characters within which it stands."""
_MADE_BY = re.compile(r"[.!?”\"’] (?P<by>\(?(?:Additional )?(?:[Rr]eporting|[Ww]riting|[Ee]diting) by [A-Z])")
_SIGNED = re.compile(
    r"[.!?][”\"’]?\)? (?P<by>[A-Z][\w.’'-]{0,20}(?: ?/ ?[A-Z][\w.’'-]{0,20}| [A-Z][\w.’'-]{1,20}){1,6} ?)$"
)
"""Who made a text, and the names that it is signed with: two words and more, each with a capital."""
_LONGEST_CREDIT, _LONGEST_SIGNATURE = 300, 100
"""Characters of what says who made a text, and of the names alone."""
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")


class Part(NamedTuple):
    """The span of a part of a line, in code points from its start; `below` says that it is the page's, behind its text."""

    start: int
    end: int
    below: bool = False


def parts_of(line: str, above: str = "", *, first: bool = True) -> list[Part]:
    """The parts of a page that were run into one line, without margins; empty where it holds one thing.

    `above` is the line above it, which such a line may repeat; `first` says that no paragraph stands before it: a day
    that opens a later one is what that tells of, as in a timeline. Linear in the length of the line.
    """
    cuts, below = _cuts_of_facebook(line) or _cuts_of_twitter(line), len(line)
    if not cuts and len(line) >= _SHORTEST_PAGE:
        below = _below_the_text(line)
        if first:
            cuts = _before_the_text(line, above)
            cuts += _before_a_dateline(line[:below], cuts[-1] if cuts else 0)
        cuts += _before_who_wrote_it(line[:below])
    parts = []
    for a, b in pairwise([0, *cuts, below, len(line)]):
        own = line[a:b].strip(BLANK)
        if own:
            start = line.index(own, a)
            parts.append(Part(start, start + len(own), a >= below))
    return parts if len(parts) > 1 else []


def _cuts_of_facebook(line: str) -> list[int]:
    shared = line.find(_SHARED, 0, _LONGEST_HEAD)
    opens = shared + len(_SHARED) if shared > 0 else 0
    closes = line.find(_REACTIONS, opens)
    return [cut for cut in (opens, closes) if cut > 0]


def _cuts_of_twitter(line: str) -> list[int]:
    name = _HANDLE.match(line, 0, _LONGEST_HEAD)
    stamp = _TWEETED.search(line, max(0, len(line) - _LONGEST_HEAD))
    return ([name.end()] if name else []) + (list(stamp.span()) if stamp else [])


def _before_the_text(line: str, above: str) -> list[int]:
    """The ends of what stands before a text: its headline again, whose it is with its day, and once more the headline.

    "28 October 2016 13 citizens were killed", "Raid kills ten in Homs AFP Sunday 30 Mar 2014 At least ten …".
    """
    headline = _repeated(line, above)
    opens = len(headline)
    behind = _behind_the_day(line, opens)
    if behind is None:
        return [opens + 1] if headline and line[opens : opens + 1] in _STOPS else []
    told = _repeated(line[behind:], above)
    again = behind + len(told)
    return [
        *([opens] if headline else []),
        behind,
        *([again + 1] if told and line[again : again + 1] in _STOPS else []),
    ]


def _repeated(line: str, above: str) -> str:
    """The headline, without the outlet behind it, where a line opens with it; else empty."""
    common = "".join(a for a, _ in takewhile(lambda pair: pair[0] == pair[1], zip(line, above, strict=False)))
    common = common.rstrip(" |–—-")
    whole = not above[len(common) :].strip() or _OUTLET_FOLLOWS.match(above, len(common)) is not None
    return common if whole and len(common) >= _SHORTEST_HEADLINE else ""


def _behind_the_day(line: str, start: int) -> int | None:
    """Where the text begins behind a day that opens a line, or that follows its headline; None where none does."""
    reach = _DAY_REACH if start == 0 else _DAY_BEHIND_HEADLINE
    day = next(find_days(line[start : start + reach]), None)
    if day is None:
        return None
    before = line[start : start + day.start].strip(" ,.").lower()
    if before not in _BEFORE_THE_DAY and (start == 0 or ". " in before):
        return None
    behind = _BEHIND_DAY.match(line, start + day.end)
    return behind.end() if behind else None


def _before_a_dateline(line: str, start: int) -> list[int]:
    """Where wire copy opens behind the sentence that sums it up: "… were wounded. DAMASCUS (Sputnik) A blast near …"."""
    opens = _DATELINE.search(line, start, start + _SUMMARY_REACH)
    return [opens.start("place")] if opens else []


def _below_the_text(line: str) -> int:
    """Where the links, tags and buttons of a page begin behind its text; the line's length where there are none."""
    for mark in islice(page_marks().finditer(line, _LONGEST_HEAD), _MOST_MARKS):
        least = _SURELY_HEADLINES if mark["sure"] else _HEADLINES if _ends_a_text(line, mark.start()) else None
        if least is not None and _capitals(line[mark.end() : mark.end() + _LOOKED_AT]) >= least:
            return mark.start()
    return len(line)


def _before_who_wrote_it(line: str) -> list[int]:
    """Where a text is signed behind its last sentence: "Reporting by Ann Lee; editing by …", "Manar/H. Said"."""
    made = _MADE_BY.search(line, max(0, len(line) - _LONGEST_CREDIT))
    signed = made or _SIGNED.search(line, max(0, len(line) - _LONGEST_SIGNATURE))
    return [signed.start("by")] if signed else []


def _ends_a_text(line: str, at: int) -> bool:
    """Whether a sentence ends before a place, or how often the text was shared stands there: "in Raqqa. ... 427 Related"."""
    before = line[max(0, at - _COUNT_REACH) : at]
    return before.rstrip()[-1:] in _ENDS or _SHARED_TIMES.search(before) is not None


def _capitals(rest: str) -> float:
    """The share of words with a capital; all of them where there are too few to tell."""
    words = _WORD.findall(rest)
    return 1.0 if len(words) <= _FEW else sum(w[0].isupper() for w in words) / len(words)
