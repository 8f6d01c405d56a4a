"""Pictures for the demo, indoors."""

import math

from pictures.drawing import BRICK, DUSK, HEATHER, INK, LAMPLIGHT, LEAF, PAPER, PINE, SAND, WOOD, Sheet, curve, mix


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
    waist, floor = y + 270 * size, y + 470 * size
    sheet.shape([(x - 80 * size, waist), (x + 80 * size, waist), (x + 130 * size, floor), (x - 130 * size, floor)], colour)
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


def _window(sheet: Sheet, x: float, y: float, width: float, height: float) -> None:
    sheet.box(x, y, width, height, PAPER, 6)
    sheet.box(x + 16, y + 16, width - 32, height - 32, mix(DUSK, HEATHER, 0.35))
    sheet.disc(x + width * 0.7, y + height * 0.28, 34, LAMPLIGHT)
    sheet.hill_in(x + 16, y + height - 120, width - 32, 104, mix(PINE, DUSK, 0.45))
    sheet.box(x + width / 2 - 7, y, 14, height, PAPER)
    sheet.box(x, y + height / 2 - 7, width, 14, PAPER)
