"""What a page keeps of a function of the package."""

from hypothesis import given
from hypothesis import strategies as st

from livro.book.shown import bare, listing

SOURCE = '''\
def f(x: Array, n: int = 2, *rest: float, ação: str = "é") -> tuple[Array, int]:
    """Say in English what f does."""
    total = 0.0
    for item in rest:
        total += item
    return x * n, total
'''


def test_docstring_and_annotations_go_and_the_code_stays():
    text = listing(SOURCE)
    assert text.splitlines()[0] == 'def f(x, n=2, *rest, ação="é"):'
    assert text.splitlines()[-1] == "    return x * n, total"
    assert "English" not in text


def test_listing_is_the_same_program():
    assert bare(listing(SOURCE)) == bare(SOURCE)


def test_a_changed_operator_is_a_different_program():
    assert bare(SOURCE.replace("x * n", "x + n")) != bare(SOURCE)


names = st.sampled_from(["x", "fan_in", "σ", "ação"])


@given(st.lists(names, unique=True), st.booleans(), st.booleans())
def test_annotations_never_change_the_program(arguments, annotated, documented):
    signature = ", ".join(f"{name}: int" if annotated else name for name in arguments)
    docstring = '    """Olá, mundo: é só um texto."""\n' if documented else ""
    plain = f"def f({', '.join(arguments)}):\n    return [{', '.join(arguments)}]\n"
    annotated_one = (
        f"def f({signature}) -> list[int]:\n{docstring}    return [{', '.join(arguments)}]\n"
    )
    assert bare(annotated_one) == bare(plain)
