"""The templates of the themes, that every build in this process would compile, compiled once."""

import atexit
import os
import shutil
from functools import partial
from tempfile import mkdtemp

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket
from sphinx import jinja2glue

_NAME = "MODELOS_DOS_TESTES"
if _NAME not in os.environ:  # the processes that this one starts find it
    os.environ[_NAME] = mkdtemp()
    atexit.register(shutil.rmtree, os.environ[_NAME])


class _Kept(FileSystemBytecodeCache):
    """Keeps each template as an extension has changed it: Jinja goes by what it was before."""

    def get_bucket(self, environment, name, filename, source):
        checksum = self.get_source_checksum(environment.preprocess(source, name, filename))
        key = self.get_cache_key(name, filename) + checksum
        bucket = Bucket(environment, key, checksum)
        self.load_bytecode(bucket)
        return bucket


jinja2glue.SandboxedEnvironment = partial(
    jinja2glue.SandboxedEnvironment, bytecode_cache=_Kept(os.environ[_NAME])
)
