"""Code that travels in the address of a page, in a real Chromium."""

import pytest
from running import (
    CHAPTER,
    cell,
    code_of,
    press,
    restore,
    result,
    run,
    state,
    wait_for_state,
    write,
)

pytestmark = [pytest.mark.livro, pytest.mark.navegador]

CODE = 'palavra = "çãé ℓ ₁ 🙂"\nprint(palavra[:3], 1 < 2)\n# fim'
COPIED = "Link copiado: quem o abrir verá este código, sem o executar."
RECEIVED = "Este código veio no endereço e ainda não rodou: leia-o antes de o executar."
REFUSED = "O endereço traz um código que não serve a nenhuma célula desta página."
SHARE = "Copiar link com este código"


@pytest.fixture(scope="module")
def link(visit):
    """Return what a reader copied."""
    page = visit(permissions=["clipboard-read", "clipboard-write"])
    place = cell(page, 1)
    assert place.get_by_role("button", name=SHARE).count() == 0
    write(place, CODE)
    press(place, SHARE)
    wait_for_state(place, COPIED)
    return page.evaluate("navigator.clipboard.readText()")


@pytest.fixture
def follow(visit, site, link):
    """Open what another reader copied."""

    def follow(address=link, **options):
        return visit(CHAPTER, query=address.removeprefix(f"{site}/{CHAPTER}.html"), **options)

    return follow


def test_a_link_opens_the_code_and_runs_nothing(follow):
    page = follow()
    place = cell(page, 1)
    wait_for_state(place, RECEIVED)
    assert code_of(place) == CODE
    assert place.get_by_role("button", name="Restaurar").is_visible()
    assert page.evaluate("window.asked") == []
    assert place.locator("button:focus").count() == 1
    run(place)
    assert result(place).inner_text().strip() == "çãé True"


def test_it_opens_on_the_tab_where_the_cell_is(follow, link):
    assert "framework=numpy#" in link
    page = follow()
    wait_for_state(cell(page, 1), RECEIVED)
    assert page.get_by_role("tab", name="NumPy", selected=True).count() > 0
    assert cell(page).is_visible()


def test_shared_code_is_kept_only_if_the_reader_changes_it(follow):
    page = follow()
    place = cell(page, 1)
    wait_for_state(place, RECEIVED)
    assert page.evaluate("Object.keys(localStorage).some((k) => k.startsWith('celulas'))") is False
    page.reload()
    wait_for_state(place, RECEIVED)
    write(place, "print('meu')")
    assert page.evaluate("location.hash") == ""
    page.reload()
    wait_for_state(place, "como você o deixou")
    assert code_of(place) == "print('meu')"


def test_restoring_drops_it_from_the_address(follow):
    page = follow()
    wait_for_state(cell(page, 1), RECEIVED)
    restore(cell(page, 1))
    assert page.evaluate("location.hash") == ""
    assert code_of(cell(page, 1)) != CODE


def test_a_link_can_be_followed_within_the_page(visit, link):
    page = visit()
    page.evaluate("hash => { location.hash = hash; }", link[link.index("#") :])
    wait_for_state(cell(page, 1), RECEIVED)
    assert code_of(cell(page, 1)) == CODE


@pytest.mark.parametrize(
    "spoil",
    [
        lambda link: link.replace("#celula=", "#celula=x"),  # a cell that the book no longer has
        lambda link: link[:-3] + "%%%",
        lambda link: link + "A" * 6000,
        lambda link: link[: link.index(".", link.index("#"))],
    ],
    ids=["outra célula", "estragado", "comprido", "sem código"],
)
def test_what_serves_no_cell_is_refused(follow, link, spoil):
    page = follow(spoil(link))
    wait_for_state(cell(page), REFUSED)
    assert page.get_by_role("button", name="Restaurar").count() == 0


def test_code_that_does_not_fit_gets_no_link(visit):
    page = visit()
    write(cell(page, 1), "# " + "a" * 6000)
    press(cell(page, 1), SHARE)
    wait_for_state(cell(page, 1), "O código é comprido demais para um link.")


def test_without_a_clipboard_the_link_is_on_the_page(visit):
    page = visit()
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    write(cell(page, 1), CODE)
    press(cell(page, 1), SHARE)
    wait_for_state(cell(page, 1), "Copie o endereço deste link:")
    offered = cell(page, 1).get_by_role("link", name="código da célula 2")
    assert "#celula=" in offered.get_attribute("href")


def test_the_keyboard_is_enough_to_share(visit):
    page = visit(permissions=["clipboard-read", "clipboard-write"])
    write(cell(page, 1), CODE)
    cell(page, 1).get_by_role("button", name=SHARE).focus()
    page.keyboard.press("Enter")
    wait_for_state(cell(page, 1), COPIED)
    assert state(cell(page, 1)).get_attribute("role") == "status"
