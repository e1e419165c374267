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
from newsparse.models import Analysis, Applied, Person, Place, Record, Ref, Statement, Warning
from newsparse.naming import in_arabic

Level = Literal["adm3", "adm2"]
"""A subdistrict, or a district."""
_COARSENESS = ("site", "settlement", "adm3", "adm2", "adm1", "country")
_AREAS = {"adm3": ("subdistrict", "district", "governorate"), "adm2": ("district", "governorate")}
COARSENED, WITHHELD = "coarsened", "people-withheld"
"""The codes of the warnings that say what was done."""
_BLANK = "█"
_SURNAME = 4
"""Letters of the shortest last word of a name that is looked for by itself."""
_PARTICLES = "وفبلك"
"""Arabic particles that are written as one with the word behind them."""
_BETWEEN = " … "
"""What parts the spans of a statement in its text."""
_T = TypeVar("_T")
_Spans = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Care:
    """What is done to analyses before anybody sees them: how coarse points are made, whether people are left out, in which script names are."""

    coarsen: Level | None = None
    withhold_people: bool = False
    arabic_names: bool = False

    def of(self, analysis: Analysis, gazetteer: Gazetteer) -> Analysis:
        """The analysis as it may be shown."""
        if self.coarsen is not None:
            analysis = coarsened(analysis, self.coarsen, gazetteer)
        if self.withhold_people:
            analysis = without_private_people(analysis)
        return in_arabic(analysis, gazetteer) if self.arabic_names else analysis


def coarsened(analysis: Analysis, level: Level, gazetteer: Gazetteer) -> Analysis:
    """The analysis with every point that is finer than `level` moved to that of the area that the place lies in.

    An area that the gazetteer does not have gives way to the next larger one;
    a place in none loses its point. The p-code of the community and the ids of
    other gazetteers go too; the name and our id stay: who knows the place finds it.
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
    person's is not known to be one, and stays; so do ids, addresses and paths
    of the articles.
    """
    private = [p for p in analysis.people if p.id is None]
    names = _names(analysis, private)
    spans = [(m.start, m.end) for p in private for m in p.mentions]
    if isinstance(analysis.text, str):
        spans += _found(names, analysis.text)
    spans = sorted(set(spans))
    blanked = _blanked(replace(analysis, people=[p for p in analysis.people if p.id]), spans)
    article = replace(
        blanked.article, authors=[], published_evidence=analysis.article.published_evidence,
        title=_without(names, blanked.article.title), standfirst=_without(names, blanked.article.standfirst),
    )  # fmt: skip
    statements = [replace(s, text=_without(names, _said(s, spans))) for s in blanked.statements]
    made = _unreferred(
        replace(blanked, article=article, statements=statements, corrections=_kept(analysis.corrections, spans)),
        {p.key for p in private},
    )
    message = (
        "people were withheld: those named whom the gazetteer does not know as office-holders, as far as they were found;"
        " ids, addresses and file names of articles are as they were"
    )
    return _told(made, WITHHELD, message)


def protections(analysis: Analysis) -> list[str]:
    """The codes of what was done to an analysis, for what shows no warnings."""
    return [w.code for w in analysis.warnings if w.code in {COARSENED, WITHHELD}]


def _told(analysis: Analysis, code: str, message: str) -> Analysis:
    if any(w.code == code for w in analysis.warnings):
        return analysis
    return replace(analysis, warnings=[*analysis.warnings, Warning(code, message)])


def _names(analysis: Analysis, people: Sequence[Person]) -> re.Pattern[str] | None:
    """What the people and the authors are called, in full and by their last words, as one pattern; None for nobody.

    A last word that is also in the name of a place, a force or a body of the
    article is left alone: it would be blanked there too.
    """
    whole = {p.name for p in people} | {m.text for p in people for m in p.mentions} | set(analysis.article.authors)
    other = {
        w.casefold() for kind, e in analysis.entities() if kind != "person" for m in e.mentions for w in m.text.split()
    }
    called: set[tuple[str, ...]] = set()
    for name in whole:
        words = tuple(name.split())
        called.update(words[i:] for i in range(max(1, len(words) - 1)))
        if len(words) > 1 and len(words[-1]) >= _SURNAME and words[-1].casefold() not in other:
            called.add(words[-1:])
    spelled = sorted((r"\s{1,3}".join(map(re.escape, c)) for c in called if c), key=lambda n: (-len(n), n))
    if not spelled:
        return None
    return re.compile(rf"(?<![^\W_])[{_PARTICLES}]?(?P<name>{'|'.join(spelled)})(?![^\W_])", re.IGNORECASE)


def _found(names: re.Pattern[str] | None, text: str) -> list[tuple[int, int]]:
    return [m.span("name") for m in names.finditer(text)] if names is not None else []


def _without(names: re.Pattern[str] | None, text: _T) -> _T:
    if not isinstance(text, str):
        return text
    return cast(_T, _over(text, 0, _found(names, text)))


def _said(statement: Statement, spans: _Spans) -> str:
    """The words of a statement, which are those of its spans, blanked where they stand in the article."""
    pieces = statement.text.split(_BETWEEN)
    if len(pieces) != len(statement.spans):
        return statement.text
    return _BETWEEN.join(_over(t, s.start, spans) for t, s in zip(pieces, statement.spans, strict=True))


def _kept(corrections: Sequence[Applied], spans: _Spans) -> list[Applied]:
    """The corrections that name nobody: neither what they were made of nor what they say is a person's."""
    return [
        c
        for c in corrections
        if c.kind != "person"
        and not c.correction.startswith("person")
        and not any(a < c.end and c.start < b for a, b in spans)
    ]


def _blanked(value: _T, spans: _Spans) -> _T:
    """The value with every text that stands at an offset blanked where the spans are, however deep it lies."""
    if isinstance(value, list):
        return cast(_T, [_blanked(v, spans) for v in value])
    if not isinstance(value, Record):
        return value
    changed = {f.name: new for f in fields(value) if (new := _blanked(old := getattr(value, f.name), spans)) is not old}
    text = getattr(value, "text", msgspec.UNSET)
    start = 0 if isinstance(value, Analysis) else getattr(value, "start", None)
    if isinstance(text, str) and start is not None:
        changed["text"] = _over(text, start, spans)
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
        materiel=[replace(m, owner=cut(m.owner)) for m in analysis.materiel],
    )
