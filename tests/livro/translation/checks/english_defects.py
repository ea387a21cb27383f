"""English that was left behind."""

import re

from livro.translation.checks.code import shown_strings

from .injecting import PAGES, PROSE, defect, in_line
from .places import lines

ENGLISH = (
    "The weights are all drawn independently from the same distribution.",
    "Note that this does not mean that the distribution has to be Gaussian.",
    "In other words, we have permutation symmetry among the hidden units of each layer.",
    "This leaves us in a dilemma.",
    "Perhaps you will stumble across or even invent a clever idea.",
    "Vanishing and exploding gradients are common issues in deep networks.",
    "Additional care during optimization and suitable regularization can further enhance it.",
    "We can also adapt this intuition to choose the variance.",
)


def english(number):
    return ENGLISH[number % len(ENGLISH)]


@defect("frase-em-ingles")
def a_sentence_left_in_english():
    for number, line in enumerate(lines("prose")):
        yield line.edit(english(number))


@defect("frase-em-ingles")
def an_english_sentence_added():
    for number, line in enumerate(lines("prose", linked=True)):
        yield line.edit(f"{line.text}\n{english(number)}")


@defect("frase-em-ingles")
def an_item_left_in_english():
    for number, line in enumerate(lines("item")):
        marker = re.match(r"\s*\S+ ", line.text)[0]
        yield line.edit(marker + english(number))


@defect("frase-em-ingles")
def a_heading_left_in_english():
    titles = ("Breaking the Symmetry", "Beyond", "Default Initialization", "Vanishing Gradients")
    for number, line in enumerate(lines("heading")):
        marker = re.match(r"#+ ", line.text)[0]
        yield line.edit(marker + titles[number % len(titles)])


@defect("frase-em-ingles")
def a_caption_or_an_alternative_text_in_english():
    for number, line in enumerate(lines("cell")):
        for found in line.finds(r"^\s+(?:caption|alt): (.*)$"):
            yield line.edit(line.text[: found.start(1)] + english(number))


@defect("ingles-no-codigo")
def a_shown_string_in_english():
    for page in PAGES.values():
        for cell in page.cells:
            for text, line in shown_strings(cell):
                if " " in text.strip() and "\n" not in text.strip():
                    yield from in_line(page.path, line, text, " after multiplying 100 matrices")


@defect("ingles-no-codigo")
def a_label_of_a_plot_in_english():
    for line in lines("cell"):
        for found in line.finds(r'(?<=plot_variances\().*"(das ativações|dos gradientes)"'):
            yield line.replace(found, found[0].replace(found[1], "of the activations"))
        for found in line.finds(r'(?<=plot_growth\(depth, \{")produto(?=")'):
            yield line.replace(found, "gradient")


@defect("ingles-no-codigo")
def a_comment_in_english():
    for page in PAGES.values():
        for cell in page.cells:
            last = cell.code.rstrip().split("\n")[-1]
            place = cell.first + len(cell.code.rstrip().split("\n"))
            added = f"{last}  # the weights of the hidden layer"
            yield from in_line(page.path, place, last, added)


@defect("ingles-na-formula")
def english_inside_a_formula():
    for line in lines("formula"):
        for found in line.finds(r"(?<=\\text\{)[^}]*"):
            yield line.replace(found, " or equivalently ")
    for line in lines("formula"):
        for found in line.finds(r" = "):
            yield line.replace(found, r" = \text{ if the weights are } ")


@defect("ingles-em-italico")
def an_unknown_expression_in_italics():
    for line in lines(*PROSE):
        for found in list(line.words(r"[^\W\d_]{5,}"))[:1]:
            yield line.replace(found, f"{line.text[found.start() : found.end()]} (*without hopes*)")
