"""Analyzer: the stages, in the order of the data.

    bytes ── reading ──▶ Article ── pipeline ──▶ Document ── temporal ──▶ dates
    Document, dates ── recognizing ──▶ proposals ── deciding ──▶ names ── linking ──▶ mentions ── assembly, facts ──▶ Analysis

Read this file first. A stage holds no state of an article and does no I/O.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from functools import cached_property
from itertools import islice
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from msgspec.structs import replace

from newsparse.assembly import assemble
from newsparse.correcting import Correction, apply
from newsparse.correcting.sheet import scoped
from newsparse.facts import with_facts
from newsparse.gazetteer import Gazetteer, load_gazetteer
from newsparse.linking import link, link_explained
from newsparse.models import Analysis, Article, Provenance
from newsparse.pipeline import Document, load_model, model_version, parse, zone
from newsparse.reading import Options, read_bytes, read_text
from newsparse.temporal import tag
from newsparse.version import __version__

if TYPE_CHECKING:
    from spacy.language import Language

    from newsparse.deciding.explaining import Weighed
    from newsparse.linking.toponyms import Toponym

_WINDOW = 32


class Analyzer:
    """Turns articles into analyses. Holds a model and a gazetteer; safe to use for any number of texts.

    `gazetteer` is a loaded one, or paths of YAML files or folders that extend
    the shipped one; `model` the name of an installed spaCy pipeline. Both are
    loaded when first needed. `corrections` are what `correcting.load` gives. Raises GazetteerError or ModelError then.
    """

    def __init__(
        self,
        *,
        model: str | None = None,
        gazetteer: Gazetteer | Sequence[Path | str] = (),
        corrections: Sequence[Correction] = (),
    ) -> None:
        self._model_name = model
        self._corrections = scoped(corrections)
        self._gazetteer = gazetteer
        self.spent: dict[str, float] = defaultdict(float)
        """Seconds that each stage took so far, for who asks."""

    @cached_property
    def nlp(self) -> Language:
        """The spaCy pipeline."""
        return load_model(self._model_name)

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The gazetteer."""
        return self._gazetteer if isinstance(self._gazetteer, Gazetteer) else load_gazetteer(self._gazetteer)

    @cached_property
    def provenance(self) -> Provenance:
        """What made the analyses."""
        return Provenance(newsparse=__version__, model=model_version(self.nlp), gazetteer=self.gazetteer.digest[:16])

    def analyze(self, article: Article) -> Analysis:
        """The analysis of one article that was read."""
        return next(self.analyze_many([article]))

    def analyze_text(
        self,
        text: str,
        *,
        published: str | None = None,
        title: str | None = None,
        id_: str = "text",
        clean: bool = False,
    ) -> Analysis:
        """The analysis of a text, page furniture and all; `clean` says there is none.

        `published` is an ISO day that relative dates count from. Raises
        InputError for a text without words.
        """
        return self.analyze(read_text(text, id_=id_, options=Options(published=published, title=title, clean=clean)))

    def analyze_file(self, path: Path | str, *, published: str | None = None) -> Analysis:
        """The analysis of a text or HTML file. Raises InputError, or OSError where it cannot be opened."""
        file = Path(path)
        return self.analyze(
            read_bytes(file.read_bytes(), id_=file.stem, path=str(path), options=Options(published=published))
        )

    def analyze_many(self, articles: Iterable[Article]) -> Iterator[Analysis]:
        """Analyses in the order of the articles, as a stream: a window of 32 is held at a time.

        The model keeps every word that it meets. Who analyzes without end does
        so within `bounded_memory`.
        """
        waiting = iter(articles)
        while window := list(islice(waiting, _WINDOW)):
            began = perf_counter()
            for document in parse(self.nlp, window):
                self._took("model", began)
                yield self._finish(document)
                began = perf_counter()

    def bounded_memory(self) -> AbstractContextManager[None]:
        """What the model keeps of the words met within is freed at the end. Not to be nested."""
        return zone(self.nlp)

    def analyze_texts(self, texts: Iterable[str], *, published: str | None = None) -> Iterator[Analysis]:
        """Analyses of texts, as a stream."""
        options = Options(published=published)
        yield from self.analyze_many(read_text(t, id_=f"text-{i}", options=options) for i, t in enumerate(texts, 1))

    def explain_places(self, text: str) -> list[Toponym]:
        """The toponyms of a text without furniture, with every candidate's share and the terms of its score.

        Raises InputError for a text without words.
        """
        article = read_text(text, id_="text", options=Options(clean=True))
        document = next(parse(self.nlp, [article]))
        return link_explained(document, self.gazetteer, tag(document, None))[1]

    def explain(self, article: Article) -> tuple[Analysis, list[Weighed], list[Toponym]]:
        """The analysis of an article; its spans as they were weighed; its toponyms with every candidate's share and the terms of its score."""
        document = next(parse(self.nlp, [article]))
        return self._finish(document), *link_explained(document, self.gazetteer, tag(document, article.published))

    def _finish(self, document: Document) -> Analysis:
        began = perf_counter()
        dates = tag(document, document.article.published)
        began = self._took("dates", began)
        mentions = link(document, self.gazetteer, dates)
        mentions, applied = apply(mentions, document.article, self._corrections)
        began = self._took("linking", began)
        analysis = assemble(document, mentions, dates, self.gazetteer, self.provenance)
        began = self._took("assembly", began)
        analysis = replace(with_facts(analysis, document), corrections=applied)
        self._took("facts", began)
        return analysis

    def _took(self, stage: str, began: float) -> float:
        """Book the time since `began` on a stage; the time now."""
        now = perf_counter()
        self.spent[stage] += now - began
        return now
