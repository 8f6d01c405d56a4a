"""Wagtail's list of pictures, with one more filter: has anybody looked who is in it?"""

import django_filters
from django.utils.translation import gettext_lazy as _
from wagtail.images.views.images import ImagesFilterSet, IndexView

from pictures.enums import PeopleState


class PictureFilterSet(ImagesFilterSet):
    people_state = django_filters.ChoiceFilter(label=_("Is anybody in it?"), choices=PeopleState.choices)


class PictureIndexView(IndexView):
    filterset_class = PictureFilterSet
