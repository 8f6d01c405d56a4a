"""What machines may ask of the map, as OpenAPI 3.1: points, files, and the filters they share."""

import json
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from initiatives.asked import DISTANCES
from initiatives.enums import Cost, Licence, Spoken
from network.enums import Precision
from overview.map import layers
from overview.map.answers import unchanged_or
from overview.map.rows import A_PAGE

TEXT, NUMBER, WHOLE = {"type": "string"}, {"type": "number"}, {"type": "integer"}


def described(request: HttpRequest) -> HttpResponse:
    return unchanged_or(request, json.dumps(document(), ensure_ascii=False, indent=1).encode(), "application/json")


def document() -> dict[str, Any]:
    answers = {
        reverse("map_points"): ("The points of the map, in columns of equal length.", {"application/json": points_schema()}, [shown()]),
        reverse("map_csv"): (f"The same, {A_PAGE} rows a page; the header Link names the next.", {"text/csv": TEXT}, [page()]),
        reverse("map_geojson"): (f"The same, {A_PAGE} features a page.", {"application/geo+json": collection_schema()}, [page()]),
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"{settings.WAGTAIL_SITE_NAME}: initiatives",
            "version": "1",
            "description": "What exists for children and parents. No personal data. Each row bears its licence. What makes no sense filters nothing.",
            "license": {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"},
        },
        "servers": [{"url": settings.SITE_URL}],
        "paths": {path: {"get": _get(*answer)} for path, answer in answers.items()},
    }


def _get(summary: str, content: dict[str, Any], more: list[dict[str, Any]]) -> dict[str, Any]:
    media = {name: {"schema": schema} for name, schema in content.items()}
    changed = {"description": "Nothing changed since the answer with the tag in If-None-Match."}
    return {"summary": summary, "parameters": [*filters(), *more], "responses": {"200": {"description": summary, "content": media}, "304": changed}}


def filters() -> list[dict[str, Any]]:
    return [
        parameter("gemeente", "NIS code of a municipality.", {"type": "string", "pattern": r"^\d{5}$"}),
        parameter("streek", "A region, by its name in addresses."),
        parameter("categorie", "A function or a kind, by its name in addresses."),
        parameter("leeftijd", "For somebody of this age, in years.", WHOLE),
        parameter("q", "Words in its name or text."),
        parameter("organisatie", "Who runs it or helps to."),
        parameter("spreekt", "A language spoken there.", {"type": "string", "enum": Spoken.values}),
        parameter("gratis", "Only what is free of charge.", {"type": "string", "enum": ["1"]}),
        parameter("postcode", "From here the distance is measured.", {"type": "string", "pattern": r"^\d{4}$"}),
        parameter("plaats", "NIS code of the municipality meant, when a postal code belongs to several."),
        parameter("afstand", "Kilometres.", {"type": "integer", "enum": list(DISTANCES)}),
    ]


def page() -> dict[str, Any]:
    return parameter("pagina", "The number of the page.", {"type": "integer", "minimum": 1})


def shown() -> dict[str, Any]:
    return parameter(layers.PARAMETER, "What is shown.", {"type": "string", "enum": [layer.key for layer in layers.LAYERS]})


def parameter(name: str, description: str, schema: dict[str, Any] = TEXT) -> dict[str, Any]:
    return {"name": name, "in": "query", "required": False, "description": description, "schema": schema}


def columns(*names: str, of: dict[str, Any]) -> dict[str, Any]:
    return {name: {"type": "array", "items": of} for name in names}


def points_schema() -> dict[str, Any]:
    either = {"type": ["integer", "string", "null"]}
    lookup = {
        "type": "object",
        "description": "By category: its name, its shape, its colour.",
        "additionalProperties": {"type": "array", "items": TEXT},
    }
    said = {
        **columns("id", "category", of=either), **columns("title", "municipality", of=TEXT), **columns("lat", "lon", of=NUMBER),
        **columns("number", of=WHOLE), "found": WHOLE, "categories": lookup,
        "municipalities": {"type": "object", "additionalProperties": TEXT},
    }  # fmt: skip
    return {"type": "object", "properties": said, "required": [name for name in said if name != "number"], "additionalProperties": False}


def collection_schema() -> dict[str, Any]:
    texts = ("name", "kind", "function", "summary", "municipality", "nis", "postal_code", "street", "everywhere", "organisation", "website", "source")
    properties = {
        "id": WHOLE, **dict.fromkeys(texts, TEXT), "age_from": {"type": ["integer", "null"]}, "age_to": {"type": ["integer", "null"]},
        "precision": {"enum": ["", *Precision.values]}, "cost": {"enum": ["", *Cost.values]}, "licence": {"enum": Licence.values},
        "languages": {"type": "array", "items": {"enum": Spoken.values}}, "last_confirmed": {"type": "string", "format": "date"},
        "url": {"type": "string", "format": "uri"},
    }  # fmt: skip
    point = {"type": "object", "properties": {"type": {"const": "Point"}, "coordinates": {"type": "array", "items": NUMBER}}}
    feature = {
        "type": "object",
        "properties": {
            "type": {"const": "Feature"}, "id": WHOLE, "geometry": {"oneOf": [{"type": "null"}, point]},
            "properties": {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False},
        },
        "required": ["type", "id", "geometry", "properties"],
    }  # fmt: skip
    return {"type": "object", "properties": {"type": {"const": "FeatureCollection"}, "features": {"type": "array", "items": feature}}}
