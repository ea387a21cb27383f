"""What a command of `livro` is: a name, a line of help, its options, and what it does."""

from argparse import ArgumentTypeError, Namespace, _ActionsContainer
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from livro.book.locking import one_change
from livro.book.places import root

Argument = Callable[[_ActionsContainer], object]
Run = Callable[[Namespace], None]


@dataclass(frozen=True, slots=True)
class Command:
    """A function made a command. “po exportar” is the part `exportar` of the command `po`."""

    name: str
    help: str
    arguments: tuple[Argument, ...]
    run: Run


COMMANDS: list[Command] = []
# The commands that have parts, and their help.
GROUPS = {
    "fonte": "traz e atualiza o texto de que a tradução parte",
    "po": "exporta a tradução para o Poedit e a traz de volta",
}


def command(
    name: str,
    help_line: str,
    *arguments: Argument,
    changes: bool = False,
    only_tells: str = "",
) -> Callable[[Run], Run]:
    """Make a command of a function that takes the options read.

    Args:
        name: what it is called.
        help_line: what the help says of it.
        arguments: what it takes.
        changes: whether it changes what people write: then no other that does runs with it.
        only_tells: the option with which it changes nothing after all. It does not wait then, as
            `verificar` does not: at worst it tells how things were a moment ago.
    """

    def declare(run: Run) -> Run:
        carried_out = _alone(run, only_tells) if changes else run
        COMMANDS.append(Command(name, help_line, arguments, carried_out))
        return run

    return declare


def _alone(run: Run, only_tells: str) -> Run:
    def run_alone(options: Namespace) -> None:
        with nullcontext() if getattr(options, only_tells, False) else one_change(root()):
            run(options)

    return run_alone


def argument(*names: str, **settings: Any) -> Argument:
    """Declare an argument, with the parameters of argparse's `add_argument`."""
    return lambda parser: parser.add_argument(*names, **settings)


def place(text: str) -> Path:
    """Read the name of a file or folder: an empty one, of a variable not set, is not this folder.

    Raises:
        ArgumentTypeError: it is empty.
    """
    if not text:
        raise ArgumentTypeError("falta o nome do arquivo ou da pasta")
    return Path(text)


def one_of(*arguments: Argument) -> Argument:
    """Declare arguments of which at most one can be given."""

    def add(parser: Any) -> None:
        group = parser.add_mutually_exclusive_group()
        for add_to in arguments:
            add_to(group)

    return add
