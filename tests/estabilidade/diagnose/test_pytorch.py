"""Healthy networks of PyTorch give no finding; a fault planted in one layer is named."""

import copy
import random

import numpy as np
import pytest
from planted import FAULTS

from estabilidade.diagnose import diagnose

torch = pytest.importorskip("torch")  # beside a retired framework there is no other
nn = torch.nn


def he(network):
    for module in network.modules():
        if isinstance(module, nn.Linear | nn.Conv2d):
            nn.init.kaiming_normal_(module.weight, nonlinearity="relu")
            nn.init.zeros_(module.bias)
    return network


def mlp(depth=10, width=64, activation=nn.ReLU):
    hidden = [each for _ in range(depth) for each in (nn.Linear(width, width), activation())]
    return nn.Sequential(*hidden, nn.Linear(width, 10))


def cnn(channels=16):
    def block(n_in):
        conv = nn.Conv2d(n_in, channels, 3, padding=1)
        return [conv, nn.BatchNorm2d(channels), nn.ReLU(inplace=True)]

    blocks = [each for n_in in (3, *[channels] * 5) for each in block(n_in)]
    return nn.Sequential(*blocks, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(channels, 10))


class Residual(nn.Module):
    def __init__(self, width, scale):
        super().__init__()
        self.inner, self.outer, self.scale = nn.Linear(width, width), nn.Linear(width, width), scale

    def forward(self, x):
        return x + self.scale * self.outer(torch.relu(self.inner(x)))


def residual(depth=24, width=64, scale=None):
    scale = depth**-0.5 if scale is None else scale
    return he(nn.Sequential(*[Residual(width, scale) for _ in range(depth)], nn.Linear(width, 10)))


def encoder(norm_first=False):
    layer = nn.TransformerEncoderLayer(32, 4, 64, batch_first=True, norm_first=norm_first)
    return nn.TransformerEncoder(layer, 4, enable_nested_tensor=False)


HEALTHY = {
    "mlp": (lambda: he(mlp()), (32, 64)),
    "deep mlp": (lambda: he(mlp(30, 128)), (64, 128)),
    "default mlp": (lambda: mlp(5), (32, 64)),
    "cnn": (cnn, (8, 3, 16, 16)),
    "lstm": (lambda: nn.LSTM(8, 32, num_layers=2, batch_first=True), (8, 12, 8)),
    "lstm of one input": (lambda: nn.LSTM(1, 128, batch_first=True), (8, 12, 1)),
    "gru": (lambda: nn.GRU(8, 32, batch_first=True), (8, 12, 8)),
    "encoder": (encoder, (8, 10, 32)),
    "encoder, norm first": (lambda: encoder(True), (8, 10, 32)),
    "residual": (residual, (32, 64)),
}


def made(make, shape, seed):
    torch.manual_seed(seed)
    return make(), torch.randn(shape)


@pytest.mark.demorado
@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(("make", "shape"), HEALTHY.values(), ids=HEALTHY)
def test_a_healthy_network_gives_no_finding(make, shape, seed):
    network, batch = made(make, shape, seed)
    assert diagnose(network, batch).findings == []
    assert diagnose(network.eval(), batch).findings == []


PLANTED = {
    "mlp": (lambda: he(mlp()), (32, 64), ["0", "6", "12", "20"]),
    "cnn": (cnn, (8, 3, 16, 16), ["0", "6", "12", "20"]),
    "encoder": (
        encoder,
        (8, 10, 32),
        ["layers.0.linear1", "layers.2.self_attn", "layers.3.linear2", "layers.1.norm1"],
    ),
    "lstm": (lambda: nn.LSTM(8, 32, batch_first=True), (8, 12, 8), [""]),
    "residual": (residual, (32, 64), ["0.inner", "11.outer", "23.outer"]),
}
PLACES = [
    pytest.param(make, shape, place, id=f"{name} {place}")
    for name, (make, shape, places) in PLANTED.items()
    for place in places
]


