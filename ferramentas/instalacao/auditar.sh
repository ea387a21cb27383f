#!/bin/sh
# Procura falhas de segurança conhecidas em tudo o que está travado: auditar.sh PIP-AUDIT
set -eu
auditar() { "$pip_audit" --strict --progress-spinner off --disable-pip --no-deps -r "$1"; }
pip_audit=$1

# Antes de crer no silêncio: esta versão do Jinja tem falhas conhecidas, e é preciso que ele as veja.
isca=$(mktemp)
trap 'rm -f "$isca"' EXIT
echo 'jinja2==2.11.2' >"$isca"
if saida=$(auditar "$isca" 2>&1); then
    echo "A auditoria não viu as falhas do Jinja 2.11.2: o que ela diz dos outros não vale." >&2
    exit 1
fi
case $saida in
*PYSEC-* | *CVE-* | *GHSA-*) ;;
*)
    printf 'A auditoria não pôde consultar a lista de falhas:\n%s\n' "$saida" >&2
    exit 1
    ;;
esac

falhou=0
for travado in requirements/*.txt binder/requirements.txt; do
    case $travado in */mxnet.txt | */dicionario.txt) continue ;; esac # versões de 2022, num ambiente à parte; só dados
    echo "$travado"
    auditar "$travado" || falhou=1
done
exit $falhou
