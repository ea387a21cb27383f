"""Only a wide drawing is put in a box that scrolls."""

import pytest
from small_site import run_sphinx

from livro.sphinx.wide_figures import svg_width

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" height="9" {}></svg>'


@pytest.mark.parametrize(
    ("size", "pixels"),
    [('width="518.4pt"', 691.2), ('width="300px"', 300), ('viewBox="0 0 9 9"', 0)],
)
def test_width_in_pixels(tmp_path, size, pixels):
    path = tmp_path / "a.svg"
    path.write_text(HEAD.format(size))
    assert svg_width(path) == pytest.approx(pixels)


@pytest.mark.demorado
def test_only_the_wide_drawing_gets_a_box(tmp_path):
    (tmp_path / "conf.py").write_text(
        'extensions = ["myst_parser", "livro.sphinx.wide_figures"]\nhtml_theme = "basic"\n'
    )
    (tmp_path / "larga.svg").write_text(HEAD.format('width="518.4pt"'))
    (tmp_path / "estreita.svg").write_text(HEAD.format('width="300pt"'))
    (tmp_path / "index.md").write_text(
        "# Título\n\n![Larga](larga.svg)\n\n```{figure} estreita.svg\n:alt: Estreita\n```\n"
    )
    site = run_sphinx(tmp_path)
    assert site.returncode == 0, site.stderr
    page = site.page()
    boxed = [image["alt"] for image in page.select(".wide-figure-box img.wide-figure")]
    assert boxed == ["Larga"]
    assert len(page.find_all("img")) == 2
