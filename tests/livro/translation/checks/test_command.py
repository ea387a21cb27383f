"""`livro verificar` as its users run it."""

import json
import re
from dataclasses import replace

import pytest
import yaml

from livro.cli import main
from livro.translation.checks import report
from livro.translation.checks.finding import Finding, Severity
from livro.translation.checks.loading import assemble
from livro.translation.checks.outputs import cells_of, read_outputs
from livro.translation.checks.runner import findings

from .defects import KNOWLEDGE, PAGES
from .places import ROOT, TEXTS

EXPLOSION = "book/laboratorios/explosao.md"


@pytest.fixture(autouse=True)
def at_the_root(monkeypatch):
    monkeypatch.chdir(ROOT)


def test_the_book_passes(capsys):
    assert main(["verificar"]) == 0
    assert capsys.readouterr().out == ""


def test_json_is_a_list_even_when_empty(capsys):
    assert main(["verificar", "--json", "book/capitulo/resumo.md"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_a_path_outside_the_book_is_refused(capsys):
    assert main(["verificar", "README.md"]) == 1
    assert "README.md: não é uma página do livro" in capsys.readouterr().err


def test_a_release_asks_for_reviews(capsys):
    page = "book/capitulo/resumo.md"
    line = (ROOT / page).read_text("utf-8").split("\n").index("% seg: resumo-itens") + 2
    assert main(["verificar", "--lancamento", page]) == 1
    told = capsys.readouterr()
    assert f"{page}:{line}: erro [trecho-sem-revisao] (resumo-itens)" in told.out
    assert "2 erros" in told.err


def test_a_release_asks_for_segments_up_to_date(bitext):
    entries = dict(bitext.ledger.entries)
    entries["resumo-itens"] = replace(
        entries["resumo-itens"], source_digest="0" * 12, original_digest="0" * 12
    )
    stale = replace(bitext, ledger=replace(bitext.ledger, entries=entries))
    book = assemble(tuple(PAGES.values()), stale, KNOWLEDGE)
    found = findings(book, stale, release=True, only={"book/capitulo/resumo.md"})
    assert "trecho-desatualizado" in {finding.rule for finding in found}
    assert findings(book, stale, only={"book/capitulo/resumo.md"}) == []


def test_a_waiver_that_silences_nothing_is_told(bitext):
    waived = {"numero-diferente": "nenhum", "regra-que-nao-existe": "nenhum"}
    entries = dict(bitext.ledger.entries)
    entries["resumo-titulo"] = replace(entries["resumo-titulo"], waivers=waived)
    changed = replace(bitext, ledger=replace(bitext.ledger, entries=entries))
    book = assemble(tuple(PAGES.values()), changed, KNOWLEDGE)
    found = findings(book, changed, only={"book/capitulo/resumo.md"})
    assert [finding.rule for finding in found] == ["dispensa-sem-uso"] * 2


def test_a_waiver_of_one_formula_does_not_silence_another(judge):
    path = "book/capitulo/gradientes.md"
    line = "aqui, $\\sigma$ é um"
    assert line in TEXTS[path]
    found = judge(path, TEXTS[path].replace(line, "aqui, $\\sigma$ e $\\gamma$ são um"))
    assert [finding.rule for finding in found] == ["formula-diferente"]


@pytest.fixture
def printing(judge):
    """Judge a page whose fourth cell printed something."""
    page = PAGES[EXPLOSION]

    def printing(output):
        printed = tuple(output if number == 3 else "" for number in range(len(page.cells)))
        knowledge = replace(KNOWLEDGE, outputs={cells_of(page): printed})
        found = judge(EXPLOSION, page.text, knowledge)
        assert all(finding.line == page.cells[3].first + 1 for finding in found)
        return [finding.rule for finding in found]

    return printing


@pytest.mark.parametrize("output", ["after 10 steps", "norm of the product", "loss: 0.25"])
def test_english_in_an_output_is_found(printing, output):
    assert printing(output) == ["ingles-na-saida"]


def test_a_name_between_backticks_is_no_english(printing):
    assert printing("a variância cai, de `layers.0` a `norm_layer.56`") == []


def test_outputs_that_nobody_kept_are_told_not_skipped(monkeypatch, capsys):
    monkeypatch.setattr("livro.translation.checks.loading.read_outputs", lambda _: {})
    assert main(["verificar", EXPLOSION]) == 0
    assert f"{EXPLOSION}: saídas não conferidas" in capsys.readouterr().err


def test_the_texts_of_a_drawing_are_read(tmp_path):
    drawing = (
        "<svg><desc>a curva</desc><!-- norma do produto --><path/><text x='1'>passos</text></svg>"
    )
    output = {"output_type": "display_data", "data": {"image/svg+xml": drawing}}
    cell = {"cell_type": "code", "source": ["x"], "outputs": [output]}
    place = tmp_path / "cache" / "executed" / "abc"
    place.mkdir(parents=True)
    (place / "base.ipynb").write_text(json.dumps({"cells": [cell]}), encoding="utf-8")
    assert read_outputs(tmp_path) == {("x",): ("a curva\nnorma do produto\npassos",)}


def test_the_drawings_of_the_book_are_read():
    texts = "\n".join(text for outputs in KNOWLEDGE.outputs.values() for text in outputs)
    if not KNOWLEDGE.outputs:
        pytest.skip("o livro não foi construído")
    assert "número de fatores" in texts


def test_the_commit_hook_runs_a_command_that_exists():
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    (hook,) = config["repos"][0]["hooks"]
    command, target = hook["entry"].split()
    assert command == "make"
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)


FOUND = [
    Finding("book/a.md", 3, "ortografia", "s", Severity.ERROR, "100% de “x”:", "Corrija,\nlogo."),
    Finding("book/b,c.md", 1, "versus", "", Severity.WARNING, "“vs.”.", "Diga."),
]


def test_annotations_are_escaped():
    first, second = report.as_annotations(FOUND).split("\n")
    assert first == (
        "::error file=book/a.md,line=3,title=ortografia::100%25 de “x”: Corrija,%0Alogo."
    )
    assert second.startswith("::warning file=book/b%2Cc.md,line=1,title=versus::")


def test_json_has_portuguese_keys():
    assert json.loads(report.as_json(FOUND))[0]["gravidade"] == "erro"


def test_the_summary_counts():
    assert report.summary(FOUND, 2) == "1 erro e 1 aviso em 2 páginas."
    assert report.summary([], 1) == "nenhum erro e nenhum aviso em 1 página."
