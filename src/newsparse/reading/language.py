"""Which language a text is in, of those in which the war in Syria is reported."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_ENGLISH = frozenset(
    "the of and to in that is was for on with as by at from it he his be has have had not were said are this an will which after their".split()
)
_LANGUAGES = (
    "en", "ar", "tr", "ku", "fa", "he", "ru", "hy", "az", "ur", "fr", "de", "es", "it", "nl", "pt", "sv", "da", "no", "fi", "pl", "cs", "ro",
    "hu", "bg", "uk", "el", "sr", "hr", "sq", "ka", "zh", "ja", "ko", "id", "ms",
)  # fmt: skip
"""Languages of outlets that report on Syria; py3langid takes lists of names for Bikol, Pidgin or Uzbek otherwise."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LEAST_WORDS = 8
"""Words that are no names from which another language of the Latin script than English is told."""
_FOREIGN_LETTERS = frozenset("ğıçöüßñãõåäøæœłąęčřěůőűêéèàùïë")
"""Letters that English lacks and that names from Arabic are not transliterated with, as they are with ş, ţ and î."""
_LEAST_FOREIGN = 0.08
"""The share of words with such letters from which a text of few plain words is no English one."""


def detect(text: str) -> str:
    """The ISO 639-1 code of a text's language; `en` where it is too short to tell.

    English is recognised by its commonest words, which is fast and sure on
    running text. Of what fails that, names are left aside in the Latin script:
    a list of towns is in no language, and is read as English.
    """
    words = _WORD.findall(text[:4000])
    latin = [w for w in words if w[0] < "\u0250"]
    if len(latin) <= len(words) / 2 and words:
        return _classified(text)
    share = sum(w.lower() in _ENGLISH for w in latin) / max(len(latin), 1)
    if share > 0.15:
        return "en"
    plain = [w for w in latin if w[0].islower()]
    foreign = sum(not _FOREIGN_LETTERS.isdisjoint(w.lower()) for w in latin) / max(len(latin), 1)
    if len(plain) < _LEAST_WORDS and foreign < _LEAST_FOREIGN:
        return "en"
    code = _classified(" ".join(plain if len(plain) >= _LEAST_WORDS else latin))
    return "en" if share > 0.06 and len(latin) < 60 and foreign < _LEAST_FOREIGN else code


def _classified(text: str) -> str:
    return str(_identifier().classify(text[:4000])[0])


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(list(_LANGUAGES))
    return identifier
