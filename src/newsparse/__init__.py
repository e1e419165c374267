"""newsparse: who, which armed groups, where and when, with evidence, from news about Syria.

    from newsparse import Analyzer

    analysis = Analyzer().analyze_text("HASAKAH, Jan 30 …", published="2026-02-02")
    for place in analysis.places:
        print(place.name, place.latitude, place.longitude)

Imports are lazy, so that `import newsparse` costs nothing.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from newsparse.version import __version__

if TYPE_CHECKING:
    from newsparse.analyzer import Analyzer
    from newsparse.errors import GazetteerError, InputError, ModelError, NewsparseError
    from newsparse.gazetteer import Gazetteer, load_gazetteer
    from newsparse.models import Analysis, Article

_HOMES = {
    "Analyzer": "newsparse.analyzer",
    "Analysis": "newsparse.models",
    "Article": "newsparse.models",
    "Gazetteer": "newsparse.gazetteer",
    "load_gazetteer": "newsparse.gazetteer",
    "NewsparseError": "newsparse.errors",
    "InputError": "newsparse.errors",
    "GazetteerError": "newsparse.errors",
    "ModelError": "newsparse.errors",
}

__all__ = [
    "Analysis",
    "Analyzer",
    "Article",
    "Gazetteer",
    "GazetteerError",
    "InputError",
    "ModelError",
    "NewsparseError",
    "__version__",
    "analyze",
    "load_gazetteer",
]


def analyze(text: str, *, published: str | None = None) -> Analysis:
    """The analysis of one text; for several, keep an Analyzer."""
    from newsparse.analyzer import Analyzer

    return Analyzer().analyze_text(text, published=published)


def __getattr__(name: str) -> object:
    if name in _HOMES:
        return getattr(importlib.import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'newsparse' has no attribute '{name}'")
