"""For whom something is meant: `age_from` and `age_to`, each of which may be left open."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import Q
from django.utils.translation import gettext as _

OLDEST = 120
AGE = [MinValueValidator(0), MaxValueValidator(OLDEST)]


def age_condition(age: int) -> Q:
    """Meant for somebody of this age; an end that nobody named lets everybody in."""
    return (Q(age_from=None) | Q(age_from__lte=age)) & (Q(age_to=None) | Q(age_to__gte=age))


def ages_in_words(youngest: int | None, oldest: int | None) -> str:
    """Nothing when it is for everybody."""
    if youngest is not None and oldest is not None:
        return _("%(youngest)s to %(oldest)s years") % {"youngest": youngest, "oldest": oldest}
    if youngest is not None:
        return _("from %(youngest)s years") % {"youngest": youngest}
    return "" if oldest is None else _("up to %(oldest)s years") % {"oldest": oldest}
