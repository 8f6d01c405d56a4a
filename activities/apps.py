from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    name = "activities"

    def ready(self) -> None:
        from activities.quiet import take_the_place_of_wagtails_mails

        take_the_place_of_wagtails_mails()