@pytest.mark.parametrize(("factor", "kind"), FAULTS)
@pytest.mark.parametrize(("make", "shape", "place"), PLACES)
def test_a_weight_a_hundred_times_off_is_named(make, shape, place, factor, kind):
    network, batch = made(make, shape, 1)
    module = network.get_submodule(place)
    with torch.no_grad():
        for name, parameter in module.named_parameters(recurse=False):
            if "weight" in name:
                parameter.mul_(factor)
    first = diagnose(network, batch).findings[0]
    assert (first.kind, first.layers) == (kind, (place or "LSTM",))


def test_what_a_layer_is_called_does_not_hide_it():
    network, batch = made(lambda: he(mlp(4)), (32, 64), 1)
    network.add_module("saída (10)", nn.Linear(10, 10))
    with torch.no_grad():
        network[-1].weight.mul_(100)
    assert diagnose(network, batch).findings[0].layers == ("saída (10)",)


class Again(nn.Module):
    """One layer, used three times."""

    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(64, 64)

    def forward(self, x):
        return self.layer(self.layer(self.layer(x)))


@pytest.mark.parametrize(("weight", "kind"), [(0.1, "symmetric"), (10.0, "large")])
def test_weights_used_again_are_named_once(weight, kind):
    network, batch = made(Again, (32, 64), 1)
    nn.init.constant_(network.layer.weight, weight)
    nn.init.zeros_(network.layer.bias)
    report = diagnose(network, batch, lambda output: output.square().sum())
    assert [each.name for each in report.layers] == ["layer", "layer (2)", "layer (3)"]
    assert [each.layers for each in report.findings if each.kind == kind] == [("layer",)]


@pytest.mark.parametrize("place", [0, 6, 12, 18])
def test_dead_units_are_named(place):
    network, batch = made(lambda: he(mlp()), (32, 64), 2)
    nn.init.constant_(network[place].bias, -100.0)
    (finding,) = diagnose(network, batch).findings
    assert (finding.kind, finding.layers) == ("dead", (str(place),))
    assert "100%" in finding.text


def test_dead_units_are_named_where_a_normalization_kills_them():
    network, batch = made(cnn, (8, 3, 16, 16), 2)
    nn.init.constant_(network[7].bias, -100.0)
    (finding,) = diagnose(network, batch).findings
    assert (finding.kind, finding.layers) == ("dead", ("7",))


class Conv1D(nn.Module):
    """As `transformers` has it: weights (n_in, n_out)."""

    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(64, 16) / 8)

    def forward(self, x):
        return x @ self.weight


def test_the_gain_of_transposed_weights_is_that_of_their_inputs():
    network, batch = made(Conv1D, (32, 64), 0)
    assert diagnose(network, batch).layers[0].gain == pytest.approx(1, rel=0.05)


def test_dead_units_are_named_where_the_activation_is_a_function():
    network, batch = made(residual, (32, 64), 2)
    nn.init.constant_(network[7].inner.bias, -100.0)
    (finding,) = diagnose(network, batch).findings
    assert (finding.kind, finding.layers) == ("dead", ("7.inner",))


