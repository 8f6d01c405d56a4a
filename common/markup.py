"""Typed HTML that is printed as it stands: only plain marks, no attribute but the address of a link."""

from bs4 import BeautifulSoup, Tag
from bs4.dammit import EntitySubstitution
from bs4.element import PreformattedString
from bs4.formatter import HTMLFormatter

PLAIN = frozenset({"p", "h2", "h3", "ul", "ol", "li", "strong", "b", "em", "a", "br"})
WITH_ALL_THAT_IS_IN_IT = frozenset({"script", "style", "template", "iframe", "object", "svg", "math", "noscript", "textarea", "title"})
# Only what must be written otherwise is; "<br>" without a slash.
AS_TYPED = HTMLFormatter(entity_substitution=EntitySubstitution.substitute_xml, void_element_close_prefix="")
LINKS = ("https://", "mailto:", "tel:")


def clean_markup(html: str) -> str:
    """What is no plain mark goes, its words stay; of what is no text, like a script, everything goes. Plain HTML comes out as it went in."""
    soup = BeautifulSoup(html, "html.parser")
    for text in soup.find_all(string=lambda text: isinstance(text, PreformattedString)):
        text.extract()  # comments, declarations
    for tag in soup.find_all(WITH_ALL_THAT_IS_IN_IT):
        tag.decompose()
    for tag in soup.find_all(True):
        _clean_tag(tag)
    return soup.decode(formatter=AS_TYPED)


def _clean_tag(tag: Tag) -> None:
    address = str(tag.get("href", "")) if tag.name == "a" else ""
    tag.attrs = {"href": address} if address.lower().startswith(LINKS) else {}
    if tag.name not in PLAIN or (tag.name == "a" and not tag.attrs):
        tag.unwrap()
