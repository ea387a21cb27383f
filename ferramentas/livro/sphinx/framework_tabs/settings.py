"""Configuration values of the extension."""

from collections.abc import Mapping

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ConfigError

# Those of a book that names none, and has no package to name them.
_USUAL = [
    ("numpy", "NumPy"),
    ("pytorch", "PyTorch"),
    ("tensorflow", "TensorFlow"),
    ("jax", "JAX"),
]


def set_default_frameworks(app: Sphinx, config: Config) -> None:
    """Take the book's frameworks, in their order, unless the configuration has its own."""
    if not config.framework_tabs_frameworks:
        config.framework_tabs_frameworks = _frameworks_of_the_package() or _USUAL


def _frameworks_of_the_package() -> list[tuple[str, str]]:
    try:
        from estabilidade import FRAMEWORKS
    except ModuleNotFoundError:
        return []
    return [(framework.name, framework.label) for framework in FRAMEWORKS]


def framework_labels(config: Config) -> Mapping[str, str]:
    """Map each framework name to its label, in the order of the tabs."""
    return {str(name): str(label) for name, label in config.framework_tabs_frameworks}


def check_settings(app: Sphinx, config: Config) -> None:
    """Refuse to print only a framework that does not exist."""
    known = framework_labels(config)
    printed = config.framework_tabs_only
    if printed and printed not in known:
        raise ConfigError(
            f"framework_tabs_only: framework desconhecido: {printed!r} "
            f"(conhecidos: {', '.join(known)})"
        )


def add_settings(app: Sphinx) -> None:
    """Register the configuration values; a change reads every page again."""
    app.add_config_value("framework_tabs_frameworks", [], "env", (list, tuple))
    app.add_config_value("framework_tabs_placeholder", "", "env", str)
    app.add_config_value("framework_tabs_only", "", "env", str)
    app.add_config_value("framework_tabs_brief", False, "env", bool)
    app.connect("config-inited", set_default_frameworks)
    app.connect("config-inited", check_settings)
