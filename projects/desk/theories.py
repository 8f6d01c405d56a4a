"""For editors: the theories of change, and the tree of each, one act at a time. Every act is a form that needs no script."""

import re
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from consent.desk.permissions import refuse_unless
from projects.models import Node, Theory
from projects.theory import editing
from projects.theory.forms import MoveForm, ThingForm
from projects.theory.tree import Tree, trees_of

MAY = "projects.change_theory"
STEPS = {"up": -1, "down": 1}


def editor(request: HttpRequest, pk: int) -> HttpResponse:
    """The tree with its buttons."""
    refuse_unless(request, MAY)
    theory = get_object_or_404(Theory.objects.select_related("project"), pk=pk)
    if request.method == "POST":
        return _act(request, theory)
    is_seen = Theory.objects.visible().filter(pk=pk).exists()
    return render(request, "desk/theory_editor.html", {"theory": theory, "tree": _tree(theory), "is_seen": is_seen})


def _act(request: HttpRequest, theory: Theory) -> HttpResponse:
    if "online" in request.POST:
        is_public = request.POST["online"] == "yes"
        Theory.objects.filter(pk=theory.pk).update(is_public=is_public)
        messages.success(request, _("It is online now.") if is_public else _("It is offline now: visitors do not see it."))
        return redirect("theory_editor", theory.pk)
    for name, by in STEPS.items():
        if name in request.POST:
            number = request.POST[name]
            node = theory.nodes.filter(pk=int(number) if re.fullmatch(r"\d{1,15}", number, re.ASCII) else 0).first()
            if node is None:
                return _is_gone(request, theory.pk)
            editing.step(node, by)
            return _back(theory, node.pk)
    return redirect("theory_editor", theory.pk)


def of_a_thing(view: Callable[[HttpRequest, Node], HttpResponse]) -> Callable[..., HttpResponse]:
    """For who may; with the thing, unless somebody else took it away meanwhile."""

    @wraps(view)
    def found(request: HttpRequest, pk: int, node: int) -> HttpResponse:
        refuse_unless(request, MAY)
        theory = get_object_or_404(Theory.objects.select_related("project"), pk=pk)
        thing = theory.nodes.select_related("parent").filter(pk=node).first()
        if thing is None:
            return _is_gone(request, pk)
        thing.theory = theory
        try:
            return view(request, thing)
        except Node.DoesNotExist:
            return _is_gone(request, pk)

    return found


@of_a_thing
def add(request: HttpRequest, above: Node) -> HttpResponse:
    fresh = Node(theory=above.theory, parent=above, kind=editing.next_kind(above))
    form = ThingForm(request.POST or None, instance=fresh, project=above.theory.project)
    if request.method == "POST" and form.is_valid():
        with editing.one_writer():
            if not Node.objects.filter(pk=above.pk).exists():
                return _is_gone(request, above.theory_id)
            editing.add(form.save(commit=False))
            form.save_m2m()
        return _back(above.theory, fresh.pk)
    return _form(request, above, form, _("Put below: %(text)s") % {"text": above.text})


@of_a_thing
def change(request: HttpRequest, node: Node) -> HttpResponse:
    words = node.text  # of the form's own thing they change before it is saved
    form = ThingForm(request.POST or None, instance=node, project=node.theory.project)
    if request.method == "POST" and form.is_valid():
        with editing.one_writer():
            where = Node.objects.get(pk=node.pk)  # somebody may have moved it since this page was opened
            node.parent_id, node.sort_order = where.parent_id, where.sort_order
            form.save()
        return _back(node.theory, node.pk)
    return _form(request, node, form, _("Change: %(text)s") % {"text": words})


@of_a_thing
def move(request: HttpRequest, node: Node) -> HttpResponse:
    if node.parent_id is None:
        return _dream_stays(request, node)
    tree = _tree(node.theory)
    form = MoveForm(request.POST or None, branches=tree.branches if tree else [], initial={"parent": node.parent_id})
    if request.method == "POST" and form.is_valid():
        try:
            editing.move(node, form.cleaned_data["parent"])
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return _back(node.theory, node.pk)
    return _form(request, node, form, _("Move: %(text)s") % {"text": node.text})


@of_a_thing
def remove(request: HttpRequest, node: Node) -> HttpResponse:
    if node.parent_id is None:
        return _dream_stays(request, node)
    if request.method == "POST":
        number = editing.remove(node)
        messages.success(request, ngettext("%(number)s thing was taken away.", "%(number)s things were taken away.", number) % {"number": number})
        return _back(node.theory, node.parent_id)
    return render(request, "desk/theory_remove.html", {"node": node, "number": len(editing.below(node)), "back": _address(node.theory, node.pk)})


def _form(request: HttpRequest, node: Node, form: Any, title: str) -> HttpResponse:
    return render(request, "desk/theory_form.html", {"node": node, "form": form, "title": title, "back": _address(node.theory, node.pk)})


def _tree(theory: Theory) -> Tree | None:
    """In Dutch, whatever the desk speaks: those are the words that are changed here."""
    with override(settings.LANGUAGE_CODE):
        return next(iter(trees_of([theory], with_links=False)), None)


def _address(theory: Theory, node: int) -> str:
    return f"{reverse('theory_editor', args=[theory.pk])}#node-{node}"


def _back(theory: Theory, node: int) -> HttpResponse:
    return redirect(_address(theory, node))


def _is_gone(request: HttpRequest, pk: int) -> HttpResponse:
    messages.warning(request, _("That is no longer in this tree: somebody took it away. Nothing was changed."))
    return redirect("theory_editor", pk)


def _dream_stays(request: HttpRequest, node: Node) -> HttpResponse:
    messages.warning(request, _("The dream stands on top: it is not moved or taken away. Change its words instead."))
    return _back(node.theory, node.pk)
