"""spaCy imported without its command line, which takes a third of the time and reads no text.

`import spacy` imports `spacy.cli.info`, and with it requests, weasel and every command. In their place an empty
package stands while spaCy is imported, and is gone again behind it: who asks for `spacy.cli` later gets the true one.

A model is loaded likewise: its tokenizer's rules are read from its folder alone, not made from spaCy's English ones
first, to be thrown away a moment later.
"""

from __future__ import annotations

import importlib
import sys
import threading
from collections.abc import Callable
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokenizer import Tokenizer

_IMPORTING = threading.RLock()
_CLI, _INFO = "spacy.cli", "spacy.cli.info"


def import_spacy() -> ModuleType:
    """The package spaCy, imported once in a process, whatever threads ask for it."""
    with _IMPORTING:
        return _imported()


def _imported() -> ModuleType:
    if "spacy" in sys.modules:
        return importlib.import_module("spacy")  # which waits for another thread that imports it
    package, module = ModuleType(_CLI), ModuleType(_INFO)
    package.__path__ = []
    module.info = _info  # type: ignore[attr-defined]
    sys.modules[_CLI], sys.modules[_INFO] = package, module
    try:
        spacy = importlib.import_module("spacy")
    finally:
        sys.modules.pop(_CLI, None)
        sys.modules.pop(_INFO, None)
    vars(spacy).pop("cli", None)
    return spacy


def _info(*args: object, **options: object) -> object:
    """What `spacy.info` gives, by the true command once it is asked for."""
    return importlib.import_module(_INFO).info(*args, **options)


def load_with_own_rules(folder: str, exclude: list[str]) -> Language:
    """`spacy.load`, for a model whose tokenizer is spaCy's own kind and whose folder has all of its rules."""
    spacy = import_spacy()
    spacy.registry.tokenizers(_EMPTY, func=_empty_tokenizer)
    nlp: Language = spacy.load(folder, exclude=exclude, config={"nlp": {"tokenizer": {"@tokenizers": _EMPTY}}})
    nlp.config["nlp"]["tokenizer"] = {"@tokenizers": "spacy.Tokenizer.v1"}  # what it is when somebody saves it
    return nlp


_EMPTY = "newsparse.EmptyTokenizer.v1"


def _empty_tokenizer() -> Callable[[Language], Tokenizer]:
    from spacy.tokenizer import Tokenizer

    return lambda nlp: Tokenizer(nlp.vocab)
