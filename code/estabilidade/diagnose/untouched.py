"""What an examination gives back, in every framework: all that a network keeps, in place.

A network is walked before it runs, from its attributes inwards: containers, arrays, generators of
random numbers, objects of the reader's classes or of its own package, what its framework has, and
what methods and partial functions hold of these. Of each a copy is kept; afterwards it is the same
object and holds what it held. Out of reach is what only functions know (closures, global
variables), attributes of classes, iterators, files, threads.
"""

from __future__ import annotations

import contextlib
import functools
import queue
import random
import sys
import types
import warnings
from array import array as packed
from collections import ChainMap, OrderedDict, UserDict, UserList, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from estabilidade.arguments import Array

Restore = Callable[[], None]
WRAPPERS = UserDict, UserList, ChainMap, queue.Queue  # Python's, around what they keep
INSTALLED = {"site-packages", "dist-packages"}


def nothing(_: Any) -> Restore:
    """Keep nothing of an object that does not change, whatever is inside it may."""
    return lambda: None


class Kind(NamedTuple):
    """What is kept of the objects of some classes, and where to look for others."""

    fits: Callable[[type], bool]
    keep: Callable[[Any], Restore]
    inside: Callable[[Any], Iterable[Any]] = lambda _: ()


def of(*classes: type) -> Callable[[type], bool]:
    """Tell the classes that are one of these, or made from it."""
    return lambda cls: issubclass(cls, classes)


@contextlib.contextmanager
def same_state(roots: Iterable[Any], kinds: Sequence[Kind] = ()) -> Iterator[None]:
    """Give back whatever is reached from some objects.

    One that cannot be read is left out, one that cannot be written to is warned of: an odd object
    costs neither the others, nor the examination, nor the error of a network.
    """
    kept = [*_kept(roots, (*KINDS, *kinds))]
    try:
        yield
    except BaseException:
        with contextlib.suppress(UserWarning):  # also of who has warnings raised
            _give_back(kept)
        raise
    _give_back(kept)


def _kept(roots: Iterable[Any], kinds: Sequence[Kind]) -> Iterator[tuple[str, Restore]]:
    """Yield the class of each object that can be kept, and what gives it back."""
    for value, kind in _reachable(roots, kinds):
        try:
            restore = kind.keep(value)
        except Exception:  # of classes of anybody
            continue
        yield type(value).__name__, restore


def _give_back(kept: Sequence[tuple[str, Restore]]) -> None:
    refused = set()
    for name, restore in reversed(kept):
        try:
            restore()
        except Exception:
            refused.add(name)
    if refused:
        names = ", ".join(sorted(refused))
        warnings.warn(
            f"diagnose: o exame não conseguiu devolver ao estado de antes: {names}", stacklevel=2
        )


def _reachable(roots: Iterable[Any], kinds: Sequence[Kind]) -> Iterator[tuple[Any, Kind]]:
    """Yield each object once with each kind that it is of; it lives on, as its identity must."""
    fitting: dict[type, list[Kind]] = {}
    seen: dict[int, Any] = {}
    waiting = [*roots]
    while waiting:
        value = waiting.pop()
        cls = type(value)
        if cls not in fitting:
            fitting[cls] = [kind for kind in kinds if kind.fits(cls)]
        if fitting[cls] and id(value) not in seen:
            seen[id(value)] = value
            for kind in fitting[cls]:
                yield value, kind
                with contextlib.suppress(Exception):
                    waiting.extend(kind.inside(value))


def own_classes(members: Iterable[Any], framework: str) -> Kind:
    """Return the kind of the objects of a network: of its packages, or written by the reader.

    What belongs to others (a framework, who trains or logs) has a life that is not the network's.
    """
    packages = {_package(type(each)) for each in members} - {framework}

    def fits(cls: type) -> bool:
        return (_package(cls) in packages or _is_written_here(cls)) and not issubclass(cls, type)

    return Kind(fits, keep_attributes, attributes)


def _module(cls: type) -> str:
    """Return the name of the module of a class, which may have made something else of it."""
    module = cls.__module__
    return module if isinstance(module, str) else ""


def _package(cls: type) -> str:
    return _module(cls).partition(".")[0]


def _is_written_here(cls: type) -> bool:
    """Tell a class that is neither Python's nor of an installed package."""
    if _module(cls) == "__main__":  # of a notebook, whatever runs it
        return True
    file = getattr(sys.modules.get(_module(cls)), "__file__", None)
    installed = isinstance(file, str) and INSTALLED & {*Path(file).parts}
    return _package(cls) not in sys.stdlib_module_names and not installed


def _slots(cls: type) -> list[types.MemberDescriptorType]:
    """Return the attributes that are not in `__dict__`."""
    declaring = (vars(each) for each in cls.__mro__ if "__slots__" in vars(each))
    every = chain.from_iterable(each.values() for each in declaring)
    return [each for each in every if isinstance(each, types.MemberDescriptorType)]


def _slot(thing: Any, slot: types.MemberDescriptorType) -> list[Any]:
    """Return the value of a slot, or nothing where there is none."""
    try:
        return [slot.__get__(thing)]
    except AttributeError:
        return []


def attributes(thing: Any) -> list[Any]:
    """Return what the attributes of an object stand for."""
    slots = chain.from_iterable(_slot(thing, each) for each in _slots(type(thing)))
    return [*(_table(thing) or {}).values(), *slots]


