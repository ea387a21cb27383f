"""Reservations and quantities, each with what may stand for it and with its opposite."""

import pytest

from livro.translation.checks.fidelity.meaning import different_reservation

from .asking import problems_of_a_pair


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        ("There are many layers.", "Há várias camadas.", "Há poucas camadas."),
        ("It learns.", "Ele aprende.", "Ele pouco aprende."),
        ("It can stop.", "Ele pode parar.", "Ele deve parar."),
        ("You should stop.", "É preciso parar.", "Você pode parar."),
        ("It is more stable.", "É mais estável.", "É menos estável."),
        ("Use a smaller step.", "Use um passo menor.", "Use um passo maior."),
        ("Look at it before the step.", "Olhe antes do passo.", "Olhe depois do passo."),
        ("Though slow, it works.", "Embora lento, funciona.", "Funciona porque é lento."),
        ("Some of them vanish.", "Alguns somem.", "Todos somem."),
        ("Only one of them vanishes.", "Só um deles some.", "Um deles também some."),
        ("It works well, also here.", "Também aqui funciona bem.", "Só aqui funciona bem."),
        ("It never, or rarely, stops.", "Nunca ou raramente para.", "Nunca, ou sempre, para."),
        ("All of them, and all at once.", "Todos, e tudo de uma vez.", "Todos, e de uma vez."),
    ],
)
def test_the_opposite_is_told_and_the_equivalent_is_not(source, right, wrong):
    assert problems_of_a_pair(different_reservation, source, right) == []
    assert problems_of_a_pair(different_reservation, source, wrong)


def test_words_that_only_seem_to_count():
    source = "After all, this is not at all named after each other, and it is used to stop."
    assert problems_of_a_pair(different_reservation, source, "Afinal, é usado para parar.") == []
