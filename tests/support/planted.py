"""The faults that tests plant in the weights of a layer."""

FAULTS = ((100, "large"), (0.01, "small"))  # factor, kind of the finding that names it
