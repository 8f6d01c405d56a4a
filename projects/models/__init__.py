from projects.models.evaluation import SelfEvaluation
from projects.models.index import ProjectIndexPage
from projects.models.indicator import Indicator, IndicatorText
from projects.models.measurement import Measurement
from projects.models.programme import OurProgramme
from projects.models.project import ProjectPage
from projects.models.queryset import ProjectPageQuerySet
from projects.models.theory import Node, NodeText, Theory

__all__ = [
    "Indicator",
    "IndicatorText",
    "Measurement",
    "Node",
    "NodeText",
    "OurProgramme",
    "ProjectIndexPage",
    "ProjectPage",
    "ProjectPageQuerySet",
    "SelfEvaluation",
    "Theory",
]
