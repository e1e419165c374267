"""The summary: an analysis as a person reads it on a terminal."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence

from msgspec import UNSET
from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from newsparse.models import Analysis, Place, Ref, TemporalExpression
from newsparse.render.happened import detail, in_words
from newsparse.render.safe import for_terminal as safe

_AREAS = frozenset(["country", "adm1", "adm2", "adm3"])
_SHOWN_DATES = 40
_SHOWN_FACTS = 20
_NARROW = 72
"""Columns below which there is no room for tables: a row is then its name with the rest in lines below it."""
_NARROWEST = 24
_INDENT = 2


def render_summary(analyses: Iterable[Analysis], *, width: int = 100, color: bool = False) -> Iterator[str]:
    """One summary after another, each a piece, `width` columns wide, with ANSI colours or without."""
    for number, analysis in enumerate(analyses):
        out = io.StringIO()
        console = Console(
            file=out, width=max(width, _NARROWEST), force_terminal=color, color_system="standard" if color else None, no_color=not color,
            highlight=False, emoji=False, markup=False, legacy_windows=False,
        )  # fmt: skip
        if number:
            console.print(Text("─" * console.width, style="dim"))
        console.print(_summary(analysis, console.width))
        yield "\n".join(line.rstrip() for line in out.getvalue().split("\n"))


def _summary(analysis: Analysis, width: int) -> Group:
    sections: list[tuple[str, Iterable[object]]] = [
        ("Killed, hurt, taken", _casualties(analysis)),
        ("What happened, by its words: check the sentence", _events(analysis)),
        ("Focus", _focus(analysis)),
        ("Places", _places(analysis)),
        ("Areas", _areas(analysis)),
        ("Named as governments", _governments(analysis)),
        ("Places not resolved", _unresolved(analysis)),
        ("Groups and forces", _groups(analysis)),
        ("People", _people(analysis)),
        ("Organizations", _organizations(analysis)),
        ("Nationalities", _nationalities(analysis)),
        ("Who says what", _statements(analysis)),
        ("Timeline", _timeline(analysis)),
        ("Warnings", [Text("! " + safe(w.message), style="yellow") for w in analysis.warnings]),
    ]
    parts: list[object] = [*_head(analysis)]
    for name, content in sections:
        parts += _section(name, content, width)
    return Group(*parts)  # type: ignore[arg-type]


def _section(name: str, content: Iterable[object], width: int) -> list[object]:
    body = [c.laid_out(width) if isinstance(c, _Rows) else c for c in content]
    if not body:
        return []
    return [Text(""), Text(name, style="bold cyan"), *(Padding(c, (0, 0, 0, _INDENT)) for c in body)]  # type: ignore[arg-type]


class _Rows:
    """Rows of cells with a style a column: a table where there is room, else a name with its cells below it."""

    def __init__(self, *styles: str) -> None:
        self._styles = styles
        self._rows: list[tuple[str, ...]] = []

    def add(self, *cells: str) -> None:
        self._rows.append(cells)

    def __bool__(self) -> bool:
        return bool(self._rows)

    def laid_out(self, width: int) -> Table | Group:
        return Group(*self._lines(width - _INDENT)) if width < _NARROW else self._table()

    def _table(self) -> Table:
        table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0), expand=False)
        for style in self._styles:
            table.add_column(style=style or None, overflow="fold", no_wrap=False)
        for cells in self._rows:
            table.add_row(*cells)
        return table

    def _lines(self, width: int) -> Iterator[Text | Padding]:
        for first, *rest in self._rows:
            yield Text(first, style=self._styles[0])
            line = Text()
            for cell, style in zip(rest, self._styles[1:], strict=True):
                if line and cell and len(line) + 2 + len(cell) > width - _INDENT:
                    yield Padding(line, (0, 0, 0, _INDENT))
                    line = Text()
                if cell:
                    line.append("  " if line else "").append(cell, style=style or None)
            if line:
                yield Padding(line, (0, 0, 0, _INDENT))


def _head(analysis: Analysis) -> list[object]:
    article = analysis.article
    shown: list[object] = [Text(safe(article.title or analysis.id), style="bold")]
    if article.standfirst:
        shown.append(Text(safe(article.standfirst), style="italic"))
    outlet = [safe(x) for x in [article.publisher, *article.agencies] if x]
    where = "  ·  ".join(outlet) if outlet else "outlet not found"
    if article.authors:
        where += "  ·  by " + ", ".join(map(safe, article.authors))
    shown.append(Text(where))
    if article.published and article.published_evidence:
        day = f"{article.published}  ({article.published_evidence.rule}"
        text = safe(article.published_evidence.text)
        day += f": “{text}”)" if text and text != article.published else ")"
    else:
        day = "day of publication not found"
    words = len(analysis.text.split()) if analysis.text is not UNSET and isinstance(analysis.text, str) else 0
    kept = sum(b.kind in {"body", "title", "standfirst"} for b in article.blocks)
    shown.append(
        Text(
            f"{day}  ·  {article.language}  ·  {words:,} words, {kept} of {len(article.blocks)} blocks are article",
            style="dim",
        )
    )
    return shown


def _count(n: int) -> str:
    return f"{n}×"


def _focus(analysis: Analysis) -> list[object]:
    return [
        Text(
            f"{safe(f.place)}"
            + (f", {safe(f.governorate)}" if f.governorate and f.governorate != f.place else "")
            + f"  {f.score:.0%}"
        )
        for f in analysis.focus
    ]


def _located(place: Place) -> int:
    return sum(m.sense == "location" for m in place.mentions)


def _places(analysis: Analysis) -> list[object]:
    rows = [p for p in analysis.places if p.id and p.precision not in _AREAS and _located(p)]
    return [_place_table(rows)] if rows else []


def _areas(analysis: Analysis) -> list[object]:
    rows = [p for p in analysis.places if p.id and p.precision in _AREAS and _located(p)]
    return [_place_table(rows)] if rows else []


def _place_table(rows: Sequence[Place]) -> _Rows:
    table = _Rows("bold", "", "", "green", "", "dim")
    for place in sorted(rows, key=lambda p: -_located(p)):
        where = place.governorate or place.country or ""
        point = f"{place.latitude:.3f}, {place.longitude:.3f}" if place.latitude is not None else "no point"
        if place.precision in _AREAS and place.radius_km:
            point += f" ±{place.radius_km:.0f} km"
        table.add(
            safe(place.name),
            (place.type or "").replace("_", " "),
            "" if place.governorate == place.name else safe(where.removesuffix(" Governorate")),
            point,
            _count(_located(place)),
            f"{place.confidence:.2f}"
            + (f"  or {_runners(place)}" if place.confidence < 0.8 and place.candidates else ""),
        )
    return table


def _runners(place: Place) -> str:
    return ", ".join(f"{safe(c.name)} {c.score:.2f}" for c in place.candidates)


def _governments(analysis: Analysis) -> list[object]:
    table = _Rows("bold", "", "")
    for place in analysis.places:
        acting = [m for m in place.mentions if m.sense == "government"]
        if acting:
            table.add(
                safe(place.name),
                "for " + safe(acting[0].acts_for or "a government not known for that day"),
                _count(len(acting)),
            )
    return [table] if table else []


def _unresolved(analysis: Analysis) -> list[object]:
    table = _Rows("bold", "", "dim")
    for place in analysis.places:
        if place.id is None:
            guess = "could be " + _runners(place) if place.candidates else "not in the gazetteer"
            if place.within is not None:
                guess += f"; in {safe(place.within.name)}, by the text"
            table.add(safe(place.name), _count(len(place.mentions)), guess)
    return [table] if table else []


def _groups(analysis: Analysis) -> list[object]:
    table = _Rows("bold", "", "", "", "dim")
    for group in sorted(analysis.groups, key=lambda g: -len(g.mentions)):
        words = ", ".join(f"“{t}”" for t in dict.fromkeys(safe(d.text) for d in group.described_as))
        note = f"the article says: {words}" if words else ""
        if group.successor is not None:
            note = "; ".join(n for n in (note, f"{safe(group.successor.name)} by then") if n)
        if group.id is None:
            guesses = ", ".join(f"{safe(c.name)} {c.score:.2f}" for c in group.candidates)
            note = f"could be {guesses}" if guesses else "not in the gazetteer"
        table.add(
            safe(group.name),
            safe(group.abbreviation or ""),
            (group.type or "not resolved").replace("_", " "),
            _count(len(group.mentions)),
            note,
        )
    return [table] if table else []


def _people(analysis: Analysis) -> list[object]:
    table = _Rows("bold", "", "")
    for person in sorted(analysis.people, key=lambda p: -len(p.mentions)):
        about = " ".join(map(safe, person.titles))
        roles = "; ".join(map(safe, person.roles))
        table.add(safe(person.name), _count(len(person.mentions)), ", ".join(x for x in (about, roles) if x))
    return [table] if table else []


def _organizations(analysis: Analysis) -> list[object]:
    table = _Rows("bold", "", "")
    for body in sorted(analysis.organizations, key=lambda o: -len(o.mentions)):
        only_source = all(m.sense == "source" for m in body.mentions)
        kind = (body.type or "").replace("_", " ") + (" (source)" if only_source else "")
        table.add(safe(body.name), kind, _count(len(body.mentions)))
    return [table] if table else []


def _nationalities(analysis: Analysis) -> list[object]:
    shown = [
        f"{safe(n.name)} {_count(len(n.mentions))}"
        for n in sorted(analysis.nationalities, key=lambda n: -len(n.mentions))
    ]
    return [Text(", ".join(shown))] if shown else []


def _casualties(analysis: Analysis) -> list[object]:
    """The counts of people harmed, each wording once, with who says so."""
    rows = _Rows("bold", "", "", "dim")
    shown: set[tuple[str, str]] = set()
    for c in analysis.casualties:
        words = safe(c.text)
        if (c.kind, words.lower()) in shown:
            continue
        shown.add((c.kind, words.lower()))
        if len(shown) > _SHOWN_FACTS:
            continue
        source = safe(c.source.text) if c.source else "no source named"
        rows.add(in_words(c.low, c.high), c.kind + (", in all" if c.cumulative else ""), f"“{_short(words)}”", source)
    return _with_rest(rows, len(shown))


def _with_rest(rows: _Rows, number: int) -> list[object]:
    """Rows of facts, and how many of their number are not shown."""
    shown: list[object] = [rows] if rows else []
    if number > _SHOWN_FACTS:
        shown.append(Text(f"and {number - _SHOWN_FACTS} more; --json has all", style="dim"))
    return shown


def _events(analysis: Analysis) -> list[object]:
    """What happened, in the order of the text; what went before the article's news is left to JSON."""
    happened = [e for e in analysis.events if not e.background]
    days = {d.key: d for d in analysis.dates}
    places = {p.key: p for p in analysis.places}
    rows = _Rows("bold", "", "", "dim")
    for e in happened[:_SHOWN_FACTS]:
        place = places.get(e.place.key or "") if e.place else None
        kind = e.sub_type.replace("_", " ") + ("" if e.status == "asserted" else f" ({e.status})")
        day = _days(days[e.date]) if e.date in days else "no day"
        told = [safe(detail(analysis, e)), f"“{_short(_sentence(analysis, e.sentence))}”"]
        rows.add(day, kind, safe(place.name) if place else "no place", "\n".join(t for t in told if t))
    return _with_rest(rows, len(happened))


