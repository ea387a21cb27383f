"""The only framework of a printed form, where somebody asks for one."""

from estabilidade import FRAMEWORKS
from livro.errors import BookError


def require_framework(name: str) -> None:
    """Refuse a framework that the book does not have; none is all of them.

    Raises:
        BookError: there is no such framework.
    """
    known = [framework.name for framework in FRAMEWORKS]
    if name and name not in known:
        raise BookError(f"FRAMEWORK={name}: não existe (escolha entre {', '.join(known)}).")
