"""Each rule refuses its own bad example and accepts the good one; the reference page has it."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from livro.translation.checks.registry import GROUPS, RULES
from livro.translation.checks.rule import PageRule, PairRule, ReleaseRule

from .asking import problems_of_a_page, problems_of_a_pair
from .defects import DEFECTS
from .places import TEXTS
from .unnoticed.kinds import KINDS

PAGE_RULES = [rule for rule in RULES if type(rule) is PageRule and rule.id != "ingles-na-saida"]
PAIR_RULES = [rule for rule in RULES if type(rule) is PairRule]


@pytest.mark.parametrize("rule", PAGE_RULES, ids=lambda rule: rule.id)
def test_the_examples_of_a_page_rule(rule):
    assert problems_of_a_page(rule, rule.bad)
    assert problems_of_a_page(rule, rule.good) == []


@pytest.mark.parametrize("rule", PAIR_RULES, ids=lambda rule: rule.id)
def test_the_examples_of_a_pair_rule(rule):
    assert problems_of_a_pair(rule, rule.source, rule.bad)
    assert problems_of_a_pair(rule, rule.source, rule.good) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_explains_itself(rule):
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.id)
    assert rule.title and rule.why.endswith(".") and rule.good != rule.bad
    assert bool(rule.source) == (type(rule) is PairRule)


def test_no_two_rules_share_an_id():
    assert len({rule.id for rule in RULES}) == len(RULES) > 40


def test_every_rule_answers_for_some_injected_defect():
    """The others are tested on their own, below or in the files beside this one."""
    answering = {rule for rules, _ in DEFECTS.values() for rule in rules}
    answering |= {rule for kind in KINDS.values() for rule in kind.rules}
    alone = {"ingles-na-saida", *(rule.id for rule in RULES if isinstance(rule, ReleaseRule))}
    assert {rule.id for rule in RULES} - answering == alone


# Damage that was seen in the pages of d2l-pt.
@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("marcacao-d2l", "Veja : numref:`sec_mlp`."),
        ("marcacao-d2l", "Veja: cite:`Glorot.Bengio.2010`."),
        ("marcacao-d2l", ":begin_tab:`mxnet`"),
        ("marcacao-d2l", ":end_tab:"),
        ("papel-danificado", "Veja a seção{ref}`sec_mlp`."),
        ("papel-danificado", "Veja {ref}`sec_mlp`para mais."),
        ("papel-danificado", "Veja {cite : p}`Glorot.Bengio.2010`."),
        ("formula-danificada", r"A entrada $\mathbf {x}$."),
        ("formula-danificada", r"A entrada $\ mathbf{x}$."),
        ("formula-danificada", "São $ L $ camadas."),
        ("formula-danificada", "$$\nx = 1\n\nFim."),
        ("enfase-ou-link-danificado", "Veja [o livro] (https://d2l.ai)."),
        ("enfase-ou-link-danificado", "É ** muito ** pequeno."),
        ("referencia-sem-alvo", "Veja {ref}`sec_que_ninguem_escreveu`."),
        ("referencia-sem-alvo", "Veja {cite:p}`Glorot. Bengio.2010`."),
        ("ingles-na-formula", r"$x \text{ and therefore } y$"),
        ("termo-proibido", "Passamos ao espaço de\nregistro."),
        ("caractere-invisivel", "gra\u200bdiente"),
        ("celula-invalida", "```{code-cell} ipython3\n:solto\n\nx = 1\n```"),
        ("celula-invalida", "```{code-cell} ipython3\n:tags: [aberta\n\nx = 1\n```"),
        ("marcacao-d2l", "<!--stackedit_data:\neyJo\n-->"),
        ("frase-em-ingles", "We used a normal distribution to initialize the weights."),
    ],
)
def test_damage_of_machine_translation_is_found(rule, text):
    (chosen,) = (candidate for candidate in RULES if candidate.id == rule)
    assert problems_of_a_page(chosen, text)


# What a careless rule would refuse.
@pytest.mark.parametrize(
    "text",
    [
        "O código `:numref:` não existe aqui; escreva `{ref}` e `**`.",
        "O preço é de US\\$ 5 por época.",
        "A licença é a CC BY-SA 4.0, e o PyTorch está na versão 2.13.",
        "Serve o Python 3.11, 3.12 ou 3.13.",
        "% números: 10.000, 0,25 (um exemplo)\nTreinar por 10.000 épocas leva 0,25 hora.",
        "O *dropout* e o *{term}`framework`* são empréstimos.",
        "Em inglês, *layer-wise adaptive rate scaling*.",
        "O produto $a$ a $b$ não repete palavra; os dois são bem-vindos.",
        "# Inicialização de Xavier no PyTorch",
        "Segundo Xiao et al., é possível (veja {cite:t}`Xiao.Bahri.Sohl-Dickstein.ea.2018`).",
        "O micro-ondas e o anti-inflamatório seguem o acordo.",
        "O peso da camada sorteado chega à mesma conta; de camada a camada, é igual a uma soma.",
        "Dez à menos três é igual às outras; até a última linha, o produto dos pesos é pequeno.",
        "Quem o calcula são as funções; as médias são um exemplo; nada está a cargo delas.",
        "São três casos: a) o linear; b) o da ReLU (veja Xiao et al., 2018).",
        "O *dropout*, a ReLU etc.: veja adiante… e depois,\n\n$$\nx = 1\n$$ (eq_a)",
        "A conta dá\n\n- o ganho;\n- a variância.",
        "```python\nprint('a single matrix')  # this is no cell\n```",
    ],
)
def test_sound_text_is_left_alone(text):
    found = [(rule.id, p) for rule in PAGE_RULES for p in problems_of_a_page(rule, text)]
    assert found == []


PIECES = st.sampled_from(
    ["```{code-cell}", "```", ":::", "---", "$", "$$", "`", "{ref}`", "**", "% seg: x", "(", ")=",
     "|", "\n", "\n\n", "# ", "- ", "1. ", "\t", "\0", "\ufeff", "\u2028", "x = (", "palavra ",
     "é", ":caption: >-", "<!--", "\\text{", "}", "[a](", "\r\n", ":label:`"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40).map("".join))
@settings(max_examples=60)
def test_no_text_stops_a_rule(text):
    for rule in PAGE_RULES:
        for problem in problems_of_a_page(rule, text):
            assert 1 <= problem.line <= text.count("\n") + 2


@given(st.sampled_from(sorted(TEXTS)), st.floats(0, 1), st.integers(0, 200), PIECES)
@settings(max_examples=30)
def test_no_accident_stops_the_checks(judge, path, place, length, piece):
    text = TEXTS[path]
    start = int(place * len(text))
    judge(path, text[:start] + piece + text[start + length :])


def test_the_reference_page_has_every_group(request):
    page = (request.config.rootpath / "book/apendices/regras.md").read_text(encoding="utf-8")
    assert "```{regras}\n```" in page
    assert {rule for rules in GROUPS.values() for rule in rules} == set(RULES)
