"""For keepers: a picture that is refused at upload may come after all, when its people said yes anew or it is another one."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.cleaning import CleanUpload, clean_picture
from consent.desk.permissions import refuse_unless
from pictures.fingerprints import fingerprint
from pictures.models import PictureTombstone


class AdmitForm(forms.Form):
    picture = forms.FileField(
        label=gettext_lazy("The picture that is refused"), help_text=gettext_lazy("It is only compared; nothing of it is kept.")
    )
    sure = forms.BooleanField(
        label=gettext_lazy("Everybody in it said yes anew, or it is another picture."),
        error_messages={"required": gettext_lazy("Look first who is in it, then tick this.")},
    )

    def clean_picture(self) -> CleanUpload:
        return clean_picture(self.cleaned_data["picture"])


def admit(request: HttpRequest) -> HttpResponse:
    refuse_unless(request, "consent.see_names")
    form = AdmitForm(request.POST, request.FILES) if request.method == "POST" else AdmitForm()
    if request.method == "POST" and form.is_valid():
        if PictureTombstone.objects.admit(fingerprint(form.cleaned_data["picture"])):
            messages.success(request, _("From now on this picture can be uploaded."))
        else:
            messages.info(request, _("This picture is not refused: it can simply be uploaded."))
        return redirect("admit_picture")
    return render(request, "pictures/admit.html", {"form": form})
