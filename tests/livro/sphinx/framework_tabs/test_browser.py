"""What a reader's click does, in a real Chromium."""

import pytest

pytestmark = [pytest.mark.demorado, pytest.mark.navegador]

PROSE = (
    "::::{tab-set}\n:sync-group: framework\n\n"
    ":::{tab-item} NumPy\n:sync: numpy\n\nProsa de NumPy.\n:::\n"
    ":::{tab-item} JAX\n:sync: jax\n\nProsa de JAX.\n:::\n::::"
)


@pytest.fixture(scope="module")
def site(tmp_path_factory, book_type, execution_cache, serve):
    """Serve a book of two pages and return its address."""
    book = book_type(tmp_path_factory.mktemp("site"), execution_cache)
    book.page(
        "index", "# Um", book.cells(), "Texto.", book.cells(), PROSE, "```{toctree}\ndois\n```"
    )
    figure = {"name": "fig-a", "caption": "Uma."}
    first = book.cell("tab-numpy", 'print("numpy")', figure=figure)
    book.page("dois", "# Dois", first, book.cells("pytorch tensorflow jax"))
    built = book.build(html_theme="sphinx_book_theme", framework_tabs_placeholder="Omitida.")
    assert built.warnings == []
    return serve(built.output)


@pytest.fixture
def reader(chromium, site):
    """Return a tab of a new reader, who has chosen nothing yet."""
    context = chromium.new_context(base_url=site)
    # Nothing but the site itself: a page must not wait for the network.
    context.route(lambda url: not url.startswith(site), lambda route: route.abort())
    yield context.new_page()
    context.close()


def visible(page):
    """Return what the open panels show."""
    return [panel.inner_text().strip() for panel in page.locator(".sd-tab-content:visible").all()]


def test_first_framework_is_open_at_first(reader):
    reader.goto("/index.html")
    assert visible(reader) == ['print("numpy")', 'print("numpy")', "Prosa de NumPy."]


def test_click_moves_every_group_of_the_page(reader):
    reader.goto("/index.html")
    reader.locator("label", has_text="JAX").first.click()
    assert visible(reader) == ['print("jax")', 'print("jax")', "Prosa de JAX."]


def test_click_on_prose_moves_the_cells(reader):
    reader.goto("/index.html")
    reader.locator("label", has_text="JAX").last.click()
    assert visible(reader) == ['print("jax")', 'print("jax")', "Prosa de JAX."]


def test_choice_is_kept_on_other_pages_and_after_reloading(reader):
    reader.goto("/index.html")
    reader.locator("label", has_text="PyTorch").first.click()
    reader.goto("/dois.html")
    assert visible(reader) == ['print("pytorch")']
    reader.reload()
    assert visible(reader) == ['print("pytorch")']
    reader.goto("/index.html")
    assert visible(reader)[:2] == ['print("pytorch")'] * 2


def test_prose_without_the_chosen_framework_keeps_its_tab(reader):
    reader.goto("/index.html?framework=tensorflow")
    assert visible(reader) == ['print("tensorflow")', 'print("tensorflow")', "Prosa de NumPy."]


def test_address_chooses_on_the_first_visit(reader):
    reader.goto("/index.html?framework=jax")
    assert visible(reader) == ['print("jax")', 'print("jax")', "Prosa de JAX."]


def test_address_wins_over_memory_and_is_remembered(reader):
    reader.goto("/index.html")
    reader.locator("label", has_text="PyTorch").first.click()
    reader.goto("/dois.html?framework=jax")
    assert visible(reader) == ['print("jax")']
    reader.goto("/index.html")
    assert visible(reader)[0] == 'print("jax")'


def test_unknown_framework_in_the_address_opens_the_first(reader):
    reader.goto("/dois.html?framework=keras")
    assert visible(reader) == ['print("numpy")']


def test_keyboard_moves_between_tabs(reader):
    reader.goto("/index.html")
    reader.locator(".sd-tab-set > input").first.focus()
    reader.keyboard.press("ArrowRight")
    assert visible(reader)[:2] == ['print("pytorch")'] * 2
    reader.keyboard.press("ArrowLeft")
    reader.keyboard.press("ArrowLeft")
    assert visible(reader)[:2] == ['print("jax")'] * 2


def test_tab_key_enters_a_group_at_the_open_tab_and_leaves_it(reader):
    reader.goto("/dois.html?framework=jax")
    tabs = reader.locator(".sd-tab-set > input")
    tabs.last.focus()
    reader.keyboard.press("Shift+Tab")
    assert tabs.evaluate_all("tabs => tabs.includes(document.activeElement)") is False
    reader.keyboard.press("Tab")
    assert reader.evaluate("document.activeElement.nextElementSibling.innerText") == "JAX"
    reader.keyboard.press("Tab")
    assert tabs.evaluate_all("tabs => tabs.includes(document.activeElement)") is False


def test_focus_can_be_seen(reader):
    reader.goto("/dois.html")
    reader.locator(".sd-tab-set > input").first.focus()
    reader.keyboard.press("ArrowRight")
    label = reader.locator(".sd-tab-set > input:checked + label")
    style = label.evaluate("label => getComputedStyle(label).outlineStyle")
    assert style == "solid"


def test_tabs_have_accessible_names(reader):
    reader.goto("/dois.html")
    for name in ("NumPy", "PyTorch", "TensorFlow", "JAX"):
        assert reader.get_by_role("radio", name=name, exact=True).count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_tabs_are_plain_lines_of_readable_text(chromium, site, scheme):
    context = chromium.new_context(base_url=site, color_scheme=scheme)
    page = context.new_page()
    page.goto("/dois.html")
    label = page.locator("label.sd-tab-label").nth(1)
    assert label.evaluate("label => getComputedStyle(label).backgroundColor") == "rgba(0, 0, 0, 0)"
    colour = label.evaluate("label => getComputedStyle(label).color")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert contrast(colour, ground) >= 4.5
    panel = page.locator(".sd-tab-content:visible").first
    assert panel.evaluate("panel => getComputedStyle(panel).borderLeftWidth") == "0px"
    context.close()


def contrast(first, second):
    """Return the contrast ratio of two opaque CSS colours, as WCAG 2 defines it."""
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour):
    channels = [int(part) / 255 for part in colour[4:-1].split(",")]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
