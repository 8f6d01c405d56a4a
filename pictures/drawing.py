"""A sheet to draw flat shapes on, in units of a 1600 × 1066 picture; drawn twice as large and scaled down, so that edges are smooth."""

import io
import math
from collections.abc import Sequence

from PIL import Image, ImageDraw

WIDTH, HEIGHT, SCALE = 1600, 1066, 2

# LOOK.md, "Colours".
PAPER, INK, HEATHER, DUSK = "#FBF7F0", "#241F1C", "#6A3B73", "#2B2440"
PINE, SAND, BRICK, LAMPLIGHT = "#2C5A4D", "#E9CFA0", "#A9482F", "#F4B740"

Point = tuple[float, float]


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def mix(one: str, other: str, share: float) -> str:
    """`one` with this share of `other` in it."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


WOOD = mix(SAND, BRICK, 0.35)
LEAF = mix(PINE, LAMPLIGHT, 0.25)


class Sheet:
    def __init__(self, top: str, bottom: str) -> None:
        """A sheet whose colour goes from top to bottom."""
        column = Image.new("RGB", (1, 256))
        for row in range(256):
            column.putpixel((0, row), _channels(mix(top, bottom, row / 255)))
        self.image = column.resize((WIDTH * SCALE, HEIGHT * SCALE), Image.Resampling.BICUBIC)
        self.pen = ImageDraw.Draw(self.image)

    def shape(self, points: Sequence[Point], colour: str) -> None:
        self.pen.polygon([(x * SCALE, y * SCALE) for x, y in points], fill=colour)

    def box(self, x: float, y: float, width: float, height: float, colour: str, corner: float = 0) -> None:
        self.pen.rounded_rectangle([x * SCALE, y * SCALE, (x + width) * SCALE, (y + height) * SCALE], corner * SCALE, fill=colour)

    def oval(self, x: float, y: float, across: float, down: float, colour: str) -> None:
        """Around its middle, with its two half sizes."""
        self.pen.ellipse([(x - across) * SCALE, (y - down) * SCALE, (x + across) * SCALE, (y + down) * SCALE], fill=colour)

    def disc(self, x: float, y: float, radius: float, colour: str) -> None:
        self.oval(x, y, radius, radius, colour)

    def ring(self, x: float, y: float, radius: float, colour: str, thick: float) -> None:
        box = [(x - radius) * SCALE, (y - radius) * SCALE, (x + radius) * SCALE, (y + radius) * SCALE]
        self.pen.ellipse(box, outline=colour, width=round(thick * SCALE))

    def line(self, points: Sequence[Point], colour: str, thick: float) -> None:
        """With round ends and bends."""
        scaled = [(x * SCALE, y * SCALE) for x, y in points]
        self.pen.line(scaled, fill=colour, width=round(thick * SCALE), joint="curve")
        for x, y in (points[0], points[-1]):
            self.disc(x, y, thick / 2, colour)

    def hill(self, height: float, rise: float, waves: float, shift: float, colour: str) -> None:
        """Ground from a soft horizon down."""
        crest = [(x, height - rise * math.sin(waves * math.pi * x / WIDTH + shift)) for x in range(0, WIDTH + 1, 10)]
        self.shape([*crest, (WIDTH, HEIGHT), (0, HEIGHT)], colour)

    def hill_in(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """A hill that stays inside a frame, as seen through a window."""
        crest = [(x + width * part / 20, y + height * 0.3 * (1 - math.sin(math.pi * (part / 20 + 0.15)))) for part in range(21)]
        self.shape([*crest, (x + width, y + height), (x, y + height)], colour)

    def png(self) -> bytes:
        target = io.BytesIO()
        self.image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS).save(target, "PNG")
        return target.getvalue()


def curve(start: Point, bend: Point, end: Point, steps: int = 24) -> list[Point]:
    """Points of a bow from start to end, drawn towards `bend`."""
    found = []
    for step in range(steps + 1):
        part = step / steps
        a, b, c = (1 - part) ** 2, 2 * part * (1 - part), part**2
        found.append((a * start[0] + b * bend[0] + c * end[0], a * start[1] + b * bend[1] + c * end[1]))
    return found
