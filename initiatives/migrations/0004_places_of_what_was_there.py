import uuid

from django.db import migrations
from django.utils.text import slugify


def forth(apps, schema_editor):
    """The municipality of each becomes its first place; each gets an address and a number of its own."""
    Initiative = apps.get_model("initiatives", "Initiative")
    Place = apps.get_model("initiatives", "InitiativePlace")
    for one in Initiative.objects.select_related("municipality").order_by("pk"):
        one.slug, one.uid = f"{slugify(one.name)[:100] or 'initiatief'}-{one.pk}", uuid.uuid4()
        one.save(update_fields=["slug", "uid"])
        if one.municipality:
            code = one.municipality.postal_codes.order_by("code").first()
            Place.objects.create(
                initiative=one, municipality=one.municipality, postal_code=code.code if code else "", sort_order=0,
                latitude=one.municipality.latitude, longitude=one.municipality.longitude, precision="municipality",
            )


def back(apps, schema_editor):
    Initiative = apps.get_model("initiatives", "Initiative")
    Place = apps.get_model("initiatives", "InitiativePlace")
    for one in Initiative.objects.order_by("pk"):
        first = Place.objects.filter(initiative=one).order_by("sort_order", "pk").first()
        one.municipality = first.municipality if first else None
        one.save(update_fields=["municipality"])
    Place.objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("initiatives", "0003_grown_up")]
    operations = [migrations.RunPython(forth, back)]
