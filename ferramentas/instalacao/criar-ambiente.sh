#!/bin/sh
# Cria um ambiente virtual: criar-ambiente.sh PYTHON PASTA MAIS-NOVO
# MAIS-NOVO (por exemplo, 3.13) é o último Python para o qual há tudo o que se vai instalar ali.
set -eu
python=$1
pasta=$2
mais_novo=$3

if ! command -v "$python" >/dev/null 2>&1; then
    echo "Não encontrei '$python'. Instale um Python do 3.11 ao $mais_novo, ou diga onde ele está: make PYTHON=/caminho/python$mais_novo" >&2
    exit 1
fi
if ! "$python" -c "import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, ${mais_novo#3.}))"; then
    versao=$("$python" -c 'import platform; print(platform.python_version())')
    echo "'$python' é o Python $versao, e o ambiente '$pasta' só aceita do 3.11 ao $mais_novo. Diga qual usar: make PYTHON=python$mais_novo" >&2
    exit 1
fi
if ! "$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then
    echo "O Python não traz o módulo venv. No Debian e no Ubuntu: sudo apt install python3-venv" >&2
    exit 1
fi
"$python" -m venv "$pasta"
