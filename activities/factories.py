"""Activities for tests and the demo: approved unless asked otherwise."""

import datetime
from typing import Any

import factory
from django.utils import timezone

from activities.models import Activity
from network.enums import Category
from network.factories import OrganisationFactory, PlaceFactory


class ActivityFactory(factory.django.DjangoModelFactory):
    """`live=False` is one that nobody sent; `every="FREQ=WEEKLY;BYDAY=WE"` repeats; without a day it is in a week."""

    class Meta:
        model = Activity
        exclude = ["every"]

    every = ""
    organisation = factory.SubFactory(OrganisationFactory)
    title = factory.Sequence(lambda number: f"Samen iets doen {number}")
    description = "Kom maar af: er is koffie, en er zijn spelletjes."
    category = Category.MEETING
    first_day = factory.LazyFunction(lambda: timezone.localdate() + datetime.timedelta(days=7))
    start_time = datetime.time(14)
    end_time = datetime.time(16)
    rrule = factory.SelfAttribute("every")
    place = factory.SubFactory(PlaceFactory, organisation=factory.SelfAttribute("..organisation"))
    contact_phone = "014 00 00 00"
    live = True

    @classmethod
    def _create(cls, model_class: Any, *args: Any, live: bool = True, skips: Any = (), **kwargs: Any) -> Any:
        activity = model_class(*args, live=False, **kwargs)
        activity.last_day = activity.last_day or activity.first_day
        activity.full_clean(exclude=["slug"])
        activity.save()
        if skips:
            activity.skips.set(skips)
            activity.save()
        if live:
            activity.save_revision().publish()
            activity = model_class.objects.get(pk=activity.pk)
        return activity
