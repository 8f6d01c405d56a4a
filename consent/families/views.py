"""`/toestemming/`: where families answer, look, and take back. On an old phone, without script, without an account."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseForbidden, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from common.desk_mail import tell_desk
from common.language import direction
from common.public_form import same_origin
from common.spoken import language_links
from consent import registry
from consent.capacity import notice_for
from consent.families.about_me import about
from consent.families.answering import ChildAnswerForm, form_for, less_data, note_data
from consent.families.forms import CodeForm, PleaForm
from consent.families.holding import Question, holding
from consent.families.language import read_by, spoken
from consent.models import Card, Notice, Plea
from consent.noting import note
from consent.windows import together
from consent.withdrawal import withdraw


@csrf_exempt
@spoken
def start(request: HttpRequest) -> HttpResponse:
    form = CodeForm(request.POST if request.method == "POST" else None, request=request)
    if request.method == "POST" and form.is_valid():
        return redirect("card", token=form.card.token)
    return render(request, "families/start.html", language_links(request) | {"form": form})


@csrf_exempt
@spoken
def without_card(request: HttpRequest) -> HttpResponse:
    """No code, no proof: an editor takes it offline first and asks afterwards."""
    form = PleaForm(request.POST if request.method == "POST" else None, request=request)
    if request.method == "POST" and form.is_valid():
        Plea.objects.create(about=form.cleaned_data["about"], reach=form.cleaned_data["reach"], language=get_language() or settings.LANGUAGE_CODE)
        sentence = gettext_lazy("Somebody asks to take a story down. Read it on the desk: %(address)s")
        tell_desk(gettext_lazy("Take a story down"), sentence, "desk_waiting")
        return redirect(f"{request.path}?verstuurd&taal={get_language()}")
    template = "families/plea_thanks.html" if "verstuurd" in request.GET and request.method == "GET" else "families/plea.html"
    return render(request, template, language_links(request) | {"form": form})


@spoken
def card(request: HttpRequest, card: Card) -> HttpResponse:
    return render(request, "families/card.html", language_links(request) | card_context(card))


def card_context(card: Card) -> dict[str, Any]:
    """Who is not in the story any more learns no more of it than the world does."""
    teller, language, held = registry.teller(), get_language() or settings.LANGUAGE_CODE, holding(card)
    story_url = teller.public_url(card.story_uid, language)
    title = teller.title(card.story_uid, language) if held.questions or story_url else _("Your card")
    return {"card": card, "holding": held, "title": title, "story_url": story_url}


@csrf_exempt
@spoken
def answer(request: HttpRequest, card: Card, number: int) -> HttpResponse:
    question = question_of(card, number)
    said = request.POST.get("answer", "")
    notice: Notice | None = notice_for(question.subject, card.giver, read_by(card.giver))
    form = form_for(question, card)(request.POST if request.method == "POST" and said != "no" else None)
    if request.method == "POST":
        if not same_origin(request):
            return HttpResponseForbidden()
        if said == "no" or (said == "yes" and notice and form.is_valid()):
            keep(request, card, number, said, {} if said == "no" else form.cleaned_data)
            return redirect(f"{reverse('card_receipt', args=[card.token])}?taal={get_language()}")
    context = {
        "form": form,
        "question": question,
        "notice": notice,
        "notice_direction": direction(notice.language if notice else ""),
        "is_child": isinstance(form, ChildAnswerForm),
    }
    return render(request, "families/answer.html", language_links(request) | card_context(card) | context)


@together()
def keep(request: HttpRequest, card: Card, number: int, said: str, chosen: dict[str, Any]) -> None:
    question = pressed(request, card, number)
    if notice_for(question.subject, card.giver, read_by(card.giver)) is None:
        withdraw(card.story_uid, giver=card.giver)  # a no needs no notice
    else:
        note(note_data(question, card, said, chosen), card.story_uid, None)


@csrf_exempt
@spoken
def narrow(request: HttpRequest, card: Card, number: int) -> HttpResponse:
    """One place or one thing less; the rest stays as it was, until the same day."""
    question_of(card, number)
    if not same_origin(request):
        return HttpResponseForbidden()
    if request.method == "POST":
        allow_less(request, card, number)
    return redirect(f"{reverse('card', args=[card.token])}?taal={get_language()}")


@together()
def allow_less(request: HttpRequest, card: Card, number: int) -> None:
    """What was taken back a moment ago is not given again, smaller."""
    question = pressed(request, card, number)
    kept = question.without(element=request.POST.get("element", ""), channel=request.POST.get("channel", ""))
    if question.is_given and not kept:
        withdraw(card.story_uid, giver=card.giver)
    elif question.is_given and kept != question.granted:  # something was named that had been allowed
        note(less_data(question, card, kept), card.story_uid, None)


@spoken
def about_me(request: HttpRequest, card: Card) -> HttpResponse:
    return render(request, "families/about_me.html", language_links(request) | {"card": card, "about": about(card.giver)})


@spoken
def about_me_json(_request: HttpRequest, card: Card) -> HttpResponse:
    response = JsonResponse(about(card.giver), json_dumps_params={"ensure_ascii": False, "indent": 2})
    response.headers["Content-Disposition"] = f'attachment; filename="{card.giver.code}.json"'
    return response


def pressed(request: HttpRequest, card: Card, number: int) -> Question:
    """Asked anew by whoever holds the lock: what was read before may be withdrawn or erased by now. And numbers move up when
    somebody is taken off the list: what an old page said of one child is not noted of another."""
    question = question_of(card, number)
    if request.POST.get("about", question.mark) != question.mark:
        raise Http404
    return question


def question_of(card: Card, number: int) -> Question:
    if question := holding(card).question(number):
        return question
    raise Http404


@csrf_exempt
@spoken
def take_back(request: HttpRequest, card: Card) -> HttpResponse:
    """One press, no reason. A second press shows the same page; who comes back to it by its address finds the card."""
    if request.method != "POST":
        return redirect(f"{reverse('card', args=[card.token])}?taal={get_language()}")
    if not same_origin(request):
        return HttpResponseForbidden()
    context = card_context(card)
    if context["holding"].may_take_back or context["story_url"]:
        withdraw(card.story_uid, giver=card.giver)
    return render(request, "families/taken_back.html", language_links(request) | {"card": card})
