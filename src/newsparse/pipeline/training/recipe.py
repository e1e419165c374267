"""The steps of the recipe: prepare, train, train_trees, pack, measure."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import DocBin
from spacy.training import Example
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as run_training
from spacy.util import load_config, registry

from newsparse.pipeline import names as _names  # noqa: F401 - and so is the component known to spaCy
from newsparse.pipeline.kinds import KINDS
from newsparse.pipeline.training.corpora import HERE
from newsparse.pipeline.training.documents import TEACHER, kept_out, training_documents, treebank, trees

_TREE = ("ORTH", "SPACY", "TAG", "HEAD", "DEP", "SENT_START")
_DEV_A_SOURCE = 150
"""Documents of each source that are looked at while the training runs."""


@registry.callbacks("newsparse.teachers_encoder.v1")  # type: ignore[untyped-decorator]
def teachers_encoder() -> Callable[[Language], Language]:
    """Begin with the encoder that the teacher finds its names with."""

    def copy(nlp: Language) -> Language:
        names: Any = spacy.load(TEACHER).get_pipe("ner")
        own: Any = nlp.get_pipe("tok2vec")
        own.model.from_bytes(names.model.get_ref("tok2vec").layers[0].to_bytes())
        return nlp

    return copy


def prepare(folder: Path, work: Path, *, written: bool = True) -> None:
    """Write the documents to train on and a part of those kept out as DocBins; on request without the written sentences."""
    work.mkdir(parents=True, exist_ok=True)
    train = DocBin(docs=training_documents(folder, written=written))
    train.to_disk(work / "train.spacy")
    nlp = spacy.blank("en")
    dev = DocBin()
    for docs in kept_out(folder, nlp).values():
        for doc in docs[:_DEV_A_SOURCE]:
            dev.add(doc)
    for file in ("ud-ewt.tsv.gz", "ud-gum.tsv.gz"):
        for doc in treebank(folder / file, nlp, held_out=True):
            dev.add(doc)
    dev.to_disk(work / "dev.spacy")
    for name, held_out in (("trees", False), ("trees-dev", True)):
        DocBin(attrs=_TREE, docs=trees(folder, held_out=held_out)).to_disk(work / f"{name}.spacy")
    sys.stderr.write(f"{len(train)} documents to train on, {len(dev)} to look at\n")


def train(work: Path, output: Path, overrides: dict[str, Any] | None = None) -> None:
    """Train by config.cfg; the best model stands in `output`/model-best."""
    paths = {"paths.train": str(work / "train.spacy"), "paths.dev": str(work / "dev.spacy")}
    config = load_config(HERE / "config.cfg", overrides={**paths, **(overrides or {})}, interpolate=False)
    nlp = init_nlp(config)
    output.mkdir(parents=True, exist_ok=True)
    run_training(nlp, output, use_gpu=-1, stdout=sys.stdout, stderr=sys.stderr)


def train_trees(work: Path, model: Path | str, output: Path, overrides: dict[str, Any] | None = None) -> None:
    """Train a parser by trees.cfg on the encoder of a model, which stays as it is; the model with it is written to `output`."""
    paths = {
        "paths.train": str(work / "trees.spacy"),
        "paths.dev": str(work / "trees-dev.spacy"),
        "paths.model": str(model),
    }
    config = load_config(HERE / "trees.cfg", overrides={**paths, **(overrides or {})}, interpolate=True)
    folder = output.parent / "trees"
    folder.mkdir(parents=True, exist_ok=True)
    run_training(init_nlp(config), folder, use_gpu=-1, stdout=sys.stdout, stderr=sys.stderr)
    whole = spacy.load(model, exclude=["parser"])
    whole.add_pipe("parser", source=spacy.load(folder / "model-best"), last=True)
    whole.to_disk(output)


def pack(model: Path | str, target: Path, version: str) -> None:
    """Write the model as it is shipped: without the words of the corpora, which nothing of it looks up."""
    trained = spacy.load(model)
    packed = spacy.util.load_model_from_config(trained.config, auto_fill=True)
    for name in packed.pipe_names:
        own: Any = packed.get_pipe(name)
        own.from_bytes(trained.get_pipe(name).to_bytes(exclude=["vocab"]), exclude=["vocab"])  # type: ignore[attr-defined]
        for label in (*getattr(own, "labels", ()), *KINDS):
            packed.vocab.strings.add(label)
    packed.meta.update(
        {
            "name": "newsparse",
            "version": version,
            "description": "Names, tags, sentences and trees of English news; see README.md",
            "license": "CC-BY-SA-4.0",
            "performance": {},
        }
    )
    packed.config["paths"] = dict.fromkeys(trained.config["paths"])
    packed.to_disk(target)


def measure(model: Path | str, folder: Path) -> dict[str, dict[str, float]]:
    """F1 of names by source, on what was kept out; accuracy of tags and F1 of sentences on the treebanks.

    Of trees the share of words that hang where the teacher hangs them, and by the same relation.
    """
    nlp = spacy.load(model)
    found: dict[str, dict[str, float]] = {}
    for source, docs in kept_out(folder, nlp).items():
        examples = [Example(nlp(doc.text), doc) for doc in docs]
        scores = Scorer.score_spans(examples, "ents")
        found[source] = {"ents_f": scores["ents_f"], **{k: v["f"] for k, v in (scores["ents_per_type"] or {}).items()}}
    for file in ("ud-ewt.tsv.gz", "ud-gum.tsv.gz"):
        examples = [Example(nlp(doc.text), doc) for doc in treebank(folder / file, nlp, held_out=True)]
        tagger: Any = nlp.get_pipe("tagger")
        scores = tagger.score(examples) | Scorer.score_spans(
            examples, "sents", getter=lambda d, _: d.sents, has_annotation=lambda d: d.has_annotation("SENT_START")
        )
        found[file] = {"tag_acc": scores["tag_acc"], "sents_f": scores["sents_f"]}
    if "parser" in nlp.pipe_names:
        parser: Any = nlp.get_pipe("parser")
        scores = parser.score([Example(nlp(doc.text), doc) for doc in trees(folder, held_out=True)])
        found["trees of the teacher"] = {"dep_uas": scores["dep_uas"], "dep_las": scores["dep_las"]}
    return found
