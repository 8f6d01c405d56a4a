from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Workflow, WorkflowContentType, WorkflowPage, WorkflowTask

from activities.models import Activity
from home.models import HomePage
from initiatives.models import Initiative
from network.models import PartnerReviewTask
from stories.models import ReviewTask

NAME = "Nalezen"
OF_PARTNERS = "Nalezen wat partners sturen"


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


def make_partners_review(reviewers: Group) -> Workflow:
    """One step for what partners send."""
    task = PartnerReviewTask.objects.filter(name=OF_PARTNERS).first() or PartnerReviewTask.objects.create(name=OF_PARTNERS)
    task.groups.add(reviewers)
    workflow, _created = Workflow.objects.get_or_create(name=OF_PARTNERS)
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task, defaults={"sort_order": 0})
    for model in (Activity, Initiative):
        WorkflowContentType.objects.get_or_create(content_type=ContentType.objects.get_for_model(model), defaults={"workflow": workflow})
    return workflow
