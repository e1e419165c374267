"""Facts of Arabic sentences: counts of people harmed, statements and what happened, by the words of the lexicon.

Arabic has no tagger here. Verbs of news stand before what they are about, and
verbal nouns do as verbs, so that each rule reads from its word onwards.
"""

from newsparse.facts.arabic.counting import casualties
from newsparse.facts.arabic.events import happenings
from newsparse.facts.arabic.statements import statements

__all__ = ["casualties", "happenings", "statements"]
