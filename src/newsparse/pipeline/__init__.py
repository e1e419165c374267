"""The spaCy pipeline: which model, which components, and Articles as Documents.

Each analyzed block becomes one Doc (long ones several), so furniture never
reaches the model and every offset is the block's start plus the token's.
"""

from __future__ import annotations

import bisect
import contextlib
import importlib
import importlib.util
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from newsparse import lexicon
from newsparse.errors import ModelError
from newsparse.models import ANALYZED_KINDS, Article, Sentence
from newsparse.pipeline.lean import import_spacy, load_with_own_rules

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

SHIPPED_MODEL = Path(__file__).parent / "model"
_UNUSED = ["lemmatizer", "attribute_ruler"]
_CHUNK = 10_000
_BATCH_CHARACTERS = 50_000
_ABBREVIATION = re.compile(
    r"\b(?:Brig|Gen|Maj|Lt|Col|Capt|Cmdr|Adm|Sgt|Cpl|Pvt|Mr|Mrs|Ms|Dr|Prof|Rep|Sen|Gov|St|Hon|Rev|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|No|vs)\.$"
)
_SENTENCE_END = re.compile(
    r"[.!?؟…][\"'”’)\]]*\s+"
    # an Arabic full stop that the next sentence follows at once: "من الأغنام.وقال"
    r"|(?<=[\u0620-\u064a)»”][\u0620-\u064a)»”][\u0620-\u064a)»”])\.(?=(?:و|كما |فيما |بينما )[\u0620-\u064a]{3})"
    r"|(?<=[\u0620-\u064a][)»”])\.(?=(?:و|كما |فيما |بينما )[\u0620-\u064a]{3})"
)
_BEFORE_QUOTE = re.compile(r"[a-z]{2}[.!?][\"”]?\s{1,4}(?=[\"“][A-Z][\w'’]*\s)")
_OPENING_MARKS, _CLOSING_MARKS = frozenset('"“‘«'), frozenset('"”’»')
_FOOTNOTE = re.compile(r"(?<=[\w.,;:!?\"”’)])\[\d{1,3}\]|(?<=[a-z][a-z][.\"”’])\d{1,3}(?= +[A-Z“\"]|\s*$)")
"""The mark of a footnote right behind a word or its full stop: "two officers.[2]", "took the town.12 The"."""
_MARKS = frozenset(".!?…:;,\"“”'’»)]")
_WHO_SAID = re.compile(
    rf"(?:[\w'’.-]{{1,30}} ){{1,8}}(?:{'|'.join(lexicon.load('around_statements', dict[str, list[str]])['says_who'])})\b(?! that)[^.!?\"“”]{{0,60}}\.?"
)
_LONGEST_WHO = 140
"""Code points of a sentence that only tells who said what stands before."""
_SIGNS = re.compile(r"[^\w\s]{64,}")
_FLATTEN = {10: 32, 13: 32, 9: 32, 0x2028: 32, 0x2029: 32, 0xFEFF: 32}


@dataclass(frozen=True)
class Part:
    """A stretch of one analyzed block with its Doc.

    `start` is the code-point offset of the stretch in the article's text; a
    token stands at `start + token.idx`. `block` is an index into the
    article's blocks.
    """

    block: int
    start: int
    text: str
    doc: Doc

    @cached_property
    def doc_text(self) -> str:
        """The text as the model read it, of the same length."""
        return self.doc.text

    @cached_property
    def _starts(self) -> list[int]:
        return [t.idx for t in self.doc]

    def token_at(self, offset: int) -> int:
        """The index of the token that covers an offset within the part."""
        return max(bisect.bisect_right(self._starts, offset) - 1, 0)


@dataclass(frozen=True)
class Document:
    """An Article with the Docs of its analyzed blocks and its sentences, all in text order."""

    article: Article
    parts: tuple[Part, ...]
    sentences: tuple[Sentence, ...]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [s.start for s in self.sentences]

    def sentence_at(self, offset: int) -> int:
        """The index of the sentence that holds a code-point offset of the text."""
        return max(bisect.bisect_right(self._sentence_starts, offset) - 1, 0)


def find_model(name: str | None = None) -> str:
    """The name of the model to load. Raises ModelError where neither a package nor a folder has it."""
    wanted = name or str(SHIPPED_MODEL)
    try:
        known = wanted.isidentifier() and importlib.util.find_spec(wanted) is not None
    except (ImportError, ValueError):
        known = False
    if not known and not Path(wanted).is_dir():
        raise ModelError(f"the spaCy model '{wanted}' is not installed; install it with pip or leave out --model")
    return wanted


