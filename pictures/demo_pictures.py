"""Seven calm pictures for the demo, drawn by code: things, no people."""

import math
from collections.abc import Callable
from functools import lru_cache

from pictures.drawing import BRICK, DUSK, HEATHER, INK, LAMPLIGHT, PAPER, PINE, SAND, Sheet, curve, mix

WOOD = mix(SAND, BRICK, 0.35)
LEAF = mix(PINE, LAMPLIGHT, 0.25)


def bike() -> Sheet:
    sheet = Sheet(mix(PAPER, LAMPLIGHT, 0.25), mix(PAPER, BRICK, 0.3))
    sheet.disc(1180, 430, 150, mix(LAMPLIGHT, PAPER, 0.35))
    sheet.hill(560, 46, 2.2, 0.4, mix(HEATHER, PAPER, 0.55))
    for x, size in ((120, 1.0), (230, 0.72), (1440, 0.9), (1530, 1.15)):
        _pine_tree(sheet, x, 640, size)
    sheet.hill(640, 34, 1.6, 2.4, mix(HEATHER, PAPER, 0.2))
    sheet.hill(760, 14, 1.2, 0.9, mix(PINE, SAND, 0.25))
    sheet.shape([(0, 900), (1600, 850), (1600, 1066), (0, 1066)], SAND)
    sheet.oval(800, 930, 470, 16, mix(SAND, INK, 0.28))
    rear, front, crank, seat, head = (520, 760), (1080, 760), (760, 770), (680, 540), (1000, 500)
    for x, y in (rear, front):
        for spoke in range(18):
            angle = math.pi * spoke / 9
            sheet.line([(x, y), (x + 150 * math.cos(angle), y + 150 * math.sin(angle))], mix(INK, PAPER, 0.55), 2.5)
        sheet.ring(x, y, 165, INK, 16)
        sheet.ring(x, y, 148, mix(SAND, PAPER, 0.4), 5)
        sheet.disc(x, y, 14, INK)
    for path in ([rear, crank, seat, rear], [seat, head, crank], [head, (1015, 545), front]):
        sheet.line(path, BRICK, 19)
    sheet.line([(680, 540), (664, 478)], INK, 13)
    sheet.oval(650, 468, 66, 17, INK)
    sheet.line([(1000, 500), (985, 440), (930, 420)], INK, 13)
    sheet.line([(930, 420), (895, 432)], HEATHER, 20)
    sheet.ring(760, 770, 44, INK, 10)
    sheet.line([(760, 770), (800, 838)], INK, 10)
    sheet.box(772, 832, 62, 15, INK, 7)
    sheet.line([(1000, 452), (1094, 452)], INK, 9)
    sheet.line([(1096, 500), (1080, 760)], mix(INK, PAPER, 0.15), 7)
    sheet.shape([(1010, 400), (1180, 400), (1158, 505), (1032, 505)], WOOD)
    for y in (425, 452, 479):
        sheet.line([(1018, y), (1172, y)], mix(WOOD, INK, 0.3), 5)
    for x, y, colour in ((1050, 382, HEATHER), (1095, 366, LAMPLIGHT), (1140, 384, BRICK)):
        sheet.line([(x, 402), (x, y)], PINE, 7)
        sheet.disc(x, y - 12, 21, colour)
    return sheet


def _pine_tree(sheet: Sheet, x: float, ground: float, size: float) -> None:
    sheet.box(x - 8 * size, ground - 60 * size, 16 * size, 90 * size, mix(BRICK, INK, 0.45))
    for row, width in enumerate((62, 50, 36)):
        top = ground - (60 + 56 * row) * size
        sheet.shape([(x - width * size, top), (x + width * size, top), (x, top - 96 * size)], mix(PINE, INK, 0.12))


