"""Hostile input, made from seeds: python -m tests.fuzz.run --cases 20000

A case is a target and a number; equal numbers make equal cases. The default
tests replay those in found.txt: a case that finds a fault is added there.
"""
