# Os comandos do dia a dia. `make` sem argumento lista todos.
# Só recursos do GNU Make 3.81, o do macOS.

PYTHON ?= python3
# Índice com os pacotes do PyTorch só para CPU; sem ele, o PyPI entrega no Linux a versão CUDA (GBs).
TORCH_INDEX ?= https://download.pytorch.org/whl/cpu
PORTA ?= 8000
# De onde vem o Python do navegador (oficial, registros ou uma pasta) ou o original em inglês (um arquivo, um
# checkout do d2l-en ou um endereço); sem dizer, da rede.
FONTE ?=
# Os pacotes de outros frameworks que as páginas também executam, cada um framework=pacote#sha256=RESUMO;
# `nenhum` os tira.
PACOTES ?=
PYTEST_OPCOES ?=
VERIFICAR_OPCOES ?=
TRAVAR_OPCOES ?=
# Os livros de um framework só que os testes do PDF constroem, além do completo; `todos` são os do livro.
IMPRESSOS ?= pytorch
# Quantos testes demorados correm ao mesmo tempo, cada notebook com um processador.
PROCESSOS ?= 2
FRAMEWORK ?=

VENV := .venv
BIN := $(VENV)/bin
PREVIA := .venv-previa
MXNET := .venv-mxnet
CADERNOS := .venv-cadernos
AUDITORIA := .venv-auditoria
VALIDADOR := ferramentas/npm/html/node_modules/.package-lock.json
REVEAL := ferramentas/npm/slides/node_modules/.package-lock.json
# Os do livro, na sua ordem, sabidos só quando uma receita os pede.
FRAMEWORKS = $$($(BIN)/python -c "from estabilidade import FRAMEWORKS; print(*(framework.name for framework in FRAMEWORKS))")
AO_MESMO_TEMPO = -n $(PROCESSOS) --dist worksteal
# O último Python para o qual há o que cada ambiente instala; o dos frameworks espera pelo TensorFlow.
ATE := 3.14
ATE_FRAMEWORKS := 3.13
INSTALAR := ferramentas/instalacao/instalar.sh
# O PyTorch, cujos arquivos mudam com o índice e com a máquina, vem à parte, pelo pip e sem hashes.
TORCH = -m pip install --quiet --disable-pip-version-check --extra-index-url $(TORCH_INDEX) -r requirements/torch.txt
# O pacote do livro e as ferramentas, a partir destas pastas: a mudança num arquivo vale na hora.
EDITAVEL := -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation

.DEFAULT_GOAL := help
# `make -j2 html test` construiria o mesmo livro duas vezes ao mesmo tempo.
.NOTPARALLEL:
.PHONY: help html previa editar slides pyodide fonte mxnet test test-demorados test-navegador test-mxnet check sincronizar catalogo serve bench links reproduzivel travar situacao verificar revisao auditar pdf pdf-imagens pdf-acessivel epub test-pdf test-cadernos test-binder clean distclean

help: ## lista os comandos
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-16s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

html: $(VENV)/frameworks.ok ## constrói o livro em _build/html, com todas as células executadas
	@$(BIN)/livro pyodide --opcional
	@$(BIN)/livro construir

pdf: $(VENV)/frameworks.ok ## constrói o livro para imprimir em _build/pdf (FRAMEWORK=pytorch imprime só um)
	@$(BIN)/livro pdf --framework "$(FRAMEWORK)"

pdf-imagens: $(VENV)/frameworks.ok ## constrói o PDF e desenha cada página em PNG, para conferir com os olhos
	@$(BIN)/livro pdf --framework "$(FRAMEWORK)" --imagens

pdf-acessivel: $(VENV)/frameworks.ok ## constrói o PDF com marcas (PDF/UA-1), para leitores de tela; não precisa do LaTeX
	@$(BIN)/livro pdf --acessivel

slides: $(VENV)/frameworks.ok $(REVEAL) ## faz os slides do capítulo, um conjunto por framework (pede o npm)
	@$(BIN)/livro slides

