"""spaCy imported without its command line, which takes a third of the time and reads no text.

`import spacy` imports `spacy.cli.info`, and with it requests, weasel and every command. In their place an empty
package stands while spaCy is imported, and is gone again behind it: who asks for `spacy.cli` later gets the true one.
"""

from __future__ import annotations

import importlib
import sys
import threading
from types import ModuleType

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
