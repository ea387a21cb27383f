"""Fidelity to the source: a segment beside what it translates."""
