"""The errors that a command shows to whoever ran it."""

import errno

_SYSTEM = {
    errno.EACCES: "sem permissão",
    errno.EPERM: "sem permissão",
    errno.EROFS: "o disco só permite leitura",
    errno.ENOSPC: "o disco está cheio",
    errno.EDQUOT: "acabou o espaço a que você tem direito no disco",
    errno.ENOENT: "não existe",
    errno.EEXIST: "já existe",
    errno.EISDIR: "é uma pasta, e não um arquivo",
    errno.ENOTDIR: "não é uma pasta",
    errno.EMFILE: "há arquivos demais abertos",
    errno.ELOOP: "um atalho (link simbólico) leva de volta à pasta em que está",
    errno.ENAMETOOLONG: "o nome é comprido demais",
    errno.EADDRINUSE: "outro programa a usa",
}
_LONGEST = 200  # letters of a name in a message


class BookError(Exception):
    """A problem to show to whoever ran the command; the message is in Portuguese."""


def from_system(error: OSError) -> str:
    """Say in Portuguese what the system refused, and where."""
    reason = _SYSTEM.get(error.errno or 0, error.strerror or str(error))
    name = str(error.filename or "")
    if len(name) > _LONGEST:
        name = f"{name[:_LONGEST]}…"
    return f"{name}: {reason}." if name else f"{reason}."
