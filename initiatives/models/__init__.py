from initiatives.models.category import Category
from initiatives.models.initiative import Initiative
from initiatives.models.place import InitiativePlace
from initiatives.models.suggestion import Suggestion
from initiatives.models.text import InitiativeText

__all__ = ["Category", "Initiative", "InitiativePlace", "InitiativeText", "Suggestion"]
