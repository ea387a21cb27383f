"""The first cell of code: it installs what is missing, and does nothing where nothing is."""

from estabilidade import Framework
from livro.sphinx.execution import KERNEL_ENVIRONMENT
from livro.sphinx.notebooks.addresses import Repository

_COMMENT = "# Instala o que faltar para este notebook; onde nada falta, não faz nada."
# Without this index, PyPI delivers on Linux the version for graphics cards: gigabytes.
_CPU = "--extra-index-url https://download.pytorch.org/whl/cpu "
_OPTIONS = {"pytorch": _CPU}
_MORE = {"jax": ("flax",)}  # what pages import besides the framework
_QUIET = "# Sem isto, o TensorFlow escreve um diário de mensagens na saída das células."


def preparation(framework: Framework, repository: Repository | None) -> str:
    """Write the cell.

    Args:
        framework: the framework of the notebook.
        repository: where the package `estabilidade` comes from, if it is known.
    """
    lines = [_COMMENT, "from importlib.util import find_spec", ""]
    if framework.name == "tensorflow":
        lines[1:1] = ["import os"]
        lines += [_QUIET]
        lines += [f'os.environ.setdefault("{k}", "{v}")' for k, v in KERNEL_ENVIRONMENT.items()]
        lines += [""]
    if framework.package != "numpy":  # the package of the book already asks for it
        for package in (framework.package, *_MORE.get(framework.name, ())):
            options = _OPTIONS.get(framework.name, "")
            lines += _unless_found(package, f"%pip install --quiet {options}{package}")
    return "\n".join([*lines, *_unless_found("estabilidade", _package(repository))])


def _unless_found(package: str, action: str) -> list[str]:
    return [f'if not find_spec("{package}"):', f"    {action}"]


def _package(repository: Repository | None) -> str:
    if repository:
        return f"%pip install --quiet {repository.package}"
    message = "Falta o pacote do livro: na pasta dele, rode `pip install .` neste Python."
    return f'raise ModuleNotFoundError("{message}")'
