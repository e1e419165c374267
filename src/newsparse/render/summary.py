"""The summary: an analysis as a person reads it on a terminal."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

from msgspec import UNSET
from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from newsparse.models import Analysis, Place, TemporalExpression
from newsparse.render.safe import for_terminal as safe

_AREAS = frozenset(["country", "adm1", "adm2", "adm3"])
_SHOWN_DATES = 40


def render_summary(analyses: Sequence[Analysis], *, width: int = 100, color: bool = False) -> str:
    """One summary after another, `width` columns wide, with ANSI colours or without."""
    out = io.StringIO()
    console = Console(
        file=out, width=max(width, 40), force_terminal=color, color_system="standard" if color else None, no_color=not color,
        highlight=False, emoji=False, markup=False, legacy_windows=False,
    )  # fmt: skip
    for number, analysis in enumerate(analyses):
        if number:
            console.print(Text("─" * console.width, style="dim"))
        console.print(_summary(analysis))
    lines = [line.rstrip() for line in out.getvalue().split("\n")]
    return "\n".join(lines)


def _summary(analysis: Analysis) -> Group:
    parts: list[object] = [*_head(analysis)]
    parts += _section("Focus", _focus(analysis))
    parts += _section("Places", _places(analysis))
    parts += _section("Areas", _areas(analysis))
    parts += _section("Named as governments", _governments(analysis))
    parts += _section("Places not resolved", _unresolved(analysis))
    parts += _section("Groups and forces", _groups(analysis))
    parts += _section("People", _people(analysis))
    parts += _section("Organizations", _organizations(analysis))
    parts += _section("Nationalities", _nationalities(analysis))
    parts += _section("Timeline", _timeline(analysis))
    parts += _section("Warnings", [Text("! " + safe(w.message), style="yellow") for w in analysis.warnings])
    return Group(*parts)  # type: ignore[arg-type]


def _section(name: str, content: Iterable[object]) -> list[object]:
    body = list(content)
    if not body:
        return []
    return [Text(""), Text(name, style="bold cyan"), *(Padding(c, (0, 0, 0, 2)) for c in body)]  # type: ignore[arg-type]


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


def _table(*columns: tuple[str, str]) -> Table:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0), expand=False)
    for style, overflow in columns:
        table.add_column(style=style or None, overflow=overflow, no_wrap=False)  # type: ignore[arg-type]
    return table


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


def _place_table(rows: Sequence[Place]) -> Table:
    table = _table(("bold", "fold"), ("", "fold"), ("", "fold"), ("green", "fold"), ("", "fold"), ("dim", "fold"))
    for place in sorted(rows, key=lambda p: -_located(p)):
        where = place.governorate or place.country or ""
        point = f"{place.latitude:.3f}, {place.longitude:.3f}" if place.latitude is not None else "no point"
        if place.precision in _AREAS and place.radius_km:
            point += f" ±{place.radius_km:.0f} km"
        table.add_row(
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
    table = _table(("bold", "fold"), ("", "fold"), ("", "fold"))
    for place in analysis.places:
        acting = [m for m in place.mentions if m.sense == "government"]
        if acting:
            table.add_row(
                safe(place.name),
                "for " + safe(acting[0].acts_for or "a government not known for that day"),
                _count(len(acting)),
            )
    return [table] if table.row_count else []


def _unresolved(analysis: Analysis) -> list[object]:
    table = _table(("bold", "fold"), ("", "fold"), ("dim", "fold"))
    for place in analysis.places:
        if place.id is None:
            guess = "could be " + _runners(place) if place.candidates else "not in the gazetteer"
            table.add_row(safe(place.name), _count(len(place.mentions)), guess)
    return [table] if table.row_count else []


def _groups(analysis: Analysis) -> list[object]:
    table = _table(("bold", "fold"), ("", "fold"), ("", "fold"), ("", "fold"), ("dim", "fold"))
    for group in sorted(analysis.groups, key=lambda g: -len(g.mentions)):
        words = ", ".join(f"“{t}”" for t in dict.fromkeys(safe(d.text) for d in group.described_as))
        note = f"the article says: {words}" if words else ""
        if group.id is None:
            guesses = ", ".join(f"{safe(c.name)} {c.score:.2f}" for c in group.candidates)
            note = f"could be {guesses}" if guesses else "not in the gazetteer"
        table.add_row(
            safe(group.name),
            safe(group.abbreviation or ""),
            (group.type or "not resolved").replace("_", " "),
            _count(len(group.mentions)),
            note,
        )
    return [table] if table.row_count else []


def _people(analysis: Analysis) -> list[object]:
    table = _table(("bold", "fold"), ("", "fold"), ("", "fold"))
    for person in sorted(analysis.people, key=lambda p: -len(p.mentions)):
        about = " ".join(map(safe, person.titles))
        roles = "; ".join(map(safe, person.roles))
        table.add_row(safe(person.name), _count(len(person.mentions)), ", ".join(x for x in (about, roles) if x))
    return [table] if table.row_count else []


def _organizations(analysis: Analysis) -> list[object]:
    table = _table(("bold", "fold"), ("", "fold"), ("", "fold"))
    for body in sorted(analysis.organizations, key=lambda o: -len(o.mentions)):
        only_source = all(m.sense == "source" for m in body.mentions)
        kind = (body.type or "").replace("_", " ") + (" (source)" if only_source else "")
        table.add_row(safe(body.name), kind, _count(len(body.mentions)))
    return [table] if table.row_count else []


def _nationalities(analysis: Analysis) -> list[object]:
    shown = [
        f"{safe(n.name)} {_count(len(n.mentions))}"
        for n in sorted(analysis.nationalities, key=lambda n: -len(n.mentions))
    ]
    return [Text(", ".join(shown))] if shown else []


def _timeline(analysis: Analysis) -> list[object]:
    dated = sorted((d for d in analysis.dates if d.from_), key=lambda d: (d.from_ or "", d.start))
    open_ = [d for d in analysis.dates if not d.from_ and d.type in {"DATE", "TIME"} and not d.value.endswith("_REF")]
    table = _table(("bold", "fold"), ("", "fold"), ("dim", "fold"))
    for date in dated[:_SHOWN_DATES]:
        table.add_row(_days(date), f"“{safe(date.text)}”", _evidence(analysis, date))
    for date in open_[:_SHOWN_DATES]:
        table.add_row("unresolved", f"“{safe(date.text)}”", f"{date.value}: no day to count from")
    shown: list[object] = [table] if table.row_count else []
    hidden = max(len(dated) - _SHOWN_DATES, 0) + max(len(open_) - _SHOWN_DATES, 0)
    if hidden:
        shown.append(Text(f"and {hidden} more; --json has all", style="dim"))
    return shown


def _days(date: TemporalExpression) -> str:
    if date.from_ == date.to:
        return (date.from_ or "") + (f" {date.value[11:]}" if date.type == "TIME" and ":" in date.value else "")
    return f"{date.from_} to {date.to}"


def _evidence(analysis: Analysis, date: TemporalExpression) -> str:
    sentence = analysis.sentences[date.sentence].text if date.sentence < len(analysis.sentences) else ""
    text = safe(sentence) if isinstance(sentence, str) else ""
    if len(text) > 90:
        text = text[:88].rsplit(" ", 1)[0] + " …"
    anchor = f"[from {date.anchor}] " if date.anchor else ""
    return anchor + text
