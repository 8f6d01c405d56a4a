"""The criteria of our programme, each with what measures it."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language

from common.preloading import only_these
from projects import telling
from projects.indicators.series import Series, series_of
from projects.models import Indicator, IndicatorText, OurProgramme, ProjectPage


@dataclass(frozen=True)
class Criterion:
    said: telling.Said
    series: list[Series]


@dataclass(frozen=True)
class Programme:
    page: ProjectPage
    criteria: list[Criterion]

    def until(self, year: int) -> "Programme":
        """With what was measured by the end of that year."""
        return Programme(self.page, [Criterion(one.said, [series.until(year) for series in one.series]) for one in self.criteria])


def our_programme(ours: OurProgramme) -> Programme | None:
    """In the language of the page; nothing while the public may not see it. Its indicators may belong to other projects."""
    dutch = ProjectPage.objects.dutch().filter(pk=ours.programme_id)
    page = ProjectPage.objects.visible().in_language(get_language()).filter(translation_key__in=dutch.values("translation_key")).first()
    if page is None:
        return None
    wanted = [item.get("value") for raw in page.source.criteria.raw_data for item in raw["value"].get("indicators", [])]
    visible = Indicator.objects.visible()
    indicators = {indicator.pk: indicator for indicator in IndicatorText.beside(visible.filter(pk__in=[pk for pk in wanted if pk]).in_order())}
    series = {one.indicator.pk: one for one in series_of(indicators.values())}
    with only_these({(Indicator, pk): indicator for pk, indicator in indicators.items()}):
        said = telling.stream(page, "criteria")
    return Programme(page, [Criterion(one, _measured(one.value, series)) for one in said])


def _measured(value: Any, series: dict[int, Series]) -> list[Series]:
    return [series[indicator.pk] for indicator in value["indicators"] if indicator is not None and indicator.pk in series]
