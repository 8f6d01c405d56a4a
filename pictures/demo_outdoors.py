"""Pictures for the demo, outdoors."""

import math

from pictures.drawing import BRICK, DUSK, HEATHER, INK, LAMPLIGHT, LEAF, PAPER, PINE, SAND, WOOD, Sheet, curve, mix


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


def _pine_tree(sheet: Sheet, x: float, ground: float, size: float) -> None:
    sheet.box(x - 8 * size, ground - 60 * size, 16 * size, 90 * size, mix(BRICK, INK, 0.45))
    for row, width in enumerate((62, 50, 36)):
        top = ground - (60 + 56 * row) * size
        sheet.shape([(x - width * size, top), (x + width * size, top), (x, top - 96 * size)], mix(PINE, INK, 0.12))
