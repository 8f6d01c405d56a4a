from typing import Any


def speak_as_model(form: Any, name: str) -> None:
    """A field of our own loses the words the model has for it."""
    field = form._meta.model._meta.get_field(name)
    form.fields[name].label, form.fields[name].help_text = str(field.verbose_name).capitalize(), field.help_text
