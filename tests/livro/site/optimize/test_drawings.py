"""Drawings made lighter: the same lines in fewer bytes."""

from livro.site.optimize.images import optimised, rounded
from livro.site.optimize.memory import Memory

DRAWING = """<?xml version="1.0" encoding="utf-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="72pt" height="36pt" viewBox="0 0 72 36">
 <metadata>nota</metadata><!-- comentário -->
 <defs><style type="text/css">*{stroke-linejoin: round; stroke-linecap: butt}</style></defs>
 <g id="figure_1"><path d="M 1.234567 2.345678
L 71.234567 35.345678
" style="fill: none; stroke: #005f9e; stroke-linecap: square"/></g>
</svg>
"""


def test_an_optimised_drawing_keeps_its_size_and_the_ends_of_its_lines(tmp_path):
    file = tmp_path / "a.svg"
    file.write_text(DRAWING, encoding="utf-8")
    memory = Memory(tmp_path / "memory")
    text = optimised(file, memory).decode()
    assert 'width="72pt"' in text and 'height="36pt"' in text
    assert "stroke-linecap:square" in text.split("<path")[1]  # as an attribute, `butt` would win
    assert "m1.235 2.346 70 33" in text
    assert "nota" not in text and "coment" not in text
    assert optimised(file, memory).decode() == text


def test_places_are_rounded_to_a_thousandth_of_a_point_and_scales_are_not():
    line = '<path id="a.12345" transform="scale(.015625)" d="m1.23456 2-0.00051-0.7 3.00049z"/>'
    assert rounded(line) == line.replace("1.23456 2-0.00051-0.7 3.00049", "1.235 2-0.001-0.7 3")
    assert rounded('<use x="1.000049" y="12.5"/>') == '<use x="1" y="12.5"/>'


def test_what_did_not_change_is_not_made_again(tmp_path, monkeypatch):
    file = tmp_path / "a.svg"
    file.write_text(DRAWING, encoding="utf-8")
    first = optimised(file, Memory(tmp_path / "memory"))
    monkeypatch.setattr("scour.scour.scourString", None)
    assert optimised(file, Memory(tmp_path / "memory")) == first


def test_a_changed_drawing_is_made_again_and_the_old_one_forgotten(tmp_path):
    file, memory = tmp_path / "a.svg", Memory(tmp_path / "memory")
    file.write_text(DRAWING, encoding="utf-8")
    before = optimised(file, memory)
    file.write_text(DRAWING.replace("35.345678", "30.345678"), encoding="utf-8")
    memory = Memory(tmp_path / "memory")
    assert optimised(file, memory) != before
    memory.forget_the_rest()
    assert len(list((tmp_path / "memory").iterdir())) == 1