@pytest.mark.parametrize(("start", "length"), [(0, 8), (3, 8), (8, 7)])
def test_a_stack_of_sigmoids_is_where_gradients_vanish(start, length):
    network, batch = made(lambda: he(mlp(16)), (32, 64), 3)
    for layer in range(start, start + length):
        network[2 * layer + 1] = nn.Sigmoid()
    backward = [f for f in diagnose(network, batch).findings if "gradientes" in f.text]
    (finding,) = backward
    assert finding.kind == "decay"
    # The gradient of layer k already went through sigmoid k: the stack ends one layer later.
    found = sorted(int(name) // 2 for name in finding.layers)
    assert abs(found[0] - start) <= 1 and abs(found[-1] - (start + length)) <= 1


def test_residual_branches_without_scale_explode():
    network, batch = made(lambda: residual(scale=1.0), (32, 64), 4)
    findings = diagnose(network, batch).findings
    assert [each.kind for each in findings] == ["growth", "growth"]
    assert {name for each in findings for name in each.layers} >= {"5.inner", "20.outer"}


def test_equal_units_are_named():
    network, batch = made(lambda: mlp(2), (32, 64), 5)
    nn.init.constant_(network[2].weight, 0.1)
    nn.init.constant_(network[4].weight, 0.1)
    nn.init.zeros_(network[2].bias)
    findings = diagnose(network, batch, lambda output: output.square().sum()).findings
    assert ("symmetric", ("2",)) in [(each.kind, each.layers) for each in findings]


def test_equal_biases_do_not_make_units_equal():
    network, batch = made(lambda: he(mlp(2)), (32, 64), 5)
    report = diagnose(network, batch, lambda output: output.sum())  # one gradient for all biases
    assert not any(layer.symmetric for layer in report.layers)


def test_saturated_units_are_named():
    network, batch = made(lambda: mlp(2, activation=nn.Tanh), (32, 64), 5)
    assert diagnose(network, batch).healthy
    (finding,) = diagnose(network, 30 * batch).findings
    assert (finding.kind, finding.layers) == ("saturated", ("1",))


class Plain(nn.Module):
    def __init__(self, function):
        super().__init__()
        self.inner, self.outer, self.function = nn.Linear(64, 64), nn.Linear(64, 64), function

    def forward(self, x):
        return self.outer(self.function(self.inner(x)))


@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16])
@pytest.mark.parametrize("function", [torch.tanh, torch.sigmoid, torch.relu])
def test_saturation_is_counted_where_the_activation_is_a_function(function, dtype):
    network, batch = made(lambda: Plain(function).to(dtype), (32, 64), 5)
    well, sick = (diagnose(network, (scale * batch).to(dtype)) for scale in (1, 50))
    flattens = function is not torch.relu
    assert well.healthy and (well.layers[0].saturated is not None) == flattens
    expected = [("saturated", ("inner",))] if flattens else []
    assert [(each.kind, each.layers) for each in sick.findings] == expected


def test_without_a_loss_what_depends_on_the_weights_is_weighed_by_fixed_numbers():
    class Outputs(nn.Linear):
        def forward(self, x):
            y = super().forward(x)
            return {"y": y, "loss": y.sum(), "detached": y.detach(), "choice": y.argmax(-1)}

    network, batch = made(lambda: Outputs(64, 8), (32, 64), 0)
    noise = torch.randn(32, 8, generator=torch.Generator().manual_seed(0))
    expected = (network(batch)["y"] * noise).sum() / 32
    assert diagnose(network, batch).loss == pytest.approx(float(expected.detach()), rel=1e-5)


def test_a_last_layer_that_starts_at_zero_is_no_fault():
    network, batch = made(lambda: he(mlp(4)), (32, 64), 6)
    nn.init.zeros_(network[-1].weight)
    assert diagnose(network, batch).healthy


def test_infinities_are_named_where_they_begin():
    network, batch = made(lambda: he(mlp(4)), (32, 64), 6)
    with torch.no_grad():
        network[4].weight[0, 0] = torch.inf
    first = diagnose(network, batch).findings[0]
    assert (first.kind, first.layers) == ("nonfinite", ("4",))


class Odd(nn.Module):
    """Two inputs, a layer used twice and under two names, a frozen one, an unused one."""

    def __init__(self):
        super().__init__()
        self.left, self.right = nn.Linear(16, 16), nn.Linear(8, 16)
        self.again, self.unused = self.left, nn.Linear(3, 3)
        self.frozen = nn.Linear(16, 16).requires_grad_(False)
        self.right.bias.requires_grad_(False)

    def forward(self, x, y):
        hidden = torch.relu(self.left(x) + self.right(y))
        hidden = torch.relu(self.again(self.frozen(hidden)))
        return {"out": hidden, "others": (hidden.sum(), None)}


@pytest.mark.parametrize("named", [False, True])
def test_shared_frozen_unused_and_repeated_layers(named):
    torch.manual_seed(0)
    x, y = torch.randn(8, 16), torch.randn(8, 8)
    report = diagnose(Odd(), {"x": x, "y": y} if named else (x, y), lambda out: out["out"].mean())
    assert report.healthy
    assert [each.name for each in report.layers] == ["left", "right", "frozen", "left (2)"]
    assert [each.frozen for each in report.layers] == [False, False, True, False]
    assert report.notes == ["sem uso neste lote: unused.weight, unused.bias"]


