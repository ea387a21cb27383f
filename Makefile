# Os comandos do dia a dia. `make` sem argumento lista todos.
# Só recursos do GNU Make 3.81, o do macOS.

PYTHON ?= python3
# Índice com os pacotes do PyTorch só para CPU; sem ele, o PyPI entrega no Linux a versão CUDA (GBs).
TORCH_INDEX ?= https://download.pytorch.org/whl/cpu
PORTA ?= 8000
# De onde vem o Python do navegador: oficial, registros (PyPI e npm) ou uma pasta.
FONTE ?= oficial
PYTEST_OPCOES ?=

VENV := .venv
BIN := $(VENV)/bin
PREVIA := .venv-previa
VALIDADOR := ferramentas/html/node_modules/.package-lock.json
PIP_OPCOES := --quiet --disable-pip-version-check --no-deps

.DEFAULT_GOAL := help
.PHONY: help html previa pyodide test test-navegador check sincronizar serve bench links reproduzivel travar clean distclean

help: ## lista os comandos
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-16s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

html: $(VENV)/frameworks.ok ## constrói o livro em _build/html, com todas as células executadas
	@$(BIN)/livro construir

previa: $(PREVIA)/livro.ok ## constrói o livro sem executar as células (instalação leve, para revisar o português)
	@$(PREVIA)/bin/livro construir --previa

pyodide: $(VENV)/livro.ok ## baixa o Python que as páginas executam no navegador (27 MB; FONTE=... muda de onde)
	@$(BIN)/livro pyodide --fonte $(FONTE)

test: $(VENV)/testes.ok ## roda os testes do pacote, das extensões e do livro construído
	@$(BIN)/livro construir
	$(BIN)/python -m pytest -m "not navegador" $(PYTEST_OPCOES)

test-navegador: $(VENV)/testes.ok $(VALIDADOR) ## roda os testes que abrem o livro no Chromium (também pede npm e Java)
	@$(BIN)/livro construir
	$(BIN)/python -m pytest -m navegador $(PYTEST_OPCOES)

check: $(VENV)/testes.ok ## confere estilo, tipos e se as páginas mostram o código do pacote
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	@$(BIN)/livro sincronizar --verificar

sincronizar: $(VENV)/testes.ok ## copia as funções de code/estabilidade para as células das páginas
	@$(BIN)/livro sincronizar

serve: $(VENV)/frameworks.ok ## serve o livro construído em http://127.0.0.1:8000 (PORTA=... muda)
	@$(BIN)/livro servir --porta $(PORTA)

bench: $(VENV)/testes.ok ## mede a construção do livro e o peso das páginas (com o Lighthouse, se houver Node)
	@if command -v npm >/dev/null; then npm ci --silent --no-audit --no-fund --prefix ferramentas/lighthouse; fi
	@$(BIN)/livro medir

reproduzivel: $(VENV)/frameworks.ok ## constrói o livro duas vezes, do zero, em duas pastas, e compara os sites byte a byte
	@$(BIN)/livro reproduzir

links: $(VENV)/testes.ok ## confere os links do livro construído que levam a outros sites (precisa de rede)
	@$(BIN)/livro links --conferir

travar: $(VENV)/testes.ok ## recalcula requirements/*.txt a partir de requirements/*.in (precisa de rede)
	@$(BIN)/python -m pip install $(PIP_OPCOES) uv
	@ferramentas/travar.sh $(BIN)/uv

clean: ## apaga o livro construído
	rm -rf _build

distclean: clean ## apaga também os ambientes instalados e o que foi baixado
	rm -rf $(VENV) $(PREVIA) .cache

# Cada ambiente é refeito quando muda o que ele instala; o carimbo só nasce se tudo deu certo.
$(VENV)/livro.ok: requirements/livro.txt pyproject.toml
	@ferramentas/criar-ambiente.sh "$(PYTHON)" $(VENV)
	@echo "Instalando as ferramentas do livro…"
	@$(BIN)/python -m pip install $(PIP_OPCOES) -r requirements/livro.txt
	@$(BIN)/python -m pip install $(PIP_OPCOES) --no-build-isolation -e .
	@touch $@

$(VENV)/frameworks.ok: $(VENV)/livro.ok requirements/frameworks.txt requirements/torch.txt
	@echo "Instalando os frameworks (alguns minutos, cerca de 3 GB)…"
	@$(BIN)/python -m pip install $(PIP_OPCOES) -r requirements/frameworks.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --extra-index-url $(TORCH_INDEX) -r requirements/torch.txt
	@touch $@

$(VENV)/testes.ok: $(VENV)/frameworks.ok requirements/testes.txt
	@echo "Instalando as ferramentas de teste…"
	@$(BIN)/python -m pip install $(PIP_OPCOES) -r requirements/testes.txt
	@touch $@

# O validador de HTML dos testes (precisa do npm e do Java); não roda scripts de instalação.
$(VALIDADOR): ferramentas/html/package-lock.json
	@echo "Instalando o validador de HTML…"
	@npm ci --prefix ferramentas/html --ignore-scripts --no-audit --no-fund --silent
	@touch $@

$(PREVIA)/livro.ok: requirements/livro.txt pyproject.toml
	@ferramentas/criar-ambiente.sh "$(PYTHON)" $(PREVIA)
	@echo "Instalando as ferramentas do livro…"
	@$(PREVIA)/bin/python -m pip install $(PIP_OPCOES) --no-compile -r requirements/livro.txt
	@$(PREVIA)/bin/python -m pip install $(PIP_OPCOES) --no-build-isolation -e .
	@touch $@
