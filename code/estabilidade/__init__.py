"""The experiments of the chapter on numerical stability and initialization.

The same few functions in each framework, what the mathematics predicts of them, and the initial
weights to try them with. Importing this package imports no framework: `backend` does, on demand.
"""

from estabilidade import theory
from estabilidade.backends import Backend, backend
from estabilidade.initial import initial_weights
from estabilidade.registry import FRAMEWORKS, Framework, available

__version__ = "0.1.0"

__all__ = [
    "FRAMEWORKS",
    "Backend",
    "Framework",
    "__version__",
    "available",
    "backend",
    "initial_weights",
    "theory",
]
