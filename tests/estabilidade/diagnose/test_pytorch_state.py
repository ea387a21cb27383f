"""A network of PyTorch is left as it was, whatever it does to itself and wherever it fails."""

import contextlib
import functools
import random
import warnings

import numpy as np
import pytest
from habits import ACTS, STARTS, Habits
from pictures import drawn, picture

from estabilidade.diagnose import diagnose

torch = pytest.importorskip("torch")  # beside a retired framework there is no other
nn = torch.nn


def attributes(module):
    """What a module keeps, by identity where it is no number: its mode, hooks, caches, counters."""
    own = vars(module).items()
    return {name: value if isinstance(value, int) else id(value) for name, value in own}


def states(model):
    """All that must be as before: numbers, attributes, gradients, random states."""
    tensors = [*model.state_dict().values(), torch.get_rng_state()]
    return (
        [(each.dtype, each.tolist()) for each in tensors],
        [attributes(module) for module in model.modules()],
        [(m.state_dict().keys(), len(m._forward_hooks)) for m in model.modules()],
        [p.grad if p.grad is None else p.grad.tolist() for p in model.parameters()],
        (random.getstate(), np.random.get_state()[1].tolist()),
    )


class Failure(torch.autograd.Function):
    """The identity, that fails on the way back."""

    @staticmethod
    def forward(ctx, x):
        return x.clone()

    @staticmethod
    def backward(ctx, gradient):
        raise ArithmeticError("de propósito")


class Fails(nn.Module):
    """Draws numbers and fails, on the way forward or back."""

    def __init__(self, way):
        super().__init__()
        self.way = way

    def forward(self, x):
        random.random(), np.random.random(), torch.rand(3)
        if self.way == "forward":
            raise ArithmeticError("de propósito")
        return Failure.apply(x)


def network():
    """Whatever has a state: statistics, dropout, a spectral norm, gradients that were there."""
    torch.manual_seed(0)
    spectral = nn.utils.parametrizations.spectral_norm(nn.Conv2d(4, 4, 3, padding=1))
    model = nn.Sequential(
        *(nn.Conv2d(3, 4, 3), nn.BatchNorm2d(4), nn.ReLU(inplace=True), nn.Dropout(0.3)),
        *(spectral, nn.Tanh(), nn.Flatten(), nn.Linear(4 * 36, 5)),
    )
    model[1].eval()
    model[7].bias.grad = torch.ones(5)
    model[0].register_forward_hook(lambda *_: None)
    return model


LAYERS = len(network())


@pytest.mark.parametrize("way", ["forward", "backward"])
@pytest.mark.parametrize("place", range(LAYERS + 1))
def test_wherever_a_network_fails_it_is_left_as_it_was(place, way):
    model = network()
    model.insert(place, Fails(way))
    before = states(model)
    with pytest.raises(ArithmeticError, match="de propósito"):
        diagnose(model, torch.ones(4, 3, 8, 8))
    assert states(model) == before


class Counts(nn.Module):
    """Counts its calls, and keeps its last output."""

    def __init__(self):
        super().__init__()
        self.layer, self.calls, self.last = nn.Linear(8, 8), 0, None

    def forward(self, x):
        self.calls += 1
        self.last = self.layer(x)
        return self.last


class Averages(Counts):
    """Replaces its buffer, and makes another larger."""

    def __init__(self):
        super().__init__()
        self.register_buffer("average", torch.zeros(8))
        self.register_buffer("bag", torch.zeros(0))

    def forward(self, x):
        output = super().forward(x)
        self.average = 0.9 * self.average + 0.1 * output.detach().mean(0)
        self.bag.resize_(3)
        return output


class Clips(Counts):
    """Changes its own weights."""

    def forward(self, x):
        self.layer.weight.data.clamp_(-0.01, 0.01)
        return super().forward(x)


class Grows(Counts):
    """Makes a layer when it runs."""

    def forward(self, x):
        self.later = nn.Linear(8, 8)
        return self.later(super().forward(x))


