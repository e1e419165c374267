"""Focus: which places an article is about, from where, how often and in what words they are named."""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta

from newsparse import lexicon
from newsparse.gazetteer import Gazetteer, Place
from newsparse.models import Article, BlockKind, FocusPlace, Mention, MentionKind, TemporalExpression

_BLOCK_WEIGHT = {BlockKind.TITLE: 4.0, BlockKind.STANDFIRST: 2.0, BlockKind.HEADING: 1.2, BlockKind.CAPTION: 0.6}
_DATELINE_WEIGHT = 1.0
"""For a place of the text that the dateline names too."""
_LEAD_WEIGHT = 1.8
_LEAD_OPENS = 1.5
"""For the first 200 characters of the first paragraph."""
_EARLY_WEIGHT = 1.5
"""For the second and third paragraph."""
_RUNS_ON = 600
"""From here on, in characters, a first paragraph is not the opening any more, but all that follows it in one."""
_HARM_WEIGHT = 1.6
"""For a clause that tells of people who were harmed, or of fighting."""
_SPEECH_WEIGHT = 0.2
"""For a place where somebody spoke: "told Reuters in Beirut"."""
_PAST_WEIGHT, _LONG_AGO = 0.4, 90
"""For a clause with a date this many days or more before the article's: "the fall of Baghuz in 2019"."""
_HOLDS_WEIGHT, _REFERENCE_WEIGHT = 0.6, 0.8
"""For a place that only says where another is, "the Eastern Ghouta of Damascus", and for a point of reference, "east of Homs"."""
_HOLDS = re.compile(r"(?:,| in| of|, in) (?:the )?(?:\w+ern )?(?:countryside of |suburbs of )?")
_TYPE_WEIGHT = {"country": 0.0, "district": 0.7, "subdistrict": 0.7, "river": 0.2, "road": 0.2}
_SPECIFIC = {"governorate": 0.15, "district": 0.5, "subdistrict": 0.5, "region": 0.5}
_SEAT_SPECIFIC = 0.25
_AREA, _SEAT = 0.6, 0.8
"""Within a governorate the place where it happened is the more specific one: what the area and its seat weigh
beside it, and what they weigh at least where no event is told of."""
_SURE = 0.8
"""From this confidence a place counts in full."""
_CLAUSE_WITHIN = 160
_CLAUSE_ENDS = re.compile(r"[.;\n] ?|, (?:while|as|after) | and ")
_STEMS = lexicon.load("happenings", dict[str, list[str]])


def _telling(*kinds: str) -> re.Pattern[str]:
    """What finds a word that begins like those of some kinds."""
    stems = "|".join(stem.replace(" ", r"\b") for kind in kinds for stem in _STEMS[kind])
    return re.compile(rf"\b(?:{stems})", re.IGNORECASE)


_HARM, _STRUCK = _telling("harm"), _telling("harm", "struck")
"""Words of an event."""
_SPEECH = re.compile(rf"\b(?:{'|'.join(_STEMS['speech'])})\b[^.;\n]{{0,50}} (?:in|from) $")


def find_focus(
    article: Article,
    mentions: Sequence[Mention],
    gazetteer: Gazetteer,
    dates: Sequence[TemporalExpression] = (),
    filed: str | None = None,
) -> list[FocusPlace]:
    """At most three places of Syria, best first; their scores are shares of all weight named.

    `filed` is the id of the dateline's place: it counts where the text names
    it too, for many a dateline is only an agency's seat.

    A place lends weight to its governorate, and the places of the leading
    governorate come first. Countries, governments and places abroad count
    for nothing.
    """
    weights: dict[str, float] = defaultdict(float)
    body = [i for i, b in enumerate(article.blocks) if b.kind is BlockKind.BODY][:3]
    struck: set[str] = set()
    past = _past(article, dates)
    before = 0
    for mention in sorted(mentions, key=lambda m: m.start):
        if mention.kind is not MentionKind.PLACE or mention.entity is None or mention.sense != "location":
            continue
        holds = before > 0 and _HOLDS.fullmatch(article.text, before, max(before, mention.start)) is not None
        before = mention.end
        place = gazetteer.place(mention.entity)
        if place is None or place.country != "SY" or place.type == "country":
            continue
        clause = _Clause.around(article.text, mention)
        if _STRUCK.search(clause.text):
            struck.add(place.id)
        weight = _by_position(article, body, mention) * clause.weight(past)
        weight *= _HOLDS_WEIGHT if holds else _REFERENCE_WEIGHT if mention.offset is not None else 1.0
        doubt = 1.0 if mention.confidence >= _SURE else mention.confidence
        weights[place.id] += weight * doubt * _TYPE_WEIGHT.get(place.type, 1.0)
    if filed in weights:
        weights[filed] += _DATELINE_WEIGHT
    places = {i: p for i in weights if (p := gazetteer.place(i)) is not None}
    ranked = _ranked(places, weights, struck, gazetteer)
    total = sum(weight for _, weight in ranked)
    return [_focus(places[i], gazetteer, weight / total) for i, weight in ranked[:3]]


