"""The forms Wagtail shows for pictures and files: the one question first, files cleaned, people listed."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _
from wagtail.documents.fields import WagtailDocumentField
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from common.cleaning import CLEANERS, clean_file, clean_picture
from common.cleaning.images import FORMATS
from consent.windows import together
from pictures.enums import FILE_ELEMENTS, PICTURE_ELEMENTS, PeopleState
from pictures.models import File, Picture, PictureTombstone
from pictures.people_field import UNKNOWN, PeopleField, Row


def picker(endings: Collection[str]) -> forms.FileInput:
    """Wagtail's own copies the file's name into the title; a child's name often stands in it."""
    return forms.FileInput(attrs={"accept": ",".join(sorted(endings))})


class PictureFileField(WagtailImageField):
    """Wagtail's field is asked for its limits by Wagtail's views; what is a picture is decided by our cleaning."""

    default_validators: list[Any] = []

    def to_python(self, data: Any) -> Any:
        if data in self.empty_values:
            return None
        upload = clean_picture(data)
        PictureTombstone.objects.refuse(upload)
        return upload


class FileField(WagtailDocumentField):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.max_upload_size = settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE
        most = {"most": filesizeformat(self.max_upload_size)}
        self.help_text = _("Sound (MP3, M4A), film (MP4) or paper (PDF), at most %(most)s.") % most
        self.error_messages["file_too_large_unknown_size"] = _("This file is too heavy: at most %(most)s fits. Save it smaller and try again.") % most

    def to_python(self, data: Any) -> Any:
        return None if data in self.empty_values else clean_file(data)


class PeopledForm(forms.ModelForm):
    """A mixin: who is in it, a title that names nobody, a file that is cleaned."""

    field_order = ["people_state", "people", "title", "file"]
    file_field: type[forms.FileField]
    endings: Collection[str]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Not declared in the class: Wagtail makes forms without the file from it, and a declared field would stay.
        if "file" in self.fields:
            self.fields["file"] = self.file_field(label=self.fields["file"].label, widget=picker(self.endings))
        if self.instance.pk:
            people = self.instance.people.all()
            self.initial["people"] = [Row(str(row.person_id or UNKNOWN), row.element, row.treatment) for row in people]
        if "title" in self.fields:
            self.fields["title"].required = False
            self.fields["title"].help_text = _("For editors, to find it again. Never a name; leave it empty and it gets a neutral one.")
        if "people_state" in self.fields:
            # Wagtail's first form for many uploads sends the file alone: no answer keeps the default.
            self.fields["people_state"].required = False

    def clean_title(self) -> str:
        title = self.cleaned_data["title"] or ""
        return title or self.instance.title

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        rows, state = cleaned.get("people"), cleaned.get("people_state")
        if rows is not None and "people" not in self.errors:
            if state == PeopleState.LISTED and not rows:
                raise ValidationError({"people": ValidationError(_("List who is in it, or choose “nobody has looked yet”."), code="nobody_listed")})
            if state == PeopleState.NONE and rows:
                message = _("Somebody is listed here: choose “yes, and everyone is listed below”, or empty the lines.")
                raise ValidationError({"people_state": ValidationError(message, code="somebody_listed")})
        return cleaned

    def save(self, commit: bool = True) -> Any:
        # Wagtail would delete the file before at once, and a save that is undone would have none; `Peopled.save()` does it.
        self.original_file = None
        with together():  # The lines are judged as one list, not one by one.
            instance = super().save(commit=commit)
            rows = self.cleaned_data.get("people")
            if commit and rows is not None and "people" in self.changed_data:
                instance.people.all().delete()
                for row in rows:
                    person = None if row.who == UNKNOWN else int(row.who)
                    instance.people.create(person_id=person, element=row.element, treatment=row.treatment)
        return instance


def people_field(elements: list[tuple[str, Any]]) -> PeopleField:
    help_text = _("One line each, by alias and code. Save to get more lines; empty a line to remove it.")
    return PeopleField(elements, label=_("Who is in it"), help_text=help_text)


class PictureForm(PeopledForm, BaseImageForm):
    people = people_field(PICTURE_ELEMENTS)
    file_field = PictureFileField
    endings = FORMATS

    class Meta(BaseImageForm.Meta):
        model = Picture
        fields = Picture.admin_form_fields


class FileForm(PeopledForm, BaseDocumentForm):
    people = people_field(FILE_ELEMENTS)
    file_field = FileField
    endings = CLEANERS

    class Meta(BaseDocumentForm.Meta):
        model = File
        fields = File.admin_form_fields
