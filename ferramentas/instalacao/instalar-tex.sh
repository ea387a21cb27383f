#!/usr/bin/env bash
# Instala o que `make pdf` e `make pdf-imagens` pedem ao sistema: LuaLaTeX, as fontes e o Poppler.
# Debian e Ubuntu, como root (ou com sudo). Em outros sistemas, diz o que fazer.
set -euo pipefail

PACOTES=(
    texlive-luatex texlive-latex-extra texlive-lang-portuguese latexmk
    fonts-texgyre fonts-texgyre-math fonts-dejavu-extra poppler-utils
)

if command -v apt-get >/dev/null 2>&1; then
    como_root=()
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null 2>&1; then
            echo "É preciso ser root; sem essa permissão, veja “Imprimir” no README.md." >&2
            exit 1
        fi
        como_root=(sudo)
    fi
    "${como_root[@]}" apt-get update -qq
    # Sem os pacotes recomendados: 585 MB em vez de 2 GB.
    "${como_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "${PACOTES[@]}" >/dev/null
    exit
fi

cat >&2 <<'FIM'
Este programa só conhece o apt-get (Debian, Ubuntu).
Sem root, ou no macOS, use o TinyTeX ou o MacTeX: veja “Imprimir” no README.md.
FIM
exit 1
