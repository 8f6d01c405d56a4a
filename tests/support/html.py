"""What a test wants to know of a page: what the parser says of it, and what it points at."""

import re
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from urllib.parse import urljoin, urlsplit

import html5lib
from bs4 import BeautifulSoup, Tag

OWN_HOSTS = {"", "testserver"}
# By tag: the attributes that make a browser fetch something.
LOADING = {"link": ["href"], "img": ["src", "srcset"], "source": ["src", "srcset"], "video": ["src", "poster"], "object": ["data"]}
LOADING |= dict.fromkeys(("script", "audio", "iframe", "embed", "input", "track"), ["src"]) | dict.fromkeys(("use", "image"), ["href"])
NOT_LOADED = {"canonical", "alternate"}  # relations of <link> that a browser does not fetch

# What html5lib (HTML of 2016) calls an error and today's standard allows, by the parser's own code, each with its reason. None so far.
NEWER_HTML: dict[str, str] = {}


@dataclass(frozen=True)
class Html:
    text: str
    url: str

    @cached_property
    def soup(self) -> BeautifulSoup:
        return BeautifulSoup(self.text, "html5lib")

    def errors(self) -> list[str]:
        """What breaks the standard, with the place it stands."""
        parser = html5lib.HTMLParser(strict=False)
        parser.parse(self.text)
        lines = self.text.splitlines()
        return [
            f"line {line}: {code} {values} … {lines[line - 1][max(0, column - 60) : column + 20] if line <= len(lines) else ''}"
            for (line, column), code, values in parser.errors
            if code not in NEWER_HTML
        ]

    def heading_levels(self) -> list[int]:
        return [int(heading.name[1]) for heading in self.soup.find_all(re.compile("^h[1-6]$"))]

    def ids(self) -> list[str]:
        return [tag["id"] for tag in self.soup.find_all(id=True)]

    def alternates(self) -> dict[str, str]:
        """By language: the address that hreflang in the head names."""
        return {link["hreflang"]: link["href"] for link in self.soup.find_all("link", rel="alternate", hreflang=True)}

    def language_links(self) -> dict[str, str]:
        """By language: where the language switch leads."""
        return {link["hreflang"]: link["href"] for link in self.soup.select(".languages a[hreflang]")}

    def loaded(self) -> list[str]:
        """Addresses a browser fetches for this page."""
        return sorted({address for tag in self.soup.find_all(list(LOADING)) for address in _loaded_by(tag)})

    def links(self) -> list[str]:
        """Where a reader can go: href and form addresses, as they stand there."""
        named = [tag["href"] for tag in self.soup.find_all(["a", "area", "link"], href=True)]
        sent = [tag["action"] for tag in self.soup.find_all("form", action=True)]
        return sorted({*named, *sent})

    def addresses(self) -> list[str]:
        """Paths on our own host, of everything linked or loaded."""
        joined = (urljoin(self.url, address) for address in {*self.links(), *self.loaded()})
        parts = [urlsplit(address) for address in joined]
        own = [part for part in parts if part.scheme in {"", "http", "https"} and part.netloc in OWN_HOSTS]
        return sorted({part._replace(scheme="", netloc="", fragment="").geturl() for part in own})

    def foreign(self) -> list[str]:
        """Whatever points at another host."""
        return [address for address in {*self.links(), *self.loaded()} if urlsplit(address).netloc not in OWN_HOSTS]

    def inline(self) -> list[str]:
        """What a strict content policy would refuse."""
        found = [str(tag)[:80] for tag in self.soup.find_all("style")]
        found += [str(tag)[:80] for tag in self.soup.find_all("script") if not tag.get("src") and tag.get("type") != "application/ld+json"]
        for tag in self.soup.find_all(True):
            found += [f"<{tag.name} {name}=…>" for name in tag.attrs if name == "style" or name.startswith("on")]
            found += [
                f"<{tag.name} {value[:40]}>"
                for value in tag.attrs.values()
                if isinstance(value, str) and value.strip().lower().startswith("javascript:")
            ]
        return found


def _loaded_by(tag: Tag) -> list[str]:
    if tag.name == "link" and set(tag.get("rel", [])) & NOT_LOADED:
        return []
    found: list[str] = []
    for name in LOADING[tag.name]:
        value = tag.get(name) or (tag.get("xlink:href") if name == "href" else "")
        if value and not value.startswith(("#", "data:")):
            found += [part.split()[0] for part in value.split(",")] if name == "srcset" else [value]
    return found


def own_addresses_in(xml: str) -> list[str]:
    """Paths on our own host that a feed or sitemap names."""
    return sorted(set(re.findall(r"http://testserver(/[^\"<\s]*)", xml)))


def paths_in(text: str, url: str) -> list[str]:
    """Paths on our own host that the page at `url` names, found without reading it as HTML: a hundred times as fast."""
    named = re.findall(r"""\s(?:href|src|action)="((?:/(?!/)|\?)[^"]*)""", text)
    return sorted({urljoin(url, unescape(path)).partition("#")[0] for path in named})


def read(response: object) -> Html:
    return Html(response.content.decode(), response.request["PATH_INFO"])