def soup() -> Sheet:
    sheet = Sheet(mix(HEATHER, PAPER, 0.72), mix(HEATHER, PAPER, 0.86))
    _window(sheet, 1110, 110, 330, 400)
    sheet.box(0, 700, 1600, 366, WOOD)
    sheet.box(0, 700, 1600, 22, mix(WOOD, PAPER, 0.35))
    for x in (470, 590, 710):
        for part, shift in ((0, 0), (1, 12)):
            bow = [(x + shift + 26 * math.sin(y / 34 + part), y) for y in range(170, 350, 6)]
            sheet.line(bow, mix(PAPER, HEATHER, 0.1 + 0.12 * part), 15 - 6 * part)
    sheet.oval(590, 842, 330, 26, mix(WOOD, INK, 0.3))
    sheet.box(330, 440, 520, 400, BRICK, 60)
    sheet.box(330, 440, 90, 400, mix(BRICK, PAPER, 0.12), 45)
    for x in (262, 838):
        sheet.box(x, 520, 80, 42, mix(BRICK, INK, 0.3), 20)
    sheet.oval(590, 440, 260, 58, mix(BRICK, INK, 0.25))
    sheet.oval(590, 440, 236, 46, mix(LAMPLIGHT, BRICK, 0.3))
    for x, y, colour in ((480, 436, PINE), (560, 458, LAMPLIGHT), (640, 428, LEAF), (712, 448, PAPER), (560, 420, BRICK)):
        sheet.oval(x, y, 22, 9, colour)
    sheet.line(curve((690, 440), (760, 320), (880, 210)), mix(WOOD, INK, 0.4), 24)
    _bowl(sheet, 1060, 800)
    _bowl(sheet, 1360, 850)
    for x, y in ((150, 880), (220, 940)):
        sheet.shape([(x, y), (x + 200, y + 34), (x + 6, y + 46)], mix(LAMPLIGHT, BRICK, 0.55))
        for turn in (-26, 0, 24):
            sheet.line([(x + 4, y + 24), (x - 54, y + 22 + turn)], LEAF, 10)
    return sheet


def _bowl(sheet: Sheet, x: float, y: float) -> None:
    sheet.oval(x, y + 96, 120, 14, mix(WOOD, INK, 0.3))
    points = [(x + 140 * math.cos(a / 20 * math.pi), y + 100 * math.sin(a / 20 * math.pi)) for a in range(21)]
    sheet.shape(points, PAPER)
    sheet.oval(x, y, 140, 34, mix(PAPER, INK, 0.12))
    sheet.oval(x, y, 122, 26, mix(LAMPLIGHT, BRICK, 0.35))


def _window(sheet: Sheet, x: float, y: float, width: float, height: float) -> None:
    sheet.box(x, y, width, height, PAPER, 6)
    sheet.box(x + 16, y + 16, width - 32, height - 32, mix(DUSK, HEATHER, 0.35))
    sheet.disc(x + width * 0.7, y + height * 0.28, 34, LAMPLIGHT)
    sheet.hill_in(x + 16, y + height - 120, width - 32, 104, mix(PINE, DUSK, 0.45))
    sheet.box(x + width / 2 - 7, y, 14, height, PAPER)
    sheet.box(x, y + height / 2 - 7, width, 14, PAPER)


def football() -> Sheet:
    sheet = Sheet(mix(LAMPLIGHT, PAPER, 0.6), mix(PAPER, SAND, 0.4))
    sheet.disc(330, 300, 110, mix(LAMPLIGHT, PAPER, 0.15))
    sheet.hill(520, 40, 2.6, 1.2, mix(HEATHER, PAPER, 0.5))
    for x, size in ((90, 0.8), (1480, 1.0), (1380, 0.7)):
        _pine_tree(sheet, x, 590, size)
    sheet.box(0, 580, 1600, 486, mix(PINE, LAMPLIGHT, 0.18))
    for row in range(0, 16, 2):
        top, low = 100 * row, 100 * (row + 1)
        sheet.shape([(400 + top * 0.5, 580), (400 + low * 0.5, 580), (2 * low - 800, 1066), (2 * top - 800, 1066)], mix(PINE, LAMPLIGHT, 0.1))
    for step in range(14):
        x, y = 760 + step * 42, 330 + step * 22
        sheet.line([(x, 330), (x + 18, 640)], mix(PAPER, PINE, 0.25), 3)
        if y < 640:
            sheet.line([(760, y), (1320, y)], mix(PAPER, PINE, 0.25), 3)
    sheet.line([(750, 660), (750, 320), (1330, 320), (1330, 660)], PAPER, 20)
    sheet.line([(0, 700), (1600, 700)], mix(PAPER, PINE, 0.15), 9)
    sheet.oval(520, 942, 190, 24, mix(PINE, INK, 0.45))
    _ball(sheet, 520, 780, 168)
    return sheet


