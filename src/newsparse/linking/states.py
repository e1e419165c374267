"""States and provinces abroad: a town before one lies there, whatever town of Syria has its name."""

from __future__ import annotations

import re

from newsparse import lexicon
from newsparse.linking.toponyms import Toponym

_GOES_ON = r" (?:was|is|were|are|has|had|on|in|to|and|who|where|after|for|by|at|voted|won)\b"
"""What may stand behind the state of a town; "Aleppo, Ohio senator Brown said" names none."""
_BY_COUNTRY = lexicon.load("states", dict[str, list[str]])
_STATES = re.compile(
    rf", (?P<state>{'|'.join(sorted((re.escape(n) for names in _BY_COUNTRY.values() for n in names), reverse=True))})(?=[,.;:)\n]|$|{_GOES_ON})"
)


def state_behind(toponym: Toponym) -> str | None:
    """The country of the state that stands behind a name and a comma, or None."""
    behind = _STATES.match(toponym.view.text, toponym.local[1])
    return next((c for c, names in _BY_COUNTRY.items() if behind["state"] in names), None) if behind else None


def is_state(surface: str) -> bool:
    """Whether a name is a state's or province's abroad."""
    return any(surface in names for names in _BY_COUNTRY.values())
