"""What the blocks of projects share: words, and a moment that may be as vague as what is known."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from projects.enums import EvaluationKind, GoalKind, PartOfYear, State
from projects.moments import Moment

WORDS = ["bold", "italic", "ol", "ul", "link"]
FIRST_YEAR, LAST_YEAR = 1950, 2100


class YearBlock(blocks.IntegerBlock):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**({"required": False, "min_value": FIRST_YEAR, "max_value": LAST_YEAR, "label": _("Year")} | kwargs))


class PartBlock(blocks.ChoiceBlock):
    choices = PartOfYear.choices

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**({"required": False, "label": _("Part of the year"), "help_text": _("Left empty: the whole year.")} | kwargs))


class PlanValue(blocks.StructValue):
    """What is stored as a word of ours, in words of the reader."""

    @property
    def state_label(self) -> str:
        return _label(State, self.get("state"))

    @property
    def kind_label(self) -> str:
        return _label(GoalKind, self.get("kind")) or _label(EvaluationKind, self.get("kind"))


def _label(words: type[TextChoices], value: str | None) -> str:
    return str(words(value).label) if value in words.values else ""


class MomentValue(PlanValue):
    @property
    def moment(self) -> Moment:
        return Moment(self.get("year"), self.get("part") or "")


class CheckedBlock(blocks.StructBlock):
    """A block that also looks at its fields together: `errors_in(value)` gives a sentence for each field that is wrong."""

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if errors := self.errors_in(cleaned):
            raise StructBlockValidationError({name: ValidationError(sentence) for name, sentence in errors.items()})
        return cleaned

    def errors_in(self, value: Any) -> dict[str, Any]:
        """A part of a year has a year."""
        return {"year": _("Say of which year it is a part.")} if value.get("part") and not value.get("year") else {}
