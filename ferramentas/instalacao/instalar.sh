#!/bin/sh
# Instala o que os arquivos travados pedem, conferindo o hash de cada pacote: instalar.sh PASTA ARQUIVO...
# O uv faz em segundos o que ao pip custa minutos. Onde ele não chega (o índice de uma empresa, no
# pip.conf, que ele não lê; um sistema para o qual não há uv), o pip instala o mesmo.
set -eu
python=$1/bin/python
uv=$1/bin/uv
shift
for arquivo; do
    shift
    set -- "$@" -r "$arquivo"
done

com_pip() {
    "$python" -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes "$@"
}

[ -x "$uv" ] || com_pip -r requirements/instalador.txt || echo "Sem o uv; o pip instala, mais devagar." >&2
if [ -x "$uv" ]; then
    "$uv" pip install --quiet --compile-bytecode --python "$python" --no-deps --require-hashes "$@" && exit
    echo "O uv não conseguiu; o pip tenta o mesmo, mais devagar." >&2
fi
com_pip "$@"
