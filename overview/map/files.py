"""The same question as a file: CSV for a spreadsheet, GeoJSON for a map, a thousand a page. Described in `openapi.json`."""

import csv
import io
import json
from collections.abc import Callable
from typing import Any

from django.core.paginator import Page
from django.http import HttpRequest, HttpResponse

from common.paging import paginate
from common.spreadsheets import safe
from initiatives.filters import MapFilters
from overview.map.answers import unchanged_or
from overview.map.rows import A_PAGE, COLUMNS, listed, row


def as_csv(request: HttpRequest) -> HttpResponse:
    response = _answer(request, table, "text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="initiatieven.csv"'
    return response


def as_geojson(request: HttpRequest) -> HttpResponse:
    return _answer(request, collection, "application/geo+json")


def _answer(request: HttpRequest, write: Callable[[Page], bytes], content_type: str) -> HttpResponse:
    page = paginate(request, listed(MapFilters.read(request.GET)), A_PAGE)
    response = unchanged_or(request, write(page), content_type)
    response.headers["X-Total-Count"] = str(page.paginator.count)
    response.headers["Access-Control-Expose-Headers"] = "Link, X-Total-Count"
    if page.has_next():
        query = request.GET.copy()
        query["pagina"] = str(page.next_page_number())
        response.headers["Link"] = f'<{request.build_absolute_uri(request.path)}?{query.urlencode()}>; rel="next"'
    return response


def table(page: Page) -> bytes:
    """With a mark at its beginning, by which spreadsheets know it is UTF-8."""
    sheet = io.StringIO()
    writer = csv.DictWriter(sheet, COLUMNS)
    writer.writeheader()
    for initiative in page.object_list:
        writer.writerow({name: _cell(value) for name, value in row(initiative).items()})
    return b"\xef\xbb\xbf" + sheet.getvalue().encode()


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return " ".join(value)
    return safe(value) if isinstance(value, str) else value


def collection(page: Page) -> bytes:
    """What has no place is a feature without a geometry: files hold all that the list holds."""
    features = []
    for initiative in page.object_list:
        said = row(initiative)
        latitude, longitude = said.pop("latitude"), said.pop("longitude")
        point = {"type": "Point", "coordinates": [longitude, latitude]} if latitude is not None else None
        features.append({"type": "Feature", "id": said["id"], "geometry": point, "properties": said})
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False).encode()
