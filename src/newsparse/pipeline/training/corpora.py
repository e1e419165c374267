"""The sentences of the corpora and of the written files, with their names marked."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
import yaml

HERE = Path(__file__).parent
_MARK = re.compile(r"⟦(PER|ORG|LOC|NORP)\|([^⟦⟧|]+)⟧")
_KINDS = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC", "NORP": "NORP"}
_COUNTRY_WORDS = frozenset(
    "iraq iran israel syria lebanon turkey egypt jordan russia china pakistan afghanistan india france germany britain japan "
    "america ukraine sudan somalia kenya cuba spain italy poland georgia yemen libya u.s. u.s us united states".split()
)
"""What GMB's label for peoples stands on too."""


_TITLES = frozenset(
    "mr mrs ms miss dr prof sir lord lady president prime minister secretary chancellor king queen prince princess pope gen general col colonel maj "
    "major capt captain lt lieutenant sgt sergeant brig brigadier adm admiral sen senator rep congressman ambassador judge sheikh ayatollah imam mayor "
    "governor chairman spokesman vice former".split()
)


class Corpus(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A corpus as corpora.yaml names it."""

    name: str
    file: str
    version: str
    licence: str
    source: str
    labels: dict[str, str]
    peoples: bool
    weight: float


class Sentence(msgspec.Struct, frozen=True):
    """A text with its names: (start, end, kind), code points, in order. `source` is the corpus or file.

    `peoples` is False where adjectives of nation are not marked in it.
    """

    text: str
    names: tuple[tuple[int, int, str], ...]
    source: str
    peoples: bool = True

    @property
    def held_out(self) -> bool:
        """Whether it is kept for measuring: one in ten, by a hash of the text."""
        return hashlib.blake2b(self.text.encode(), digest_size=2).digest()[0] % 10 == 0


def corpora() -> list[Corpus]:
    """The corpora of corpora.yaml."""
    with (HERE / "corpora.yaml").open(encoding="utf-8") as handle:
        return msgspec.convert(yaml.load(handle, Loader=yaml.CSafeLoader), list[Corpus])


def read_marked(folder: Path) -> Iterator[Sentence]:
    """The sentences of the marked corpora in a folder."""
    by_name = {c.name: c for c in corpora()}
    for file in sorted({c.file for c in by_name.values()}):
        with gzip.open(folder / file, "rt", encoding="utf-8") as handle:
            for line in handle:
                row = json.loads(line)
                if corpus := by_name.get(row["source"]):
                    yield _sentence(row["tokens"], row["entities"], corpus)


def read_written(files: list[Path]) -> Iterator[Sentence]:
    """The sentences of files of written lines, one a line, names in double brackets."""
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.strip():
                yield unmarked(line.strip(), file.stem)


def unmarked(line: str, source: str) -> Sentence:
    """A written line without its marks."""
    text, names, position = "", [], 0
    for match in _MARK.finditer(line):
        text += line[position : match.start()]
        names.append((len(text), len(text) + len(match[2]), _KINDS[match[1]]))
        text += match[2]
        position = match.end()
    return Sentence(text + line[position:], tuple(names), source)


def _sentence(tokens: list[str], entities: list[list[object]], corpus: Corpus) -> Sentence:
    text, starts = laid_out(tokens)
    names = []
    for first, behind, label in entities:
        assert isinstance(first, int)
        assert isinstance(behind, int)
        kind = corpus.labels.get(str(label))
        if kind is None:
            continue
        while kind == "PERSON" and first < behind and tokens[first].lower().strip(".") in _TITLES:
            first += 1  # the machine that marked GMB takes titles for a part of the name
        if first == behind or tokens[first].startswith(("@", "#")):
            continue
        start, end = starts[first], starts[behind - 1] + len(tokens[behind - 1])
        if label == "gpe" and text[start:end].lower() in _COUNTRY_WORDS:
            kind = "LOC"
        names.append((start, end, kind))
    return Sentence(text, tuple(names), corpus.name, corpus.peoples)


_NO_SPACE_BEFORE = frozenset(
    [".", ",", ";", ":", "!", "?", ")", "]", "}", "%", "'s", "’s", "n't", "'re", "'ve", "'ll", "'d", "'m", "'", "”"]
)
_NO_SPACE_BEHIND = frozenset(["(", "[", "{", "$", "£", "€", "“", "#"])


def laid_out(tokens: list[str]) -> tuple[str, list[int]]:
    """Tokens as running text, and where each starts in it."""
    text, starts, quoted = "", [], False
    glued = True
    for word in tokens:
        closing = word == '"' and quoted
        if not glued and word not in _NO_SPACE_BEFORE and not closing:
            text += " "
        starts.append(len(text))
        text += word
        glued = word in _NO_SPACE_BEHIND or (word == '"' and not quoted)
        if word == '"':
            quoted = not quoted
    return text, starts