def _ball(sheet: Sheet, x: float, y: float, radius: float) -> None:
    sheet.disc(x, y, radius, mix(PAPER, INK, 0.16))
    sheet.disc(x - 10, y - 12, radius - 14, PAPER)
    sheet.shape(_corners(x, y, radius * 0.36, -90), DUSK)
    for turn in range(5):
        angle = math.radians(-90 + 72 * turn)
        inner = (x + radius * 0.36 * math.cos(angle), y + radius * 0.36 * math.sin(angle))
        knot = (x + radius * 0.68 * math.cos(angle), y + radius * 0.68 * math.sin(angle))
        sheet.line([inner, knot], DUSK, 7)
        edges = [math.radians(-90 + 72 * turn + off) for off in (-16, 16)]
        rim = [(x + radius * 0.97 * math.cos(edge), y + radius * 0.97 * math.sin(edge)) for edge in edges]
        sides = [(x + radius * 0.76 * math.cos(edge), y + radius * 0.76 * math.sin(edge)) for edge in edges]
        sheet.shape([knot, sides[0], rim[0], rim[1], sides[1]], DUSK)
        between = math.radians(-54 + 72 * turn)
        far = (x + radius * 0.84 * math.cos(between), y + radius * 0.84 * math.sin(between))
        sheet.line([sides[1], far], DUSK, 5)
        after = math.radians(-90 + 72 * (turn + 1) - 16)
        sheet.line([far, (x + radius * 0.76 * math.cos(after), y + radius * 0.76 * math.sin(after))], DUSK, 5)


def _corners(x: float, y: float, radius: float, start: float) -> list[tuple[float, float]]:
    angles = [math.radians(start + 72 * turn) for turn in range(5)]
    return [(x + radius * math.cos(angle), y + radius * math.sin(angle)) for angle in angles]


def book() -> Sheet:
    sheet = Sheet(DUSK, mix(DUSK, HEATHER, 0.5))
    for radius, share in ((520, 0.12), (400, 0.22), (280, 0.34)):
        sheet.disc(1130, 430, radius, mix(mix(DUSK, HEATHER, 0.3), LAMPLIGHT, share))
    sheet.box(0, 760, 1600, 306, mix(WOOD, INK, 0.25))
    sheet.box(0, 760, 1600, 20, mix(WOOD, LAMPLIGHT, 0.3))
    sheet.line(curve((1380, 770), (1440, 380), (1180, 250)), INK, 20)
    sheet.box(1290, 752, 190, 30, INK, 15)
    sheet.shape([(1090, 210), (1240, 240), (1270, 400), (960, 360)], BRICK)
    sheet.oval(1110, 384, 128, 22, LAMPLIGHT)
    for level, (colour, x, width) in enumerate(((PINE, 130, 380), (BRICK, 160, 340), (HEATHER, 118, 360))):
        y = 690 - 76 * level
        sheet.box(x, y, width, 72, colour, 8)
        sheet.box(x + width - 30, y + 10, 30, 52, PAPER)
        sheet.box(x + 40, y + 12, 12, 48, mix(colour, LAMPLIGHT, 0.6))
    for side in (-1, 1):
        page = [(820, 860), *curve((820, 700), (820 + side * 190, 640), (820 + side * 380, 700)), (820 + side * 400, 872)]
        sheet.shape([(820, 896), (820 + side * 420, 900), (820 + side * 392, 712), (820, 716)], BRICK)
        sheet.shape([*page, *curve((820 + side * 400, 872), (820 + side * 200, 800), (820, 860))], mix(PAPER, LAMPLIGHT, 0.12 + 0.06 * side))
        for row in range(5):
            y = 716 + row * 26
            words = curve((820 + side * 44, y + 6), (820 + side * 180, y - 34), (820 + side * (330 - 40 * (row % 2)), y + 2))
            sheet.line(words, mix(PAPER, INK, 0.42), 6)
    sheet.line([(820, 702), (820, 862)], mix(SAND, INK, 0.3), 5)
    sheet.shape([(852, 845), (884, 842), (884, 960), (868, 940), (852, 962)], HEATHER)
    return sheet


