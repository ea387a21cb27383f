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
        "Vale como mostra a rede cujos pesos fica fora do modelo.",
        "Como cada camada são afim, a composição também é.",
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
        "O sinal desce a medida que a taxa sobe.",
        "Segue o sinal do peso que a leva a saída.",
        "Cada camada tem a sua taxa, proporcional a razão entre as normas.",
        "São contrários a regra.",
        "São caminhos que a levam a saída.",
        "As redes chegam a saída, e voltam.",
        "O sinal é igual a média das duas.",
        "A rede rasa chega a saída.",
        "As redes são iguais as outras.",
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


# A professor's Portuguese: what has its subject after the verb, “se” of the passive, “como” of the
# examples, relative clauses; nothing that any of the rules may take for an error.
BY_A_PROFESSOR = (
    # The object of a verb, or its subject in the passive.
    "A função retorna a média dos pesos.",
    "`step` retorna a mudança de cada peso.",
    "Limita-se a norma do gradiente.",
    "Ajuste-se a taxa de aprendizado.",
    "Reduza-se a taxa.",
    "Adapta-se a largura da rede ao problema.",
    "Submete-se a saída ao teste.",
    "Restringe-se a soma às camadas.",
    "Destina-se a memória aos pesos.",
    "Opõe-se a média à mediana.",
    "Compara-se a variância das duas camadas.",
    "Quando a profundidade cresce, some-se a média às camadas.",
    "Obtém-se a variância multiplicando-se a largura pela variância dos pesos.",
    "Dedica-se a próxima seção a medir isso.",
    "O atalho leva a informação adiante.",
    "O servidor serve a página.",
    "Calculam-se a média e a variância da saída.",
    # The subject after the verb.
    "Chegou a vez de medir.",
    "Chegou a hora de conferir.",
    "Já que a rede satura, chega a vez do atalho, como as seções anteriores mostram.",
    "São iguais as variâncias das duas camadas.",
    "É idêntica a variância nas duas redes.",
    "É superior a variância da segunda rede.",
    "Em seguida é aplicada a normalização.",
    "Depois de aplicada a regra da cadeia, sobra um produto.",
    "Aplicada a regra da cadeia, sobra um produto.",
    "Sobrevivem as redes mais largas.",
    "Nos casos em que volta a dúvida, basta medir a norma.",
    "Mostra-o a figura seguinte.",
    "Depende do problema a escolha da função.",
    "É assim que os calculam as bibliotecas.",
    "Não o negam a teoria e a prática.",
    "Tanto os pesos quanto as ativações crescem.",
    "Não se sabe quanto as camadas crescem.",
    "A curva se desloca para a direita da média.",
    "Uma vez calculada a margem de erro, segue a conta.",
    "É essa a medida que interessa, com a exceção da última camada.",
    # “Como” of the examples and of the comparisons.
    "Funções como a tangente saturam.",
    "Truques como a normalização ajudam.",
    "Métodos como o gradiente descendente convergem.",
    "Medidas como a variância dizem pouco.",
    "Quantidades como o gradiente crescem.",
    "Tanto a tangente como a sigmoide saturam.",
    "Vejam-se as funções como a sigmoide, que saturam dos dois lados.",
    "Repare como a curva e as retas se afastam.",
    "Como a tangente, a sigmoide satura.",
    # What a preposition, or a verb whose subject follows it, has before it.
    "A cada camada correspondem duas matrizes.",
    "A esse resultado levam duas contas.",
    "A uma rede profunda faltam caminhos.",
    "A ela correspondem duas matrizes.",
    "A seguir vêm os exercícios.",
    "A longo prazo são iguais.",
    "Nessa escala chegam as ativações à última camada.",
    "Aos pesos da primeira camada chegam as derivadas de todas as outras.",
    "Surge aí a pergunta que as redes profundas põem.",
    "Não é outra a razão por que se usam pesos pequenos.",
    "Mais do que a largura, pesam as funções de ativação.",
    "Uma coisa são os pesos, outra são as ativações.",
    "Essas duas exigências a inicialização de Xavier concilia.",
    "À escala em que vivem as ativações corresponde a dos gradientes.",
    "O que as contas não dizem, dizem-no as figuras.",
    "A princípio são pequenos os pesos.",
    "Essa conta fazem as bibliotecas.",
    "Isso mostram as figuras do capítulo.",
    "De cada peso dependem as saídas de todas as unidades a que ele se liga.",
    "Cabe ao leitor a escolha da semente; a nós, a da escala.",
    # Relative clauses.
    "As contas de cujas saídas trata o texto são duas.",
    "São redes cujos pesos conhece o leitor.",
    "São camadas a cujas saídas se aplica a função.",
    "É a rede em cujas camadas crescem os pesos.",
    "As derivadas das quais depende o gradiente são pequenas.",
    "Ao gradiente, cuja norma cabe controlar, aplica-se o corte.",
)


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


@pytest.mark.parametrize("text", BY_A_PROFESSOR)
def test_what_a_professor_writes_is_left_alone(text):
    assert [problems_of_a_page(rule, text) for rule in WRONG] == [[]] * len(WRONG)


@pytest.mark.parametrize("text", WRONG[crase.one_crase_too_few])
def test_a_lost_crase_is_told_once(text):
    assert len(problems_of_a_page(crase.one_crase_too_few, text)) == 1


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
