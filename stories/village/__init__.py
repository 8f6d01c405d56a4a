"""The drawn village: every house from its number, as SVG written by the server."""

from .svg import Place, house_svg, share_svg, village_svg

__all__ = ["Place", "house_svg", "share_svg", "village_svg"]