def _table(thing: Any) -> Any:
    """Return `__dict__`, if there is one that is neither refused nor made for who asks."""
    try:
        table = thing.__dict__
        return table if table is thing.__dict__ else None
    except Exception:
        return None


def keep_attributes(thing: Any) -> Restore:
    """Keep the class of an object, and what each of its attributes stands for."""
    cls, table = type(thing), _table(thing)
    restore_table = nothing(thing) if table is None else _keep_table(table)
    slots = [(each, _slot(thing, each)) for each in _slots(cls)]

    def restore() -> None:
        if type(thing) is not cls:
            object.__setattr__(thing, "__class__", cls)
        if _table(thing) is not table:
            object.__setattr__(thing, "__dict__", table)
        restore_table()
        for slot, before in slots:
            _put(thing, slot, before)

    return restore


def _put(thing: Any, slot: types.MemberDescriptorType, before: list[Any]) -> None:
    if _same(_slot(thing, slot), before):
        return
    if before:
        slot.__set__(thing, before[0])
    else:
        slot.__delete__(thing)


def _same(now: Sequence[Any], before: Sequence[Any]) -> bool:
    return len(now) == len(before) and all(a is b for a, b in zip(now, before, strict=True))


def _keep_table(table: Any) -> Restore:
    """Keep what each key stands for, and their order, whatever the class makes of writing to it."""
    base: Any = OrderedDict if isinstance(table, OrderedDict) else dict
    before = [*chain.from_iterable(base.items(table))]

    def restore() -> None:
        if not _same([*chain.from_iterable(base.items(table))], before):
            base.clear(table)
            for key, value in zip(before[::2], before[1::2], strict=True):
                base.__setitem__(table, key, value)

    return restore


def _sequence(base: Any, fill: Callable[[Any, Iterable[Any]], Any]) -> Kind:
    """Return the kind of a container that is emptied and filled."""

    def keep(container: Any) -> Restore:
        before = [*base.__iter__(container)]

        def restore() -> None:
            if not _same([*base.__iter__(container)], before):
                base.clear(container)
                fill(container, before)

        return restore

    return Kind(of(base), keep, base.__iter__)


def _buffer(base: Any) -> Kind:
    """Return the kind of a row of numbers, written where it lies: others may look at it there."""

    def keep(row: Any) -> Restore:
        before = base.__getitem__(row, slice(None))

        def restore() -> None:
            if memoryview(row).tobytes() != memoryview(before).tobytes():
                base.__setitem__(row, slice(None), before)

        return restore

    return Kind(of(base), keep)


def _keep_array(array: Array) -> Restore:
    """Keep the numbers of an array, each once: a broadcast one repeats them."""
    shape, writeable = array.shape, array.flags.writeable
    once: Any = (*(slice(1) if stride == 0 else slice(None) for stride in array.strides), ...)
    before = array[once].copy()

    def restore() -> None:
        if array.shape != shape:
            array.resize(shape, refcheck=False)
        if array[once].tobytes() != before.tobytes() and _opens(array):
            array[once] = before
        if array.flags.writeable != writeable:
            array.flags.writeable = writeable

    return restore


def _opens(array: Array) -> bool:
    """Let an array be written to, unless it is a view of what cannot be."""
    with contextlib.suppress(ValueError):
        array.flags.writeable = True
    return array.flags.writeable


def _beside(array: Array) -> Iterator[Any]:
    """Yield what an array is a view of, and the objects in it."""
    return chain([array.base], array.flat if array.dtype.hasobject else ())


def generators(cls: type, get: Callable[[Any], Any], put: Callable[[Any, Any], Any]) -> Kind:
    """Return the kind of a generator of random numbers whose state can be read and written."""

    def keep(generator: Any) -> Restore:
        return functools.partial(put, generator, get(generator))

    return Kind(of(cls), keep)


def _items(table: Any) -> Iterator[Any]:
    return chain(dict.keys(table), dict.values(table))


KINDS = (
    Kind(of(dict), _keep_table, _items),
    _sequence(list, list.extend),
    _sequence(set, set.update),
    _sequence(deque, deque.extend),
    _buffer(bytearray),
    _buffer(packed),
    Kind(of(tuple, frozenset), nothing, iter),
    Kind(of(memoryview), nothing, lambda view: [view.obj]),
    Kind(of(types.MethodType, types.BuiltinMethodType), nothing, lambda each: [each.__self__]),
    Kind(of(functools.partial), nothing, lambda each: [each.func, each.args, each.keywords]),
    Kind(of(types.SimpleNamespace, *WRAPPERS), keep_attributes, attributes),
    Kind(of(np.ndarray), _keep_array, _beside),
    generators(random.Random, random.Random.getstate, random.Random.setstate),
    generators(
        np.random.RandomState,
        lambda each: each.get_state(legacy=False),
        np.random.RandomState.set_state,
    ),
    Kind(of(np.random.Generator), nothing, lambda each: [each.bit_generator]),
    generators(
        np.random.BitGenerator,
        lambda each: each.state,
        lambda each, state: setattr(each, "state", state),
    ),
)


@contextlib.contextmanager
def same_random_states() -> Iterator[None]:
    """Give back the states of Python's and NumPy's generators."""
    states = random.getstate(), np.random.get_state(legacy=False)
    try:
        yield
    finally:
        random.setstate(states[0])
        np.random.set_state(states[1])
