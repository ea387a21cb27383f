"""Sphinx extensions of the book, one idea per module."""
