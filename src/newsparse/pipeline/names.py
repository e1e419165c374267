"""The component that finds names: a tag a token, and the best sequence of tags that is one.

The tags are BILUO (begin, in, last, unit, out) with a kind of name. A layer
over the shared encoder scores them token by token, which takes a fraction of
the time of a parser that makes one transition after the other; what the
scores of single tokens cannot know, that an I follows a B, the decoding does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.language import Language
from spacy.pipeline import Tagger
from spacy.scorer import get_ner_prf
from spacy.tokens import Doc, Span
from spacy.training import Example, validate_examples
from spacy.util import registry
from thinc.api import Maxout, Model, SequenceCategoricalCrossentropy, Softmax_v2, chain, expand_window, with_array

from newsparse.pipeline.kinds import KINDS, SHARES

if TYPE_CHECKING:
    from spacy.vocab import Vocab

TAGS = ("O", *(f"{part}-{kind}" for kind in KINDS for part in "BILU"))


def _may_follow() -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Which tag may stand behind which: rows are the tag before, columns the one behind."""
    allowed = np.zeros((len(TAGS), len(TAGS)), dtype=bool)
    for i, before in enumerate(TAGS):
        for j, behind in enumerate(TAGS):
            inside = before[0] in "BI"
            allowed[i, j] = behind[0] in "IL" and behind[2:] == before[2:] if inside else behind[0] in "OBU"
    return allowed


_FOLLOWS = _may_follow()
_OPENS = np.array([tag[0] in "OBU" for tag in TAGS])
_CLOSES = np.array([tag[0] in "OLU" for tag in TAGS])
_NEVER = np.where(_FOLLOWS, 0.0, -np.inf)


@registry.architectures("newsparse.NameTags.v1")  # type: ignore[untyped-decorator]
def name_tags(tok2vec: Model[Any, Any], hidden: int = 128, nO: int | None = None) -> Model[Any, Any]:  # noqa: N803 - thinc's name
    """Scores of the tags from each token's vector and those beside it."""
    width = tok2vec.get_dim("nO")
    layers: Model[Any, Any] = chain(
        expand_window(window_size=1),
        Maxout(nI=3 * width, nO=hidden, nP=2, normalize=True, dropout=0.1),
        Softmax_v2(nI=hidden, nO=nO, normalize_outputs=False),
    )
    head: Model[Any, Any] = with_array(layers)
    with Model.define_operators({">>": chain}):
        model = tok2vec >> head
    model.set_ref("tok2vec", tok2vec)
    model.set_ref("softmax", layers.layers[-1])
    return model


@Language.factory("newsparse_names", assigns=["doc.ents"], default_score_weights={"ents_f": 1.0, "ents_per_type": None})
def make_names(nlp: Language, name: str, model: Model[Any, Any]) -> NameTagger:
    """The component, for spaCy's configuration."""
    return NameTagger(nlp.vocab, model, name)


def _score(examples: Iterable[Example], **_options: object) -> dict[str, Any]:
    scored: dict[str, Any] = get_ner_prf(examples)
    return scored


class NameTagger(Tagger):  # type: ignore[misc]
    """Sets `doc.ents`, and in `doc.user_data` under `SURENESS` how sure it is of each, as [0, 1] by (start, end) in tokens."""

    def __init__(self, vocab: Vocab, model: Model[Any, Any], name: str = "names") -> None:
        super().__init__(vocab, model, name, overwrite=True, scorer=_score, neg_prefix="!", label_smoothing=0.0)
        self.cfg["labels"] = list(TAGS)

    def predict(self, docs: Sequence[Doc]) -> list[np.ndarray[Any, Any]]:
        """The scores of every doc's tokens, one row a token, one column a tag."""
        if not any(len(doc) for doc in docs):
            return [np.zeros((0, len(TAGS)), dtype="f") for _ in docs]
        return list(self.model.predict(docs))

    def set_annotations(self, docs: Sequence[Doc], scores: Sequence[np.ndarray[Any, Any]]) -> None:
        """Set the entities that the best sequences of tags give."""
        for doc, rows in zip(docs, scores, strict=True):
            shares = _shares(rows)
            path = decode(np.log(shares + 1e-9))
            found = list(_spans(path))
            doc.user_data[SHARES] = shares @ _COLUMNS
            doc.user_data[SURENESS] = {
                (start, end): float(np.mean([shares[i, path[i]] for i in range(start, end)])) for start, end, _ in found
            }
            doc.set_ents([Span(doc, start, end, label=kind) for start, end, kind in found])

    def get_loss(self, examples: Iterable[Example], scores: Sequence[np.ndarray[Any, Any]]) -> tuple[float, Any]:
        """Cross entropy over the tokens whose tag is known."""
        examples = list(examples)
        validate_examples(examples, "NameTagger.get_loss")
        loss: Any = SequenceCategoricalCrossentropy(names=list(TAGS), normalize=False, missing_value=None)
        truths = [[tag if tag in _KNOWN else None for tag in eg.get_aligned_ner()] for eg in examples]
        gradient, value = loss(scores, truths)
        if self.model.ops.xp.isnan(value):
            raise ValueError("the loss of the names is no number")
        return float(value), gradient

    def initialize(
        self,
        get_examples: Callable[[], Iterable[Example]],
        *,
        nlp: Language | None = None,  # noqa: ARG002 - spaCy's signature
        labels: Iterable[str] | None = None,  # noqa: ARG002 - the tags are fixed
    ) -> None:
        """Set the model's sizes from a few examples."""
        sample = [eg.x for _, eg in zip(range(10), get_examples(), strict=False)]
        ops = self.model.ops
        self.model.initialize(X=sample, Y=[ops.alloc2f(len(doc), len(TAGS)) for doc in sample])


SURENESS = "newsparse_sureness"
_COLUMNS = np.array(
    [[float(tag[2:] == kind) for kind in KINDS] + [float(tag[0] in "BU"), float(tag[0] in "LU")] for tag in TAGS]
)
_KNOWN = frozenset(TAGS)


def _shares(scores: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Scores as shares that add up to 1 a token."""
    if not len(scores):
        return scores
    weights = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: np.ndarray[Any, Any] = weights / weights.sum(axis=1, keepdims=True)
    return shares


def decode(scores: np.ndarray[Any, Any]) -> list[int]:
    """The sequence of tags with the highest sum of scores in which each may follow the one before."""
    if not len(scores):
        return []
    best = scores.argmax(axis=1)
    if _OPENS[best[0]] and _CLOSES[best[-1]] and _FOLLOWS[best[:-1], best[1:]].all():
        return [int(tag) for tag in best]  # nearly always
    total = np.where(_OPENS, scores[0], -np.inf)
    came_from = np.zeros(scores.shape, dtype=int)
    for i in range(1, len(scores)):
        ways = total[:, None] + _NEVER
        came_from[i] = ways.argmax(axis=0)
        total = ways.max(axis=0) + scores[i]
    tag = int(np.where(_CLOSES, total, -np.inf).argmax())
    path = [tag]
    for i in range(len(scores) - 1, 0, -1):
        tag = int(came_from[i, tag])
        path.append(tag)
    return path[::-1]


def _spans(path: Sequence[int]) -> Iterable[tuple[int, int, str]]:
    """The names of a sequence of tags: first token, token behind the last, kind."""
    first = 0
    for i, tag in enumerate(path):
        part = TAGS[tag][0]
        if part in "BU":
            first = i
        if part in "LU":
            yield first, i + 1, TAGS[tag][2:]
