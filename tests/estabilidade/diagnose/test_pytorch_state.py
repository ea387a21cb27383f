"""A network of PyTorch is left as it was, whatever it does to itself and wherever it fails."""

import random

import numpy as np
import pytest

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


def test_a_network_that_would_make_its_weights_when_it_runs_is_refused():
    model = nn.Sequential(nn.LazyLinear(8), nn.ReLU(), nn.LazyLinear(3))
    with pytest.raises(ValueError, match="rode-o uma vez antes"):
        diagnose(model, torch.ones(4, 8))
    assert isinstance(model[0], nn.LazyLinear)


def test_the_batch_is_left_as_it_was():
    batch = torch.ones(4, 8)
    assert diagnose(nn.Sequential(nn.ReLU(inplace=True), nn.Linear(8, 3)), -batch).layers
    model = nn.Sequential(nn.Hardtanh(-0.5, 0.5, inplace=True), nn.Linear(8, 3))
    diagnose(model, batch)
    assert batch.eq(1).all()
