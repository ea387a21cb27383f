"""One module per command of `livro`: NAME, HELP, arguments(parser) and run(options)."""

from livro.commands import (
    build,
    epub,
    forget,
    importing,
    links,
    mark,
    measure,
    omit,
    pdf,
    reproduce,
    serve,
    source,
    status,
    synchronize,
    verify,
    waive,
)

COMMANDS = (
    build,
    pdf,
    epub,
    synchronize,
    measure,
    reproduce,
    links,
    serve,
    verify,
    status,
    mark,
    waive,
    omit,
    forget,
    source,
    importing,
)
