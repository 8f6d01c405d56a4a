"""The drawn village: every house from its number, as SVG written by the server."""

from .scene import HOUSES
from .svg import Place, house_svg, share_svg, village_svg

__all__ = ["HOUSES", "Place", "house_svg", "share_svg", "village_svg"]
