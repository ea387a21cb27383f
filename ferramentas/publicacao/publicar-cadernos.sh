#!/bin/sh
# Publica a pasta no ramo `cadernos`: publicar-cadernos.sh PASTA REMOTO
# Sem mudança, o ramo fica como está: cada commit novo faria o Binder reconstruir a sua imagem.
set -eu
cd "$1"
remoto=$2

git init --quiet --initial-branch=cadernos
git add --all
git -c user.name=publicacao -c user.email=publicacao@localhost commit --quiet --message "Notebooks do livro"
if git fetch --quiet --depth=1 "$remoto" cadernos 2>/dev/null && git diff --quiet FETCH_HEAD HEAD; then
    echo "Os notebooks não mudaram."
else
    git push --quiet --force "$remoto" HEAD:refs/heads/cadernos
    echo "Notebooks publicados no ramo cadernos."
fi
