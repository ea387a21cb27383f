"""What is reached from the attributes of an object is given back in place."""

import contextlib
import queue
import random
import sys
import types
import warnings
from collections import ChainMap, OrderedDict, UserList, deque

import numpy as np
import pytest
from habits import STARTS, Habits, Meter
from pictures import drawn, picture

from estabilidade.diagnose.untouched import (
    Kind,
    attributes,
    keep_attributes,
    nothing,
    of,
    own_classes,
    same_random_states,
    same_state,
)


class Owner:
    """Has habits."""


KINDS = (Kind(of(Owner), keep_attributes, attributes), own_classes([], "outro"))


def owner(habits):
    made = Owner()
    habits.begin(made)
    return made


@pytest.mark.parametrize("name", STARTS)
def test_each_habit_changes_something_and_is_given_back(name):
    habits = Habits.only(name)
    made = owner(habits)
    before = picture(made)
    with same_random_states():
        with same_state([made], KINDS):
            habits.act(made)
            assert picture(made) != before
        assert picture(made) - before == []


@pytest.mark.parametrize("seed", range(40))
def test_all_is_given_back_wherever_the_run_fails(seed):
    habits = Habits(random.Random(seed), most=len(STARTS))
    made = owner(habits)
    before = picture(made), drawn()
    fails = habits.fails is not None
    expected = pytest.raises(ArithmeticError) if fails else contextlib.nullcontext()
    with expected, same_random_states(), same_state([made], KINDS):
        habits.act(made)
    assert picture(made) - before[0] == []
    assert drawn() == before[1]


def test_attributes_made_and_deleted():
    made = Owner()
    made.first, made.second = [1], [2]
    before = picture(made)
    with same_state([made], KINDS):
        del made.first
        made.third = [3]
        made.__class__ = type("Other", (Owner,), {})
    assert picture(made) == before
    assert [*vars(made)] == ["first", "second"]


def fail(*_):
    raise ArithmeticError("de propósito")


REFUSES = Kind(of(frozenset), lambda _: fail)  # to be given back


def restless(*kinds, error=None):
    """Change what is beside an odd object, and tell what is left of it."""
    made = Owner()
    made.log, made.odd, made.more = [], frozenset({1}), {}
    with same_state([made], (*KINDS, *kinds)):
        made.log.append(1)
        made.more["a"] = 1
        made.n = 1
        if error:
            raise error
    return vars(made)


def test_an_object_that_cannot_be_given_back_is_told_and_hinders_no_other():
    with pytest.warns(UserWarning, match="não conseguiu devolver ao estado de antes: frozenset"):
        assert restless(REFUSES) == {"log": [], "odd": {1}, "more": {}}


@pytest.mark.parametrize("action", ["always", "error"])
def test_the_error_of_a_network_is_told_rather_than_what_giving_back_met(action):
    with warnings.catch_warnings(record=True), pytest.raises(ValueError, match="da rede"):
        warnings.simplefilter(action)
        restless(REFUSES, error=ValueError("da rede"))


@pytest.mark.parametrize("kind", [Kind(of(frozenset), fail), Kind(of(frozenset), nothing, fail)])
def test_what_cannot_be_read_is_left_out(kind):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert restless(kind) == {"log": [], "odd": {1}, "more": {}}


class Hides:
    """Lets nobody ask for its attributes."""

    __dict__ = property(fail)


class Pretends:
    """Makes its attributes for who asks."""

    __dict__ = property(lambda _: {"a": 1})


@pytest.mark.parametrize("odd", [Hides, Pretends, type("Odd", (), {"__module__": 3})])
def test_odd_classes_hinder_nobody(odd):
    made = Owner()
    made.odd, made.log = odd(), []
    with warnings.catch_warnings(), same_state([made], KINDS):
        warnings.simplefilter("error")
        made.log.append(1)
    assert made.log == []


def _queue():
    made = queue.Queue()
    made.put(1)
    return made


WRAPPERS = {
    "list": (lambda: UserList([1]), lambda each: each.append(2), list),
    "chain": (lambda: ChainMap({}, {"a": 1}), lambda each: each.maps[1].clear(), dict),
    "queue": (_queue, lambda each: each.put(2), lambda each: [*each.queue]),
    "method": (lambda: [1].append, lambda each: each(2), lambda each: [*each.__self__]),
}


