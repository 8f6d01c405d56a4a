"""What every map is drawn from: municipalities once their boundaries were loaded, cantons until then."""

from network.shapes.base import BaseMap, Shape, base_map, shapes
from network.shapes.drawing import SvgMap, svg_map
from network.shapes.exchange import as_geojson

__all__ = ["BaseMap", "Shape", "SvgMap", "as_geojson", "base_map", "shapes", "svg_map"]
