"""The colours of LOOK.md, and what the drawing mixes from them.

In pages the stylesheet colours the drawing (`site/static/css/village.css` names the same classes);
a drawing that stands alone (share picture, favicon) carries these.
"""

PAPER = "#FBF7F0"
INK = "#241F1C"
HEATHER = "#6A3B73"
DUSK = "#2B2440"
PINE = "#2C5A4D"
SAND = "#E9CFA0"
BRICK = "#A9482F"
LAMPLIGHT = "#F4B740"

WALLS = ("#B4553A", "#E4C595", "#F0E4D0", "#8B6A9C", "#C98263", "#6E8F80")
ROOFS = ("#3B2F4E", "#5A3428", "#23403A", "#7A5A3A", "#4C2B3F")
DOORS = ("#3A2438", "#1F3F39", "#5B2A1E", "#2E3354")

SKY = (DUSK, "#4A3560", "#8C5770", "#CF8A62")
GROUND = "#3A2B45"
LAMP_PALE = "#FFD98A"
CLOTH = "#C9978C"


def mix(colour: str, other: str, share: float) -> str:
    """Blend `share` (0 to 1) of `other` into `colour`; both are `#RRGGBB`."""
    pairs = ((int(colour[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def standalone_style() -> str:
    """The rules of a drawing that has no page around it: literal colours, plain selectors."""
    fills = {
        "light": f"{LAMP_PALE};stroke:{LAMPLIGHT};stroke-width:5;stroke-opacity:.26;stroke-linejoin:round;paint-order:stroke",
        "cloth": CLOTH,
        "knob": LAMPLIGHT,
        "chimney": "#6B3A2C",
        "hill": "#4B3357",
        "ground": GROUND,
        "path": f"{SAND};fill-opacity:.5",
        "star": f"{PAPER};fill-opacity:.7",
        "pine": "#1F3B35",
        "leaf": "#38594A",
        "trunk": "#4A3328",
        "bloom": "#D98FA8",
    }
    strokes = {"frame": "#7A4A1E", "fold": "#94686A", "trim": "#F4E6CC", "garden": "#E0C9A4"}
    rules = [f".{name}{{fill:{value}}}" for name, value in fills.items()]
    rules += [f".{name}{{fill:none;stroke:{value};stroke-width:1}}" for name, value in strokes.items()]
    for name, colours in (("wall", WALLS), ("roof", ROOFS), ("door", DOORS)):
        for index, colour in enumerate(colours):
            rules.append(f".{name}-{index}{{fill:{colour}}}")
            rules.append(f".curtains .{name}-{index}{{fill:{mix(colour, DUSK, 0.36)}}}")
    rules.append(".outline{fill:#352A4D;stroke:#9A86AE;stroke-width:1}")
    rules.append(f".blank{{fill:{DUSK};stroke:#7D6A94;stroke-width:1}}")
    return "".join(rules)
