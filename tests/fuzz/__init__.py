"""Hostile input, made from seeds: python -m tests.fuzz.run --cases 20000

A case is a target and a number; equal numbers make equal cases. Those that
once found a fault stand in found.txt and are replayed by the default tests.
"""
