"""«Toestemming noteren»: one page, three minutes. What is not ticked stays «not asked»."""

import base64
import datetime
from typing import Any
from uuid import UUID

from dateutil.relativedelta import relativedelta
from django import forms
from django.core.files.base import ContentFile
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.cleaning import CleanUpload, clean_paper, clean_picture
from common.words import holds
from consent.capacity import is_minor, is_young
from consent.case import load
from consent.desk.overview import givers
from consent.enums import Channel, Element, Method, PersonKind, Recognisable
from consent.models import Participation, Person
from consent.models.people import SAME_RELATION, refuse_impossible
from consent.noting import ANOTHER, HEIR

NEW = "new"
SHOWN = [
    ("modest", gettext_lazy("another name, no picture")),
    ("first_name", gettext_lazy("the own first name")),
    ("more", gettext_lazy("also a picture, voice or film")),
]
MORE = [(element.value, element.label) for element in (Element.FACE, Element.BODY, Element.VOICE, Element.VIDEO)]
WHERE = [
    (Channel.WEBSITE.value, gettext_lazy("our website")),
    (Channel.SEARCH_ENGINES.value, gettext_lazy("search engines")),
    ("news", gettext_lazy("newsletter and social media")),
    (Channel.PRESS.value, gettext_lazy("press")),
    ("paper", gettext_lazy("print and exhibition")),
    (Channel.EXPO.value, gettext_lazy("World Expo 2030 (Riyadh, outside the EU)")),
]
GRID = [(f"{element}:{channel}", f"{element.label} · {channel.label}") for element in Element for channel in Channel]


