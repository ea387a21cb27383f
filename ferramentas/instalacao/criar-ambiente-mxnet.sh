#!/bin/sh
# Cria o ambiente do MXNet, que só existe para o Python 3.11 no Linux x86-64: criar-ambiente-mxnet.sh PYTHON PASTA
set -eu
preferido=$1
pasta=$2

sistema="$(uname -s) $(uname -m)"
if [ "$sistema" != "Linux x86_64" ]; then
    echo "O MXNet 1.9.1 só pode ser instalado no Linux x86-64, e este sistema é '$sistema'. O livro é construído sem a página que o usa." >&2
    exit 1
fi
for python in "$preferido" python3.11; do
    if "$python" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null; then
        exec "$(dirname "$0")/criar-ambiente.sh" "$python" "$pasta" 3.11
    fi
done
echo "O MXNet 1.9.1 precisa do Python 3.11, que não encontrei. Diga onde ele está: make mxnet PYTHON=/caminho/python3.11" >&2
exit 1