@pytest.mark.parametrize(("factor", "kind"), FAULTS)
@pytest.mark.parametrize("name", ["left", "right", "frozen", "unused"])
def test_a_fault_in_a_shared_or_frozen_layer_is_named_and_in_an_unused_one_is_not(
    name, factor, kind
):
    torch.manual_seed(0)
    network, batch = Odd(), (torch.randn(8, 16), torch.randn(8, 8))
    with torch.no_grad():
        getattr(network, name).weight.mul_(factor)
    findings = diagnose(network, batch, lambda out: out["out"].mean()).findings
    expected = [] if name == "unused" else [(kind, (name,))]
    assert [(each.kind, each.layers) for each in findings] == expected


def test_a_wholly_frozen_network_is_measured_too():
    network, batch = made(lambda: he(mlp(3)), (32, 64), 0)
    report = diagnose(network.requires_grad_(False), batch)
    assert report.healthy and all(layer.gradient for layer in report.layers)


@pytest.mark.parametrize("dtype", [torch.float16, torch.bfloat16, torch.float64])
def test_other_precisions(dtype):
    network, batch = made(lambda: he(mlp(6)), (32, 64), 0)
    report = diagnose(network.to(dtype), batch.to(dtype))
    assert report.healthy
    assert {f"torch.{layer.dtype}" for layer in report.layers} == {str(dtype)}


class Spare(nn.Module):
    """Leaves a weight without use."""

    def __init__(self):
        super().__init__()
        self.used, self.spare = nn.Linear(64, 64), nn.Parameter(torch.ones(3))

    def forward(self, x):
        return self.used(x)


def compiled_inside(network):
    network[0] = torch.compile(network[0])
    return network


def compiled_in_place(network):
    network.compile()
    return network


# In words of its own on Python 3.14, where torch itself still imports it.
@pytest.mark.filterwarnings("ignore:`torch.jit.script_method` is")
@pytest.mark.parametrize("compiled", [torch.compile, compiled_inside, compiled_in_place])
def test_what_was_compiled_is_measured_as_it_was_written(compiled):
    network, batch = made(lambda: he(nn.Sequential(Spare(), *mlp(3))), (32, 64), 0)
    plain = diagnose(network, batch).as_dict()
    assert plain["notes"] == ["sem uso neste lote: 0.spare"]
    assert diagnose(compiled(network), batch).as_dict() == plain


def states(model):
    tensors = [*model.state_dict().values(), torch.get_rng_state()]
    return [
        [each.clone() for each in tensors],
        [p.grad for p in model.parameters()],
        [(m.training, len(m._forward_hooks)) for m in model.modules()],
        [random.getstate(), np.random.get_state()[1].tolist()],
    ]


class Restless(nn.Module):
    """Changes the mode of its network while it runs."""

    def forward(self, x):
        self.train(not self.training)
        return x


class Broken(nn.Module):
    def forward(self, x):
        random.random(), np.random.random(), torch.rand(3)
        raise ArithmeticError("de propósito")


@pytest.mark.parametrize("breaks", [False, True])
@pytest.mark.parametrize("training", [False, True])
def test_the_model_is_left_as_it_was(breaks, training):
    network, batch = made(cnn, (8, 3, 16, 16), 0)
    network.extend([nn.Dropout(), Restless()])
    if breaks:
        network.append(Broken())
    network.train(training)
    network[1].eval()
    network[0].register_forward_hook(lambda *_: None)
    before = states(network)
    if breaks:
        with pytest.raises(ArithmeticError, match="de propósito"):
            diagnose(network, batch)
    else:
        diagnose(network, batch)
    after = states(network)
    assert all(torch.equal(a, b) for a, b in zip(before[0], after[0], strict=True))
    assert before[1:] == after[1:]
    assert not batch.requires_grad


