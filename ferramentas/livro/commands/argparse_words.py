"""The words that argparse adds of its own: usage, options, errors."""

import argparse

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
