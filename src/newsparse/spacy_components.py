"""newsparse in anyone's spaCy pipeline: `nlp.add_pipe("newsparse_gazetteer")`, `nlp.add_pipe("newsparse_dates")`.

Both are found by their entry points once newsparse is installed. They read the
document's text as clean text; what a page is is not their concern.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from newsparse.errors import UsageError

if TYPE_CHECKING:
    from newsparse.analyzer import Analyzer
    from newsparse.models import Analysis

_LABELS = {"place": "GPE", "group": "ORG", "organization": "ORG", "person": "PERSON", "nationality": "NORP"}
"""The sections of an analysis under the labels of spaCy's English pipelines; armed actors are ORG, as there."""


class GazetteerComponent:
    """Sets the entities of a Doc, each with `kb_id_` where it is in the gazetteer; `Doc._.newsparse` has the whole analysis.

    `published` is the ISO day that names are linked by, `gazetteer` paths of
    YAML files that extend the shipped one; `overwrite` replaces what other
    components found where the two overlap.
    """

    def __init__(self, published: str | None, gazetteer: list[str], overwrite: bool) -> None:
        self._published = _day(published)
        self._paths = [Path(p) for p in gazetteer]
        self._overwrite = overwrite
        self._analyzer: Analyzer | None = None

    def __call__(self, doc: Doc) -> Doc:
        """The Doc with what was found in it."""
        if self._analyzer is None:
            from newsparse.analyzer import Analyzer

            self._analyzer = Analyzer(gazetteer=self._paths)
        if not doc.text.strip():
            return doc
        analysis = self._analyzer.analyze_text(doc.text, published=self._published, clean=True)
        doc._.newsparse = analysis
        found = list(_spans(doc, analysis))
        others = list(doc.ents)
        chosen = filter_spans([*found, *others] if self._overwrite else [*others, *found])
        doc.set_ents(chosen)
        return doc


def _spans(doc: Doc, analysis: Analysis) -> list[Span]:
    found = []
    for kind, entity in analysis.entities():
        for m in entity.mentions:
            span = doc.char_span(
                m.start, m.end, label=_LABELS[kind], kb_id=getattr(entity, "id", None) or "", alignment_mode="expand"
            )
            if span is not None:
                found.append(span)
    return found


class DatesComponent:
    """Fills `doc.spans["dates"]` with the temporal expressions, each with the TIMEX3 value as its `kb_id_`."""

    def __init__(self, published: str | None) -> None:
        self._published = _day(published)
        self._analyzer: Analyzer | None = None

    def __call__(self, doc: Doc) -> Doc:
        """The Doc with what was found in it."""
        if self._analyzer is None:
            from newsparse.analyzer import Analyzer

            self._analyzer = Analyzer()
        spans = []
        if doc.text.strip():
            analysis = self._analyzer.analyze_text(doc.text, published=self._published, clean=True)
            for d in analysis.dates:
                span = doc.char_span(d.start, d.end, label=d.type, kb_id=d.value, alignment_mode="expand")
                if span is not None:
                    spans.append(span)
        doc.spans["dates"] = spans
        return doc


def _day(published: str | None) -> str | None:
    """Raises UsageError for what is no ISO day."""
    if published:
        try:
            date.fromisoformat(published)
        except ValueError as error:
            raise UsageError(f"published '{published}' is no day; write it as 2026-02-02") from error
    return published or None


@Language.factory("newsparse_gazetteer", default_config={"published": None, "gazetteer": [], "overwrite": True})
def make_gazetteer(
    nlp: Language,  # noqa: ARG001 - as spaCy calls it
    name: str,  # noqa: ARG001 - as spaCy calls it
    published: str | None,
    gazetteer: list[str],
    overwrite: bool,
) -> GazetteerComponent:
    """The component of entities, as `nlp.add_pipe("newsparse_gazetteer", config={"published": "2026-02-02"})` asks for it."""
    if not Doc.has_extension("newsparse"):
        Doc.set_extension("newsparse", default=None)
    return GazetteerComponent(published, gazetteer, overwrite)


@Language.factory("newsparse_dates", default_config={"published": None})
def make_dates(
    nlp: Language,  # noqa: ARG001 - as spaCy calls it
    name: str,  # noqa: ARG001 - as spaCy calls it
    published: str | None,
) -> DatesComponent:
    """The component of dates, as `nlp.add_pipe("newsparse_dates")` asks for it."""
    return DatesComponent(published)
