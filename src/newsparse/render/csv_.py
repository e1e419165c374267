"""Analyses as CSV: one row a mention, dates among them, for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from newsparse.models import Analysis, Place
from newsparse.render.safe import for_cell

COLUMNS = (
    "article_id", "published", "title", "kind", "entity_id", "name", "type", "text", "start", "end", "sentence", "sense", "part", "offset_km", "offset_direction", "governorate",
    "governorate_code", "adm1_pcode", "adm2_pcode", "adm3_pcode", "latitude", "longitude", "precision", "radius_km", "value", "from", "to", "anchor",
    "rule", "confidence", "sentence_text", "outlet", "url", "path", "titles", "roles", "described_as",
)  # fmt: skip

_LONGEST = 1000
"""Characters of a sentence that a cell shows."""

AREA_COLUMNS = (
    "governorate",
    "governorate_code",
    "adm1_pcode",
    "adm2_pcode",
    "adm3_pcode",
    "latitude",
    "longitude",
    "precision",
    "radius_km",
)


def render_csv(analyses: Iterable[Analysis]) -> Iterator[str]:
    """A table with a header, an article's rows in a piece; cells that would be formulas are escaped.

    Cells that hold several things have `; ` between them. `sentence_text` is
    empty where the analysis was stored without its texts.
    """
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    for analysis in analyses:
        for row in sorted(_rows(analysis), key=lambda r: (r["start"], r["end"], str(r["kind"]))):
            writer.writerow({k: for_cell(v) for k, v in row.items()})
        yield out.getvalue()
        out.seek(0)
        out.truncate()
    yield out.getvalue()


def _rows(analysis: Analysis) -> Iterator[dict[str, object]]:
    head: dict[str, object] = {
        "article_id": analysis.id,
        "published": analysis.article.published,
        "title": analysis.article.title,
        "outlet": analysis.article.publisher or "; ".join(analysis.article.agencies),
        "url": analysis.source.url,
        "path": analysis.source.path,
    }
    for kind, entity in analysis.entities():
        shared = {
            "kind": kind,
            "entity_id": getattr(entity, "id", None),
            "name": entity.name,
            "type": getattr(entity, "type", None),
            "titles": " ".join(getattr(entity, "titles", ())),
            "roles": "; ".join(getattr(entity, "roles", ())),
            "described_as": "; ".join(dict.fromkeys(d.text for d in getattr(entity, "described_as", ()))),
        }
        if isinstance(entity, Place):
            shared |= {key: getattr(entity, key) for key in AREA_COLUMNS}
        for m in entity.mentions:
            offset = getattr(m, "offset", None)
            yield head | shared | {
                "text": m.text, "start": m.start, "end": m.end, "sentence": m.sentence, "rule": m.rule, "confidence": m.confidence,
                "sentence_text": _sentence(analysis, m.sentence),
                "sense": getattr(m, "sense", None), "part": getattr(m, "part", None),
                "offset_km": offset.km if offset else None, "offset_direction": offset.direction if offset else None,
            }  # fmt: skip
    for d in analysis.dates:
        yield head | {
            "kind": "date", "type": d.type, "text": d.text, "start": d.start, "end": d.end, "sentence": d.sentence, "value": d.value,
            "from": d.from_, "to": d.to, "anchor": d.anchor, "rule": d.rule, "confidence": d.confidence,
            "sentence_text": _sentence(analysis, d.sentence),
        }  # fmt: skip


def _sentence(analysis: Analysis, index: int) -> str:
    """The text of a sentence on one line; of one that goes on and on only its beginning."""
    text = analysis.sentences[index].text if 0 <= index < len(analysis.sentences) else ""
    if not isinstance(text, str):
        return ""
    shown = " ".join(text[:_LONGEST].split())
    return f"{shown} …" if len(text) > _LONGEST else shown
