"""Do no harm: analyses that can be shared, with points made coarse and private people left out.

Both say in the analysis' warnings that it was done, so that every format and
report shows it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar, cast

import msgspec
from msgspec.structs import fields, replace

from newsparse.gazetteer import Gazetteer, precision_of, radius_of
from newsparse.models import Analysis, Person, Place, Record, Ref, Warning

Level = Literal["adm3", "adm2"]
"""A subdistrict, or a district."""
_COARSENESS = ("site", "settlement", "adm3", "adm2", "adm1", "country")
_AREAS = {"adm3": ("subdistrict", "district", "governorate"), "adm2": ("district", "governorate")}
COARSENED, WITHHELD = "coarsened", "people-withheld"
"""The codes of the warnings that say what was done."""
_BLANK = "█"
_T = TypeVar("_T")
_Spans = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Care:
    """What is done to analyses before anybody sees them: how coarse points are made, and whether people are left out."""

    coarsen: Level | None = None
    withhold_people: bool = False

    def of(self, analysis: Analysis, gazetteer: Gazetteer) -> Analysis:
        """The analysis as it may be shown."""
        if self.coarsen is not None:
            analysis = coarsened(analysis, self.coarsen, gazetteer)
        return without_private_people(analysis) if self.withhold_people else analysis


def coarsened(analysis: Analysis, level: Level, gazetteer: Gazetteer) -> Analysis:
    """The analysis with every point that is finer than `level` moved to that of the area that the place lies in.

    An area that the gazetteer does not have gives way to the next larger one;
    a place in none loses its point. What would lead back to the point (p-code
    of the community, ids of other gazetteers) goes too; names and our ids stay.
    """
    limit = _COARSENESS.index(level)
    places = [
        _moved(p, level, gazetteer) if p.precision and _COARSENESS.index(p.precision) < limit else p
        for p in analysis.places
    ]
    what = {"adm3": "subdistricts", "adm2": "districts"}[level]
    message = f"points were made coarse: places are at the points of their {what} or of larger areas"
    return _told(replace(analysis, places=places), COARSENED, message)


def _moved(place: Place, level: Level, gazetteer: Gazetteer) -> Place:
    record = gazetteer.place(place.id or (place.within.id if place.within else None))
    found = [gazetteer.area_of(record, type_) for type_ in _AREAS[level]] if record is not None else []
    area = next((a for a in found if a is not None), None)
    # The area's own point where it has one: its seat may be the very town that is not to be told.
    point = area.point or gazetteer.point_of(area) if area is not None else None
    return replace(
        place, latitude=point[0] if point else None, longitude=point[1] if point else None,
        precision=cast(Literal["adm3", "adm2", "adm1"], precision_of(area)) if area is not None else None,
        radius_km=radius_of(area) if area is not None else None, adm4_pcode=None, geonames=None, wikidata=None,
    )  # fmt: skip


def without_private_people(analysis: Analysis) -> Analysis:
    """The analysis without the people whom the gazetteer does not know as holders of an office, and without authors.

    Their names are blanked, letter by letter, wherever the analysis shows
    words of the article; offsets stay true. A name that was not found as a
    person's is not known to be one, and stays.
    """
    private = [p for p in analysis.people if p.id is None]
    spans = sorted((m.start, m.end) for p in private for m in p.mentions)
    names = _names(private, analysis.article.authors)
    text = analysis.text
    found: list[tuple[int, int]] = []
    if isinstance(text, str) and names is not None:
        found = [m.span() for m in names.finditer(text)]
    blanked = _blanked(replace(analysis, people=[p for p in analysis.people if p.id]), sorted({*spans, *found}))
    keys = {p.key for p in private}
    article = replace(
        blanked.article, authors=[], title=_without(names, blanked.article.title), standfirst=_without(names, blanked.article.standfirst),
    )  # fmt: skip
    statements = [replace(s, text=_without(names, s.text)) for s in blanked.statements]
    made = _unreferred(replace(blanked, article=article, statements=statements), keys)
    message = "people were withheld: those named whom the gazetteer does not know as office-holders, as far as they were found"
    return _told(made, WITHHELD, message)


def protections(analysis: Analysis) -> list[str]:
    """The codes of what was done to an analysis, for what shows no warnings."""
    return [w.code for w in analysis.warnings if w.code in {COARSENED, WITHHELD}]


def _told(analysis: Analysis, code: str, message: str) -> Analysis:
    if any(w.code == code for w in analysis.warnings):
        return analysis
    return replace(analysis, warnings=[*analysis.warnings, Warning(code, message)])


def _names(people: Sequence[Person], authors: Sequence[str]) -> re.Pattern[str] | None:
    """What the people and the authors are called in full, as one pattern; None where there are none."""
    whole = {p.name for p in people} | {m.text for p in people for m in p.mentions} | set(authors)
    called = {" ".join(words[i:]) for n in whole if (words := n.split()) for i in range(max(1, len(words) - 1))}
    words = sorted((re.escape(n) for n in called if n), key=lambda n: (-len(n), n))
    return re.compile(rf"\b(?:{'|'.join(words)})\b") if words else None


def _without(names: re.Pattern[str] | None, text: _T) -> _T:
    if names is None or not isinstance(text, str):
        return text
    return cast(_T, names.sub(lambda m: _BLANK * len(m[0]), text))


def _blanked(value: _T, spans: _Spans) -> _T:
    """The value with every text that stands at an offset blanked where the spans are, however deep it lies."""
    if isinstance(value, list):
        return cast(_T, [_blanked(v, spans) for v in value])
    if not isinstance(value, Record):
        return value
    changed = {f.name: new for f in fields(value) if (new := _blanked(old := getattr(value, f.name), spans)) is not old}
    text = getattr(value, "text", msgspec.UNSET)
    if isinstance(text, str):
        changed["text"] = _over(text, getattr(value, "start", 0), spans)
    return replace(value, **changed) if changed else value


def _over(text: str, start: int, spans: _Spans) -> str:
    letters = list(text)
    for a, b in spans:
        for i in range(max(a - start, 0), min(b - start, len(letters))):
            letters[i] = _BLANK
    return "".join(letters)


def _unreferred(analysis: Analysis, keys: set[str]) -> Analysis:
    """The analysis with no fact pointing at people who are gone."""

    def cut(ref: Ref | None) -> Ref | None:
        return replace(ref, key=None, section=None) if ref is not None and ref.key in keys else ref

    return replace(
        analysis,
        statements=[replace(s, speaker=cut(s.speaker)) for s in analysis.statements],
        casualties=[replace(c, source=cut(c.source)) for c in analysis.casualties],
        events=[
            replace(e, agents=[r for a in e.agents if (r := cut(a))], targets=[r for t in e.targets if (r := cut(t))])
            for e in analysis.events
        ],
        corrections=[c for c in analysis.corrections if c.kind != "person"],
    )
