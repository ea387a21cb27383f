"""Agreement and crase: what the forms of the words tell, and what they do not."""

import pytest

from livro.translation.checks.language import agreement, crase, subject
from livro.translation.words.nouns import gender

from .asking import problems_of_a_page

WRONG = {
    agreement.article: (
        "Veja os biblioteca e as percurso.",  # nouns that no list has
        "Com todas as outra, basta isso.",
        "A redes profundas falta tempo.",
        "É o que mostra quando a fator cresce.",
        "Vale em todas a camadas.",
    ),
    agreement.adjective: (
        "A biblioteca é gratuita, e a máquina quebrado não.",
        "As saídas das camadas empilhados somem.",
        "O método estatística serve.",
    ),
    subject.verb: (
        "O produto de muitas matrizes explodem.",
        "As camadas de uma rede profunda também perde o sinal.",
        "A variância dos pesos da última camada é multiplicado por dois.",
        "Quando elas cresce, o produto estoura.",
        "As derivadas são convexa.",
        "O valor $x$ são grande.",
        "Elas aprendem porque a sua derivada são 1.",
        "Com a sigmoide, a saída são curta.",
        "As duas redes tem a mesma escala.",
        "Com a sigmoide, a conta são curta.",  # a noun that is a verb too
        "São redes cujos pesos fica fora do modelo.",
        "A derivada dela são esta.",
        "O maior gradiente de uma rede, em módulo, são 0,3.",
        "A variância da saída, cuja média é zero, são esta.",
        "A escala é ajustada, cada camada é normalizada, ou o sinal têm um atalho.",
        "Aprende em parte porque são medida assim.",
        "A escala boa têm dois lados.",
        "Veja como as duas metades tem a mesma média.",
    ),
    crase.one_crase_too_few: (
        "São pesos ligados a rede.",
        "O sinal vai da entrada a saída.",
        "Falta levá-lo a saída.",
        "É um livro a parte, que se lê depois.",
        "A rede é sensível a escala dos pesos.",
        "O sinal chega a saída e o gradiente volta.",
        "Isso soma o logaritmo a taxa.",
        "São métodos que a ajustam a largura.",
        "Elas continuam iguais umas as outras.",
        "É a retropropagação escrita a mão.",
        "Isso se deve ao que pertence a camada.",
    ),
    crase.one_crase_too_many: (
        "O produto volta à ser finito.",
        "Isso se deve à seu quadrado.",
        "Chegamos à momentos maiores.",
    ),
}
RIGHT = {
    agreement.article: (
        "O problema, o mapa e a foto; as muito pequenas e as quatro.",
        "A princípio, dá a todas a mesma parte e a camadas rasas, outra.",
        "Serve mais a redes rasas do que a redes profundas.",
    ),
    agreement.adjective: (
        "Abra a aba Automático, na área Tipo.",  # names of what is shown
        "Os pesos da camada empilhados somem.",
        "O peso e a camada ocultos mudam.",
        "Muitas vezes usado, esse erro passa por termos escrito depressa.",
        "Duas partições de mesmo tamanho localizadas ali.",
    ),
    subject.verb: (
        "A maioria dos pesos são nulos.",
        "A linha da matriz são os pesos de uma unidade.",
        "O peso, o viés são dois, e o peso e a saída crescem.",
        "Multiplicar por 100 os pesos de uma camada multiplica a saída.",
        "As camadas que a rede tem são duas.",
        "Em uma rede, a perda, a saída são números.",
        "Os dois casos nada têm em comum, porque as camadas não a têm.",
        "É a régua com que se medem as redes.",
        "Uma ou mais linhas do texto estão ali.",
        "Os pacotes fora do disco são poucos.",
        "Em módulo, o peso, o viés e a saída são pequenos.",
        "São matrizes cujas colunas a rede aprende, e cuja média é zero.",
        "Se a soma é isso, é isto, e isto são os pesos.",
    ),
    crase.one_crase_too_few: (
        "É o passo a partir do qual a numeração muda.",
        "Dê aos usuários a escolha, elevando ao quadrado a soma.",
        "Cortadas as caudas, a variância diminui, camada a camada.",
        "É mais do que a rede local.",
        "Valem de uma camada a outra e se aplicam a todas as linhas.",
        "A conta dá um menos a correlação.",
        "Somam a entrada e a saída, igual a média e desvio.",
    ),
    crase.one_crase_too_many: ("Some-a à maior, à cor e à mesma parte, e voltemos à página.",),
}


def texts(of):
    return [(rule, text) for rule, several in of.items() for text in several]


def name(value):
    return value if isinstance(value, str) else value.id


@pytest.mark.parametrize(("rule", "text"), texts(WRONG), ids=name)
def test_what_does_not_agree_is_found(rule, text):
    assert problems_of_a_page(rule, text)


@pytest.mark.parametrize(("rule", "text"), texts(RIGHT), ids=name)
def test_what_may_agree_is_left_alone(rule, text):
    assert problems_of_a_page(rule, text) == []


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("biblioteca", "f"),
        ("fórmulas", "f"),
        ("percurso", "m"),
        ("problema", "m"),
        ("programas", "m"),
        ("oculta", ""),  # an adjective
        ("tinha", ""),  # a verb
        ("usamos", ""),
        ("esquema", ""),  # in -ma, and in no list
        ("artista", ""),
        ("não", ""),
    ],
)
def test_a_gender_is_told_only_where_the_forms_are_sure(word, said):
    assert gender(word) == said
