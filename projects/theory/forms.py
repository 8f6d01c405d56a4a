"""The forms of the desk: a theory with its dream, one thing in it, and where that stands."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from projects.enums import NodeKind
from projects.models import Indicator, Node, ProjectPage, Theory
from projects.theory.actions import actions_of
from projects.theory.editing import dream
from projects.theory.tree import Branch


class TheoryForm(WagtailAdminModelForm):
    """The project is chosen once: indicators and actions in the tree are those of this project."""

    project = forms.ModelChoiceField(ProjectPage.objects.none(), label=_("project"), help_text=_("On whose page it stands."))
    dream = forms.CharField(
        label=_("dream"), max_length=200, help_text=_("What is different for children and families when it works, in one short sentence."),
    )  # fmt: skip

    class Meta:
        model = Theory
        fields = ["project", "name", "source"]

    field_order = ["project", "name", "dream", "source"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["project"].queryset = ProjectPage.objects.dutch().order_by("title")
        if self.instance.pk:
            self.fields["project"].disabled = True
            top = self.instance.nodes.filter(parent=None).first()
            self.initial["dream"] = top.text if top else ""

    def save(self, commit: bool = True) -> Theory:
        theory = super().save(commit)
        if commit:
            dream(theory, self.cleaned_data["dream"])
        return theory


class ThingForm(forms.ModelForm):
    """One thing. What it may be measured with and lead to follows from the project."""

    action = forms.ChoiceField(
        required=False, label=_("action of the plan"), help_text=_("The text becomes a link to it on the page of the project.")
    )

    class Meta:
        model = Node
        fields = ["text", "note", "kind", "indicators", "action", "leads_to"]
        widgets = {"indicators": forms.CheckboxSelectMultiple, "note": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args: Any, project: ProjectPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer_kinds()
        self.fields["indicators"].queryset = Indicator.objects.filter(project=project).in_order()
        if not self.fields["indicators"].queryset.exists():
            del self.fields["indicators"]
        self.fields["action"].choices = self._actions(project)
        self.fields["leads_to"].queryset = ProjectPage.objects.dutch().exclude(pk=project.pk).order_by("title")
        self.fields["leads_to"].empty_label = _("none")

    def _offer_kinds(self) -> None:
        """There is one dream, and it stays what it is."""
        if self.instance.parent_id is None:
            del self.fields["kind"]
        else:
            self.fields["kind"].choices = [choice for choice in NodeKind.choices if choice[0] != NodeKind.DREAM]

    def _actions(self, project: ProjectPage) -> list[tuple[str, Any]]:
        """With the one that was chosen before, also when the plan lost it: else the form could not be saved."""
        planned = actions_of(project)
        lost = [(self.instance.action, _("an action that is no longer in the plan"))] if self.instance.action not in {"", *planned} else []
        return [("", _("none")), *planned.items(), *lost]


class MoveForm(forms.Form):
    """All things of the tree: what stands below itself is refused with a sentence, so that nobody looks for it in vain."""

    parent = forms.ModelChoiceField(
        Node.objects.none(), label=_("below what"), empty_label=_("choose"), help_text=_("It goes there with all that stands below it, as the last."),
        error_messages={
            "required": _("Choose below what it should stand."),
            "invalid_choice": _("That is not in this tree: choose something that is."),
        },
    )  # fmt: skip

    def __init__(self, *args: Any, branches: list[Branch], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        things: Any = self.fields["parent"]
        things.queryset = Node.objects.filter(pk__in=[branch.node.pk for branch in branches])
        things.choices = [("", things.empty_label), *((branch.node.pk, f"{'– ' * branch.depth}{branch.node.text}") for branch in branches)]
