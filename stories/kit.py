"""«Megafoonpakje»: what may leave the site of a story, part by part. Taking a part along notes where it goes."""

from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy, override
from django.views.decorators.http import require_POST, require_safe

from common.language import direction
from common.menu import language_link
from common.qr import kept_qr_svg
from consent import registry
from consent.desk.outside import refuse_names
from consent.desk.permissions import refuse_unless
from consent.enums import Channel
from consent.outside.placing import place
from consent.windows import together
from stories.models import StoryPage
from stories.outside import Part, address_of, newsletter_text, parts_now, quote_of, short_text, told, told_in
from stories.sharing import share_picture_of, share_url


class TakeForm(forms.Form):
    where = forms.CharField(label=gettext_lazy("Where does it go?"), max_length=120,
        help_text=gettext_lazy("Which newspaper, account, hall or newsletter. Never the name of a person."),
        error_messages={"required": gettext_lazy("Write where it goes: so we can ask it back later.")})  # fmt: skip
    channel = forms.ChoiceField(label=gettext_lazy("What kind of place is it?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, story_uid: UUID, part: Part, channels: list[Channel], **kwargs: Any) -> None:
        super().__init__(*args, auto_id=f"{part.key}_%s", **kwargs)
        self.story_uid = story_uid
        self.fields["channel"].choices = [(one.value, one.label) for one in channels]
        self.initial["channel"] = channels[0].value
        if len(part.channels) == 1:
            self.fields["channel"].widget = forms.HiddenInput()

    def clean_where(self) -> str:
        refuse_names(self.cleaned_data["where"], self.story_uid)
        return self.cleaned_data["where"]


@require_safe
def kit(request: HttpRequest, story_uid: UUID) -> HttpResponse:
    refuse_unless(request, "consent.note_consentrecord")
    story = told_in(request.GET.get("taal", ""), story_uid)
    return show(request, story) if story else nothing(request)


@require_POST
def take(request: HttpRequest, story_uid: UUID, part: str) -> HttpResponse:
    """In one act with the consents: what is taken along while somebody says no is not taken along."""
    refuse_unless(request, "consent.note_consentrecord")
    with together():
        story = told_in(request.POST.get("taal", ""), story_uid)
        granted = {found.key: (found, channels) for found, channels in parts_now(story_uid).items()}
        if story is None or part not in granted:
            return nothing(request)
        form = TakeForm(request.POST, story_uid=story_uid, part=granted[part][0], channels=granted[part][1])
        if not form.is_valid():
            return show(request, story, {part: form})
        if place(story_uid, by=request.user, language=story.locale.language_code, **form.cleaned_data) is None:
            return nothing(request)
    return FILES[part](request, story)


def show(request: HttpRequest, story: StoryPage, typed: dict[str, TakeForm] | None = None) -> HttpResponse:
    language = story.locale.language_code
    parts = [
        {
            "part": part,
            "form": (typed or {}).get(part.key) or TakeForm(story_uid=story.story_uid, part=part, channels=channels),
            "text": texts_of(story).get(part.key, ""),
        }
        for part, channels in parts_now(story.story_uid).items()
    ]
    context = {
        "story": story,
        "parts": parts,
        "language": language,
        "direction": direction(language),
        "languages": [language_link(code, f"?taal={code}") for code in sorted(told(story.story_uid))],
        "share_url": share_url(story.house_number),
    }
    return render(request, "outside/kit.html", context)


def texts_of(story: StoryPage) -> dict[str, str]:
    with override(story.locale.language_code):
        return {"nieuwsbrief": newsletter_text(story), "delen": short_text(story)}


def nothing(request: HttpRequest) -> HttpResponse:
    """One sentence for whatever is the cause."""
    return render(request, "outside/nothing.html", status=404)


def newsletter(_request: HttpRequest, story: StoryPage) -> HttpResponse:
    response = HttpResponse(texts_of(story)["nieuwsbrief"], content_type="text/plain; charset=utf-8")
    return named(response, f"huis-{story.house_number}.txt")


def drawing(_request: HttpRequest, story: StoryPage) -> HttpResponse:
    return named(HttpResponse(share_picture_of(story.house_number or 0), content_type="image/png"), f"huis-{story.house_number}.png")


def poster(request: HttpRequest, story: StoryPage) -> HttpResponse:
    language = story.locale.language_code
    context = {
        "story": story,
        "quote": quote_of(story),
        "address": address_of(story),
        "qr_svg": kept_qr_svg(address_of(story)),
        "site_name": settings.WAGTAIL_SITE_NAME,
        "language": language,
        "direction": direction(language),
    }
    with override(language):
        return render(request, "outside/poster.html", context)


def named(response: HttpResponse, name: str) -> HttpResponse:
    """By its house number: a file name holds no words of a story."""
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


FILES = {"nieuwsbrief": newsletter, "affiche": poster, "delen": drawing}

registry.offers(gettext_lazy("Megaphone kit"), "story_kit")
