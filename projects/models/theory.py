from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from common.texts import TextInLanguage
from projects.enums import NodeKind
from projects.models.indicator import Indicator
from projects.models.queryset import DUTCH


class TheoryQuerySet(models.QuerySet):
    def visible(self) -> "TheoryQuerySet":
        """Put online, of a project that the public may see."""
        projects = self.model._meta.get_field("project").related_model.objects.visible()
        return self.filter(is_public=True, project__in=projects.order_by().values("pk"))


class Theory(models.Model):
    """A theory of change: one dream, and below it what leads there. Its nodes are the tree."""

    project = models.ForeignKey(
        "projects.ProjectPage", on_delete=models.CASCADE, related_name="theories", limit_choices_to=DUTCH,
        verbose_name=_("project"), help_text=_("On whose page it stands."),
    )  # fmt: skip
    name = models.CharField(_("name"), max_length=120, help_text=_("For the desk: “Zeebrugge, 2019”. Visitors see the dream."))
    source = models.CharField(_("source"), max_length=200, blank=True, help_text=_("Who drew it up, if others did."))
    is_public = models.BooleanField(
        pgettext_lazy("on the site", "online"), default=False, help_text=_("Whether visitors see it. What you change in it is online at once.")
    )

    objects = TheoryQuerySet.as_manager()

    class Meta:
        verbose_name = _("theory of change")
        verbose_name_plural = _("theories of change")
        ordering = ["project", "pk"]

    def __str__(self) -> str:
        return self.name


class Node(models.Model):
    """One thing in the tree. The one without a parent is the dream; each theory has one."""

    theory = models.ForeignKey(Theory, on_delete=models.CASCADE, related_name="nodes", verbose_name=_("theory of change"), editable=False)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.CASCADE, related_name="children", verbose_name=_("below"), help_text=_("To what it leads."),
    )  # fmt: skip
    kind = models.CharField(_("kind"), max_length=10, choices=NodeKind.choices, help_text=_("What it is on the way to the dream."))
    text = models.CharField(_("text"), max_length=200, help_text=_("One thing, in one short sentence."))
    note = models.TextField(_("more about it"), max_length=600, blank=True, help_text=_("Why you think that it leads there."))
    indicators = models.ManyToManyField(
        Indicator, blank=True, related_name="nodes", verbose_name=_("measured with"), help_text=_("What tells you that it happens."),
    )  # fmt: skip
    action = models.CharField(
        _("action of the plan"), max_length=36, blank=True, help_text=_("Of this project: the link leads to it in the action plan.")
    )
    leads_to = models.ForeignKey(
        "projects.ProjectPage", null=True, blank=True, on_delete=models.SET_NULL, related_name="+", limit_choices_to=DUTCH,
        verbose_name=_("other project"), help_text=_("If another project or action line does it."),
    )  # fmt: skip
    sort_order = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("thing in a theory of change")
        verbose_name_plural = _("things in theories of change")
        ordering = ["sort_order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["theory"], condition=models.Q(parent=None), name="one_dream_in_a_theory"),
        ]

    def __str__(self) -> str:
        return self.text

    def clean(self) -> None:
        """A tree that contains itself has no top."""
        if self.parent_id and self._stands_below_itself():
            raise ValidationError({"parent": _("That stands below it: it would lead to itself. Choose something that does not.")})

    def _stands_below_itself(self) -> bool:
        above = dict(Node.objects.filter(theory=self.theory_id).values_list("pk", "parent"))
        if self.parent_id not in above:
            raise ValidationError({"parent": _("That stands in another tree: choose something of this one.")})
        seen, place = {self.pk}, self.parent_id
        while place is not None and place not in seen:
            seen.add(place)
            place = above.get(place)
        return place is not None

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        NodeText.follow(self)


class NodeText(TextInLanguage):
    """The words of one thing in a theory of change, in one language."""

    OWNER = "node"
    WORDS = ("text", "note")

    node = models.ForeignKey(Node, on_delete=models.CASCADE, related_name="texts", verbose_name=_("thing in a theory of change"), editable=False)
    text = models.CharField(_("text"), max_length=200, help_text=_("One thing, in one short sentence."))
    note = models.TextField(_("more about it"), max_length=600, blank=True, help_text=_("Why you think that it leads there."))

    class Meta(TextInLanguage.Meta):
        abstract = False
        verbose_name = _("words of a thing in a theory of change")
        verbose_name_plural = _("words of things in theories of change")

    def __str__(self) -> str:
        return self.text
