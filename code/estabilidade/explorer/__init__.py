"""The figure that readers turn, in Python: the same weights and the same curves as in the page."""

from estabilidade.arguments import validated
from estabilidade.explorer import curves, drawing, threefry
from estabilidade.explorer.curves import Curves

draw_weights = validated(drawing.draw_weights)
explore = validated(curves.explore)
bits = validated(threefry.bits)
uniforms = validated(threefry.uniforms)
normals = validated(threefry.normals)

__all__ = ["Curves", "bits", "draw_weights", "explore", "normals", "uniforms"]
