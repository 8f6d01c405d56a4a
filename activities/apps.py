from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    name = "activities"

    def ready(self) -> None:
        from wagtail.signals import unpublished

        from activities.models import Activity
        from activities.occurrences import forget_dates
        from network.review.quiet import take_the_place_of_wagtails_mails

        take_the_place_of_wagtails_mails(Activity)
        unpublished.connect(forget_dates, sender=Activity)
