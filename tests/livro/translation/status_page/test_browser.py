"""The table turns red by itself when its dates are old, and not before."""

import pytest
from screens import PHONE

from livro.book.places import site

pytestmark = pytest.mark.navegador


@pytest.fixture
def dates(serve, chromium):
    """Open the status page of this book on some day; return the classes and texts of its dates."""
    address = f"{serve(site())}/book/apendices/situacao.html"
    contexts = []

    def read(days):
        context = chromium.new_context(viewport=PHONE)
        contexts.append(context)
        page = context.new_page()
        faults = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(address)
        last = page.locator("time").first.get_attribute("datetime")
        page.clock.install(time=f"{last}T12:00:00Z")
        page.clock.fast_forward(days * 86_400_000)
        page.reload()
        times = page.locator("time")
        assert not faults
        return [
            (time.evaluate("e => e.className"), time.inner_text(), time.evaluate(COLOUR))
            for time in times.all()
        ]

    yield read
    for context in contexts:
        context.close()


COLOUR = "e => getComputedStyle(e).color === getComputedStyle(e.closest('td')).color"


def test_dates_are_quiet_while_they_are_recent(dates):
    assert all(name == "" and same for name, _, same in dates(300))


def test_old_dates_are_red_and_say_so(dates):
    found = dates(500)
    assert found
    assert all(name == "antiga" and not same for name, _, same in found)
    assert all(text.endswith("(antiga)") for _, text, _ in found)


def test_the_table_fits_a_phone(serve, chromium):
    page = chromium.new_page(viewport=PHONE)
    page.goto(f"{serve(site())}/book/apendices/situacao.html")
    box = page.locator("table.situacao-da-traducao").bounding_box()
    page.close()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
