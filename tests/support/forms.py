"""A form of a page as a browser would send it, with nothing changed."""

from typing import Any

from tests.support import html


def as_it_stands(response: Any) -> dict[str, Any]:
    data: dict[str, Any] = {"send": "1"}
    for field in html.read(response).soup.select("main form [name]"):
        name, kind = field["name"], field.get("type", "")
        if field.name == "button" or (kind in {"radio", "checkbox"} and not field.has_attr("checked")) or kind == "file":
            continue
        if field.name == "select":
            chosen = field.select_one("option[selected]")
            value = chosen["value"] if chosen else ""
        else:
            value = field.get_text().removeprefix("\n") if field.name == "textarea" else field.get("value", "on" if kind == "checkbox" else "")
        data.setdefault(name, []).append(value)
    return data
