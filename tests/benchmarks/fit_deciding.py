"""Fit the weights of `newsparse/deciding/weights.yaml`:

    python -m newsparse.pipeline.training prepare --corpora FOLDER --work WORK --without-written
    python -m newsparse.pipeline.training train --work WORK
    python -m tests.benchmarks.fit_deciding --corpora FOLDER --model WORK/model/model-best [--re3d FOLDER] [--articles FILE.jsonl]

The written sentences are read by a model that was not trained on them: what a model says of its own
lessons would be believed too much. Of the texts that others marked, only those of half a are fitted to.
Prints F1 by kind, by cross-validation over the sentences in four folds, and then the table.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from newsparse import Analyzer
from newsparse.deciding import Option, best_set
from newsparse.deciding.features import Features, features_of
from newsparse.deciding.weights import KINDS, Weight, table
from newsparse.gazetteer import Gazetteer
from newsparse.models import Article
from newsparse.pipeline import parse
from newsparse.pipeline.training.corpora import HERE, read_written
from newsparse.reading import Options, read_text
from newsparse.recognizing import recognize
from newsparse.recognizing.proposals import Kind
from newsparse.temporal import tag

Span = tuple[int, int]
Floats = np.ndarray[Any, np.dtype[np.float64]]

FOLDS, SEED = 4, 5
MOST_OF_A_SOURCE = 900
"""Sentences of each written file."""
PULL = 1.0
"""Half the squared weights times this is added to the loss."""
MARKED_COUNTS = 2.0
"""How often a span of a marked text counts, against one of a sentence."""
COMMONER = 0.75
"""Added to the log-odds of every kind: reports hold more names that the model misses than sentences do."""
SAME_NAME = 0.5
"""The share of two spans that they have in common from which they are one name with other bounds."""
_OURS = frozenset(["generic_actor", "actor_known", "tribe", "unit"])
"""Features of spans that are names by our rules where the sentences, which leave out what has no name of its own, mark none."""
_LABELS = {"PERSON": Kind.PERSON, "ORG": Kind.ACTOR, "LOC": Kind.PLACE}
_RE3D = {"Person": Kind.PERSON, "Organisation": Kind.ACTOR, "Location": Kind.PLACE}
_ARTICLES = {"p": Kind.PERSON, "g": Kind.ACTOR, "o": Kind.ACTOR, "l": Kind.PLACE}


@dataclass(frozen=True)
class Text:
    """A marked text: its names with their kinds, and the spans that are neither right nor wrong."""

    article: Article
    names: dict[Span, Kind]
    aside: list[Span]
    counts: float


@dataclass(frozen=True)
class Example:
    """A span that was proposed, with its features and what it is; `counts` is its weight, 0 for not to be learnt from."""

    span: Span
    features: Features
    kind: Kind | None
    counts: float


def written(folder: Path) -> Iterator[Text]:
    """The written sentences, of each file as many as `MOST_OF_A_SOURCE`."""
    files = [*sorted((HERE / "written").glob("*.txt")), *folder.glob("written.txt")]
    rng = random.Random(SEED)
    for file in files:
        sentences = [s for s in read_written([file]) if sum(c.isalpha() for c in s.text) > 8]
        rng.shuffle(sentences)
        for i, sentence in enumerate(sentences[:MOST_OF_A_SOURCE]):
            article = read_text(
                sentence.text, id_=f"{file.stem}-{i}", options=Options(clean=True, published="2016-06-01")
            )
            names = {(a, b): _LABELS[k] for a, b, k in sentence.names if k in _LABELS}
            yield Text(article, names, [], 1.0)


def in_half_a(id_: str) -> bool:
    """Whether a marked text is there to learn from; the others are only measured on."""
    return hashlib.sha1(id_.encode()).digest()[0] % 2 == 0


def of_re3d(folder: Path) -> Iterator[Text]:
    """The texts of re3d, one folder a source with documents.json and entities.json."""
    for documents in sorted(folder.glob("*/documents.json")):
        spans: dict[str, list[tuple[int, int, str]]] = {}
        for row in _rows(documents.with_name("entities.json")):
            spans.setdefault(row["documentId"], []).append((row["begin"], row["end"], row["type"]))
        for row in _rows(documents):
            if not in_half_a(row["_id"]):
                continue
            marked = {
                (a, b): _RE3D[k] for a, b, k in spans.get(row["_id"], []) if k in _RE3D and _is_named(row["text"][a:b])
            }
            aside = [(a, b) for a, b, _ in spans.get(row["_id"], []) if (a, b) not in marked]
            yield Text(
                read_text(row["text"], id_=row["_id"], options=Options(clean=True)), marked, aside, MARKED_COUNTS
            )


def of_articles(file: Path) -> Iterator[Text]:
    """Articles of a .jsonl with `mentions` of `entities`, told apart by the first letter of their ids."""
    for row in _rows(file):
        if not in_half_a(row["id"]):
            continue
        names, aside = {}, []
        for mention in row["mentions"]:
            span, kind = (mention["start"], mention["end"]), _ARTICLES.get(mention["id"][0])
            if kind is None or mention.get("optional") or row["entities"][mention["id"]].get("generic"):
                aside.append(span)
            else:
                names[span] = kind
        options = Options(published=row["published"])
        yield Text(read_text(row["text"], id_=row["id"], options=options), names, aside, MARKED_COUNTS)


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    for line in file.read_text(encoding="utf-8-sig").splitlines():
        if (line := line.strip().rstrip(",")).startswith("{"):
            yield json.loads(line)


def _is_named(text: str) -> bool:
    return any(
        w[:1].isupper() for w in text.split() if w.lower() not in {"the", "a", "he", "she", "it", "they", "we", "i"}
    )


def examples(analyzer: Analyzer, texts: Sequence[Text]) -> list[list[Example]]:
    """The proposed spans of every text, each with what it is."""
    found = []
    for text, document in zip(texts, parse(analyzer.nlp, [t.article for t in texts]), strict=True):
        context = recognize(document, analyzer.gazetteer, tag(document, document.article.published))
        spans = {
            (view.part.start + a, view.part.start + b): features
            for view in context.views
            for (a, b), features in features_of(analyzer.gazetteer, view).items()
        }
        found.append(list(_judged(text, spans)) if document.article.language == "en" else [])
    return found


def _judged(text: Text, spans: dict[Span, Features]) -> Iterator[Example]:
    """Each span as the name that it is or stands for; what has other bounds than a name is not to be learnt from."""
    names = {_without_the(text.article.text, span): kind for span, kind in text.names.items()}
    standing: dict[Span, Kind] = {}
    for name, own in names.items():
        likest = max(spans, key=lambda s: _common(s, name), default=None)
        if likest is not None and _common(likest, name) >= SAME_NAME:
            standing[likest] = own
    exact = text.counts == 1.0
    for span, features in spans.items():
        kind: Kind | None = names.get(span) if exact else standing.get(span)
        beside = [n for n in names if n[0] < span[1] and span[0] < n[1]]
        unclear = kind is None and (
            any(a < span[1] and span[0] < b for a, b in text.aside)
            or (not exact and any(_common(span, n) >= 0.3 or names[n] is Kind.ACTOR for n in beside))
            or (not beside and bool(_OURS & features.keys()))
        )
        # A country that acts is an actor to re3d, and a force that has a place's name is a place: not to us.
        state = kind is Kind.ACTOR and features.get("place_important", 0.0) >= 0.6 and "actor_known" not in features
        unclear = unclear or (not exact and (state or (kind is Kind.PLACE and "actor_known" in features)))
        yield Example(span, features, kind, 0.0 if unclear else text.counts)


def _without_the(text: str, span: Span) -> Span:
    start, end = span
    while text[start : start + 4].lower() == "the ":
        start += 4
    return start, end


def _common(a: Span, b: Span) -> float:
    return max(0, min(a[1], b[1]) - max(a[0], b[0])) / (max(a[1], b[1]) - min(a[0], b[0]))


def fit(texts: Iterable[Sequence[Example]], names: Sequence[str], steps: int = 600) -> Floats:
    """Weights, a row a feature and a column a kind, of least loss (softmax over the kinds and "no name"), by Adam."""
    rows = [e for own in texts for e in own if e.counts]
    x, y, counts = _matrix(rows, names), np.zeros((len(rows), len(KINDS) + 1)), np.array([e.counts for e in rows])
    for i, row in enumerate(rows):
        y[i, 0 if row.kind is None else 1 + KINDS.index(row.kind)] = 1.0
    weights, mean, square = np.zeros((3, len(names), len(KINDS) + 1))
    for step in range(1, steps + 1):
        gradient = x.T @ ((_softmax(x @ weights) - y) * counts[:, None]) + PULL * weights
        gradient[:, 0] = 0
        mean = 0.9 * mean + 0.1 * gradient
        square = 0.999 * square + 0.001 * gradient * gradient
        pace = 0.06 * (1.0 if step < 0.6 * steps else 0.3 if step < 0.85 * steps else 0.1)
        weights -= pace * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return weights[:, 1:]


def _matrix(rows: Sequence[Example], names: Sequence[str]) -> Floats:
    index = {name: i for i, name in enumerate(names)}
    x = np.zeros((len(rows), len(names)))
    for i, row in enumerate(rows):
        for name, value in row.features.items():
            if name in index:
                x[i, index[name]] = value
    return x


def _softmax(z: Floats) -> Floats:
    powers = np.exp(z - z.max(axis=1, keepdims=True))
    shares: Floats = powers / powers.sum(axis=1, keepdims=True)
    return shares


def validated(texts: Sequence[Sequence[Example]], gold: Sequence[dict[Span, Kind]], names: Sequence[str]) -> None:
    """Print F1 by kind, exact, each fold under weights fitted to the others."""
    fold = np.random.default_rng(SEED).integers(0, FOLDS, len(texts))
    right, found, marked = (dict.fromkeys(KINDS, 0) for _ in range(3))
    for k in range(FOLDS):
        weights = fit([t for t, f in zip(texts, fold, strict=True) if f != k], names)
        for own, wanted in ((t, g) for t, g, f in zip(texts, gold, fold, strict=True) if f == k):
            odds = _matrix(own, names) @ weights
            options = [Option(0, *e.span, e.features, list(row)) for e, row in zip(own, odds, strict=True)]
            for kind in wanted.values():
                marked[kind] += 1
            for option in best_set(options):
                if not _OURS & option.features.keys() or (option.start, option.end) in wanted:
                    found[option.best[1]] += 1
                    right[option.best[1]] += wanted.get((option.start, option.end)) is option.best[1]
    for kind in KINDS:
        print(f"{kind:8} F1 {200 * right[kind] / max(found[kind] + marked[kind], 1):5.1f} of {marked[kind]}")


def write(names: Sequence[str], weights: Floats, target: Path) -> None:
    """Write the table: what was fitted, with what is set by hand and the reasons as they were."""
    old = table()
    fitted = {}
    for name, row in zip(names, weights, strict=True):
        held = old.read.get(name)
        if held is None or not held.by_hand:
            person, actor, place = (round(float(w) + (COMMONER if name == "bias" else 0.0), 2) for w in row)
            fitted[name] = Weight(person, actor, place, why=held.why if held else "")
    read = {name: fitted.get(name, weight) for name, weight in {**old.read, **fitted}.items()}
    lines = [_HEAD, "read:\n", *(_line(n, w) for n, w in sorted(read.items())), "unread:\n"]
    target.write_text("".join([*lines, *(_line(n, w) for n, w in old.unread.items())]), encoding="utf-8")


_HEAD = """# What each feature of a proposed span adds to the log-odds of its being a name of each kind, against "no name".
#   read    in text that the language model reads: fitted by tests/benchmarks/fit_deciding.py, but for what is set by_hand
#   unread  in text of languages and scripts that it does not read: set by hand
"""


def _line(name: str, weight: Weight) -> str:
    by_hand = ", by_hand: true" if weight.by_hand else ""
    kinds = f"person: {weight.person:.2f}, actor: {weight.actor:.2f}, place: {weight.place:.2f}"
    return f"  {name}: {{{kinds}{by_hand}, why: {json.dumps(weight.why, ensure_ascii=False)}}}\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--model", required=True)
    parser.add_argument("--re3d", type=Path)
    parser.add_argument("--articles", type=Path)
    args = parser.parse_args()
    sentences = list(written(args.corpora))
    gazetteer: Gazetteer = Analyzer().gazetteer
    held = examples(Analyzer(model=args.model, gazetteer=gazetteer), sentences)
    marked = [*(of_re3d(args.re3d) if args.re3d else ()), *(of_articles(args.articles) if args.articles else ())]
    own = examples(Analyzer(gazetteer=gazetteer), marked)
    names = sorted({name for texts in (held, own) for text in texts for e in text for name in e.features})
    validated(held, [t.names for t in sentences], names)
    write(names, fit([*held, *own], names), Path("src/newsparse/deciding/weights.yaml"))


if __name__ == "__main__":
    main()