epub: $(VENV)/frameworks.ok ## constrói o livro para leitores digitais em _build/epub (FRAMEWORK=pytorch traz só um)
	@$(BIN)/livro epub --framework "$(FRAMEWORK)"

previa: $(PREVIA)/livro.ok ## constrói o livro sem executar as células (instalação leve, para revisar o português)
	@$(PREVIA)/bin/livro construir --previa

editar: $(PREVIA)/livro.ok ## serve a prévia e a refaz a cada arquivo salvo, até Ctrl+C (PORTA=... muda)
	@$(PREVIA)/bin/livro editar --porta $(PORTA)

pyodide: $(VENV)/livro.ok ## baixa o Python que as páginas executam no navegador (27 MB; FONTE=..., PACOTES=...)
	@$(BIN)/livro pyodide --fonte "$(FONTE)" $(if $(PACOTES),--pacotes $(PACOTES))

fonte: $(VENV)/livro.ok ## traz o original em inglês, que as páginas mostram e com que a tradução é conferida (FONTE=... muda de onde)
	@$(BIN)/livro fonte trazer --de "$(FONTE)"

mxnet: $(MXNET)/kernel.ok ## instala à parte o MXNet, para o apêndice sobre ele (Linux x86-64, Python 3.11, 650 MB)
	@echo "MXNet pronto: o próximo 'make html' inclui o apêndice sobre ele."

verificar: $(PREVIA)/verificacao.ok ## confere a tradução: língua, termos, fórmulas, números, marcação (instalação leve)
	@$(PREVIA)/bin/livro verificar $(VERIFICAR_OPCOES)

revisao: $(PREVIA)/verificacao.ok ## põe o original e a tradução lado a lado, em _build/revisao/index.html
	@$(PREVIA)/bin/livro revisar

test: $(VENV)/testes.ok ## roda os testes rápidos do pacote, das ferramentas e do livro construído
	@$(BIN)/livro construir
	$(BIN)/python -m pytest -m "not (demorado or navegador or pdf or cadernos or binder)" $(PYTEST_OPCOES)

test-demorados: $(VENV)/testes.ok ## roda os testes que constroem livros pequenos, executam páginas ou compilam redes inteiras (3 minutos)
	$(BIN)/python -m pytest -m "demorado and not navegador" -n $(PROCESSOS) --dist loadfile $(PYTEST_OPCOES)

test-navegador: $(VENV)/testes.ok $(VALIDADOR) $(REVEAL) ## roda os testes que abrem o livro no Chromium (também pede npm e Java)
	@$(BIN)/livro slides
	@$(BIN)/livro construir
	$(BIN)/python -m pytest -m navegador $(AO_MESMO_TEMPO) $(PYTEST_OPCOES)

test-pdf: $(VENV)/testes.ok ## roda os testes do PDF e do EPUB (pede o LuaLaTeX, o Poppler e o Java)
	@$(BIN)/livro construir
	@$(BIN)/livro pdf
	@set -e; for framework in $(if $(filter todos,$(IMPRESSOS)),$(FRAMEWORKS),$(IMPRESSOS)); do \
		$(BIN)/livro pdf --framework "$$framework"; \
	done
	@$(BIN)/livro epub
	@$(BIN)/livro pdf --acessivel
	$(BIN)/python -m pytest -m pdf $(PYTEST_OPCOES)

test-mxnet: $(MXNET)/kernel.ok ## roda no MXNet os testes do pacote que passam por todos os frameworks
	$(MXNET)/bin/python -m pytest tests/estabilidade $(PYTEST_OPCOES)

test-cadernos: $(VENV)/testes.ok ## executa cada notebook num ambiente que só tem o seu framework
	@set -e; for framework in $(FRAMEWORKS); do $(MAKE) --no-print-directory "$(CADERNOS)/$$framework/pronto.ok"; done
	@$(BIN)/livro construir
	OMP_NUM_THREADS=1 $(BIN)/python -m pytest -m cadernos $(AO_MESMO_TEMPO) $(PYTEST_OPCOES)