CHANGING = {
    "a counter and a cache": Counts,
    "buffers": Averages,
    "weights": Clips,
    "layers": Grows,
    "spectral norm": lambda: nn.utils.parametrizations.spectral_norm(nn.Linear(8, 8)),
}


@pytest.mark.parametrize("make", CHANGING.values(), ids=CHANGING)
def test_what_a_network_changes_in_itself_is_given_back(make):
    torch.manual_seed(0)
    model, batch = nn.Sequential(make()), torch.randn(4, 8)
    before = states(model)
    diagnose(model, batch)
    assert states(model) == before


def test_an_embedding_that_limits_its_norms_keeps_them():
    torch.manual_seed(0)
    model = nn.Sequential(nn.Embedding(10, 8, max_norm=1.0), nn.Linear(8, 4))
    before = model[0].weight.clone()
    assert before.norm(dim=1).max() > 1
    diagnose(model, torch.arange(10))
    assert torch.equal(model[0].weight, before)


def test_a_graph_of_the_reader_survives():
    """What did not change is not written to: autograd would refuse the reader's `backward`."""
    torch.manual_seed(0)
    model, batch = nn.Sequential(nn.Linear(8, 8), nn.BatchNorm1d(8)).eval(), torch.randn(4, 8)
    loss = model(batch).square().sum()
    diagnose(model, batch)
    loss.backward()
    assert model[0].weight.grad is not None


def test_a_graph_of_the_reader_survives_what_is_given_back():
    """A batch normalization writes to its averages; their numbers and versions are as before."""
    torch.manual_seed(0)
    model, batch = nn.Sequential(nn.Linear(8, 8), nn.BatchNorm1d(8)), torch.randn(4, 8)
    loss = model(batch).square().sum()
    diagnose(model, batch)
    loss.backward()
    assert model[0].weight.grad is not None


class Steps(Counts):
    """Keeps tensors of every size, changes the last element of each, and has one without any."""

    def __init__(self):
        super().__init__()
        self.sizes = [torch.zeros(size, dtype=torch.uint8) for size in range(1, 40)]
        self.scale, self.shape = torch.ones(8), torch.empty(3, device="meta")

    def forward(self, x):
        for each in (*self.sizes, self.scale):
            each[-1] += 1
        return super().forward(x)


def test_every_byte_is_given_back():
    model = Steps()
    diagnose(model, torch.ones(4, 8))
    assert not any(each.any() for each in model.sizes) and model.scale.eq(1).all()


def test_a_graph_of_the_reader_that_saved_what_a_network_changes_survives():
    model, w = Steps(), torch.ones(8, requires_grad=True)
    product = (w * model.scale).sum()
    diagnose(model, torch.ones(4, 8))
    product.backward()
    assert w.grad.eq(1).all()


def test_a_graph_of_the_reader_survives_a_nan():
    model = nn.Sequential(nn.Linear(8, 8), nn.Linear(8, 8))
    with torch.no_grad():
        model[1].weight[0] = torch.nan
    loss = model(torch.ones(4, 8)).square().sum()
    diagnose(model, torch.ones(4, 8))
    loss.backward()


def test_what_was_kept_in_inference_mode_is_given_back_too():
    model, batch = nn.Sequential(Counts()), torch.ones(4, 8)
    with torch.inference_mode():
        model(batch)
    before = model[0].last, model[0].last.tolist()
    diagnose(model, batch)
    assert (model[0].last, model[0].last.tolist()) == before


class Nested(Counts):
    """Keeps tensors of several sizes in one, and changes them."""

    def __init__(self, layout):
        super().__init__()
        with warnings.catch_warnings(action="ignore"):  # PyTorch calls them a prototype
            pieces = [torch.ones(2), torch.ones(3)]
            self.pieces = torch.nested.nested_tensor(pieces, layout=layout)

    def forward(self, x):
        self.pieces.mul_(2)
        return super().forward(x)


