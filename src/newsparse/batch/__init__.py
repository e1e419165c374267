"""Many articles into one JSONL file: fast, resumable, failures kept apart.

    items ── loading ──▶ keyed items ── cache, crew of workers ──▶ outcomes ── output (lines + journal) ──▶ JSONL

`run` is the whole of it; `work` is what is done with a few articles, in a
worker or in this process.
"""

from __future__ import annotations

from newsparse.batch.report import Report
from newsparse.batch.run import run_batch
from newsparse.batch.work import Done, Outcome, Setup, analyze_pending

__all__ = ["Done", "Outcome", "Report", "Setup", "analyze_pending", "run_batch"]
