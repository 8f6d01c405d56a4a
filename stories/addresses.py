"""The address of a story holds its house number: docs/houses-and-addresses.md."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Target:
    """Where an invitation leads, in place of the page itself."""

    url: str


def numbered(path: str, slug: str, number: int) -> str:
    """`/nl/verhalen/de-helm/` of house 7 is `/nl/verhalen/7-de-helm/`."""
    return f"{path.removesuffix(f'{slug}/')}{number}-{slug}/"
