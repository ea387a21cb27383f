"""Say, in Portuguese, what is wrong with the initial weights of a network, and in which layer.

    from estabilidade.diagnose import diagnose

    print(diagnose(model, batch))

Each kind of network has a collector (`matrices`, `pytorch`, `keras`, `flax`), imported when it is
needed; `rules` judges what they measured; `report` shows it.
"""

from estabilidade.diagnose.entry import diagnose
from estabilidade.diagnose.findings import Finding
from estabilidade.diagnose.layer import Layer
from estabilidade.diagnose.report import Report
from estabilidade.diagnose.signal import Signal

__all__ = ["Finding", "Layer", "Report", "Signal", "diagnose"]
