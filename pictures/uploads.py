"""Finishing an upload that Wagtail put aside: what was withdrawn in the meantime is wiped, with a sentence."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.html import format_html
from wagtail.images.views.multiple import CreateFromUploadedImageView


class FinishUploadView(CreateFromUploadedImageView):
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            with transaction.atomic():
                return super().post(request, *args, **kwargs)
        except ValidationError as refused:
            self.upload.file.delete(save=False)
            self.upload.delete()
            return JsonResponse({"success": False, "form": format_html('<p class="error-message">{}</p>', refused.messages[0])})
