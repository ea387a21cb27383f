"""The cache of executed cells, without what a full disk or a stopped build left in pieces.

jupyter-cache trusts what it finds: one damaged notebook, or its index, would end every later build
in a traceback.
"""

import json
import shutil
from pathlib import Path

from jupyter_cache import get_cache
from jupyter_cache.cache.db import NbCacheRecord
from sqlalchemy.exc import DatabaseError

INDEX = "global.db"


def drop_damaged(folder: Path) -> None:
    """Take out of a cache, if there is one, what cannot be read, and say so.

    Args:
        folder: the folder of the cache.
    """
    if not (folder / INDEX).is_file():
        shutil.rmtree(folder, ignore_errors=True)  # executed cells that no index names
        return
    cache = get_cache(folder)
    try:
        damaged = [each for each in cache.list_cache_records() if not _is_whole(folder, each)]
    except (DatabaseError, RuntimeError, ValueError):
        shutil.rmtree(folder)
        print("O índice das células já executadas estava danificado: todas executam de novo.")
        return
    for record in damaged:
        shutil.rmtree(_notebook(folder, record).parent, ignore_errors=True)
        NbCacheRecord.remove_records([record.pk], cache.db)
        print(f"As saídas guardadas de {record.uri} estavam danificadas: a página executa de novo.")


def _notebook(folder: Path, record: NbCacheRecord) -> Path:
    return folder.joinpath("executed", record.hashkey, "base.ipynb")


def _is_whole(folder: Path, record: NbCacheRecord) -> bool:
    try:
        notebook = json.loads(_notebook(folder, record).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(notebook, dict) and "cells" in notebook
