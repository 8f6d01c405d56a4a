from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from initiatives.enums import Colour, Shape
from network.enums import Category as Function

LABELS = {
    **{function.value: function.label for function in Function},
    "meeting-place": _("Meeting places"),
    "neighbourhood-house": _("Neighbourhood houses"),
    "eating-together": _("Eating together"),
    "homework-help": _("Homework help"),
    "childcare": _("Childcare"),
    "language": _("Practising Dutch"),
    "school-bridge": _("Between home and school"),
    "play-spot": _("Play spots"),
    "sport": _("Sport"),
    "culture": _("Library, music and culture"),
    "holidays": _("In the holidays"),
    "lending": _("Borrowing toys and things"),
    "buddy": _("Buddies"),
    "house-of-the-child": _("Huizen van het Kind"),
    "parents": _("Questions of parents"),
    "health": _("Health"),
    "outdoor-play": _("Playing outside"),
    "garden": _("Gardens and green"),
    "safe-streets": _("Safe streets"),
    "information": _("Information and the way to help"),
    "money": _("Money, benefits and papers"),
    "newcomers": pgettext_lazy("a kind of initiative", "New in Belgium"),
    "children-speak": _("Children have a say"),
    "parents-speak": _("Parents have a say"),
}
"""Of those that `setup_site` makes, in every language; others bear the name that editors gave them."""


class CategoryQuerySet(models.QuerySet):
    def functions(self) -> "CategoryQuerySet":
        return self.filter(parent=None)

    def within(self, slug: str) -> "CategoryQuerySet":
        """This one and its kinds."""
        return self.filter(models.Q(slug=slug) | models.Q(parent__slug=slug))


class Category(models.Model):
    """What an initiative is for: one of the seven functions of a neighbourhood network, or a kind of it."""

    name = models.CharField(_("name"), max_length=60, unique=True, help_text=_("In words a parent uses."))
    slug = models.SlugField(_("address"), max_length=60, unique=True, help_text=_("In web addresses; it stays when the name changes."))
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="kinds", limit_choices_to={"parent": None}, verbose_name=_("kind of"),
        help_text=_("Under which of the seven it stands."),
    )  # fmt: skip
    shape = models.CharField(_("shape"), max_length=10, choices=Shape.choices, blank=True, help_text=_("Left empty, that of what it is a kind of."))
    colour = models.CharField(
        _("colour"), max_length=10, choices=Colour.choices, blank=True, help_text=_("Left empty, that of what it is a kind of.")
    )
    sort_order = models.PositiveSmallIntegerField(_("place in the list"), default=0, help_text=_("Low numbers come first."))

    objects = CategoryQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("of initiatives", "category")
        verbose_name_plural = pgettext_lazy("of initiatives", "categories")
        ordering = ["sort_order", "name"]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        return str(LABELS.get(self.slug, self.name))

    @property
    def function(self) -> "Category":
        """The one of the seven to which it belongs."""
        return self.parent or self

    @property
    def drawn_shape(self) -> str:
        return self.shape or self.function.shape or Shape.CIRCLE

    @property
    def drawn_colour(self) -> str:
        return self.colour or self.function.colour or Colour.HEATHER
