"""Organisations that were ticked become partners by role, in the page and in its last draft: else publishing it would forget them."""

import uuid

from django.db import migrations


def stream_of(organisations):
    return [{"type": "partner", "id": str(uuid.uuid4()), "value": {"organisation": pk, "role": "partner", "task": ""}} for pk in organisations]


def give_roles(apps, schema_editor):
    import json

    ProjectPage = apps.get_model("projects", "ProjectPage")
    Revision = apps.get_model("wagtailcore", "Revision")
    for page in ProjectPage.objects.all():
        organisations = list(page.organisations.order_by("name").values_list("pk", flat=True))
        if organisations and not page.partner_roles:
            ProjectPage.objects.filter(pk=page.pk).update(partner_roles=stream_of(organisations))
        for revision in Revision.objects.filter(pk=page.latest_revision_id):
            if ticked := revision.content.get("organisations"):
                revision.content["partner_roles"] = json.dumps(stream_of(ticked))
                revision.save(update_fields=["content"])


class Migration(migrations.Migration):
    dependencies = [("projects", "0003_grown_up")]
    operations = [migrations.RunPython(give_roles, migrations.RunPython.noop)]
