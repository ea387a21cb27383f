"""Weights are judged where they are used, whoever keeps them."""

import pytest
from planted import FAULTS

from estabilidade.diagnose import diagnose

torch = pytest.importorskip("torch")  # beside a retired framework there is no other
nn = torch.nn
functional = torch.nn.functional


class Attends(nn.Module):
    def __init__(self):
        super().__init__()
        self.attend, self.last = nn.MultiheadAttention(32, 4), nn.Linear(32, 3)

    def forward(self, x):
        return self.last(self.attend(x, x, x)[0])


class Borrows(nn.Module):
    """Uses the weights of its two layers, but never calls them."""

    def __init__(self):
        super().__init__()
        self.a, self.b = nn.Linear(32, 32), nn.Linear(32, 32)

    def forward(self, x):
        hidden = torch.relu(functional.linear(x, self.a.weight, self.a.bias))
        return functional.linear(hidden, self.b.weight, self.b.bias)


class Tied(nn.Module):
    """Calls some of its layers, borrows the weights of one, and its output is the embedding's."""

    def __init__(self):
        super().__init__()
        self.embed, self.hidden, self.out = nn.Embedding(50, 32), nn.Linear(32, 32), Borrows()

    def forward(self, words):
        hidden = torch.relu(self.hidden(self.embed(words)))
        return functional.linear(hidden, self.out.a.weight) @ self.embed.weight.T


def weight_norm():
    layers = [nn.utils.parametrizations.weight_norm(nn.Linear(32, 32)) for _ in range(4)]
    return nn.Sequential(*layers)


NUMBERS, WORDS = torch.linspace(-2, 2, 512).sin().reshape(16, 32), torch.arange(16).reshape(4, 4)
# Network, batch, the weight that is planted, the layer that must be named.
PLACES = {
    "attention": (Attends, NUMBERS[:, None], "attend.out_proj.weight", "attend"),
    "borrowed": (lambda: nn.Sequential(Borrows(), Borrows()), NUMBERS, "1.a.weight", "1"),
    "tied": (Tied, WORDS, "out.a.weight", "Tied"),
    "norm": (weight_norm, NUMBERS, "2.parametrizations.weight.original0", "2"),
}


def test_what_makes_weights_is_no_layer():
    report = diagnose(weight_norm(), NUMBERS)
    assert [(each.name, each.kind) for each in report.layers] == [
        (str(place), "ParametrizedLinear") for place in range(4)
    ]


@pytest.mark.parametrize("name", ["orthogonal", "spectral_norm", "weight_norm"])
def test_the_gain_is_of_the_weights_that_are_made(name):
    torch.manual_seed(0)
    layer = getattr(nn.utils.parametrizations, name)(nn.Linear(32, 16)).eval()
    (found,) = diagnose(layer, NUMBERS).layers
    made = layer.weight.square().mean().sqrt().item()
    assert found.gains == {"weight": pytest.approx(32**0.5 * made, rel=1e-6)}


class Spare(nn.Module):
    """A block with a layer that it does not use, then a tanh."""

    def __init__(self):
        super().__init__()
        self.block = nn.ModuleDict({"used": nn.Linear(32, 32), "spare": nn.Linear(32, 32)})
        self.block.forward = lambda x: self.block["used"](x)
        self.last = nn.Linear(32, 3)

    def forward(self, x):
        return self.last(torch.tanh(self.block(x)))


def test_a_block_with_an_unused_layer_does_not_hide_what_saturates():
    torch.manual_seed(0)
    report = diagnose(Spare(), 100 * NUMBERS)
    assert [each.name for each in report.layers] == ["block.used", "last"]
    assert [(each.kind, each.layers) for each in report.findings] == [
        ("saturated", ("block.used",))
    ]


@pytest.mark.parametrize("name", ["a", "b"])
def test_what_is_frozen_and_used_without_its_layer_is_noted(name):
    network = Borrows()
    network.get_submodule(name).requires_grad_(False)
    report = diagnose(network, NUMBERS)
    assert report.notes == [f"não medidos: {name}.weight, {name}.bias"]
    network.get_submodule(name).weight.requires_grad_(True)
    assert diagnose(network, NUMBERS).notes == [f"não medidos: {name}.bias"]


def test_what_is_frozen_and_measured_is_not_noted():
    network = nn.Sequential(nn.Linear(32, 32).requires_grad_(False), nn.Linear(32, 3))
    assert diagnose(network, NUMBERS).notes == []


class Total(nn.Module):
    """Gives one number, in which no units can be told apart."""

    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(32))

    def forward(self, x):
        return (x @ self.weight).sum()


def test_a_network_of_which_nothing_can_be_measured_is_not_called_healthy():
    with pytest.raises(ValueError, match="nenhuma camada"):
        diagnose(Total(), NUMBERS, lambda output: output)


@pytest.mark.parametrize(("factor", "kind"), FAULTS)
@pytest.mark.parametrize(("make", "batch", "weight", "layer"), PLACES.values(), ids=PLACES)
def test_a_weight_used_without_its_layer_is_judged(make, batch, weight, layer, factor, kind):
    torch.manual_seed(0)
    network = make()
    assert diagnose(network, batch).healthy
    with torch.no_grad():
        network.get_parameter(weight).mul_(factor)
    first = diagnose(network, batch).findings[0]
    assert (first.kind, first.layers) == (kind, (layer,))
