"""What is reached from the attributes of an object is given back in place."""

import random
import sys
import types
from collections import OrderedDict, deque

import numpy as np
import pytest
from habits import STARTS, Habits, Meter
from pictures import drawn, picture

from estabilidade.diagnose.untouched import (
    Kind,
    attributes,
    keep_attributes,
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
    try:
        with same_random_states(), same_state([made], KINDS):
            habits.act(made)
    except ArithmeticError:
        assert habits.fails is not None
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


def test_an_object_that_cannot_be_given_back_hinders_no_other():
    def keep(_):
        def restore():
            raise ArithmeticError("de propósito")

        return restore

    made = Owner()
    made.log, made.odd, made.more = [], frozenset({1}), {}
    stubborn = Kind(of(frozenset), keep)
    with pytest.raises(ArithmeticError), same_state([made], (*KINDS, stubborn)):
        made.log.append(1)
        made.more["a"] = 1
        made.n = 1
    assert vars(made) == {"log": [], "odd": {1}, "more": {}}


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
    made.grows, made.locked, made.opened = np.arange(3.0), np.arange(3.0), np.arange(3.0)
    made.opened.flags.writeable = False
    before = picture(made)
    with same_state([made], KINDS):
        made.grows.resize(5, refcheck=False)
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
