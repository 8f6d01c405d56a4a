from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest


def paginate(request: HttpRequest, items: Any, per_page: int, count: int | None = None) -> Page:
    """The page `?pagina=` asks for; the first or last one for a number that makes no sense. A `count` known already is not asked again."""
    paginator = Paginator(items, per_page)
    if count is not None:
        paginator.count = count
    return paginator.get_page(request.GET.get("pagina", 1))


def page_links(request: HttpRequest, page: Page) -> dict[str, str]:
    """Addresses of the page before and after, the other parameters kept."""

    def address(number: int) -> str:
        query = request.GET.copy()
        query["pagina"] = str(number)
        return f"{request.path}?{query.urlencode()}"

    return {
        "previous": address(page.previous_page_number()) if page.has_previous() else "",
        "next": address(page.next_page_number()) if page.has_next() else "",
    }
