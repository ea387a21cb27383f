"""Agreement, crase, European Portuguese."""

from .drawing import in_prose, in_words, swaps, unnoticed

_ARTICLES = (("a", "o"), ("o", "a"), ("as", "os"), ("os", "as"), ("uma", "um"), ("um", "uma"))
_CONTRACTED = (
    ("da", "do"), ("do", "da"), ("na", "no"), ("no", "na"), ("das", "dos"), ("dos", "das"),
)  # fmt: skip
_NUMBER = (("as", "a"), ("os", "o"), ("das", "da"), ("dos", "do"), ("nas", "na"), ("nos", "no"))
_FEMININE = "camada|rede|unidade|matriz|variância|função|saída|entrada|perda|escala|profundidade"
_MASCULINE = "peso|gradiente|produto|sinal|número|passo|fator|vetor|laboratório"
_NOUNS = rf"(?:{_FEMININE}|{_MASCULINE})s?"
EUROPEAN = (
    ("de fato", "de facto"),
    ("fato", "facto"),
    ("seção", "secção"),
    ("registro", "registo"),
    ("tela", "ecrã"),
    ("arquivos?", "ficheiro"),
    ("gênero", "género"),
    ("você", "vós"),
    ("página", "sítio"),
    ("bilhões", "milhares de milhão"),
    ("dez mil", "dezenas de milhar"),
    ("código", "controlo"),
    ("laboratório", "equipa"),
    ("escolha", "planeamento"),
    ("biblioteca", "utilizador"),
    ("gráfico", "ecrã"),
    ("mostra", "regista"),
    ("conosco|nos", "connosco"),
)


def _before_nouns(pairs):
    for old, new in pairs:
        for line, found in in_prose(rf"(?i)\b{old}(?= {_NOUNS}\b)"):
            yield line.replace(found, new.capitalize() if found[0][0].isupper() else new)


@unnoticed("concordância", "concordancia-do-artigo", floor=0.6)
def an_article_of_the_other_gender():
    yield from _before_nouns((*_ARTICLES, *_CONTRACTED))


@unnoticed("concordância", "concordancia-do-artigo", floor=0.7)
def an_article_of_the_other_number():
    yield from _before_nouns(_NUMBER)


@unnoticed("concordância", "ortografia", "concordancia-do-artigo", floor=0.6)
def a_noun_without_its_plural():
    for line, found in in_prose(r"(?i)(?<=\b[ao]s )[a-zà-ú]{4,}s\b"):
        yield line.replace(found, found[0][:-1])


@unnoticed("concordância", "concordancia-do-adjetivo", floor=0.3)
def an_adjective_of_the_other_gender():
    adjectives = (
        "oculta", "aleatória", "inicial", "única", "pequena", "profunda", "ocultas",
        "aleatórias", "pequenas", "grande", "profundas", "sorteadas", "multiplicada",
    )  # fmt: skip
    for word in adjectives:
        if word.rstrip("s").endswith("a"):
            stem, plural = word.rstrip("s")[:-1], "s" * word.endswith("s")
            for line, found, _ in in_words(word):
                yield line.replace(found, f"{stem}o{plural}")


@unnoticed("concordância", "concordancia-do-verbo", floor=0.4)
def a_verb_of_the_other_number():
    pairs = (
        ("é", "são"), ("são", "é"), ("tem", "têm"), ("têm", "tem"), ("pode", "podem"),
        ("podem", "pode"), ("cresce", "crescem"), ("explodem", "explode"), ("fica", "ficam"),
        ("ficam", "fica"), ("explode", "explodem"), ("aprendem", "aprende"),
    )  # fmt: skip
    yield from swaps(pairs)


@unnoticed("crase", "crase-a-menos", floor=0.35)
def a_crase_lost():
    yield from swaps((("à", "a"), ("às", "as")))


@unnoticed("crase", "crase-a-mais", floor=0.7)
def a_crase_added():
    for line, found in in_prose(r"(?<= )a(?= (?:um|uma|cada|partir|todo|toda|quem|[a-zà-ú]+r)\b)"):
        yield line.replace(found, "à")


@unnoticed("crase", "crase-a-mais", floor=0.4)
def a_crase_before_a_masculine_noun():
    for line, found in in_prose(r"(?<= )ao(?= [a-zà-ú])"):
        yield line.replace(found, "à")


@unnoticed("português europeu", "portugues-europeu", floor=0.7)
def a_european_word():
    for old, new in EUROPEAN:
        yield from swaps([(old, new)])


@unnoticed("português europeu", "ortografia", floor=0.9)
def an_accent_of_portugal():
    for line, found, word in in_words(r"[^\W\d_]*[êô][mn][^\W\d_]+"):
        yield line.replace(found, word.replace("êm", "ém").replace("ên", "én").replace("ôm", "óm")
                           .replace("ôn", "ón"))  # fmt: skip


@unnoticed("português europeu", "portugues-europeu", floor=0.9)
def a_progressive_of_portugal():
    for line, found, verb in in_words(r"aprende|cresce|explode|desaparece|encolhe"):
        yield line.replace(found, f"está a {verb}r")


@unnoticed("português europeu", "ortografia", "portugues-europeu", floor=0.9)
def consonants_that_are_mute_in_brazil():
    pairs = (
        ("direção", "direcção"), ("direta", "directa"), ("exatamente", "exactamente"),
        ("exata", "exacta"), ("ativação", "activação"), ("ativações", "activações"),
        ("correção", "correcção"), ("ótimo", "óptimo"), ("projeto", "projecto"),
        ("fator", "factor"), ("fatores", "factores"), ("ação", "acção"), ("afeta", "afecta"),
        ("objeto", "objecto"), ("efeito", "efectivo"), ("correta", "correcta"),
    )  # fmt: skip
    yield from swaps(pairs)
