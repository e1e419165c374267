"""What a headline or a line of its own says that somebody says, with a colon and no verb: "Barrel bombs kill 23 in Aleppo: monitor", "SDF: five fighters killed"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsparse.facts.meant import unnamed
from newsparse.facts.remembered import Named
from newsparse.facts.reporting import around_statements
from newsparse.facts.statements import Said
from newsparse.facts.words import Clause
from newsparse.models import Block, BlockKind

KINDS = frozenset([BlockKind.TITLE, BlockKind.HEADING, BlockKind.STANDFIRST])
_OUTLETS = frozenset(["media", "news_agency"])
"""Types of bodies whose name before a colon says whose text it is."""
_LONGEST = 240
"""Code points of the longest headline."""
_SAID_BY = re.compile(r"(?P<content>[^:|]{15,200}): (?P<who>[\w.’'-]{2,20}(?: [\w.’'-]{2,20}){0,3})(?= [|–-] |$)")
_SAID_BY_NO_COLON = re.compile(r"(?P<content>[^:|]{15,200}) (?P<who>(?:Local )?(?:[A-Z][\w.’'-]{1,20}|reports))$")
"""The same where an article has lost its marks: "More than 50 killed in Aleppo Monitor"."""
_SAID_BEFORE_OUTLET = re.compile(r"(?P<content>[^:|]{15,200}?) (?P<who>[A-Z][\w.’'-]{1,20}) [|–-] ")
"""And where its outlet follows: "More than 50 killed in Aleppo Monitor - Region - Ahram Online"."""
_SAID_BEHIND_A_DASH = re.compile(r"(?P<content>[^|]{15,200}) [–-] (?P<who>[\w.’'-]{2,20}(?: [\w.’'-]{2,20}){0,3})$")
"""And behind a dash: "Four killed in Turkish strike in Qamishli – Asayish"."""
_BY = re.compile(r"(?P<who>[\w.’' -]{2,40}): (?P<content>\S[^:|]{14,200})$")


def said_in_title(clause: Clause, block: Block, text: str, named: Sequence[Named]) -> Said | None:
    """What a headline or a short line reports without a verb, None for nothing; `named` are the names that may speak."""
    if block.end - block.start > _LONGEST:
        return None
    line = text[block.start : block.end]
    match = _SAID_BY.match(line) if block.kind in KINDS else None
    lost = match is None and clause.without_commas and block.kind in KINDS
    for told in (_SAID_BEFORE_OUTLET.match(line), _SAID_BY_NO_COLON.match(line)) if lost else (match,):
        if told is not None and _speaks(block, told, named):
            return _said(clause, block, text, told)
    match = _SAID_BEHIND_A_DASH.match(line) if block.kind in KINDS and not lost else None
    if match is not None and _is_named(block, match, [n for n in named if n.type != "media"]):
        return _said(clause, block, text, match)
    match = _BY.match(line)
    return _said(clause, block, text, match) if match is not None and _is_named(block, match, named) else None


def _speaks(block: Block, match: re.Match[str], named: Sequence[Named]) -> bool:
    """Whether who says it is a source by its word, "Monitor", or by name."""
    return match["who"].split()[-1].lower() in around_statements("in_titles") or _is_named(block, match, named)


def _is_named(block: Block, match: re.Match[str], named: Sequence[Named]) -> bool:
    """Whether who says it is the name of a body, in a headline of a force or somebody: "Iraqi refugee shot dead in al-Hol camp: Asayish".

    In a list a force may have done it: "SNA: 33 detained".
    """
    who = (block.start + match.start("who"), block.start + match.end("who"))
    in_title = block.kind in KINDS
    may = {"organizations", "groups", "people"} if in_title else {"organizations"}
    here = (n for n in named if n.section in may and n.end == who[1] and n.start >= who[0])
    return any(in_title or (n.type not in _OUTLETS and n.start == who[0]) for n in here)


def _said(clause: Clause, block: Block, text: str, match: re.Match[str]) -> Said:
    spans = {name: (block.start + match.start(name), block.start + match.end(name)) for name in ("content", "who")}
    return Said([spans["content"]], "indirect", clause, None, "said", unnamed(text, *spans["who"]), 0.6)