def garden() -> Sheet:
    sheet = Sheet(mix(LAMPLIGHT, PAPER, 0.7), PAPER)
    sheet.disc(270, 250, 105, LAMPLIGHT)
    sheet.hill(500, 36, 2.0, 0.2, mix(PINE, PAPER, 0.5))
    for x, size in ((560, 0.7), (660, 0.95), (760, 0.75)):
        _pine_tree(sheet, x, 540, size)
    sheet.hill(560, 12, 1.4, 1.0, mix(PINE, LAMPLIGHT, 0.3))
    _shed(sheet)
    sheet.shape([(0, 690), (1600, 660), (1600, 1066), (0, 1066)], mix(BRICK, INK, 0.42))
    for row, (y, step) in enumerate(((730, 84), (800, 126), (932, 228))):
        sheet.shape([(0, y + 22), (1600, y - 6), (1600, y + 18), (0, y + 52)], mix(BRICK, INK, 0.56))
        for place in range(1600 // step + 1):
            _plant(sheet, 50 + place * step, y + 26 - place * step * 28 / 1600, 1 if row == 2 else 0.8 + 0.25 * row, row)
    sheet.shape([(0, 990), (1600, 962), (1600, 1066), (0, 1066)], mix(PINE, LAMPLIGHT, 0.3))
    _watering_can(sheet)
    return sheet


def _shed(sheet: Sheet) -> None:
    sheet.box(1080, 380, 380, 310, WOOD)
    for x in range(1080, 1460, 38):
        sheet.line([(x, 384), (x, 686)], mix(WOOD, INK, 0.18), 4)
    sheet.shape([(1040, 392), (1270, 240), (1500, 392)], BRICK)
    sheet.box(1130, 480, 120, 210, PINE, 4)
    sheet.disc(1232, 590, 7, LAMPLIGHT)
    sheet.box(1310, 470, 110, 96, PAPER, 4)
    sheet.box(1320, 480, 90, 76, mix(LAMPLIGHT, PAPER, 0.2))
    sheet.line([(1365, 474), (1365, 560)], PAPER, 8)


def _plant(sheet: Sheet, x: float, y: float, size: float, row: int) -> None:
    if row == 0:
        for turn in (-20, 0, 20):
            sheet.line(curve((x, y), (x + turn * 0.4, y - 26), (x + turn, y - 46)), LEAF, 7)
    elif row == 1:
        for turn, colour in ((-30, PINE), (30, PINE), (0, LEAF)):
            sheet.oval(x + turn * size * 0.8, y - 14 * size, 26 * size, 20 * size, colour)
    else:
        sheet.line([(x, y + 10), (x, y - 130 * size)], WOOD, 7)
        for step in range(4):
            side = -1 if step % 2 else 1
            sheet.oval(x + 22 * side, y - (24 + 28 * step) * size, 30, 17, LEAF if step % 2 else PINE)
            sheet.disc(x + 26 * side, y - (8 + 28 * step) * size, 14, BRICK if step < 3 else LAMPLIGHT)


def _watering_can(sheet: Sheet) -> None:
    sheet.oval(870, 1022, 190, 16, mix(PINE, INK, 0.2))
    sheet.line([(950, 960), (1040, 820), (1068, 812)], mix(HEATHER, PAPER, 0.15), 24)
    sheet.oval(1072, 810, 20, 30, mix(HEATHER, INK, 0.2))
    sheet.ring(800, 880, 78, mix(HEATHER, INK, 0.2), 18)
    sheet.shape([(790, 840), (950, 840), (970, 1016), (770, 1016)], HEATHER)
    sheet.oval(870, 1016, 100, 18, HEATHER)
    sheet.oval(870, 840, 80, 18, mix(HEATHER, INK, 0.35))


def drum() -> Sheet:
    sheet = Sheet(mix(LAMPLIGHT, PAPER, 0.45), mix(SAND, PAPER, 0.3))
    sheet.line(curve((0, 120), (800, 330), (1600, 110), 60), INK, 5)
    flags = curve((0, 120), (800, 330), (1600, 110), 15)
    for number, (x, y) in enumerate(flags[1:-1]):
        sheet.shape([(x - 40, y + 2), (x + 40, y + 2), (x, y + 92)], (HEATHER, BRICK, PINE, PAPER)[number % 4])
    sheet.box(0, 800, 1600, 266, mix(HEATHER, PAPER, 0.35))
    sheet.oval(800, 960, 640, 76, mix(HEATHER, PAPER, 0.15))
    _djembe(sheet, 520, 480, 1.0, BRICK)
    _djembe(sheet, 1080, 560, 0.84, PINE)
    _djembe(sheet, 1370, 690, 0.55, HEATHER)
    for start, end in (((640, 950), (900, 872)), ((670, 990), (940, 930))):
        sheet.line([start, end], mix(WOOD, INK, 0.1), 20)
        sheet.oval(end[0] + 8, end[1] - 2, 26, 18, WOOD)
    return sheet


def _djembe(sheet: Sheet, x: float, y: float, size: float, colour: str) -> None:
    """A goblet drum: a wide bowl on a narrower foot, ropes around it, a skin on top."""
    sheet.oval(x, y + 470 * size, 170 * size, 22 * size, mix(HEATHER, INK, 0.35))
    bowl = [*curve((x - 210 * size, y), (x - 220 * size, y + 230 * size), (x - 78 * size, y + 280 * size))]
    bowl += [(x + x - left, height) for left, height in reversed(bowl)]
    sheet.shape(bowl, colour)
    sheet.shape([(x - 80 * size, y + 270 * size), (x + 80 * size, y + 270 * size), (x + 130 * size, y + 470 * size), (x - 130 * size, y + 470 * size)], colour)
    sheet.oval(x, y + 470 * size, 130 * size, 20 * size, mix(colour, INK, 0.25))
    for step in range(-4, 4):
        low = (x + (step + 0.5) * 36 * size, y + (236 - abs(step + 0.5) * 8) * size)
        for top in (step, step + 1):
            sheet.line([(x + top * 48 * size, y + 44 * size), low], mix(SAND, PAPER, 0.3), 6 * size)
    sheet.box(x - 96 * size, y + 258 * size, 192 * size, 34 * size, mix(SAND, BRICK, 0.25), 14 * size)
    sheet.oval(x, y + 22 * size, 216 * size, 58 * size, mix(colour, INK, 0.35))
    sheet.oval(x, y, 216 * size, 56 * size, mix(SAND, BRICK, 0.2))
    sheet.oval(x, y - 2 * size, 196 * size, 47 * size, mix(PAPER, SAND, 0.45))


def kitchen() -> Sheet:
    sheet = Sheet(mix(PINE, PAPER, 0.82), mix(PINE, PAPER, 0.88))
    for row in range(4):
        for column in range(20):
            shade = mix(PAPER, SAND, 0.18 + 0.14 * ((row * 7 + column * 3) % 4))
            sheet.box(column * 82 - 16, 470 + row * 76, 76, 70, shade, 5)
    sheet.box(0, 770, 1600, 46, WOOD)
    sheet.box(0, 816, 1600, 250, PINE)
    for x in (30, 430, 830, 1230):
        sheet.box(x, 850, 360, 240, mix(PINE, PAPER, 0.12), 8)
        sheet.box(x + 140, 880, 80, 14, LAMPLIGHT, 7)
    _window(sheet, 130, 70, 400, 350)
    sheet.box(660, 250, 800, 26, WOOD, 6)
    for x, height, colour in ((700, 110, BRICK), (815, 140, LAMPLIGHT), (930, 96, HEATHER), (1045, 128, PINE)):
        sheet.box(x, 250 - height, 88, height, mix(PAPER, colour, 0.16), 14)
        sheet.box(x, 250 - height * 0.62, 88, height * 0.62, colour, 14)
        sheet.box(x + 6, 236 - height, 76, 24, mix(WOOD, INK, 0.35), 6)
    for number, colour in enumerate((HEATHER, BRICK, SAND)):
        sheet.box(1190 + 84 * number, 130 + 24 * (number % 2), 70, 120 - 24 * (number % 2), colour, 5)
    for x, colour in ((740, BRICK), (900, PAPER), (1060, HEATHER)):
        sheet.ring(x + 42, 345, 26, colour, 11)
        sheet.box(x - 34, 306, 76, 84, colour, 12)
        sheet.line([(x + 4, 276), (x + 4, 306)], INK, 5)
    sheet.ring(1225, 596, 92, INK, 16)
    sheet.shape([(1100, 770), (1125, 630), (1325, 630), (1350, 770)], BRICK)
    sheet.oval(1225, 630, 100, 26, mix(BRICK, INK, 0.3))
    sheet.disc(1225, 604, 16, INK)
    sheet.line([(1330, 730), (1410, 660), (1436, 656)], BRICK, 26)
    for x, colour in ((330, BRICK), (410, LAMPLIGHT), (490, mix(LAMPLIGHT, PINE, 0.5)), (372, LAMPLIGHT), (450, BRICK)):
        sheet.disc(x, 700 if x in {330, 410, 490} else 640, 46, colour)
    sheet.shape([(236, 690), (584, 690), (520, 770), (300, 770)], PAPER)
    sheet.line([(236, 692), (584, 692)], mix(PAPER, HEATHER, 0.3), 12)
    sheet.box(690, 750, 280, 22, mix(WOOD, INK, 0.3), 8)
    sheet.oval(830, 720, 120, 36, mix(SAND, BRICK, 0.45))
    for x in (770, 820, 870):
        sheet.line([(x, 700), (x + 24, 722)], mix(SAND, PAPER, 0.5), 9)
    return sheet


KINDS: dict[str, Callable[[], Sheet]] = {
    "bike": bike, "soup": soup, "football": football, "book": book, "garden": garden, "drum": drum, "kitchen": kitchen,
}  # fmt: skip


@lru_cache(maxsize=len(KINDS))
def draw(kind: str) -> bytes:
    """A PNG of 1600 × 1066."""
    return KINDS[kind]().png()
