#!/bin/sh
# Recalcula os arquivos travados, válidos em todas as plataformas: travar.sh UV
set -eu
travar() { "$uv" pip compile --universal --python-version 3.11 --no-header --quiet "$@"; }
uv=$1

travar requirements/livro.in -o requirements/livro.txt
travar requirements/frameworks.in -c requirements/livro.txt --no-emit-package torch -o requirements/frameworks.txt
travar requirements/acabamento.in -c requirements/livro.txt -c requirements/frameworks.txt -o requirements/acabamento.txt
travar requirements/verificacao.in -c requirements/livro.txt -o requirements/verificacao.txt
travar requirements/testes.in -c requirements/livro.txt -c requirements/frameworks.txt -c requirements/acabamento.txt -o requirements/testes.txt

# O MXNet tem um ambiente só dele, e só para esta plataforma.
"$uv" pip compile --python-platform x86_64-manylinux_2_28 --python-version 3.11 --no-header --quiet requirements/mxnet.in -o requirements/mxnet.txt

# O Binder instala este arquivo tal e qual; o índice à frente traz o PyTorch só para CPU.
travar binder/requirements.in -c requirements/livro.txt -c requirements/frameworks.txt -o binder/requirements.txt
sed -i.tmp '1i\
--extra-index-url https://download.pytorch.org/whl/cpu
' binder/requirements.txt && rm binder/requirements.txt.tmp
