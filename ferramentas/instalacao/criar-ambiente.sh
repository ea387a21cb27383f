#!/bin/sh
# Cria um ambiente virtual: criar-ambiente.sh PYTHON PASTA
set -eu
python=$1
pasta=$2

if ! command -v "$python" >/dev/null 2>&1; then
    echo "Não encontrei '$python'. Instale o Python 3.11, 3.12 ou 3.13, ou diga onde ele está: make PYTHON=/caminho/python3.11" >&2
    exit 1
fi
if ! "$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))'; then
    versao=$("$python" -c 'import platform; print(platform.python_version())')
    echo "'$python' é o Python $versao, e o livro precisa do 3.11, do 3.12 ou do 3.13. Diga qual usar: make PYTHON=python3.11" >&2
    exit 1
fi
if ! "$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then
    echo "O Python não traz o módulo venv. No Debian e no Ubuntu: sudo apt install python3-venv" >&2
    exit 1
fi
"$python" -m venv "$pasta"