@pytest.mark.parametrize("layout", [torch.strided, torch.jagged], ids=str)
def test_nested_tensors_are_given_back(layout):
    model = nn.Sequential(Nested(layout))
    pieces = model[0].pieces
    diagnose(model, torch.ones(4, 8))
    assert model[0].pieces is pieces
    assert pieces.values().eq(1).all()
    model(torch.ones(4, 8))
    assert pieces.values().eq(2).all()


class Accelerator:
    """Two devices that no machine of the tests has, with a state each."""

    def __init__(self):
        self.states = [torch.tensor([7]), torch.tensor([8])]

    def get_rng_state(self, device):
        return self.states[device].clone()

    def set_rng_state(self, state, device):
        self.states[device] = state


class Draws(nn.Module):
    """Changes the states of an accelerator."""

    def __init__(self, accelerator):
        super().__init__()
        self.layer, self.forward = nn.Linear(8, 8), self.drawn
        object.__setattr__(self, "draw", lambda: [s.add_(1) for s in accelerator.states])

    def drawn(self, x):
        self.draw()
        return self.layer(x)


# Until PyTorch 2.12, it takes any accelerator for one of CUDA unless it is told.
FORKS = torch.random.fork_rng, functools.partial(torch.random.fork_rng, device_type="cuda")


@pytest.mark.parametrize("fork_rng", FORKS, ids=["since 2.13", "until 2.12"])
def test_the_random_states_of_any_accelerator_are_given_back(monkeypatch, fork_rng):
    accelerator = Accelerator()
    monkeypatch.setattr(torch.accelerator, "current_accelerator", lambda: torch.device("mps"))
    monkeypatch.setattr(torch.accelerator, "device_count", lambda: 2)
    monkeypatch.setattr(torch, "get_device_module", {"mps": accelerator}.get)
    monkeypatch.setattr(torch.random, "fork_rng", fork_rng)
    model = Draws(accelerator)
    diagnose(model, torch.ones(4, 8))
    assert accelerator.states == [7, 8]
    model(torch.ones(4, 8))
    assert accelerator.states == [8, 9]


def test_a_network_that_would_make_its_weights_when_it_runs_is_refused():
    model = nn.Sequential(nn.Linear(8, 8), nn.ReLU(), nn.LazyLinear(3))
    with pytest.raises(ValueError) as caught:
        diagnose(model, torch.ones(4, 8))
    assert str(caught.value) == "diagnose: o modelo ainda não tem pesos; rode-o uma vez antes"
    assert isinstance(model[2], nn.LazyLinear)


class Unwritten(nn.Parameter):
    """Weights that nobody may replace, nor what autograd knows of them."""

    @classmethod
    def __torch_function__(cls, function, types, args=(), kwargs=None):
        if getattr(function, "__name__", "") == "__set__":
            raise AttributeError("só para ler")
        return super().__torch_function__(function, types, args, kwargs or {})


def test_a_tensor_that_stayed_as_it_was_is_not_written_to():
    model = nn.Sequential(Counts(), nn.Linear(8, 8))
    model[1].weight = Unwritten(torch.eye(8))
    assert diagnose(model, torch.ones(4, 8)).layers
    with pytest.raises(AttributeError, match="só para ler"):
        model[1].weight.data = torch.zeros(8, 8)


class Scheduled(Counts):
    """Counts the steps of who trains it."""

    def __init__(self):
        super().__init__()
        optimizer = torch.optim.SGD(self.layer.parameters())
        self.schedule = torch.optim.lr_scheduler.ConstantLR(optimizer)

    def forward(self, x):
        self.schedule.last_epoch += 1
        return super().forward(x)


def test_who_trains_a_network_is_none_of_what_it_keeps():
    model = Scheduled()
    diagnose(model, torch.ones(4, 8))
    assert (model.calls, model.schedule.last_epoch) == (0, 1)


