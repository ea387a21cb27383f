#!/bin/sh
# Recalcula os arquivos travados, válidos em todas as plataformas: travar.sh UV [opções, como --upgrade]
set -eu
uv=$1
shift
opcoes="$*"
resolver() { "$uv" pip compile --python-version 3.11 --no-header --quiet $opcoes "$@"; }
travar() { resolver --universal --generate-hashes "$@"; }

travar requirements/instalador.in -o requirements/instalador.txt
travar requirements/livro.in -o requirements/livro.txt
travar requirements/frameworks.in -c requirements/livro.txt --no-emit-package torch -o requirements/frameworks.txt
travar requirements/acabamento.in -c requirements/livro.txt -c requirements/frameworks.txt -o requirements/acabamento.txt
travar requirements/verificacao.in -c requirements/livro.txt -o requirements/verificacao.txt
travar requirements/testes.in -c requirements/livro.txt -c requirements/frameworks.txt -c requirements/acabamento.txt -o requirements/testes.txt
travar requirements/auditoria.in -o requirements/auditoria.txt
travar requirements/transformers.in -c requirements/livro.txt -c requirements/frameworks.txt -c requirements/testes.txt -o requirements/transformers.txt

# O MXNet tem um ambiente só dele, e só para esta plataforma.
resolver --generate-hashes --python-platform x86_64-manylinux_2_28 requirements/mxnet.in -o requirements/mxnet.txt

# O Binder instala este arquivo tal e qual; o índice à frente traz o PyTorch só para CPU, cujos hashes
# mudam com o índice: por isso este arquivo, e só ele, não os tem.
resolver --universal binder/requirements.in -c requirements/livro.txt -c requirements/frameworks.txt -o binder/requirements.txt
sed -i.tmp '1i\
--extra-index-url https://download.pytorch.org/whl/cpu
' binder/requirements.txt && rm binder/requirements.txt.tmp
