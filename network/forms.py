from django import forms

from network.models import Municipality


def offer_municipalities(form: forms.ModelForm) -> None:
    """Of the three hundred, those of the region; for a form of something with a `municipality`."""
    if field := form.fields.get("municipality"):
        field.queryset = Municipality.objects.to_choose(form.instance.municipality_id)
