"""The command `livro`: everything the Makefile does with the book."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from livro.commands import COMMANDS
from livro.commands.argparse_words import speak_portuguese
from livro.errors import BookError

if TYPE_CHECKING:
    from collections.abc import Sequence


def _parser() -> argparse.ArgumentParser:
    speak_portuguese()
    parser = argparse.ArgumentParser(prog="livro", description="Ferramentas do livro.")
    commands = parser.add_subparsers(required=True, metavar="COMANDO", dest="comando")
    for command in COMMANDS:
        subparser = commands.add_parser(command.NAME, help=command.HELP, description=command.HELP)
        command.arguments(subparser)
        subparser.set_defaults(run=command.run)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit status."""
    options = _parser().parse_args(arguments)
    try:
        options.run(options)
    except (BookError, ValueError) as error:
        print(f"livro: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
