"""What a story says of itself outside the site: made of its own title, summary and address, nothing else."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from consent.enums import Channel
from consent.models import Clearance
from stories.models import StoryPage
from stories.structured import absolute
from stories.telling import page_in

LONGEST_QUOTE = 220  # characters: more does not fit large on a sheet


@dataclass(frozen=True)
class Part:
    key: str
    label: object
    channels: tuple[Channel, ...]


PARTS = [
    Part("nieuwsbrief", gettext_lazy("Text for a newsletter"), (Channel.NEWSLETTER,)),
    Part("affiche", gettext_lazy("Poster to print"), (Channel.PRINT, Channel.EXHIBITION)),
    Part("delen", gettext_lazy("Drawing to share"), (Channel.SOCIAL,)),
]


def told(story_uid: UUID) -> dict[str, StoryPage]:
    """The pages that the public sees now, by language."""
    return {page.locale.language_code: page for page in StoryPage.objects.visible().of_story(story_uid).order_by("-pk")}


def told_in(language: str, story_uid: UUID) -> StoryPage | None:
    """In this language, else in Dutch, else in any."""
    return page_in(story_uid, language, StoryPage.objects.visible().of_story(story_uid))


def parts_now(story_uid: UUID) -> dict[Part, list[Channel]]:
    """The parts for which a channel is granted now, with those channels."""
    is_open = set(Clearance.objects.in_any_channel().filter(story_uid=story_uid).values_list("channel", flat=True))
    found = {part: [channel for channel in part.channels if channel in is_open] for part in PARTS}
    return {part: channels for part, channels in found.items() if channels}


def newsletter_text(story: StoryPage) -> str:
    about = _(
        "This is a story of Dorp rond het kind: a network in the Kempen of children and the buddies who walk along with them for a while. "
        "Whoever is in it decided that you may read it here. They may change their mind, and then we ask you to take it away too."
    )
    read = _("Read or listen on the site:")
    return "\n\n".join([story.title, story.summary, f"{read}\n{address_of(story)}", about]) + "\n"


def short_text(story: StoryPage) -> str:
    return f"{story.title}\n{story.summary}\n{address_of(story)}\n"


def address_of(story: StoryPage) -> str:
    return absolute(story.get_url() or "")


def quote_of(story: StoryPage) -> dict[str, str]:
    """The first quote that is short enough to stand large, from the stored values: no picture is fetched for it."""
    quotes = (block["value"] for block in story.body.raw_data if block["type"] == "quote")
    return next((quote for quote in quotes if 0 < len(quote["text"].strip()) <= LONGEST_QUOTE), {})