test-binder: $(VENV)/testes.ok $(CADERNOS)/binder/pronto.ok ## faz o que o Binder faria e executa os notebooks no JupyterLab, num Chromium
	@$(BIN)/livro construir
	$(BIN)/python -m pytest -m binder $(PYTEST_OPCOES)

check: $(VENV)/testes.ok ## confere os workflows, estilo, tipos e se as páginas mostram o código do pacote
	$(BIN)/zizmor --offline --quiet .github/workflows
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	@$(BIN)/livro sincronizar --verificar

sincronizar: $(VENV)/testes.ok ## copia as funções de code/estabilidade para as células das páginas
	@$(BIN)/livro sincronizar

catalogo: $(VENV)/testes.ok ## põe em dia o catálogo que traduz os docstrings do pacote (book/_locale)
	@$(BIN)/livro catalogo

situacao: $(VENV)/livro.ok ## mostra o que está traduzido, revisado e desatualizado
	@$(BIN)/livro situacao

serve: $(VENV)/frameworks.ok ## serve o livro construído em http://127.0.0.1:8000 (PORTA=... muda)
	@$(BIN)/livro servir --porta $(PORTA)

bench: $(VENV)/testes.ok ## mede a construção do livro, o que um celular recebe das páginas e em quanto tempo elas respondem (pede o Chromium)
	@$(BIN)/livro medir

reproduzivel: $(VENV)/frameworks.ok ## constrói o livro duas vezes, do zero, em duas pastas, e compara os sites byte a byte
	@$(BIN)/livro reproduzir

links: $(VENV)/testes.ok ## confere os links do livro construído que levam a outros sites (precisa de rede)
	@$(BIN)/livro links --conferir

travar: $(VENV)/livro.ok ## recalcula requirements/*.txt a partir de requirements/*.in (precisa de rede; TRAVAR_OPCOES=--upgrade renova)
	@ferramentas/instalacao/travar.sh $(BIN)/uv $(TRAVAR_OPCOES)

auditar: $(AUDITORIA)/auditoria.ok ## diz se uma versão travada tem falha de segurança conhecida (precisa de rede)
	@ferramentas/instalacao/auditar.sh $(AUDITORIA)/bin/pip-audit

clean: ## apaga o livro construído
	rm -rf _build

distclean: clean ## apaga também os ambientes instalados e o que foi baixado
	rm -rf $(VENV) $(PREVIA) $(MXNET) $(CADERNOS) $(AUDITORIA) .cache

# Cada ambiente é refeito quando muda o que ele instala; o carimbo só nasce se tudo deu certo.
$(VENV)/livro.ok: requirements/instalador.txt requirements/livro.txt pyproject.toml ferramentas/pyproject.toml
	@ferramentas/instalacao/criar-ambiente.sh "$(PYTHON)" $(VENV) $(ATE_FRAMEWORKS)
	@echo "Instalando as ferramentas do livro…"
	@$(INSTALAR) $(VENV) requirements/livro.txt
	@$(BIN)/python $(EDITAVEL) -e . -e ferramentas
	@touch $@

$(VENV)/frameworks.ok: $(VENV)/livro.ok requirements/frameworks.txt requirements/torch.txt requirements/acabamento.txt
	@echo "Instalando os frameworks (alguns minutos, cerca de 3 GB)…"
	@$(INSTALAR) $(VENV) requirements/frameworks.txt requirements/acabamento.txt
	@$(BIN)/python $(TORCH)
	@touch $@

$(VENV)/testes.ok: $(VENV)/frameworks.ok requirements/testes.txt requirements/dicionario.txt
	@echo "Instalando as ferramentas de teste…"
	@$(INSTALAR) $(VENV) requirements/testes.txt
	@ferramentas/instalacao/instalar-dicionario.sh $(VENV)
	@touch $@

