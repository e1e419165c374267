"""What the pipeline makes of its model's answers: sentences, runs of signs, labels. Docs are built by hand."""

from __future__ import annotations

import subprocess
import sys

import pytest
import spacy
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.vocab import Vocab

from newsparse import Analyzer
from newsparse.pipeline import SHIPPED_MODEL, Part, _flat, _sentences, load_model
from newsparse.recognizing.labels import Named, mended
from tests.conftest import Read


def split(text: str, cuts: list[str]) -> list[str]:
    """The sentences of a text whose model begins one at each word of `cuts`."""
    words = [w for piece in text.split(" ") for w in _pieces(piece)]
    spaces = [
        text.split(" ").index(p) < len(text.split(" ")) - 1 and w == _pieces(p)[-1]
        for p in text.split(" ")
        for w in _pieces(p)
    ]
    doc = Doc(Vocab(), words=words, spaces=spaces, sent_starts=[w in cuts or not i for i, w in enumerate(words)])
    assert doc.text == text
    return [text[s.start : s.end] for s in _sentences(Part(0, 0, text, doc))]


def _pieces(word: str) -> list[str]:
    marks = '“”".'
    lead = [word[0]] if word[0] in marks and len(word) > 1 else []
    rest = word[len(lead) :]
    tail: list[str] = []
    while len(rest) > 1 and rest[-1] in marks:
        tail.insert(0, rest[-1])
        rest = rest[:-1]
    return [*lead, rest, *tail]


@pytest.mark.parametrize(
    ("text", "cuts", "expected"),
    [
        ("He left. “We stayed.” They came.", ["We", "They"], ["He left.", "“We stayed.”", "They came."]),
        ('He left. "We stayed." They came.', ["We", "They"], ["He left.", '"We stayed."', "They came."]),
        ("He met Gen. Haddad there.", ["Haddad"], ["He met Gen. Haddad there."]),
    ],
)
def test_sentences_keep_their_quotation_marks_and_ranks(text: str, cuts: list[str], expected: list[str]) -> None:
    assert split(text, cuts) == expected


def test_a_long_run_of_signs_is_read_as_white_space_of_the_same_length() -> None:
    text = "Raqqa " + "(×" * 500 + " Homs… ()"
    flat = _flat(text)
    assert len(flat) == len(text)
    assert flat.split() == ["Raqqa", "Homs…", "()"]


def test_names_around_a_long_run_of_signs_are_found(read: Read) -> None:
    analysis = read("Shells fell on Raqqa, Syria. " + "(" * 20_000 + " Clashes reached Idlib.")
    assert {"Raqqa", "Idlib"} <= {p.name for p in analysis.places}


@pytest.mark.parametrize(
    ("text", "name", "label", "expected"),
    [
        ("Shells hit Omar Mosque today.", "Omar Mosque", "PERSON", "FAC"),
        ("Liwa al-Tawhid left.", "Liwa al-Tawhid", "PERSON", "ORG"),
        ("It broke the Doha Agreement.", "Doha Agreement", "ORG", None),
        ("the company Qatirji paid", "Qatirji", "PERSON", "ORG"),
        ("the Sabaa Bahrat square", "Sabaa Bahrat", "PERSON", "LOC"),
        ("Omar Haddad left.", "Omar Haddad", "PERSON", "PERSON"),
    ],
)
def test_words_in_and_around_a_name_say_what_it_is(text: str, name: str, label: str, expected: str | None) -> None:
    start = text.index(name)
    found = mended(text, [Named(start, start + len(name), label)])
    assert [(n.start, n.end, n.label) for n in found] == ([(start, start + len(name), expected)] if expected else [])


def test_other_installed_pipelines_can_be_named(tmp_path_factory: pytest.TempPathFactory, analyzer: Analyzer) -> None:
    folder = tmp_path_factory.mktemp("model") / "own"
    analyzer.nlp.to_disk(folder)
    analysis = Analyzer(model=str(folder)).analyze_text("Shells fell on Raqqa, Syria.", clean=True)
    assert "Raqqa" in {p.name for p in analysis.places}


def _printed(script: str) -> str:
    """What a new interpreter prints."""
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout


def test_the_model_is_what_spacy_would_have_loaded() -> None:
    """Its tokenizer's rules are made once; they are the same, and so is what a saved copy says of them."""
    ours, plain = load_model(), spacy.load(SHIPPED_MODEL)
    made, wanted = ours.tokenizer, plain.tokenizer
    assert isinstance(made, Tokenizer)
    assert isinstance(wanted, Tokenizer)
    assert len(made.rules) > 1000
    assert made.to_bytes() == wanted.to_bytes()
    assert ours.config == plain.config


def test_threads_may_load_the_model_at_once() -> None:
    script = (
        "from concurrent.futures import ThreadPoolExecutor\nfrom newsparse.pipeline import load_model\n"
        "with ThreadPoolExecutor(3) as pool:\n    print(len(list(pool.map(lambda _: load_model(), range(3)))))"
    )
    assert _printed(script) == "3\n"


def test_spacy_has_its_command_line_when_it_is_asked_for() -> None:
    script = (
        "import sys\nfrom newsparse.pipeline.lean import import_spacy\nspacy = import_spacy()\n"
        "print('spacy.cli' in sys.modules)\nimport spacy.cli\nprint(spacy.info(silent=True)['spacy_version'] == spacy.__version__)"
    )
    assert _printed(script) == "False\nTrue\n"