def _statements(analysis: Analysis) -> list[object]:
    """What is said, by speaker, in the order of the text."""
    rows = _Rows("bold", "", "dim")
    for s in analysis.statements[:_SHOWN_FACTS]:
        rows.add(_speaker(analysis, s.speaker), s.stance, _short(safe(s.text)))
    return _with_rest(rows, len(analysis.statements))


def _speaker(analysis: Analysis, speaker: Ref | None) -> str:
    """The name of the entity that speaks, else the text's words for who does."""
    if speaker is None:
        return "nobody named"
    named = next((e for _, e in analysis.entities() if e.key == speaker.key), None)
    return safe(named.name if named is not None else speaker.text)


def _short(text: str, most: int = 90) -> str:
    return text if len(text) <= most else text[: most - 2].rsplit(" ", 1)[0] + " …"


def _timeline(analysis: Analysis) -> list[object]:
    dated = sorted((d for d in analysis.dates if d.from_), key=lambda d: (d.from_ or "", d.start))
    open_ = [d for d in analysis.dates if not d.from_ and d.type in {"DATE", "TIME"} and not d.value.endswith("_REF")]
    table = _Rows("bold", "", "dim")
    for date in dated[:_SHOWN_DATES]:
        table.add(_days(date), f"“{safe(date.text)}”", _evidence(analysis, date))
    for date in open_[:_SHOWN_DATES]:
        table.add("unresolved", f"“{safe(date.text)}”", f"{date.value}: no day to count from")
    shown: list[object] = [table] if table else []
    hidden = max(len(dated) - _SHOWN_DATES, 0) + max(len(open_) - _SHOWN_DATES, 0)
    if hidden:
        shown.append(Text(f"and {hidden} more; --json has all", style="dim"))
    return shown


def _days(date: TemporalExpression) -> str:
    if date.from_ == date.to:
        return (date.from_ or "") + (f" {date.value[11:]}" if date.type == "TIME" and ":" in date.value else "")
    return f"{date.from_} to {date.to}"


def _evidence(analysis: Analysis, date: TemporalExpression) -> str:
    anchor = f"[from {date.anchor}] " if date.anchor else ""
    return anchor + _short(_sentence(analysis, date.sentence))


def _sentence(analysis: Analysis, index: int) -> str:
    """The text of a sentence, safe to print; empty where the analysis came without texts."""
    text = analysis.sentences[index].text if index < len(analysis.sentences) else ""
    return safe(text) if isinstance(text, str) else ""
