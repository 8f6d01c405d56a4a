"""The plan: goals with actions and their steps; milestones; how it is evaluated."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks

from projects.blocks.base import WORDS, CheckedBlock, MomentValue, PartBlock, PlanValue, YearBlock
from projects.blocks.filling import FilledList
from projects.enums import EvaluationKind, GoalKind, State

WHO = _("An organisation or a role, never a person's name.")


class StepBlock(CheckedBlock):
    text = blocks.CharBlock(label=_("Step"), help_text=_("What happens, in one sentence."), max_length=250)
    year = YearBlock(help_text=_("Left empty: not decided yet."))
    part = PartBlock()
    state = blocks.ChoiceBlock(choices=State.choices, default=State.PLANNED, label=pgettext_lazy("of a step", "State"))
    who = blocks.CharBlock(label=_("Who"), help_text=WHO, required=False, default="", max_length=120)

    class Meta:
        icon = "arrow-right"
        label = _("Step")
        value_class = MomentValue


class ActionBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Action"), help_text=_("What you do, in a few words."), max_length=150)
    text = blocks.RichTextBlock(label=_("More about it"), features=WORDS, required=False)
    state = blocks.ChoiceBlock(choices=State.choices, default=State.PLANNED, label=pgettext_lazy("of a step", "State"))
    who = blocks.CharBlock(label=_("Who"), help_text=WHO, required=False, default="", max_length=120)
    steps = FilledList(StepBlock(), default=[], label=_("Steps"), help_text=_("A season, a month or a year each; or not decided yet."))

    class Meta:
        icon = "pick"
        value_class = PlanValue
        label = _("Action")


class GoalBlock(blocks.StructBlock):
    kind = blocks.ChoiceBlock(choices=GoalKind.choices, default=GoalKind.OBJECTIVE, label=_("Kind of goal"))
    number = blocks.CharBlock(
        label=pgettext_lazy("of a goal", "Number"), help_text=_("As in your plan: “1” or “1.2”."), required=False, default="", max_length=10
    )
    title = blocks.CharBlock(label=_("Goal"), help_text=_("What is different when it worked, in one sentence."), max_length=250)
    text = blocks.RichTextBlock(label=_("More about it"), features=WORDS, required=False)
    state = blocks.ChoiceBlock(choices=State.choices, default=State.PLANNED, label=pgettext_lazy("of a step", "State"))
    progress = blocks.TextBlock(label=_("How far it is"), help_text=_("In one or two sentences, since the last time."), required=False, default="")
    actions = FilledList(ActionBlock(), default=[], label=_("Actions"))

    class Meta:
        icon = "crosshairs"
        value_class = PlanValue
        label = _("Goal")
        description = _("One goal with its actions and their steps.")
        preview_value = {"title": "Elk gezin is in zijn eigen buurt ergens welkom."}


class MilestoneBlock(CheckedBlock):
    year = YearBlock(help_text=_("Left empty: not decided yet."))
    part = PartBlock()
    goes_on = blocks.BooleanBlock(label=_("and on"), required=False, help_text=_("It began then and has not ended."))
    text = blocks.TextBlock(label=_("What happened or will happen"), help_text=_("One or two plain sentences."))

    class Meta:
        icon = "date"
        label = _("Moment")
        value_class = MomentValue
        description = _("Something on the timeline, past or planned.")
        preview_value = {"year": 2030, "text": "Honderd gezinnen vertellen op de Wereldexpo."}


class EvaluationBlock(blocks.StructBlock):
    kind = blocks.ChoiceBlock(choices=EvaluationKind.choices, label=_("Looks at"))
    text = blocks.RichTextBlock(label=_("How you look back"), features=WORDS, help_text=_("When, with whom, and what you look at."))

    class Meta:
        icon = "form"
        value_class = PlanValue
        label = _("Evaluation")
        description = _("How you find out whether it works: process, output or outcome.")
        preview_value = {"kind": "process", "text": "<p>Elk jaar zitten we samen met vijf gezinnen.</p>"}


GOALS = [("goal", GoalBlock())]
MILESTONES = [("milestone", MilestoneBlock())]
EVALUATION = [("evaluation", EvaluationBlock())]
