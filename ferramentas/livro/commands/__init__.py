"""The commands of `livro`, in the order in which its help lists them."""

from livro.commands import building, checking, exchange, ledger, measuring, printing, pyodide
from livro.commands.command import COMMANDS

__all__ = [
    "COMMANDS",
    "building",
    "checking",
    "exchange",
    "ledger",
    "measuring",
    "printing",
    "pyodide",
]
