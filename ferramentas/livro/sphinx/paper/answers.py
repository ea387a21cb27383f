"""The answers stand at the end of the printed book: who turns to one has tried first.

A page folds them; on paper the question stays where it was and says on which page its answer is,
and the answer says where the question is.
"""

import re
from collections.abc import Iterator

from docutils import nodes
from sphinx import addnodes
from sphinx.environment import BuildEnvironment
from sphinx_design.shared import is_component

from livro.book.exercises import is_solution
from livro.sphinx.tree import latex

TITLE = "Respostas e soluções"
_QUESTION = re.compile(r"\d+\. ")


class answers_of_page(nodes.General, nodes.Element):  # type: ignore[misc]
    """Holds what the end of the book has of one page, under the numbers of that page."""


def take_answers(tree: nodes.document, env: BuildEnvironment) -> nodes.section | None:
    """Take the answers out of the pages of a book; return the chapter that they make."""
    chapter = nodes.section("", nodes.title("", TITLE), ids=["respostas"])
    for page in tree.findall(addnodes.start_of_file):
        folded = [node for node in page.findall(_is_answer)]
        if folded:
            chapter += _section(page["docname"], folded, env)
    return chapter if len(chapter) > 1 else None


def _is_answer(node: nodes.Node) -> bool:
    if not is_component(node, "dropdown") or not isinstance(node[0], nodes.rubric):
        return False
    title = node[0].astext()
    return is_solution(title) or _QUESTION.match(title) is not None


def _section(page: str, folded: list[nodes.Element], env: BuildEnvironment) -> nodes.section:
    moved = answers_of_page(docname=page)
    for number, node in enumerate(folded, start=1):
        moved += _move(node, page, number)
    title = nodes.title("", "", *env.titles[page].deepcopy().children)
    return nodes.section("", title, moved, ids=[nodes.make_id(f"respostas-{page}")])


def _move(node: nodes.Element, page: str, number: int) -> Iterator[nodes.Node]:
    """Leave in the place of an answer where it went; return it under its question."""
    title, *answer = node.children
    there, here = f"resposta-{number}", f"pergunta-{number}"
    line = nodes.paragraph("", "", nodes.target("", "", ids=[here]))
    if is_solution(title.astext()):
        line += _link(page, there, title.deepcopy().children)
    else:
        line += [latex(r"\livropergunta{"), *title.deepcopy().children, latex("} ")]
        line += _link(page, there, [nodes.Text("Resposta")])
    node.replace_self(line)
    heading = _link(page, here, title.deepcopy().children)
    yield nodes.target("", "", ids=[there])
    yield nodes.paragraph("", "", latex(r"\livroresposta{"), heading, latex("}"))
    yield from answer


def _link(page: str, place: str, shown: list[nodes.Node]) -> nodes.reference:
    return nodes.reference("", "", *shown, internal=True, refuri=f"%{page}#{place}")
