from django.contrib.auth.models import Group
from wagtail.models import Workflow, WorkflowPage, WorkflowTask

from home.models import HomePage
from stories.models import ReviewTask

NAME = "Nalezen"


def make_review(reviewers: Group) -> Workflow:
    """One step, «Nalezen», for everything below each front page."""
    task = ReviewTask.objects.filter(name=NAME).first() or ReviewTask.objects.create(name=NAME)
    task.groups.add(reviewers)
    workflow, _created = Workflow.objects.get_or_create(name=NAME)
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task, defaults={"sort_order": 0})
    for home in HomePage.objects.filter(depth=2):
        WorkflowPage.objects.get_or_create(page=home, defaults={"workflow": workflow})
    Workflow.objects.filter(name="Moderators approval").update(active=False)
    return workflow