def test_what_the_caller_drew_before_changes_no_report():
    network, batch = made(lambda: nn.Sequential(mlp(2), nn.Dropout()), (32, 64), 0)
    first = diagnose(network, batch).as_dict()
    torch.manual_seed(1)
    assert diagnose(network, batch).as_dict() == first


@pytest.mark.parametrize("state", [torch.no_grad, torch.inference_mode])
def test_what_the_caller_turned_off_is_turned_on(state):
    network, batch = made(cnn, (8, 3, 16, 16), 0)
    before = copy.deepcopy(network.state_dict())
    with state():
        assert diagnose(network, batch).layers[0].gradient
    assert all(torch.equal(before[name], each) for name, each in network.state_dict().items())


@pytest.mark.parametrize(
    ("batch", "loss", "error", "message"),
    [
        (torch.ones(1, 64), None, ValueError, "`batch` precisa de ao menos 2 exemplos"),
        ([[1.0]], None, TypeError, "`batch` deve conter tensores do PyTorch"),
        (
            torch.ones(2, 64),
            lambda output: output,
            ValueError,
            "`loss` deve devolver um só número",
        ),
        (
            torch.ones(2, 64),
            lambda output: 3.0,
            TypeError,
            "`loss` deve devolver um tensor do PyTorch",
        ),
        (
            torch.ones(2, 64),
            lambda output: torch.ones(1),
            ValueError,
            "a perda não depende dos pesos nem da entrada",
        ),
    ],
)
def test_bad_input_gets_a_clear_message(batch, loss, error, message):
    with pytest.raises(error) as caught:
        diagnose(mlp(), batch, loss)
    assert str(caught.value) == f"diagnose: {message}"


def test_the_first_tensor_tells_how_many_examples_there_are():
    with pytest.raises(ValueError, match="ao menos 2 exemplos"):
        diagnose(Odd(), (torch.ones(1, 16), torch.ones(2, 8)))


class Words(nn.Module):
    """Looks words up; told only to choose, it gives back none of the numbers of its weights."""

    def __init__(self):
        super().__init__()
        self.look, self.last = nn.Embedding(50, 16), nn.Linear(16, 8)

    def forward(self, words, mask=None, choose=False):
        answer = self.last(self.look(words))
        return answer.argmax(-1) if choose else answer


def test_what_is_looked_up_multiplies_nothing():
    network, words = made(Words, (6, 5), 0)
    report = diagnose(network, {"words": (10 * words.abs()).long(), "mask": None})
    assert [(each.name, each.units) for each in report.layers] == [("look", 16), ("last", 8)]
    assert [list(each.gains) for each in report.layers] == [[], ["weight"]]
    assert report.healthy and all(each.gradient for each in report.layers)


class Answers(nn.Module):
    """Gives back what a function makes of its input."""

    def __init__(self, function):
        super().__init__()
        self.function = function

    def forward(self, x):
        return self.function(x)


class Asides(nn.Module):
    """Modules whose answers are no signal, beside the way of one."""

    def __init__(self):
        super().__init__()
        asides = (torch.sum, torch.argmax, lambda x: x[:0], lambda x: None, lambda x: x[:, 0])
        self.asides = nn.ModuleList([Answers(each) for each in asides])
        self.last = nn.Linear(64, 64)

    def forward(self, x):
        return self.last(x), [each(x=x) for each in self.asides]


def test_what_is_no_signal_is_not_measured():
    network, batch = made(Asides, (32, 64), 0)
    assert [each.name for each in diagnose(network, batch).layers] == ["last", "asides.4"]


def test_an_output_of_choices_alone_cannot_be_examined():
    with pytest.raises(ValueError, match="não tem números que dependam dos pesos"):
        diagnose(Words(), {"words": torch.arange(6), "choose": True})


