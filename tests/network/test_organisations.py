"""Organisations on the desk: by whom they are kept, and what is refused."""

import pytest
from django.core.exceptions import ValidationError

from network.factories import OrganisationFactory
from network.models import Organisation, Region

DESK = "/admin/organisaties/"
TYPED = {"name": "De Speelvogel", "kind": "youth", "status": "active", "description": "Spelen op woensdag."}


def test_it_works(editor_client):
    assert editor_client.post(f"{DESK}new/", TYPED).status_code == 302
    made = Organisation.objects.get(name="De Speelvogel")
    assert (made.slug, made.status) == ("de-speelvogel", "active")
    assert editor_client.get(f"/nl/organisatie/{made.slug}/").status_code == 200


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"name": ""}, "verplicht"),
        ({"name": "Ligo Kempen"}, "bestaat"),
        ({"kbo": "0123.456.789"}, "Dit is geen ondernemingsnummer"),
        ({"kbo": "abc"}, "Dit is geen ondernemingsnummer"),
        ({"website": "javascript:alert(1)"}, "geldige URL"),
        ({"slug": "ligo-kempen"}, "bestaat"),
        ({"description": "x" * 601}, "600"),
    ],
)
def test_what_cannot_be_is_said_and_what_was_typed_stays(editor_client, typed, said):
    answer = editor_client.post(f"{DESK}new/", TYPED | typed)
    assert answer.status_code == 200 and said in answer.text
    assert not Organisation.objects.filter(kind="youth", description__startswith="Spelen").exists()
    assert typed.get("name") == "Ligo Kempen" or "Spelen op woensdag." in answer.text or "x" * 600 in answer.text


@pytest.mark.parametrize("number", ["0403.019.261", "BE 0403 019 261", "0403019261"])
def test_a_company_number_is_kept_one_way(db, number):
    made = OrganisationFactory(kbo=number)
    assert (made.kbo, made.company_number) == ("0403019261", "0403.019.261")


def test_two_that_sound_alike_get_two_addresses(db):
    made = [OrganisationFactory(name=name).slug for name in ("Chiro Geel", "Chiro  Geel!", "Chiro-Geel")]
    assert made == ["chiro-geel", "chiro-geel-2", "chiro-geel-3"]
    assert OrganisationFactory(name="!!!").slug == "organisatie"


def test_it_is_found_by_a_name_it_had_before(editor_client):
    answer = editor_client.get(f"{DESK}?q=Basiseducatie")
    assert "Ligo Kempen" in answer.text and "Al-Arm" not in answer.text


@pytest.mark.parametrize("who", ["reviewer_client", "translator_client"])
def test_others_do_not_keep_them(request, who):
    assert request.getfixturevalue(who).get(f"{DESK}new/").status_code == 302
    assert request.getfixturevalue(who).post(f"{DESK}new/", TYPED).status_code == 302
    assert not Organisation.objects.filter(name="De Speelvogel").exists()


def test_editors_choose_what_counts_as_the_region_and_cannot_take_it_away(editor_client):
    region = Region.objects.get(slug="kempen")
    kept = list(region.municipalities.values_list("pk", flat=True))[1:]
    answer = editor_client.post(f"/admin/streken/edit/{region.pk}/", {"name": "Kempen", "slug": "kempen", "municipalities": kept})
    assert answer.status_code == 302 and region.municipalities.count() == len(kept)
    assert editor_client.post(f"/admin/streken/delete/{region.pk}/").status_code == 302
    assert Region.objects.filter(pk=region.pk).exists()


def test_what_merged_is_not_offered_as_a_home(db):
    ham = Organisation._meta.get_field("municipality").related_model.objects.get(name="Ham")
    organisation = OrganisationFactory.build(name="Harmonie van Ham", municipality=ham)
    with pytest.raises(ValidationError, match="municipality"):
        organisation.full_clean()