def _past(article: Article, dates: Sequence[TemporalExpression]) -> list[tuple[int, int]]:
    """The spans of the dates that lie long before the day of publication: they tell of what went before."""
    try:
        limit = (date.fromisoformat(article.published or "") - timedelta(_LONG_AGO)).isoformat()
    except (ValueError, OverflowError):  # no day, or one at the beginning of the calendar
        return []
    return [(d.start, d.end) for d in dates if d.type == "DATE" and d.to is not None and d.to < limit]


def _by_position(article: Article, body: Sequence[int], mention: Mention) -> float:
    block = bisect.bisect_right(article.blocks, mention.start, key=lambda b: b.start) - 1
    if block < 0 or mention.start >= article.blocks[block].end:
        return 1.0
    weight = _BLOCK_WEIGHT.get(article.blocks[block].kind, 1.0)
    at = bisect.bisect_left(body, block)
    if at == len(body) or body[at] != block:
        return weight
    if at:
        return weight * _EARLY_WEIGHT
    into = mention.start - article.blocks[block].start
    if into >= _RUNS_ON:
        return weight * (_EARLY_WEIGHT if into < 2 * _RUNS_ON else 1.0)
    return weight * _LEAD_WEIGHT * (_LEAD_OPENS if into < 200 else 1.0)


def _before(text: str, mention: Mention) -> str:
    return text[max(0, mention.start - _CLAUSE_WITHIN) : mention.start]


@dataclass(frozen=True, slots=True)
class _Clause:
    """The clause around a mention: its span, its words but for the mention's, and what stands before the mention."""

    start: int
    end: int
    text: str
    before: str

    @classmethod
    def around(cls, text: str, mention: Mention) -> _Clause:
        """The clause that a mention stands in."""
        before = _before(text, mention)
        opens = mention.start - len(_CLAUSE_ENDS.split(before)[-1])
        behind = _CLAUSE_ENDS.split(text[mention.end : mention.end + _CLAUSE_WITHIN], maxsplit=1)[0]
        closes = mention.end + len(behind)
        return cls(opens, closes, f"{text[opens : mention.start]} {text[mention.end : closes]}", before)

    def weight(self, past: Sequence[tuple[int, int]]) -> float:
        """What it tells weighs: harm more, what somebody said there and what is long past less."""
        weight = _HARM_WEIGHT if _HARM.search(self.text) else 1.0
        weight *= _SPEECH_WEIGHT if _SPEECH.search(self.before) else 1.0
        return weight * (_PAST_WEIGHT if any(self.start <= a and b <= self.end for a, b in past) else 1.0)


def _ranked(
    places: Mapping[str, Place], weights: Mapping[str, float], struck: Set[str], gazetteer: Gazetteer
) -> list[tuple[str, float]]:
    """The ids with their weights, those of the leading governorate first.

    Where an event is told of in a more specific place of a governorate, the
    governorate and its seat are named only to say where that is, and weigh less.
    """
    areas = {i: gazetteer.area_of(p, "governorate") for i, p in places.items()}
    named: dict[str, float] = defaultdict(float)
    placed: set[str] = set()
    for id_, area in areas.items():
        if area is not None:
            named[area.id] += weights[id_]
            if id_ in struck and id_ != area.seat and places[id_].type not in _SPECIFIC:
                placed.add(area.id)
    final: dict[str, float] = {}
    finest: dict[str, float] = defaultdict(float)
    for id_, area in areas.items():
        specific = _SEAT_SPECIFIC if area is not None and area.seat == id_ else _SPECIFIC.get(places[id_].type, 1.0)
        floor = _SEAT if area is not None and area.seat == id_ else _AREA
        if area is not None:
            finest[area.id] = max(finest[area.id], weights[id_] * specific)
        final[id_] = weights[id_] * (specific if area is not None and area.id in placed else max(specific, floor))

    def rank(id_: str) -> tuple[float, float, float, str]:
        area = areas[id_]
        if area is None:
            return (0.0, 0.0, -final[id_], id_)
        # Of two governorates that are named alike, the one with the more specific place leads.
        return (-round(named[area.id], 6), -finest[area.id], -final[id_], id_)

    return [(i, final[i]) for i in sorted(places, key=rank)]


def _focus(place: Place, gazetteer: Gazetteer, share: float) -> FocusPlace:
    area = gazetteer.area_of(place, "governorate")
    return FocusPlace(
        place_id=place.id,
        place=place.name,
        governorate=area.name if area else None,
        governorate_code=area.iso if area else None,
        score=round(share, 3),
    )
