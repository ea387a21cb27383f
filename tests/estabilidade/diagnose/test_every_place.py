"""In networks that nobody here wrote, a fault is named wherever it is planted."""

import importlib
import subprocess
import sys
from pathlib import Path

import pytest
from planted import FAULTS

from estabilidade.diagnose import diagnose

torch = pytest.importorskip("torch")  # beside a retired framework there is no other
nn = torch.nn
LOCKED = Path(__file__).parents[3] / "requirements/transformers.txt"


def planted(network):
    """Yield each weight to multiply by, and the name of the module that holds it."""
    for place, module in network.named_modules():
        if not isinstance(module, nn.Embedding):
            for name, parameter in module.named_parameters(recurse=False):
                if "weight" in name:
                    yield place or type(module).__name__, parameter


def misses(network, batch):
    """Say of which planted faults the first finding does not name the layer, or that around."""
    found = []
    for name, parameter in planted(network):
        before = parameter.detach().clone()
        for factor, kind in FAULTS:
            parameter.data.mul_(factor)
            first = next(iter(diagnose(network, batch).findings), None)
            parameter.data.copy_(before)
            named = first and first.kind == kind and f"{name}.".startswith(f"{first.layers[0]}.")
            if not named or len(first.layers) > 1:
                found.append((name, factor, first))
    return found


def of_torch():
    """Networks of PyTorch itself, and what they take."""
    image, series = torch.randn(4, 3, 16, 16), torch.randn(4, 6, 16)
    encoder = nn.TransformerEncoderLayer(16, 2, 32, batch_first=True)
    first = nn.TransformerEncoderLayer(16, 2, 32, batch_first=True, norm_first=True)
    return {
        "lstm": (nn.LSTM(16, 32, 2, batch_first=True, bidirectional=True), series),
        "gru": (nn.GRU(16, 32, batch_first=True), series),
        "encoder": (nn.TransformerEncoder(encoder, 2, enable_nested_tensor=False), series),
        "norm first": (nn.TransformerEncoder(first, 2, enable_nested_tensor=False), series),
        "both": (nn.Transformer(16, 2, 1, 1, 32, batch_first=True), (series, series)),
        "upwards": (nn.Sequential(nn.Conv2d(3, 8, 3), nn.ConvTranspose2d(8, 16, 3)), image),
    }


@pytest.mark.demorado
@pytest.mark.parametrize("name", of_torch())
def test_in_networks_of_pytorch(name):
    torch.manual_seed(0)
    network, batch = of_torch()[name]
    for training in (True, False):
        assert diagnose(network.train(training), batch).findings == []
    assert misses(network, batch) == []


@pytest.mark.demorado
@pytest.mark.parametrize("dtype", [torch.float16, torch.bfloat16, torch.float64])
@pytest.mark.parametrize("name", ["lstm", "norm first"])
def test_in_other_precisions(name, dtype):
    torch.manual_seed(0)
    network, batch = of_torch()[name]
    assert diagnose(network.to(dtype), batch.to(dtype)).findings == []
    assert misses(network, batch.to(dtype)) == []


@pytest.fixture(scope="module")
def transformers(tmp_path_factory):
    """The library, installed aside: only what is not here is taken from there."""
    folder = tmp_path_factory.mktemp("transformers")
    pip = [sys.executable, "-m", "uv", "pip", "install", "-q", "--target", folder]
    subprocess.run([*pip, "-r", LOCKED], check=True)
    sys.path.append(str(folder))
    yield importlib.import_module("transformers")
    sys.path.remove(str(folder))


SIZES = {"hidden_size": 32, "num_hidden_layers": 2, "num_attention_heads": 2}
VIT = SIZES | {"intermediate_size": 64, "image_size": 16, "patch_size": 4}
RESNET = {"embedding_size": 16, "hidden_sizes": [16, 32, 64], "depths": [1, 1, 1]}
GPT2 = {"n_embd": 32, "n_layer": 2, "n_head": 2, "vocab_size": 50, "n_positions": 16}
GPT2 |= {"bos_token_id": 0, "eos_token_id": 0}
BERT = SIZES | {"intermediate_size": 64, "vocab_size": 50, "max_position_embeddings": 16}
CONFIGURED = {
    "vit": ("ViTModel", "ViTConfig", VIT),
    "vit that classifies": ("ViTForImageClassification", "ViTConfig", VIT),
    "resnet": ("ResNetForImageClassification", "ResNetConfig", RESNET),
    "resnet of basic blocks": ("ResNetModel", "ResNetConfig", RESNET | {"layer_type": "basic"}),
    "bert": ("BertModel", "BertConfig", BERT),
    "gpt-2": ("GPT2Model", "GPT2Config", GPT2),
}


@pytest.mark.cadernos
@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize(("model", "config", "sizes"), CONFIGURED.values(), ids=CONFIGURED)
def test_in_networks_of_transformers(transformers, model, config, sizes):
    torch.manual_seed(0)
    network = getattr(transformers, model)(getattr(transformers, config)(**sizes))
    image = {"pixel_values": torch.randn(4, 3, 16, 16)}
    batch = image if network.main_input_name == "pixel_values" else torch.arange(32).reshape(4, 8)
    for training in (True, False):
        assert diagnose(network.train(training), batch).findings == []
    assert misses(network, batch) == []