def load_model(name: str | None = None) -> Language:
    """The English pipeline with its tagger, its splitter of sentences, what finds names and the parser; nothing else is loaded.

    Without a name: the model that newsparse brings along. Raises ModelError where
    the model is missing or is no spaCy pipeline.
    """
    wanted = find_model(name)
    spacy = import_spacy()
    from newsparse.pipeline import names as _names  # noqa: F401 - makes the component of that name known to spaCy

    try:
        if wanted == str(SHIPPED_MODEL):
            nlp: Language = load_with_own_rules(wanted, _UNUSED)
        elif not Path(wanted).is_dir() and hasattr(module := importlib.import_module(wanted), "load"):
            nlp = module.load(exclude=_UNUSED)
        else:
            nlp = spacy.load(wanted, exclude=_UNUSED)
    except (ImportError, OSError, ValueError, AttributeError) as error:
        raise ModelError(
            f"the spaCy model '{wanted}' cannot be loaded; install it with pip or leave out --model"
        ) from error
    if "senter" in nlp.disabled:
        nlp.enable_pipe("senter")
    elif "senter" not in nlp.pipe_names:
        nlp.add_pipe("sentencizer")
    _multiply_by_numpy(nlp)
    return nlp


def _multiply_by_numpy(nlp: Language) -> None:
    """Matrices are multiplied by numpy's own BLAS, three times as fast on one thread as the one that spaCy brings along."""
    from thinc.api import NumpyOps

    ops = NumpyOps(use_blis=False)
    for _, pipe in nlp.pipeline:
        for node in pipe.model.walk() if hasattr(pipe, "model") else ():
            node.ops = ops


def model_version(nlp: Language) -> str:
    """The model's name and version, for provenance."""
    return _version(nlp.meta)


def installed_version(name: str | None = None) -> str:
    """The name and version of a model that is not loaded. Raises ModelError where it is missing."""
    found = find_model(name)
    spec = None if Path(found).is_dir() else importlib.util.find_spec(found)
    folder = Path(next(iter(spec.submodule_search_locations or ()), "")) if spec else Path(found)
    try:
        return _version(msgspec.json.decode((folder / "meta.json").read_bytes(), type=dict[str, Any]))
    except (OSError, msgspec.MsgspecError):
        return found


def _version(meta: dict[str, Any]) -> str:
    return f"{meta.get('lang', 'xx')}_{meta.get('name', 'unknown')} {meta.get('version', '?')}"


@contextlib.contextmanager
def zone(nlp: Language) -> Iterator[None]:
    """What Docs made within take of the vocabulary is freed at its end; they must not be used after it."""
    failure: BaseException | None = None
    with nlp.memory_zone():
        try:
            yield
        except BaseException as error:  # noqa: BLE001 - spaCy closes its zone only where nothing is raised in it
            failure = error
    if failure is not None:
        raise failure


def parse(nlp: Language, articles: Sequence[Article], *, batch_size: int = 64) -> Iterator[Document]:
    """Documents for articles, in order. The model sees the blocks of all of them in one stream.

    Articles that are not in English are tokenized and split, not tagged.
    """
    chunks = [list(_chunks(a)) for a in articles]
    english = [a.language == "en" for a in articles]
    texts = [c[2] for own, en in zip(chunks, english, strict=True) if en for c in own]
    docs = _pipe(nlp, texts, batch_size)
    for article, own, en in zip(articles, chunks, english, strict=True):
        parts = tuple(
            Part(block, start, text, next(docs) if en else nlp.make_doc(_flat(text))) for block, start, text in own
        )
        yield Document(article, parts, tuple(s for p in parts for s in _sentences(p)))


def _pipe(nlp: Language, texts: list[str], batch_size: int) -> Iterator[Doc]:
    """Docs in order; a batch holds at most `batch_size` texts and 50,000 characters, which bounds memory."""
    batch: list[str] = []
    held = 0
    for text in texts:
        if batch and (len(batch) >= batch_size or held + len(text) > _BATCH_CHARACTERS):
            yield from _tagged(nlp, batch)
            batch, held = [], 0
        batch.append(_flat(text))
        held += len(text)
    if batch:
        yield from _tagged(nlp, batch)


