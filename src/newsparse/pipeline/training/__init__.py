"""How the shipped model was made: `python -m newsparse.pipeline.training prepare|train|measure --corpora FOLDER`.

    corpora, written sentences ── corpora ──▶ sentences ── swapping ──▶ sentences with names of the region
                                     ── documents ──▶ DocBins ── spaCy's training loop (config.cfg) ──▶ model

Needs `pip install "newsparse[training]"`: its encoder is what training begins from, and it marks what the
corpora do not (tags of news, adjectives of nation). A tenth of every source is kept out and measured apart.
"""
