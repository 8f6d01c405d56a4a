"""Photos nobody took: soft colours, shapes and noise, another one for each number."""

import functools
import io
import random

from PIL import Image, ImageDraw, ImageFilter, ImageOps

SIZE = (1200, 800)


@functools.lru_cache
def photo(number, size=SIZE):
    dice = random.Random(number)  # noqa: S311
    image = Image.new("RGB", (40, 27))
    image.putdata([tuple(dice.randrange(256) for _channel in "rgb") for _pixel in range(40 * 27)])
    image = ImageOps.autocontrast(image.filter(ImageFilter.GaussianBlur(2))).resize(size, Image.Resampling.BICUBIC)
    pen = ImageDraw.Draw(image)
    for _shape in range(8):
        x, y, across = dice.randrange(size[0]), dice.randrange(size[1]), dice.randrange(50, 300)
        pen.ellipse([x, y, x + across, y + across * dice.uniform(0.5, 2)], fill=tuple(dice.randrange(256) for _channel in "rgb"))
    return Image.blend(image, Image.effect_noise(size, 20).convert("RGB"), 0.12)


def encoded(image, form="JPEG", **options):
    target = io.BytesIO()
    image.save(target, form, **options)
    return target.getvalue()


def jpeg(number):
    return encoded(photo(number), quality=95)
