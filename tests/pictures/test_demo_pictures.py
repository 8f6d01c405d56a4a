import io

import pytest
from PIL import Image

from pictures.demo_pictures import KINDS, draw


@pytest.mark.parametrize("kind", KINDS)
def test_each_is_a_picture_of_its_size(kind):
    image = Image.open(io.BytesIO(draw(kind)))
    assert (image.format, image.size) == ("PNG", (1600, 1066))
    assert len(image.getcolors(maxcolors=10**7)) > 20


def test_there_are_seven():
    assert set(KINDS) == {"bike", "soup", "football", "book", "garden", "drum", "kitchen"}
