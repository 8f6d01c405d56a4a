"""What is asked: of what stands in the field for the street only the name and the number, without the box and what people write behind it."""

import re
from dataclasses import dataclass

from network.models import Municipality, PostalCode

LONGEST_STREET = 120
POSTAL_CODE = re.compile(r"[1-9]\d{3}", re.ASCII)
# A name holds a letter before its number: “11-Novemberlaan” has none, “1 Meistraat 5” has 5.
STREET = re.compile(
    r"(?P<name>.*?[^\W\d_].*?)[\s,]+(?P<number>\d{1,4}(?:\s?[a-z])?)(?![^\W_])(?:\s*(?:[-/+]|,?\s?(?:bus|box|bte|boîte)\.?)\s*\w{0,6}){0,3}",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Wanted:
    street: str
    number: str
    """Empty when none was typed."""
    postal_code: str
    municipality: str
    is_code_of_one: bool
    """Whether the postal code alone says which municipality it is."""

    @property
    def words(self) -> str:
        return f"{self.street} {self.number}".strip() + f", {self.postal_code} {self.municipality}"


def read(street: str, postal_code: str, municipality: Municipality) -> Wanted | None:
    """Nothing for what no register can know: no street, no postal code, characters that are no text."""
    line, code = " ".join(street.split()), postal_code.strip()
    if not any(letter.isalpha() for letter in line) or not line.isprintable() or len(line) > LONGEST_STREET or not POSTAL_CODE.fullmatch(code):
        return None
    found = STREET.fullmatch(line)
    name, number = (found["name"], found["number"].replace(" ", "")) if found else (line, "")
    return Wanted(name.rstrip(" ,"), number, code, municipality.name, list(PostalCode.objects.municipalities(code)) == [municipality])
