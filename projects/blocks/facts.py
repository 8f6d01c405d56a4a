"""Who, how much, and where it is written: partners by role, money, figures, criteria, links and documents."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock

from common.preloading import Preloaded
from network.choosers import OrganisationChooser
from projects.blocks.base import CheckedBlock, YearBlock
from projects.blocks.filling import FilledList, FilledStream
from projects.enums import Role
from projects.indicators.choosers import IndicatorChooser


class FileChooser(Preloaded, DocumentChooserBlock):
    pass


class PartnerBlock(blocks.StructBlock):
    organisation = OrganisationChooser(label=_("Organisation"))
    role = blocks.ChoiceBlock(choices=Role.choices, default=Role.PARTNER, label=pgettext_lazy("in a project", "Role"))
    task = blocks.TextBlock(label=_("What it does"), help_text=_("In one or two sentences; never a person's name."), required=False, default="")

    class Meta:
        icon = "group"
        label = _("Partner")
        description = _("An organisation, its role and what it does.")


class PartnersBlock(FilledStream):
    partner = PartnerBlock()

    def clean(self, value: Any) -> Any:
        """Each organisation once in each role."""
        cleaned = super().clean(value)
        seen, errors = set(), {}
        for place, child in enumerate(cleaned):
            key = (child.value["organisation"].pk, child.value["role"])
            if key in seen:
                sentence = _("This organisation has this role already: choose another role, or take it out here.")
                errors[place] = StructBlockValidationError({"role": ValidationError(sentence)})
            seen.add(key)
        if errors:
            raise StreamBlockValidationError(errors)
        return cleaned


class MoneyBlock(CheckedBlock):
    giver = blocks.CharBlock(label=_("Who gives it"), help_text=_("An organisation or an authority."), max_length=120)
    amount = blocks.DecimalBlock(label=_("Amount in euro"), required=False, help_text=_("Left empty: not known or not decided yet."))
    at_most = blocks.BooleanBlock(label=_("at most"), required=False, help_text=_("It may be less."))
    what_for = blocks.CharBlock(label=_("What for"), help_text=_("“for each project”, “to buy things”."), required=False, default="", max_length=200)
    from_year = YearBlock(label=_("From year"))
    to_year = YearBlock(label=_("To year"))
    source = blocks.CharBlock(label=_("Source"), help_text=_("Where this is written."), max_length=200)

    class Meta:
        icon = "tag"
        label = _("Money")
        description = _("An amount, who gives it and over which years.")

    def errors_in(self, value: Any) -> dict[str, Any]:
        errors: dict[str, Any] = {}
        if value["amount"] is not None and value["amount"] < 0:
            errors["amount"] = _("Money is never below zero: write the amount without a minus.")
        if value["from_year"] and value["to_year"] and value["to_year"] < value["from_year"]:
            errors["to_year"] = _("It ends before it begins: turn the years round.")
        return errors


class FigureBlock(CheckedBlock):
    number = blocks.CharBlock(label=_("Number"), help_text=_("As one reads it: “151” or “twice a week”."), max_length=40)
    text = blocks.CharBlock(label=_("What it counts"), max_length=200)
    year = YearBlock()
    source = blocks.CharBlock(label=_("Source"), help_text=_("Where this is written."), max_length=200)

    class Meta:
        icon = "order"
        label = _("Figure")
        description = _("A number that tells something, with its source.")


class CriterionBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("We are satisfied when"), help_text=_("One sentence that says what is different then."))
    indicators = FilledList(
        IndicatorChooser(), default=[], label=_("Measured with"), help_text=_("One or more. They may belong to other projects."),
    )  # fmt: skip

    class Meta:
        icon = "tick"
        label = _("Criterion")
        description = _("When you are satisfied, and what tells you so.")


class LinkBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Name"), help_text=_("Of the other action or project."), max_length=120)
    project = blocks.PageChooserBlock("projects.ProjectPage", required=False, label=_("Project"), help_text=_("If it has a page on this site."))
    url = blocks.URLBlock(label=_("Address"), required=False, help_text=_("If it has a page elsewhere."))
    text = blocks.TextBlock(label=_("How they belong together"), required=False, default="")

    class Meta:
        icon = "link"
        label = _("Another project")
        description = _("Another action or project that this one touches.")


class DocumentBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), help_text=_("What one reads in it."), max_length=120)
    file = FileChooser(label=_("File"), help_text=_("Nobody is named or shown in it: only such a file goes online."))

    class Meta:
        icon = "doc-full"
        label = _("Document")
        description = _("A file that everybody may read.")


PARTNERS = PartnersBlock()
MONEY = [("money", MoneyBlock())]
FIGURES = [("figure", FigureBlock())]
CRITERIA = [("criterion", CriterionBlock())]
LINKS = [("link", LinkBlock())]
DOCUMENTS = [("document", DocumentBlock())]