def test_the_batch_is_left_as_it_was():
    batch = torch.ones(4, 8)
    assert diagnose(nn.Sequential(nn.ReLU(inplace=True), nn.Linear(8, 3)), -batch).layers
    model = nn.Sequential(nn.Hardtanh(-0.5, 0.5, inplace=True), nn.Linear(8, 3))
    diagnose(model, batch)
    assert batch.eq(1).all()


def seen(value):
    """What only PyTorch knows of an object: the numbers of a tensor, a generator's state."""
    if isinstance(value, torch.Generator):
        return value.get_state().tolist(), []
    if not isinstance(value, torch.Tensor):
        return None
    if not value.is_sparse and value.numel() and not value.untyped_storage().nbytes():
        return "without storage", []  # to read it would end Python
    numbers = value.detach().to_dense().resolve_conj().clone().numpy()
    known = value._backward_hooks, value._post_accumulate_grad_hooks, _grad(value)
    place = None if value.is_sparse else value.untyped_storage()._cdata
    kept = numbers.shape, numbers.dtype, numbers.tobytes(), value.requires_grad, value.is_leaf
    return (*kept, place, *map(id, known)), [*known]


def _grad(tensor):
    return tensor.grad if tensor.is_leaf else None  # of others, PyTorch warns who asks


class Noted(nn.Linear):
    """A layer with habits."""

    def __init__(self, habits):
        super().__init__(8, 8)
        self.habits = habits
        self.bias.grad = torch.ones(8)
        self.register_buffer("average", torch.zeros(8))
        self.register_buffer("bag", torch.zeros(2))
        self.spare, self.doomed = nn.Linear(2, 2), nn.Linear(2, 2)
        self.handle = self.register_forward_hook(nothing)
        habits.begin(self)

    def forward(self, x):
        self.last = super().forward(x)
        self.habits.act(self)
        return self.last


def nothing(*_):
    """What a hook may do."""


def _into_the_graph(layer):
    layer.state += layer.last.mean(0)


def _one_more_layer(layer):
    layer.later = nn.Linear(8, 8)
    layer.hidden[0](layer.last)


def _another_class(layer):
    nn.utils.parametrize.register_parametrization(layer.spare, "weight", nn.Identity())


def _without_a_hook(layer):
    layer.handle.remove()
    layer.spare.register_forward_pre_hook(nothing)


def _hooks_of_weights(layer):
    layer.weight.register_hook(torch.clone)
    layer.spare.bias.register_post_accumulate_grad_hook(nothing)


def _gradients(layer):
    layer.bias.grad *= 2
    layer.spare.weight.grad = torch.ones(2, 2)


def _elsewhere(layer):
    layer.spare.weight.data = torch.zeros(2, 2).half()
    layer.bag.resize_(5)


class Shared:
    """Tensors, and an array, that look at the same number, once or many times, in either order."""

    def __init__(self):
        one = torch.zeros(1)
        self.many, self.one, self.again = one.expand(8), one, one.expand(8)
        self.view, self.detached, self.array = one[:], one.detach(), one.numpy()


def _inferred():
    with torch.inference_mode():
        return torch.zeros(3)


def _in_inference(layer):
    with torch.inference_mode():
        layer.inferred.add_(1)


def _another_sparse(layer):
    layer.moved.data = torch.ones(3, 3).to_sparse()


@torch.no_grad()
def _smaller_weights(layer):
    layer.thin.mul_(0.5)


def _larger_in_inference(layer):
    with torch.inference_mode():
        layer.resized.resize_(5)


def _on_the_way_back(layer):
    def hook(_):
        layer.backward.add_(1)

    layer.last.register_hook(hook)


