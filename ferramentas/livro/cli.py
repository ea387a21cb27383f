"""The command `livro`: everything the Makefile does with the book."""

import argparse
import io
import os
import signal
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

from livro.commands import COMMANDS
from livro.commands.command import GROUPS
from livro.errors import BookError, from_system

WORDS = {
    "usage: ": "uso: ",
    "positional arguments": "argumentos",
    "options": "opções",
    "show this help message and exit": "mostra esta ajuda e sai",
    "the following arguments are required: %s": "faltam argumentos: %s",
    "unrecognized arguments: %s": "argumentos desconhecidos: %s",
    "invalid choice: %(value)r (choose from %(choices)s)": (
        "opção inválida: %(value)r (escolha entre %(choices)s)"
    ),
    "invalid %(type)s value: %(value)r": "valor inválido para %(type)s: %(value)r",
    "expected one argument": "falta o valor",
    "expected at least one argument": "falta ao menos um valor",
    "not allowed with argument %s": "não combina com %s",
    "argument %(argument_name)s: %(message)s": "argumento %(argument_name)s: %(message)s",
    "%(prog)s: error: %(message)s\n": "%(prog)s: erro: %(message)s\n",
}


def speak_portuguese() -> None:
    """Give argparse its words in Portuguese.

    It asks for each through its global `_` (gettext), which offers no other way in.
    """
    vars(argparse)["_"] = lambda text: WORDS.get(text, text)


def _parser() -> argparse.ArgumentParser:
    speak_portuguese()
    parser = argparse.ArgumentParser(prog="livro", description="Ferramentas do livro.")
    places = {"": parser.add_subparsers(required=True, metavar="COMANDO", dest="comando")}
    for command in COMMANDS:
        group, _, name = command.name.rpartition(" ")
        if group not in places:
            help_line = GROUPS[group]
            above = places[""].add_parser(group, help=help_line, description=help_line)
            places[group] = above.add_subparsers(required=True, metavar="AÇÃO", dest="acao")
        subparser = places[group].add_parser(name, help=command.help, description=command.help)
        for add_to in command.arguments:
            add_to(subparser)
        subparser.set_defaults(run=command.run)
    return parser


def _any_terminal() -> None:
    """Let a terminal that lacks a letter show its code, instead of ending the command.

    What is closed leads nowhere, and not to the first file that a command opens.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            stream = Path(os.devnull).open(mode, encoding="utf-8")  # noqa: SIM115
            setattr(sys, name, stream)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _end_in_order() -> None:
    """Let whoever ends the command (SIGTERM) end it as Ctrl-C does: what is half written goes."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, lambda number, _frame: sys.exit(128 + number))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit status.

    What whoever ran it can mend is told in a line or so; anything else is a fault of ours, and
    shows where it is.
    """
    _any_terminal()
    options = _parser().parse_args(arguments)
    _end_in_order()
    try:
        options.run(options)
        sys.stdout.flush()
    except BrokenPipeError:  # `livro … | head`: nobody reads any more
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except BookError as error:
        print(f"livro: {error}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"livro: {from_system(error)}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
