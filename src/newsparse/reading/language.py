"""Which language a text is in."""

from __future__ import annotations

import re

_ENGLISH = frozenset(
    "the of and to in that is was for on with as by at from it he his be has have had not were said are this an will which after their".split()
)


def detect(text: str) -> str:
    """The ISO 639-1 code of a text's language; `en` where it is too short to tell.

    English is recognised by its commonest words, which is fast and sure on
    running text; only what fails that is given to py3langid.
    """
    words = re.findall(r"[^\W\d_]+", text[:4000].lower())
    if len(words) < 8:
        return "en" if all(w.isascii() for w in words) else _classified(text)
    share = sum(w in _ENGLISH for w in words) / len(words)
    if share > 0.15:
        return "en"
    code = _classified(text)
    return "en" if share > 0.06 and len(words) < 60 else code


def _classified(text: str) -> str:
    import py3langid

    return str(py3langid.classify(text)[0])
