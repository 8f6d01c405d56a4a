"""Addresses of pages, read off their place in the tree: Wagtail's own way asks for the site and reverses a pattern for each."""


def address(url_path: str, language: str) -> str:
    """`/home-fr/recits/` in French is `/fr/recits/`: every front page stands right below the root (`setup_site`)."""
    _root, _home, below = url_path.split("/", 2)
    return f"/{language}/{below}"
