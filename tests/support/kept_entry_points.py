"""What the installed distributions offer, which every build would look for, looked for once."""

import importlib.metadata
from functools import cache

import importlib_metadata
import pybtex.plugin
import sphinx.registry
import sphinx.theming
from myst_nb.core import render

_found = cache(importlib.metadata.entry_points)
for module in (pybtex.plugin, sphinx.registry, sphinx.theming):
    module.entry_points = _found
render.entry_points = cache(importlib_metadata.entry_points)
