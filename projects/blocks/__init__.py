"""What a project page is made of: each section of it is a stream, so that a draft, a preview and an older version hold all of it."""

from projects.blocks.body import BODY_BLOCKS, PLACED
from projects.blocks.facts import CRITERIA, DOCUMENTS, FIGURES, LINKS, MONEY, PARTNERS, PartnersBlock
from projects.blocks.plan import EVALUATION, GOALS, MILESTONES

__all__ = [
    "BODY_BLOCKS",
    "CRITERIA",
    "DOCUMENTS",
    "EVALUATION",
    "FIGURES",
    "GOALS",
    "LINKS",
    "MILESTONES",
    "MONEY",
    "PARTNERS",
    "PLACED",
    "PartnersBlock",
]
