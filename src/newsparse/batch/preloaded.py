"""What the server of a crew has imported before it forks workers: all that an analysis imports, and nothing loaded.

A worker starts in a third of the time, at the beginning of a batch and wherever one takes the place of another, and
all of them share the memory of what is imported.
"""

import gc
import os
from importlib import import_module

os.environ.setdefault("OMP_NUM_THREADS", "1")  # before there are numbers: workers share the cores among themselves

from newsparse.pipeline.lean import import_spacy

import_spacy()
for _module in ("ftfy", "newsparse.analyzer", "newsparse.spacy_components", "spacy.pipeline.factories"):
    import_module(_module)
gc.freeze()  # stays shared, as long as no search of cycles writes into it
