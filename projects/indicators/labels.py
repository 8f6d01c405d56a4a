"""Texts of a chart that never lie over each other: where there is no room, a text is left out."""

from dataclasses import dataclass, field

LETTER, LINE = 9, 18
"""Pixels a letter takes at most, and a line, at the size of `chart.css`."""


@dataclass(frozen=True)
class Label:
    """`y` is where the letters stand. A minor one is left out on a small screen, where letters are larger."""

    x: int
    y: int
    text: str
    anchor: str = "middle"
    is_minor: bool = True

    @property
    def box(self) -> "Box":
        return Box.of(self.text, self.x, self.y, self.anchor)


@dataclass(frozen=True)
class Box:
    left: int
    top: int
    right: int
    bottom: int

    @classmethod
    def of(cls, text: str, x: int, y: int, anchor: str = "middle") -> "Box":
        width = len(text) * LETTER
        left = {"start": x, "middle": x - width // 2, "end": x - width}[anchor]
        return cls(left, y - LINE + 4, left + width, y + 4)

    def meets(self, other: "Box") -> bool:
        return self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom


@dataclass
class Sheet:
    """What stands on it already, between two sides."""

    left: int
    right: int
    taken: list[Box] = field(default_factory=list)

    def put(self, labels: list[Label], avoid: list[Box]) -> list[Label]:
        """Those there is room for, the first and the last always; each beside its place when it would stick out."""
        inside = [self._inside(label) for label in labels]
        ends = [_end(label, number, len(labels)) for number, label in enumerate(inside) if number in (0, len(labels) - 1)]
        self.taken += [label.box for label in ends]
        return [*ends[:1], *(label for label in inside[1:-1] if self.take(label, avoid)), *ends[1:]]

    def take(self, label: Label, avoid: list[Box]) -> bool:
        box = label.box
        if box.left < self.left or box.right > self.right or any(box.meets(other) for other in (*self.taken, *avoid)):
            return False
        self.taken.append(box)
        return True

    def _inside(self, label: Label) -> Label:
        box = label.box
        shift = max(0, self.left - box.left) - max(0, box.right - self.right)
        return Label(label.x + shift, label.y, label.text, label.anchor, label.is_minor)


def _end(label: Label, number: int, count: int) -> Label:
    """The outer ones are held at their outer side: larger letters grow inwards."""
    if count == 1:
        return Label(label.x, label.y, label.text, is_minor=False)
    box = label.box
    return Label(box.right, label.y, label.text, "end", False) if number else Label(box.left, label.y, label.text, "start", False)
