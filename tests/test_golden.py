"""The seeds, analyzed whole: what an analyst relies on, compared with what was agreed.

`pytest tests/test_golden.py --update-golden` writes the files anew; read the difference before you commit it.
"""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from newsparse import Analyzer
from newsparse.batch import analyze_pending
from newsparse.inputs import Failure, ReadOptions, discover, pending
from newsparse.models import Analysis, NameMention, TemporalExpression
from tests.conftest import ROOT

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture(scope="module")
def analyses(analyzer: Analyzer) -> dict[str, Analysis]:
    found = list(analyze_pending(analyzer, pending(discover([str(ROOT / "seeds")]).files), ReadOptions()))
    assert not any(isinstance(f, Failure) for f in found)
    return {f.id: f for f in found if not isinstance(f, Failure)}


def condensed(a: Analysis) -> dict[str, object]:
    """What must not change unseen: facts, blocks, entities and dates; no scores, no wording of rules."""
    text = str(a.text)
    return {
        "article": {
            k: v for k, v in msgspec.to_builtins(a.article).items() if k not in {"blocks", "published_evidence"}
        },
        "blocks": [[b.kind.value, text[b.start : b.end][:60]] for b in a.article.blocks],
        "focus": [[f.place_id, f.governorate_code] for f in a.focus],
        "places": [[p.id, p.name, [[m.text, m.sense] for m in p.mentions]] for p in a.places],
        "groups": [[g.id, g.name, [m.text for m in g.mentions], [d.text for d in g.described_as]] for g in a.groups],
        "people": [[p.id, p.name, p.titles, p.roles, [m.text for m in p.mentions]] for p in a.people],
        "organizations": [[o.id, o.name, [[m.text, m.sense] for m in o.mentions]] for o in a.organizations],
        "nationalities": [[n.name, n.country, len(n.mentions)] for n in a.nationalities],
        "dates": [[d.text, d.type, d.value, d.from_, d.to, d.anchor] for d in a.dates],
        "statements": [[s.kind, s.stance, s.speaker.text if s.speaker else None, s.text] for s in a.statements],
        "casualties": [[c.kind, c.low, c.high, c.text, c.source.text if c.source else None] for c in a.casualties],
        "warnings": [w.code for w in a.warnings],
    }


def test_seeds_are_many_and_of_many_shapes(analyses: dict[str, Analysis]) -> None:
    assert len(analyses) >= 10
    assert {a.source.encoding for a in analyses.values()} >= {"utf-8", "utf-16-le", "cp1252"}
    assert {a.source.media_type for a in analyses.values()} == {"text/plain", "text/html"}


def test_golden(analyses: dict[str, Analysis], pytestconfig: pytest.Config) -> None:
    if pytestconfig.getoption("--update-golden"):
        for old in GOLDEN.glob("*.json"):
            old.unlink()
    names = {id_.replace("/", "--") + ".json": a for id_, a in analyses.items()}
    for name, analysis in names.items():
        shown = json.dumps(condensed(analysis), ensure_ascii=False, indent=1) + "\n"
        if pytestconfig.getoption("--update-golden"):
            (GOLDEN / name).write_text(shown, encoding="utf-8")
        assert json.loads((GOLDEN / name).read_text(encoding="utf-8")) == json.loads(shown), name
    assert {p.name for p in GOLDEN.glob("*.json")} == set(names)


def test_what_every_analysis_owes(analyses: dict[str, Analysis]) -> None:
    for analysis in analyses.values():
        text = str(analysis.text)
        found: list[NameMention | TemporalExpression] = [*analysis.mentions(), *analysis.dates]
        for m in found:
            assert text[m.start : m.end] == m.text
            sentence = analysis.sentences[m.sentence]
            assert sentence.start <= m.start < sentence.end
            assert sentence.block == m.block
            assert 0 <= m.confidence <= 1
        keys = [e.key for _, e in analysis.entities()]
        keys += [d.key for d in analysis.dates]
        keys += [s.key for s in analysis.statements] + [c.key for c in analysis.casualties]
        assert len(keys) == len(set(keys))
        for s in analysis.statements:
            assert " … ".join(text[p.start : p.end] for p in s.spans) == s.text
            assert all(analysis.sentences[s.sentence].block == s.block for _ in s.spans)
            assert s.speaker is None or text[s.speaker.start : s.speaker.end] == s.speaker.text
            assert s.speaker is None or s.speaker.key is None or s.speaker.key in keys
        for c in analysis.casualties:
            assert text[c.start : c.end] == c.text
            assert text[c.who.start : c.who.end] == c.who.text
            assert {c.statement, c.date} - {None} <= set(keys)
            assert c.low is None or c.high is None or c.low <= c.high
        furniture = [
            b
            for b in analysis.article.blocks
            if b.kind in {"furniture", "related", "meta", "byline", "credit", "note", "dateline"}
        ]
        assert not any(b.start <= m.start < b.end for b in furniture for m in analysis.mentions())
