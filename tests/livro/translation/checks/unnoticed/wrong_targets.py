"""What leads to a valid target that is another one, and figures that say what another says."""

from itertools import cycle

from .drawing import text_lines, unnoticed


def _another(pattern):
    """Write the target of the next place in each place of a pattern, if it is another."""
    places = [(line, found) for line in text_lines() for found in line.finds(pattern)]
    following = cycle(places)
    next(following)
    for (line, found), (_, other) in zip(places, following, strict=False):
        if other[0] != found[0]:
            yield line.replace(found, other[0])


@unnoticed("alvos", "figura-sem-citacao", floor=0.9)
def another_figure():
    yield from _another(r"(?<=\{numref\}`)[^`<>]+(?=`)")


@unnoticed("alvos")
def another_equation():
    yield from _another(r"(?<=\{eq\}`)[^`<>]+(?=`)")


@unnoticed("alvos")
def another_section():
    yield from _another(r"(?<=\{ref\}`)[^`<>]+(?=`)|(?<=<)(?:sec|subsec|lab)_\w+(?=>`)")


@unnoticed("alvos")
def another_work():
    yield from _another(r"(?<=\{cite:[pt]\}`)[^`,]+(?=`)")


@unnoticed("alvos")
def another_address():
    yield from _another(r"(?<=\]\()https?://[^)]+(?=\))")


@unnoticed("alvos")
def another_term():
    yield from _another(r"(?<=\{term\}`)[^`<>]+(?=`)|(?<=<)[^<>_`]+(?=>`)")


def _texts(field):
    for line in text_lines("cell"):
        for found in line.finds(rf"(?<=^    {field}: ).+$"):
            yield line, found


def _of_another_figure(field):
    places = list(_texts(field))
    for (line, found), (_, other) in zip(places, places[1:] + places[:1], strict=True):
        yield line.replace(found, other[0])


def _shortened(field):
    for line, found in _texts(field):
        yield line.replace(found, " ".join(found[0].split()[:2]) + ".")


@unnoticed("figuras", "figura-mal-descrita", floor=0.9)
def a_caption_emptied():
    for line, found in _texts("caption"):
        yield line.replace(found, '""')
        yield line.edit("").through(line.end + 1)


@unnoticed("figuras", "figura-mal-descrita", floor=0.9)
def an_alternative_text_emptied():
    for line, found in _texts("alt"):
        yield line.replace(found, '""')
        yield line.edit("").through(line.end + 1)


@unnoticed("figuras", "figura-mal-descrita", floor=0.9)
def a_caption_of_another_figure():
    yield from _of_another_figure("caption")


@unnoticed("figuras", "figura-mal-descrita", floor=0.9)
def an_alternative_text_of_another_figure():
    yield from _of_another_figure("alt")


@unnoticed("figuras", "figura-mal-descrita", floor=0.9)
def a_caption_of_two_words():
    yield from _shortened("caption")


@unnoticed("figuras", "figura-mal-descrita", floor=0.9)
def an_alternative_text_of_two_words():
    yield from _shortened("alt")