class NoteForm(forms.Form):
    who = forms.ChoiceField(label=gettext_lazy("Who answers?"), widget=forms.RadioSelect,
        help_text=gettext_lazy("Somebody of the list, or somebody new."))  # fmt: skip
    # Somebody new
    alias = forms.CharField(label=gettext_lazy("Name in the story"), max_length=60, required=False, help_text=gettext_lazy("The name readers see."))
    first_name = forms.CharField(label=gettext_lazy("Real first name"), max_length=60, required=False,
        help_text=gettext_lazy("Kept encrypted; from now on you see the code."))  # fmt: skip
    last_name = forms.CharField(label=gettext_lazy("Real last name"), max_length=80, required=False, help_text=gettext_lazy("Kept encrypted too."))
    kind = forms.ChoiceField(label=gettext_lazy("Who is this?"), choices=PersonKind.choices, required=False, initial=PersonKind.CHILD)
    birth_date = forms.DateField(label=gettext_lazy("Birth date"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy("For a child or a young buddy: it tells who decides along."))  # fmt: skip
    relation = forms.CharField(label=gettext_lazy("Who answers for the child?"), max_length=40, required=False,
        help_text=gettext_lazy("What the child calls them: mama, papa, grandma. Empty when the person answers alone."))  # fmt: skip
    other_relation = forms.CharField(label=gettext_lazy("Who else decides?"), max_length=40, required=False,
        help_text=gettext_lazy("The other parent or guardian; they are asked later."))  # fmt: skip
    heir = forms.CharField(label=gettext_lazy("What is the heir to the one who died?"), max_length=40, required=False,
        help_text=gettext_lazy("What an heir is to the one who died: daughter, brother, partner."))  # fmt: skip
    # The answer
    answer = forms.ChoiceField(label=gettext_lazy("What did they say?"), widget=forms.RadioSelect, initial="yes",
        choices=[("yes", gettext_lazy("Yes, the story may be told")), ("no", gettext_lazy("No"))])  # fmt: skip
    shown = forms.ChoiceField(label=gettext_lazy("1. How may they be in the story?"), choices=SHOWN, widget=forms.RadioSelect, initial="modest")
    more = forms.MultipleChoiceField(label=gettext_lazy("Which?"), choices=MORE, widget=forms.CheckboxSelectMultiple, required=False)
    recognisable = forms.ChoiceField(label=gettext_lazy("May this child be recognisable?"), choices=Recognisable.choices, required=False,
        help_text=gettext_lazy("For a minor only a clear yes counts. Never note a reason."))  # fmt: skip
    where = forms.MultipleChoiceField(label=gettext_lazy("2. Where?"), choices=WHERE, widget=forms.CheckboxSelectMultiple, required=False)
    until = forms.DateTimeField(label=gettext_lazy("3. Until when?"), required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local", "step": "1"}, format="%Y-%m-%dT%H:%M:%S"),
        help_text=gettext_lazy("Two years, unless you choose another moment."))  # fmt: skip
    paper = forms.FileField(label=gettext_lazy("4. The paper"), required=False,
        help_text=gettext_lazy("A photo or scan of what they signed. Only keepers can open it."))  # fmt: skip
    signature = forms.CharField(label=gettext_lazy("or sign here"), required=False, widget=forms.HiddenInput)
    method = forms.ChoiceField(label=gettext_lazy("How did they answer?"), choices=Method.choices, initial=Method.PAPER)
    help_is_free = forms.BooleanField(label=gettext_lazy("I said aloud that help never depends on telling the story."), required=False)
    other_agrees = forms.BooleanField(label=gettext_lazy("The other parent agrees, this parent says"), required=False,
        help_text=gettext_lazy("Only for another name without a picture, and only while nobody noted an answer of the other parent."))  # fmt: skip
    everyone = forms.BooleanField(label=gettext_lazy("Everyone who is in this story is in the list now."), required=False)
    precise = forms.BooleanField(label=gettext_lazy("Use exactly the ticks of this grid"), required=False)
    grid = forms.MultipleChoiceField(label=gettext_lazy("More choices"), choices=GRID, widget=forms.CheckboxSelectMultiple, required=False)

    def __init__(self, *args: Any, story_uid: UUID, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.story_uid = story_uid
        self.case = load(story_uid)
        self.fields["who"].choices = [*self.known(), (NEW, _("Somebody new"))]
        if not self.dead():
            del self.fields["heir"]
        terms = self.case.terms.on(timezone.localdate())
        if not terms["one_holder_suffices"]:
            del self.fields["other_agrees"]
        self.fields["until"].initial = timezone.localtime() + relativedelta(years=terms["default_years"])

    def known(self) -> list[tuple[str, str]]:
        """Everybody who answers for somebody in the story: «Noor (K-017) · mama»; a young child too, who may always say no."""
        people = [(demand.person, *pair) for demand in self.case.demands for pair in givers(self.case, demand.person, timezone.now())]
        answers = [(f"{person.pk}-{giver.pk}", f"{person} · {label}") for person, giver, label in people]
        living = [demand.person for demand in self.case.demands if demand.person not in self.dead()]
        minors = [person for person in living if is_minor(person, self.case.terms)]
        others = [(f"{child.pk}-{ANOTHER}", _("%(child)s · another parent or guardian") % {"child": child}) for child in minors]
        young = [person for person in living if is_young(person, self.case.terms)]
        own = [(f"{child.pk}-{child.pk}", _("%(child)s · the child's own word") % {"child": child}) for child in young]
        return answers + others + own + [choice for person in self.dead() for choice in self.heirs_of(person)]

    def dead(self) -> list[Person]:
        today = timezone.localdate()
        return [demand.person for demand in self.case.demands if demand.person.deceased_on and demand.person.deceased_on <= today]

    def heirs_of(self, person: Person) -> list[tuple[str, str]]:
        """The parents who have not answered as heirs yet, and somebody new."""
        known = self.case.heirs(person)
        rows = [row for row in self.case.guardianships[person.pk] if row.guardian not in known]
        parents = [(f"{person.pk}-{row.guardian_id}", f"{person} · {row.relation}") for row in rows]
        return [*parents, (f"{person.pk}-{HEIR}", _("%(person)s · an heir who is not noted yet") % {"person": person})]

    def opens_newcomer(self) -> bool:
        """The fields for somebody new stand open when somebody new is chosen, or one of them was filled in wrongly."""
        who = str(self["who"].value() or "")
        return who == NEW or who.endswith((HEIR, ANOTHER)) or bool({"alias", "relation"} & set(self.errors))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("who") == NEW:
            self._clean_newcomer(cleaned)
        elif cleaned.get("who", "").endswith(f"-{HEIR}") and not cleaned.get("heir"):
            self.add_error("heir", _("Say what the heir is to the one who died: daughter, brother, partner."))
        elif cleaned.get("who", "").endswith(f"-{ANOTHER}") and not cleaned.get("relation"):
            self.add_error("relation", _("Say who answers for the child: mama, papa, a guardian."))
        if cleaned.get("answer") == "yes":
            self._clean_yes(cleaned)
        return cleaned

    def clean_birth_date(self) -> datetime.date | None:
        born = self.cleaned_data.get("birth_date")
        if born:
            refuse_impossible(born)
        return born

    def clean_paper(self) -> CleanUpload | None:
        """The paper itself, without what a phone adds to a photo; refused with a sentence when it is none."""
        upload = self.cleaned_data.get("paper")
        if not upload:
            return None
        return clean_paper(upload)

    def clean_signature(self) -> CleanUpload | None:
        drawing = self.cleaned_data.get("signature")
        if not drawing:
            return None
        try:
            data = base64.b64decode(drawing.partition(",")[2], validate=True)
        except ValueError:
            raise forms.ValidationError(_("The signature did not come through: sign once more.")) from None
        return clean_picture(ContentFile(data), "signature.png")

    def _clean_newcomer(self, cleaned: dict[str, Any]) -> None:
        if not cleaned.get("alias"):
            self.add_error("alias", _("Give the name under which this person is in the story."))
        elif Participation.objects.filter(story_uid=self.story_uid, person__public_alias__iexact=cleaned["alias"]).exists():
            self.add_error("alias", _("Somebody with this name is in the story already: choose them in the list above."))
        elif cleaned.get("shown") == "modest" and holds(cleaned["alias"], cleaned.get("first_name") or ""):
            self.add_error("alias", _("This is the real first name: give another name, or choose “the own first name” below."))
        if cleaned.get("kind") == PersonKind.CHILD:
            if not cleaned.get("birth_date") and "birth_date" not in self.errors:
                self.add_error("birth_date", _("Note the child's birth date: it tells who decides along."))
            if not cleaned.get("relation"):
                self.add_error("relation", _("Say who answers for the child: mama, papa, a guardian."))
            if cleaned.get("birth_date") and not self._is_minor(cleaned):
                self.add_error("kind", _("This is an adult by now: choose another word than “child”."))
        elif not self._is_minor(cleaned):
            for name in filter(cleaned.get, ("relation", "other_relation")):
                self.add_error(name, _("An adult answers alone: leave this empty."))
        relation, other = (cleaned.get(name, "") for name in ("relation", "other_relation"))
        if other and relation.casefold() == other.casefold():
            self.add_error("other_relation", SAME_RELATION % {"relation": other})

    def _is_minor(self, cleaned: dict[str, Any]) -> bool:
        return is_minor(Person(birth_date=cleaned.get("birth_date")), self.case.terms)

    def _clean_yes(self, cleaned: dict[str, Any]) -> None:
        if not cleaned.get("where") and not cleaned.get("precise"):
            self.add_error("where", _("Tick where it may be shown, or choose “No” above."))
        if cleaned.get("shown") == "more" and not cleaned.get("more") and not cleaned.get("precise"):
            self.add_error("more", _("Tick what: a picture, the voice, a film."))
        if not cleaned.get("help_is_free"):
            self.add_error("help_is_free", _("Say first that help does not depend on it, then tick this."))
        if (until := cleaned.get("until")) and until <= timezone.now():
            self.add_error("until", _("This moment has passed: choose a later one."))
        if cleaned.get("other_agrees") and not self._is_said_by_a_parent(cleaned):
            self.add_error("other_agrees", _("Only a parent says that the other parent agrees: untick this."))

    def _is_said_by_a_parent(self, cleaned: dict[str, Any]) -> bool:
        who = cleaned.get("who", "")
        if who == NEW:
            return bool(cleaned.get("relation")) and self._is_minor(cleaned)
        children = [demand.person for demand in self.case.demands if is_minor(demand.person, self.case.terms) and demand.person not in self.dead()]
        parents = [(child, row.guardian_id) for child in children for row in self.case.guardianships[child.pk]]
        return who in {f"{child.pk}-{giver}" for child, giver in [*parents, *((child, ANOTHER) for child in children)]}
