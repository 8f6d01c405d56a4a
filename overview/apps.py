from django.apps import AppConfig


class OverviewConfig(AppConfig):
    name = "overview"

    def ready(self) -> None:
        from django.core.checks import register

        from overview import projects  # noqa: F401 - it joins dates to the pages of projects
        from overview.impact import counters  # noqa: F401 - it counts for indicators
        from overview.map.tiles import check_tiles

        register(check_tiles)
