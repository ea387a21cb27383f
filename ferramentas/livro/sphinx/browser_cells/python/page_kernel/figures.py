"""The Matplotlib backend of the page: figures are SVG, as in the book.

Matplotlib is told to use it by the environment: `MPLBACKEND=module://page_kernel.figures`.
"""

import io
import sys
from typing import Any

import matplotlib.pyplot as plt
from matplotlib.backend_bases import FigureManagerBase
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from . import screen

__all__ = ["FigureCanvas", "FigureManager", "show"]

FigureCanvas = FigureCanvasSVG
FigureManager = FigureManagerBase


def show(*_arguments: Any, **_options: Any) -> None:
    """Send every open figure, after what was printed before it, and close it."""
    sys.stdout.flush()
    for number in plt.get_fignums():
        screen.send("figure", _svg(plt.figure(number)))
    plt.close("all")


def _svg(figure: Figure) -> str:
    content = io.StringIO()
    figure.savefig(content, format="svg", bbox_inches="tight", metadata={"Date": None})
    return content.getvalue()
