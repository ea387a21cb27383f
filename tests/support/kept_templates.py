"""The templates of the themes, that every build would compile, compiled once for all processes."""

import atexit
import os
import shutil
from functools import partial
from tempfile import mkdtemp

from jinja2 import FileSystemBytecodeCache
from sphinx import jinja2glue

_NAME = "MODELOS_DOS_TESTES"
if _NAME not in os.environ:  # the processes that this one starts find it
    os.environ[_NAME] = mkdtemp()
    atexit.register(shutil.rmtree, os.environ[_NAME])
jinja2glue.SandboxedEnvironment = partial(
    jinja2glue.SandboxedEnvironment, bytecode_cache=FileSystemBytecodeCache(os.environ[_NAME])
)
