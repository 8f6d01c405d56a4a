"""Indicators, theories of change and self-evaluations of the demo's projects."""

import tomllib
from pathlib import Path
from typing import Any

from wagtail.models import Locale

from network.models import Organisation
from projects.enums import NodeKind
from projects.models import Indicator, IndicatorText, Node, NodeText, ProjectPage, SelfEvaluation, Theory

FOLDER = Path(__file__).parent
PLAIN = ("name", "definition", "kind", "unit", "direction", "baseline_value", "baseline_year", "target_value", "target_year", "source", "computed")
KINDS = list(NodeKind)


def _read(name: str) -> dict[str, Any]:
    with (FOLDER / name).open("rb") as file:
        return tomllib.load(file)


def make_indicators(pages: dict[str, ProjectPage]) -> None:
    for number, entry in enumerate(_read("indicators.toml")["indicator"]):
        indicator = Indicator(project=pages[entry["project"]], sort_order=number, **{name: entry[name] for name in PLAIN if name in entry})
        indicator.full_clean()
        indicator.save()
        indicator.measured_by.set(Organisation.objects.filter(name__in=entry.get("measured_by", [])))
        _tell(indicator.texts.get(), IndicatorText.WORDS, {code: entry[code] for code in ("fr", "en") if code in entry})


def make_theories(pages: dict[str, ProjectPage]) -> None:
    read = _read("theories.toml")
    for entry in read["theory"]:
        theory = Theory.objects.create(project=pages[entry["project"]], name=entry["name"], source=entry["source"], is_public=True)
        _grow(theory, entry["tree"].strip("\n").splitlines())
    for entry in read["self_evaluation"]:
        evaluation = SelfEvaluation(project=pages[entry["project"]], **{name: entry[name] for name in ("held_on", "note", "scores")})
        evaluation.full_clean()
        evaluation.save()


def _grow(theory: Theory, lines: list[str]) -> None:
    """Two spaces are one step down."""
    above: list[Node] = []
    for number, line in enumerate(lines):
        depth = (len(line) - len(line.lstrip())) // 2
        text, *told = (part.strip() for part in line.split("|"))
        parent = above[depth - 1] if depth else None
        node = Node.objects.create(theory=theory, parent=parent, kind=KINDS[depth], text=text, sort_order=number)
        above[depth:] = [node]
        _tell(node.texts.get(), ("text",), {code: [words] for code, words in zip(("fr", "en"), told, strict=True)})


def _tell(dutch: IndicatorText | NodeText, names: tuple[str, ...], told: dict[str, list[str]]) -> None:
    for code, words in told.items():
        text = dutch.copy_for_translation(Locale.objects.get(language_code=code))
        for name, value in zip(names, words, strict=True):
            setattr(text, name, value)
        text.save()