TENSORS = {
    "shared": (Shared, lambda layer: layer.shared.one.add_(1)),
    "emptied": (lambda: torch.ones(4), lambda x: x.emptied.untyped_storage().resize_(0)),
    "resized": (_inferred, _larger_in_inference),
    "inferred": (_inferred, _in_inference),
    "backward": (lambda: torch.zeros(3), _on_the_way_back),
    "tensor": (lambda: torch.zeros(1), lambda layer: layer.tensor.add_(1)),
    "state": (lambda: torch.zeros(8), _into_the_graph),
    "broken": (lambda: torch.tensor([torch.nan, 1.0]), lambda layer: layer.broken[1:].zero_()),
    "halves": (lambda: torch.ones(3).half(), lambda layer: layer.halves[0].mul_(2)),
    "flags": (lambda: torch.zeros(3).bool(), lambda layer: layer.flags[0].logical_not_()),
    "sparse": (lambda: torch.eye(3).to_sparse(), lambda layer: layer.sparse.mul_(2)),
    "moved": (lambda: torch.eye(3).to_sparse(), _another_sparse),
    "thin": (lambda: torch.eye(3).to_sparse().requires_grad_(), _smaller_weights),
    "shaped": (lambda: torch.eye(3).to_sparse(), lambda x: x.shaped.sparse_resize_((4, 4), 2, 0)),
    "complex": (lambda: torch.ones(2, dtype=torch.complex128).conj(), lambda x: x.complex.mul_(2)),
    "cached": (lambda: {"keys": [torch.zeros(3)]}, lambda layer: layer.cached["keys"][0].add_(1)),
    "draws": (torch.Generator, lambda layer: torch.rand(3, generator=layer.draws)),
    "hidden": (lambda: [Counts()], _one_more_layer),
    "dtype": (lambda: 0, _elsewhere),
    "buffer": (lambda: 0, lambda layer: layer.average.mul_(0.9).add_(layer.last.detach()[0])),
    "weights": (lambda: 0, lambda layer: layer.weight.data.clamp_(-0.01, 0.01)),
    "hooks": (lambda: 0, _without_a_hook),
    "of weights": (lambda: 0, _hooks_of_weights),
    "gradients": (lambda: 0, _gradients),
    "parametrized": (lambda: 0, _another_class),
    "frozen": (lambda: 0, lambda layer: layer.spare.requires_grad_(False)),
    "attribute": (lambda: 0, lambda layer: setattr(layer.weight, "told", [1])),
    "mode": (lambda: 0, lambda layer: layer.eval()),
    "deleted": (lambda: 0, lambda layer: delattr(layer, "doomed")),
}
ALL = (
    STARTS | {name: start for name, (start, _) in TENSORS.items()},
    ACTS | {name: act for name, (_, act) in TENSORS.items()},
)


def examined(model):
    fails = any(isinstance(m, Noted) and m.habits.fails is not None for m in model.modules())
    with pytest.raises(ArithmeticError) if fails else contextlib.nullcontext():
        diagnose(model, torch.randn(4, 8))


@pytest.mark.parametrize("name", ALL[0])
def test_each_habit_is_given_back(name):
    torch.manual_seed(0)
    model, alone = (
        nn.Sequential(nn.Linear(8, 8), Noted(Habits.only(name, *ALL))) for _ in range(2)
    )
    before, batch = picture(alone, seen), torch.randn(4, 8, requires_grad=True)
    torch.autograd.grad(alone(batch).sum(), batch)
    del alone[1].last  # the habit changes something too
    assert picture(alone, seen) != before
    before = picture(model, seen)
    examined(model)
    assert picture(model, seen) - before == []


@pytest.mark.parametrize("seed", range(60))
def test_networks_with_many_habits_are_given_back_wherever_they_fail(seed):
    rng = random.Random(seed)
    torch.manual_seed(seed)
    model = nn.Sequential(*(Noted(Habits(rng, *ALL)) for _ in range(rng.randint(1, 3))))
    before = picture(model, seen), drawn()
    torch.manual_seed(1)
    examined(model)
    assert picture(model, seen) - before[0] == []
    assert drawn() == before[1]
