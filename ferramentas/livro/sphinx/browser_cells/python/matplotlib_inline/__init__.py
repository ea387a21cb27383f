"""The part of matplotlib-inline that the cells use; the whole one needs all of IPython."""
