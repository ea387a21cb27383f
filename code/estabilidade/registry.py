"""The frameworks of the book: to add one, add an entry here and a module beside this one."""

from dataclasses import dataclass
from importlib.util import find_spec


@dataclass(frozen=True)
class Framework:
    """A framework in which the functions of the book are written.

    Attributes:
        name: the module that holds them, `estabilidade.<name>`; also the tag of the book's tabs.
        label: its name for readers.
        package: the package it imports.
    """

    name: str
    label: str
    package: str

    @property
    def installed(self) -> bool:
        """Whether its package can be found; nothing is imported to know it."""
        return find_spec(self.package) is not None


FRAMEWORKS = (
    Framework("numpy", "NumPy", "numpy"),
    Framework("pytorch", "PyTorch", "torch"),
    Framework("tensorflow", "TensorFlow", "tensorflow"),
    Framework("jax", "JAX", "jax"),
)

# What the book remembers, in an environment of its own: `backend` knows them, the tabs do not.
RETIRED = (Framework("mxnet", "MXNet", "mxnet"),)


def available() -> tuple[str, ...]:
    """Names of the frameworks that are installed here, in the book's order.

    Example:
        >>> available()[0]
        'numpy'
    """
    return tuple(framework.name for framework in FRAMEWORKS if framework.installed)
