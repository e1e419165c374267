"""What the model's names are of, and where a Doc keeps how sure the model is; apart from the component, which needs spaCy to be loaded."""

from __future__ import annotations

KINDS = ("PERSON", "ORG", "LOC", "NORP")
"""People; bodies and armed actors; places; adjectives and nouns of nation, people, religion and language."""
SHARES = "newsparse_shares"
"""Key of `doc.user_data`: an array with a row a token and the columns of `COLUMNS`, each a probability."""
COLUMNS = (*KINDS, "begins", "ends")
"""That a token is of a name of each kind, and that it begins or ends one."""