@pytest.mark.parametrize(("make", "act", "look"), WRAPPERS.values(), ids=WRAPPERS)
def test_what_python_wraps_is_reached(make, act, look):
    made = Owner()
    made.wrapper = make()
    before = look(made.wrapper)
    with same_state([made], KINDS):
        act(made.wrapper)
        assert look(made.wrapper) != before
    assert look(made.wrapper) == before


def test_what_is_repeated_is_kept_once():
    """A broadcast number may stand for more than there is memory for."""
    made = Owner()
    base = np.zeros(1)
    made.view = np.broadcast_to(base, (10**15,))
    with same_state([made], KINDS):
        base[0] = 1
    assert base == 0
    assert not made.view.flags.writeable


def test_a_generator_of_another_algorithm():
    made = Owner()
    made.rng = np.random.RandomState(np.random.Philox(0))
    before = picture(made)
    with warnings.catch_warnings(), same_state([made], KINDS):
        warnings.simplefilter("error")
        made.rng.normal()
    assert picture(made) - before == []


class Shouts(OrderedDict):
    """Makes of what is written to it something else."""

    def __setitem__(self, key, value):
        super().__setitem__(key, value.upper())


class Counts(list):
    """Has an attribute of its own, and clears more than its elements."""

    def clear(self):
        raise ArithmeticError("de propósito")


@pytest.mark.parametrize("made", [Shouts(a="b"), Counts([1])], ids=["dictionary", "list"])
def test_a_container_is_filled_whatever_its_class_makes_of_it(made):
    before, holder = picture(made), Owner()
    holder.made, holder.tail = made, "c"
    with same_state([holder], KINDS):
        made.update(d="e") if isinstance(made, dict) else made.append(2)
        made.more = 1
        del made.more
    assert picture(made) - before == []


def test_an_array_of_another_shape_or_that_cannot_be_written():
    made = Owner()
    made.grows, made.locked, made.opened, made.both = (np.arange(3.0) for _ in range(4))
    made.opened.flags.writeable = False
    before = picture(made)
    with same_state([made], KINDS):
        made.grows.resize(5, refcheck=False)
        made.both.resize(2, refcheck=False)
        made.both.flags.writeable = False
        made.locked[0] = 7
        made.locked.flags.writeable = False
        made.opened.flags.writeable = True
        made.opened[0] = 7
    assert picture(made) - before == []


def test_what_did_not_change_is_not_written_to():
    """Whoever is in the middle of a queue goes on."""
    made = Owner()
    made.queue, made.table = deque([1, 2]), OrderedDict(a=1, b=2)
    readers = iter(made.queue), iter(made.table)
    with same_state([made], KINDS):
        assert [next(each) for each in readers] == [1, "a"]
    assert [next(each) for each in readers] == [2, "b"]


def test_what_is_deep_is_reached():
    made, inner = Owner(), []
    made.deep = inner
    for _ in range(10_000):
        made.deep = [made.deep]
    with same_state([made], KINDS):
        inner.append(1)
    assert inner == []


@pytest.mark.parametrize("place", ["/usr/lib/python3/dist-packages/x.py", "/a/site-packages/x.py"])
def test_what_belongs_to_others_is_left_to_them(place, monkeypatch):
    elsewhere = types.ModuleType("outro")
    elsewhere.__file__ = place
    monkeypatch.setitem(sys.modules, "outro", elsewhere)
    made = Owner()
    made.others, made.cls = type("Trainer", (), {"__module__": "outro"})(), Meter
    made.others.log, Meter.shared = [], 0
    with same_state([made], KINDS):
        made.others.log.append(1)
        Meter.shared += 1
    assert (made.others.log, Meter.shared) == ([1], 1)
    with same_state([made], (*KINDS, own_classes([made.others], "torch"))):
        made.others.log.append(2)
    assert made.others.log == [1]


def test_own_classes_are_those_of_the_members_without_the_framework():
    fits = own_classes([Meter(), types.SimpleNamespace()], "types").fits
    assert fits(Meter)
    assert not fits(types.SimpleNamespace)
    assert not fits(np.ufunc)
    assert fits(type("InNotebook", (), {"__module__": "__main__"}))
    assert not fits(type("Meta", (type,), {"__module__": Meter.__module__}))