def _tagged(nlp: Language, batch: list[str]) -> Iterator[Doc]:
    for doc in nlp.pipe(batch, batch_size=len(batch)):
        doc.tensor = doc.tensor[:0]  # the model's own numbers, most of what a Doc weighs; nobody asks for them
        yield doc


def _flat(text: str) -> str:
    """The text as the model reads it: line breaks, long runs of signs and marks of footnotes as spaces, lone surrogates replaced, same length.

    spaCy's tokenizer looks over the rest of a run for every sign that it cuts off, in time that grows with its square.
    """
    flat = _SIGNS.sub(lambda run: " " * len(run[0]), text.translate(_FLATTEN))
    flat = _FOOTNOTE.sub(lambda mark: " " * len(mark[0]), flat)
    try:
        flat.encode("utf-8")
    except UnicodeEncodeError:
        flat = "".join("?" if "\ud800" <= c <= "\udfff" else c for c in flat)
    return flat


def _chunks(article: Article) -> Iterator[tuple[int, int, str]]:
    """(block, start, text) of every analyzed block; blocks of over 10,000 characters in several."""
    for index, block in enumerate(article.blocks):
        if block.kind not in ANALYZED_KINDS:
            continue
        start = block.start
        while start < block.end:
            end = min(start + _CHUNK, block.end)
            if end < block.end:
                cut = max(article.text.rfind(". ", start, end), article.text.rfind("\n", start, end))
                cut = cut if cut > start else article.text.rfind(" ", start, end)
                end = cut + 1 if cut > start else end
            yield index, start, article.text[start:end]
            start = end


def _sentences(part: Part) -> Iterator[Sentence]:
    """The sentences of a part; a rank's or a month's full stop ends none."""
    bounds = _model_bounds(part) if part.doc.has_annotation("SENT_START") else _plain_bounds(part.text)
    pending: tuple[int, int] | None = None
    for start, end in bounds:
        first = pending[0] if pending else start
        if _ABBREVIATION.search(part.text[max(first, end - 12) : end].rstrip()):
            pending = (first, end)
            continue
        pending = None
        yield Sentence(start=part.start + first, end=part.start + end, block=part.block)
    if pending:
        yield Sentence(start=part.start + pending[0], end=part.start + pending[1], block=part.block)


def _model_bounds(part: Part) -> Iterator[tuple[int, int]]:
    """The bounds that the model sets, with each quotation mark on its own side: an opening one behind a full stop opens a sentence."""
    cuts = {_beside_marks(part.text, s.start_char) for s in part.doc.sents}
    cuts.update(match.end() for match in _BEFORE_QUOTE.finditer(part.text))
    ordered = [*sorted(cuts), len(part.text)]
    kept = [cut for cut, after in pairwise(ordered) if not _only_says_who(part.text, cut, after)]
    for first, behind in pairwise([*kept, len(part.text)]):
        text = part.text[first:behind]
        stripped = text.strip()
        if stripped:
            start = first + text.index(stripped)
            yield start, start + len(stripped)


def _only_says_who(text: str, start: int, end: int) -> bool:
    """Whether words between cuts only say who has said what stands before, which no mark parts from them: "Hassan Darwish told Reuters."."""
    before = text[max(0, start - 3) : start]
    if start == 0 or "\n" in before or before.rstrip()[-1:] in _MARKS or end - start > _LONGEST_WHO:
        return False
    if "," in text or "://" in text[max(0, start - _LONGEST_WHO) : start]:
        return False  # a text with its commas parts them itself
    return _WHO_SAID.fullmatch(text[start:end].strip()) is not None


def _beside_marks(text: str, cut: int) -> int:
    """A cut between sentences, moved before an opening quotation mark that it left behind, or behind a closing one."""
    if cut > 1 and text[cut - 1] in _OPENING_MARKS and text[cut - 2].isspace() and not text[cut].isspace():
        return cut - 1
    if (
        0 < cut < len(text) - 1
        and text[cut] in _CLOSING_MARKS
        and not text[cut - 1].isspace()
        and text[cut + 1].isspace()
    ):
        return cut + 1
    return cut


def _plain_bounds(text: str) -> Iterator[tuple[int, int]]:
    position = 0
    for match in [*_SENTENCE_END.finditer(text), None]:
        end = match.end() if match else len(text)
        stripped = text[position:end].strip()
        if stripped:
            start = position + text[position:end].index(stripped)
            yield start, start + len(stripped)
        position = end
