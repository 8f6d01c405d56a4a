"""The location field: an address gives the municipality, that gives the point, and a small map moves it. Nothing is asked of another host."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, Panel

from initiatives.desk.forms import PlaceForm
from network.geocoding import place_on_map
from network.models import Municipality, PostalCode
from network.shapes import base_map, shapes, svg_map
from network.shapes.drawing import MARGIN, Sheet

WIDTH = 420
LONGEST_STREET = 120


@dataclass(frozen=True)
class Around:
    """A drawing of where a municipality lies, and how degrees become units in it."""

    name: str
    width: int
    height: int
    paths: tuple[str, ...]
    label: tuple[int, int] | None
    west: float
    north: float
    across: float
    """Units in one degree of longitude; `down` of latitude."""
    down: float
    margin: int
    source: str
    dot: tuple[int, int] | None


def around(municipality: Municipality, point: tuple[float, float] | None) -> Around | None:
    """`point` is latitude and longitude. Nothing when no shape of it is known."""
    drawn = svg_map([municipality.pk], WIDTH)
    if drawn is None:
        return None
    sheet = Sheet(_frame(municipality), WIDTH)
    return Around(
        municipality.name, drawn.width, drawn.height, tuple(path for _key, path, _nis in drawn.shapes), drawn.labels.get(municipality.pk),
        sheet.west, sheet.north, sheet.narrow * sheet.scale, sheet.scale, MARGIN, base_map().source,
        sheet.place(point[1], point[0]) if point else None,
    )  # fmt: skip


def _frame(municipality: Municipality) -> tuple[float, float, float, float]:
    """West, south, east, north of what `svg_map` draws for it: the coarsest outlines decide."""
    rings = [ring for shape in shapes(2, [municipality.pk]) for polygon in shape.outlines for ring in polygon]
    east, north = [degree for ring in rings for degree in ring[::2]], [degree for ring in rings for degree in ring[1::2]]
    return min(east), min(north), max(east), max(north)


class MapPanel(Panel):
    """The map of one place; empty until a municipality is known."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "initiatives/desk/location.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            place = self.instance
            municipality = place.municipality if place and place.municipality_id else None
            point = (place.latitude, place.longitude) if municipality and place.latitude is not None and place.longitude is not None else None
            found = around(municipality, point) if municipality else None
            return super().get_context_data(parent_context) | {"around": found, "has_point": point is not None, "municipality": municipality}


class PlacesPanel(InlinePanel):
    PANELS: Sequence[Panel] = (
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("street"), FieldPanel("postal_code"), FieldPanel("municipality")]),
        FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude"), FieldPanel("precision")]),
        MapPanel(heading=gettext_lazy("On the map")),
    )

    def __init__(self, relation_name: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(relation_name, *args, **(kwargs | {"panels": self.PANELS}))

    def get_form_options(self) -> dict[str, Any]:
        options = super().get_form_options()
        options["formsets"][self.relation_name]["form"] = PlaceForm
        return options


def find(request: HttpRequest) -> JsonResponse:
    """For the script: the municipalities of a postal code; of the one that is meant the point of the address, and its map."""
    if not (request.user.has_perm("initiatives.change_initiative") or request.user.has_perm("initiatives.add_initiative")):
        raise PermissionDenied
    code, street, nis = (request.GET.get(name, "").strip() for name in ("postcode", "straat", "gemeente"))
    several = list(PostalCode.objects.municipalities(code[:10]))
    meant = next((one for one in several if one.pk == nis), several[0] if len(several) == 1 else None)
    return JsonResponse({
        "municipalities": [{"nis": one.pk, "name": one.name} for one in several],
        "municipality": meant.pk if meant else None,
        "said": _said(code, several, meant),
        **(_place(street[:LONGEST_STREET], code, meant) if meant else {"point": None, "map": ""}),
    })  # fmt: skip


def _said(code: str, several: list[Municipality], meant: Municipality | None) -> str:
    if code and not several:
        return _("We do not know this postal code. It has four digits, like 2440.")
    return "" if meant or not several else _("This postal code belongs to more than one municipality: choose which.")


def _place(street: str, code: str, municipality: Municipality) -> dict[str, Any]:
    point = place_on_map(street, code, municipality)
    found = around(municipality, (point.latitude, point.longitude) if point else None)
    answer = {"latitude": point.latitude, "longitude": point.longitude, "precision": point.precision.value} if point else None
    return {"point": answer, "map": render_to_string("initiatives/desk/location_map.html", {"around": found}) if found else ""}
