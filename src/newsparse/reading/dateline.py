"""The dateline at the head of wire copy: place, day, agency, and the dash behind them, in the dresses that agencies have.

HAMA, Syria (AP) —          MOSCOW, August 12. /TASS/.          Geneva/Damascus, 12 August 2016 –
Homs, SANA -                September 17th, 2012, PROVINCES, (SANA) -          (Beirut) –
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsparse.reading.dates import MONTHS, find_days
from newsparse.reading.outlets import Outlet, Outlets

LONGEST = 160
"""Characters within which a dateline ends."""
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_ARTICLE = "(?:(?:al|el|ez|ash?|a[dnrtz])-)"
_DAY = rf"""(?:(?i:{_MONTH})\.?[ ]\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)?[ ](?i:{_MONTH})\.?)(?:,?[ ](?:19|20)\d\d)?"""
_PLACE = rf"""{_ARTICLE}?[A-ZÀ-Þ][\w'’.-]{{1,40}}(?:[ ](?:[A-ZÀ-Þ]|{_ARTICLE})[\w'’.-]{{0,40}}){{0,3}}
    (?:[ ]?[,/][ ]?(?!(?i:{_MONTH})\b)[A-Z][\w'’.]{{1,40}}(?:[ ][A-Z][\w'’.]{{1,40}}){{0,2}})?"""
_DATELINE = re.compile(
    rf"""(?:(?P<opens>{_DAY}),?[ ])?
        (?P<place>{_PLACE})
        (?:[ ]?,[ ]*(?P<day>{_DAY}))?
        (?:[ ]?\(\d{{1,2}}[:.]\d\d[ ]?[AaPp]\.?[Mm]\.?\))?
        (?:,?\.?[ ]?[(/](?P<agency>[A-Za-z][\w .,&-]{{0,40}})[)/])?
        (?:[ ]?(?P<mark>[-–—]{{1,2}}|:|(?<=/)\.)[ ]|[ ](?=[A-Z]))""",
    re.VERBOSE,
)
_BRACKETED = re.compile(
    r"\((?P<name>[A-ZÀ-Þ][\w'’.-]{1,30}(?: [A-ZÀ-Þ][\w'’.-]{1,30}){0,2})\)[ ]?[-–—]{1,2}[ ](?=[\"“'‘A-ZÀ-Þ])"
)
"""As human rights organizations write the place, and reprints the agency: (Beirut) –, (Reuters) -."""


_ABBREVIATION = 3
"""Letters of the longest word in capitals that is no place."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A dateline at the start of a paragraph: its text, where that and the mark behind it end, its day and agency.

    `end` and `behind` are offsets from the start of the paragraph; `day` is an
    ISO day where the dateline names the year.
    """

    text: str
    end: int
    behind: int
    day: str | None
    agency: Outlet | None


def opening(paragraph: str, outlets: Outlets) -> Opening | None:
    """The dateline that a paragraph begins with, or None."""
    head = paragraph[:LONGEST]
    bracketed = _BRACKETED.match(head)
    if bracketed is not None:
        end = bracketed.end("name") + 1
        return Opening(head[:end], end, bracketed.end(), None, outlets.named(bracketed["name"], agency=True))
    match = _DATELINE.match(head)
    if match is None or not _is_dateline(match, outlets):
        return None
    text = match[0].rstrip(" -–—:").removesuffix("/.").removesuffix(".")
    text += "/" if text.count("/") % 2 and match["agency"] and "(" not in text else ""
    dated = match["day"] or match["opens"]
    day = next((d.day.isoformat() for d in find_days(dated)), None) if dated else None
    return Opening(text, len(text), match.end(), day, _agency_of(match, outlets))


def _agency_of(match: re.Match[str], outlets: Outlets) -> Outlet | None:
    """The agency in brackets, or the known one behind the place: "Damascus, SANA-"."""
    named = match["agency"] or match["place"].partition(",")[2].strip()
    return outlets.named(named, agency=True) if named else None


def _is_dateline(match: re.Match[str], outlets: Outlets) -> bool:
    """A place in capitals, or one that a day or a known agency follows, with a dash or the like behind it."""
    place = match["place"]
    capitals = place.split(",")[0].split("/")[0].strip()
    known = _agency_of(match, outlets) is not None
    if match["mark"] is None:
        told = match["day"] is not None or (capitals.isupper() and len(capitals) > _ABBREVIATION)
        return known and match["agency"] is not None and told
    if known:
        return True
    dash = match["mark"] != ":"
    if match["agency"]:
        if capitals.isupper():
            return True
        # An agency that no table knows: "al-Busayrah (Furat Watch) – Gunmen …", but not "The SDF (…) – an alliance …".
        follows = match.string[match.end() : match.end() + 2].lstrip("\"“'‘")
        return (
            dash and match["agency"][0].isupper() and follows[:1].isupper() and not capitals.lower().startswith("the ")
        )
    if match["day"] or match["opens"]:
        return dash or capitals.isupper()
    return capitals.isupper() and len(capitals) > _ABBREVIATION
