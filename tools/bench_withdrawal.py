"""How long taking a story back takes: five languages, five pictures in two sizes each, whatever else there is.

Run by tools/bench.py with the settings of the site it measures; prints seconds and queries as JSON.
"""

import json
import random
import time
from io import BytesIO


def main() -> None:
    import django

    django.setup()
    from django.db import connection
    from django.test.utils import CaptureQueriesContext
    from wagtail.models import Locale

    from consent.enums import Element
    from consent.factories import PersonFactory
    from consent.withdrawal import withdraw
    from pictures.factories import PictureFactory, PicturePersonFactory
    from stories.factories import StoryPageFactory

    people = [PersonFactory(), PersonFactory(may_be_recognisable="yes")]
    pictures = [PictureFactory(listed=True, data=noise(seed)) for seed in range(5)]
    for picture in pictures:
        PicturePersonFactory(picture=picture, person=people[1])
    body = [("picture", {"image": picture, "caption": ""}) for picture in pictures]
    story = StoryPageFactory(people=people, body=body, consent={"elements": list(Element)}, invented=True)
    for code in ("fr", "en", "ar", "tr"):
        story.copy_for_translation(Locale.objects.get(language_code=code), copy_parents=True).save_revision().publish()
    began = time.perf_counter()
    with CaptureQueriesContext(connection) as queries:
        withdraw(story.story_uid, giver=people[1])
    print(json.dumps({"seconds": time.perf_counter() - began, "queries": len(queries)}))


def noise(seed: int) -> bytes:
    """A picture that looks like no other."""
    from PIL import Image

    content = BytesIO()
    Image.frombytes("RGB", (640, 480), random.Random(seed).randbytes(640 * 480 * 3)).save(content, "PNG")  # noqa: S311 - nothing secret
    return content.getvalue()


if __name__ == "__main__":
    main()