KINDS = {
    "linear": (lambda: nn.Linear(3, 5), (4, 3), 5, {"weight": 3}),
    "conv": (lambda: nn.Conv1d(3, 5, 2), (4, 3, 8), 5, {"weight": 6}),
    "grouped conv": (lambda: nn.Conv2d(4, 6, 3, groups=2), (2, 4, 7, 7), 6, {"weight": 18}),
    "transposed conv": (lambda: nn.ConvTranspose1d(3, 5, 2), (4, 3, 8), 5, {"weight": 6}),
    "batch norm": (lambda: nn.BatchNorm1d(3), (4, 3), 3, {"weight": 1}),
    "batch norm of images": (lambda: nn.BatchNorm2d(3), (4, 3, 5, 5), 3, {"weight": 1}),
    "group norm": (lambda: nn.GroupNorm(2, 6), (4, 6, 7), 6, {"weight": 1}),
    "layer norm": (lambda: nn.LayerNorm(3), (4, 2, 5, 3), 3, {"weight": 1}),
    "rms norm": (lambda: nn.RMSNorm(3), (4, 5, 3), 3, {"weight": 1}),
    "prelu": (lambda: nn.PReLU(3), (4, 3), 3, {}),
    "pooling": (lambda: nn.MaxPool2d(2), (2, 3, 8, 8), 3, {}),
    "lstm": (
        lambda: nn.LSTM(3, 5, bias=False),
        (7, 4, 3),
        5,
        {"weight_ih_l0": 3, "weight_hh_l0": 5},
    ),
}


@pytest.mark.parametrize(("make", "shape", "units", "inputs"), KINDS.values(), ids=KINDS)
def test_each_kind_of_layer_has_its_units_and_its_gains(make, shape, units, inputs):
    module, batch = made(make, shape, 0)
    (layer,) = diagnose(module, batch).layers
    weights = {name: each.detach().numpy() for name, each in module.named_parameters()}
    gains = {name: np.sqrt(n * (weights[name] ** 2).mean()) for name, n in inputs.items()}
    assert (layer.name, layer.units) == (type(module).__name__, units)
    assert layer.gains == pytest.approx(gains)
    assert layer.normalizes == (inputs == {"weight": 1})


class Attention(nn.Module):
    """Attention by hand, with weights as small as a small ViT has: keys get little gradient."""

    def __init__(self, width=64):
        super().__init__()
        self.norm = nn.LayerNorm(width)
        names = ("query", "key", "value", "output", "up", "down")
        self.parts = nn.ModuleDict({name: nn.Linear(width, width) for name in names})
        for part in self.parts.values():
            nn.init.normal_(part.weight, std=0.02)

    def forward(self, x):
        h, part = self.norm(x), self.parts
        scores = part["query"](h) @ part["key"](h).transpose(1, 2)
        x = x + part["output"]((scores / 8).softmax(-1) @ part["value"](h))
        return x + part["down"](nn.functional.gelu(part["up"](self.norm(x))))


def blocks():
    return nn.Sequential(*[Attention() for _ in range(8)])


@pytest.mark.parametrize("seed", range(3))
def test_small_gradients_of_one_branch_are_no_trend(seed):
    network, batch = made(blocks, (4, 17, 64), seed)
    assert diagnose(network, batch).findings == []


def narrow():
    """Branches that end as GPT-2's do, each weight divided by the root of their number."""
    network = blocks()
    for block in network:
        for name in ("output", "down"):
            nn.init.normal_(block.parts[name].weight, std=0.02 / 4)
    return network


def bottleneck():
    """He by the outputs, as ResNets have it, in layers that narrow and widen four times."""
    network = nn.Sequential(*[nn.Linear(*(256, 64)[:: 1 - 2 * (i % 2)]) for i in range(6)])
    for layer in network:
        nn.init.kaiming_normal_(layer.weight, mode="fan_out")
    return network


@pytest.mark.parametrize(
    ("make", "shape", "place", "factor", "kind"),
    [
        (narrow, (4, 17, 64), "3.parts.output", 100, "large"),
        (bottleneck, (32, 256), "2", 0.01, "small"),
    ],
)
def test_a_weight_is_far_from_the_others_where_it_is_not_far_from_one(
    make, shape, place, factor, kind
):
    network, batch = made(make, shape, 0)
    assert diagnose(network, batch).healthy
    with torch.no_grad():
        network.get_submodule(place).weight.mul_(factor)
    first = diagnose(network, batch).findings[0]
    assert (first.kind, first.layers) == (kind, (place,))
