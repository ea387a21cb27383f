"""What the installed distributions offer, which a build looks for again and again, read once."""

import importlib.metadata

import importlib_metadata
import pybtex.plugin
import sphinx.registry
import sphinx.theming
from myst_nb.core import render

for module in (pybtex.plugin, sphinx.registry, sphinx.theming):
    module.entry_points = importlib.metadata.entry_points().select
_all = importlib_metadata.entry_points()
render.entry_points = lambda **which: _all.select(**which) if which else _all