# O validador de HTML dos testes (precisa do npm e do Java); não roda scripts de instalação.
$(VALIDADOR): ferramentas/npm/html/package-lock.json
	@echo "Instalando o validador de HTML…"
	@npm ci --prefix ferramentas/npm/html --ignore-scripts --no-audit --no-fund --silent
	@touch $@

# O que mostra os slides (precisa do npm).
$(REVEAL): ferramentas/npm/slides/package-lock.json
	@echo "Instalando o reveal.js…"
	@npm ci --prefix ferramentas/npm/slides --ignore-scripts --no-audit --no-fund --silent
	@touch $@

$(PREVIA)/livro.ok: requirements/instalador.txt requirements/livro.txt pyproject.toml ferramentas/pyproject.toml
	@ferramentas/instalacao/criar-ambiente.sh "$(PYTHON)" $(PREVIA) $(ATE)
	@echo "Instalando as ferramentas do livro…"
	@$(INSTALAR) $(PREVIA) requirements/livro.txt
	@$(PREVIA)/bin/python $(EDITAVEL) -e . -e ferramentas
	@touch $@

# O kernel fica numa pasta só dele: o do ipykernel, ao lado, tomaria o lugar do Python do livro.
$(MXNET)/kernel.ok: requirements/mxnet.txt pyproject.toml
	@ferramentas/instalacao/criar-ambiente-mxnet.sh "$(PYTHON)" $(MXNET)
	@echo "Instalando o MXNet (menos de um minuto, 650 MB)…"
	@$(INSTALAR) $(MXNET) requirements/mxnet.txt
	@$(MXNET)/bin/python $(EDITAVEL) -e .
	@JUPYTER_PATH="$(CURDIR)/$(MXNET)/kernel/share/jupyter" $(MXNET)/bin/python -m ipykernel install --prefix $(MXNET)/kernel --name mxnet --display-name MXNet
	@touch $@

# O que só a verificação usa não pesa em quem quer só a prévia.
$(PREVIA)/verificacao.ok: $(PREVIA)/livro.ok requirements/verificacao.txt requirements/dicionario.txt
	@echo "Instalando o corretor ortográfico e o identificador de línguas…"
	@$(INSTALAR) $(PREVIA) requirements/verificacao.txt
	@ferramentas/instalacao/instalar-dicionario.sh $(PREVIA)
	@touch $@

# O que tem quem baixa os notebooks de um framework: ele, o pacote do livro e o Jupyter.
$(CADERNOS)/%/pronto.ok: requirements/livro.txt requirements/frameworks.txt requirements/torch.txt pyproject.toml | $(VENV)/livro.ok
	@ferramentas/instalacao/criar-ambiente.sh "$(PYTHON)" $(@D) $(ATE_FRAMEWORKS)
	@echo "Instalando o ambiente dos notebooks de $*…"
	@$(if $(filter pytorch,$*),$(@D)/bin/python $(TORCH) --no-deps)
	@$(BIN)/uv pip install --quiet --compile-bytecode --python $(@D)/bin/python --no-verify-hashes -c requirements/livro.txt -c requirements/frameworks.txt ipykernel -e ".[$*]"
	@$(@D)/bin/python -m ipykernel install --sys-prefix --name caderno-$* >/dev/null
	@touch $@

# O que o Binder instala, e nada mais; as respostas do índice do PyTorch podem não vir.
$(CADERNOS)/binder/pronto.ok: binder/requirements.txt
	@ferramentas/instalacao/criar-ambiente.sh "$(PYTHON)" $(@D) $(ATE_FRAMEWORKS)
	@echo "Instalando o ambiente do Binder (alguns minutos, cerca de 3 GB)…"
	@$(@D)/bin/python -m pip install -qq --disable-pip-version-check --retries 1 -r binder/requirements.txt
	@touch $@

$(AUDITORIA)/auditoria.ok: requirements/instalador.txt requirements/auditoria.txt
	@ferramentas/instalacao/criar-ambiente.sh "$(PYTHON)" $(AUDITORIA) $(ATE)
	@$(INSTALAR) $(AUDITORIA) requirements/auditoria.txt
	@touch $@
