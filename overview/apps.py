from django.apps import AppConfig


class OverviewConfig(AppConfig):
    name = "overview"

    def ready(self) -> None:
        from django.core.checks import register

        from overview.map.tiles import check_tiles

        register(check_tiles)
