from django.apps import AppConfig


class InitiativesConfig(AppConfig):
    name = "initiatives"

    def ready(self) -> None:
        from initiatives.models import Initiative
        from network.review.quiet import take_the_place_of_wagtails_mails

        take_the_place_of_wagtails_mails(Initiative)
