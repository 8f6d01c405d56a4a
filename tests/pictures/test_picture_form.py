import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from wagtail.documents.forms import get_document_form
from wagtail.images.forms import get_image_form
from wagtail.models import UploadedFile

from pictures.demo_pictures import draw
from pictures.factories import FileFactory, PictureFactory, silent_mp3
from pictures.models import File, Picture


def answers(prefix="", **given):
    """What a browser sends: one line for each person, the empty lines too."""
    data = QueryDict(mutable=True)
    start = f"{prefix}-" if prefix else ""
    for name, value in ({"people_state": "none", "title": "", "alt_text": "", "tags": ""} | given).items():
        if name == "people":
            for who, element, treatment in [*value, ("", "", "none")]:
                data.appendlist(f"{start}people-who", str(who))
                data.appendlist(f"{start}people-element", element)
                data.appendlist(f"{start}people-treatment", treatment)
        else:
            data[f"{start}{name}"] = value
    return data


def picture_form(user, file=None, instance=None, **given):
    files = {"file": file} if file else {}
    return get_image_form(Picture)(answers(**given), files, user=user, instance=instance)


def png(name="jan.png"):
    return SimpleUploadedFile(name, draw("soup"))


def test_it_works(editor, story):
    friend = story.person("Friend")
    form = picture_form(editor, png(), people_state="listed", people=[(friend.pk, "face", "none"), ("unknown", "body", "blurred")])
    assert form.is_valid(), form.errors
    picture = form.save()
    assert picture.people_state == "listed"
    assert {(row.person, row.element, row.treatment) for row in picture.people.all()} == {(friend, "face", "none"), (None, "body", "blurred")}


def test_the_question_comes_first(editor):
    assert list(get_image_form(Picture)(user=editor).fields)[:2] == ["people_state", "people"]
    assert list(get_document_form(File)(user=editor).fields)[:2] == ["people_state", "people"]


def test_listed_needs_a_list(editor):
    form = picture_form(editor, png(), people_state="listed", people=[])
    assert not form.is_valid()
    assert form.has_error("people", "nobody_listed")


def test_nobody_and_somebody_do_not_go_together(editor, story):
    form = picture_form(editor, png(), people_state="none", people=[(story.teller.pk, "face", "none")])
    assert form.has_error("people_state", "somebody_listed")


def test_a_person_stands_there_once(editor, story):
    twice = [(story.teller.pk, "face", "none"), (story.teller.pk, "body", "none")]
    form = picture_form(editor, png(), people_state="listed", people=twice)
    assert form.has_error("people", "twice")
    assert str(story.teller) in str(form.errors)


@pytest.mark.parametrize("line", [("999999", "face", "none"), ("x", "face", "none"), ("unknown", "voice", "none"), ("unknown", "face", "x")])
def test_only_what_is_offered_may_be_chosen(line, editor, story):
    assert "people" in picture_form(editor, png(), people_state="listed", people=[line]).errors


def test_people_may_be_taken_off(editor, story):
    picture = story.picture_of(story.teller)
    form = picture_form(editor, instance=picture, people_state="none", people=[])
    assert form.is_valid(), form.errors
    form.save()
    assert picture.people.count() == 0


def test_the_same_answer_writes_nothing(editor, story):
    picture = story.picture_of(story.teller)
    before = picture.people.get().pk
    form = picture_form(editor, instance=picture, title="New title", people_state="listed", people=[(story.teller.pk, "face", "none")])
    assert form.is_valid(), form.errors
    form.save()
    assert picture.people.get().pk == before


def test_names_are_never_shown(editor, story, client):
    picture = story.picture_of(story.teller)
    page = client.get(f"/admin/images/{picture.pk}/").content.decode()
    assert "Alias" in page
    assert story.teller.code in page
    assert "Secretname" not in page


@pytest.mark.parametrize("kind", ["images", "documents"])
@pytest.mark.parametrize("url", ["", "results/", "add/", "multiple/add/", "chooser/"])
def test_every_admin_page_opens(kind, url, editor, client):
    PictureFactory()
    FileFactory()
    assert client.get(f"/admin/{kind}/{url}").status_code == 200


def test_the_list_can_be_narrowed_to_what_nobody_looked_at(editor, client):
    PictureFactory(title="Looked at", nobody=True)
    PictureFactory(title="Still to do")
    page = client.get("/admin/images/?people_state=unchecked").content.decode()
    assert "Still to do" in page
    assert "Looked at" not in page


def test_a_refused_upload_keeps_what_was_typed(editor, client):
    before = Picture.objects.count()
    data = answers(title="A title I typed", people_state="none").dict() | {"file": SimpleUploadedFile("a.jpg", draw("soup"))}
    answer = client.post("/admin/images/add/", data)
    assert answer.status_code == 200
    assert "inside it is: PNG" in answer.content.decode()
    assert "A title I typed" in answer.content.decode()
    assert Picture.objects.count() == before


def test_many_at_once_are_cleaned_and_unchecked(editor, client, stored, secrets):
    file = SimpleUploadedFile("jan-peeters.jpg", secrets("JPEG"))
    answer = client.post("/admin/images/multiple/add/", {"files[]": file, "title": "jan-peeters"}).json()
    assert answer["success"]
    picture = Picture.objects.latest("pk")
    assert picture.people_state == "unchecked"
    assert "jan" not in picture.title
    assert 'name="image-' in answer["form"]
    assert not any(b"SENTINEL" in content for content in stored("private").values())
    prefix = f"image-{picture.pk}"
    changed = client.post(f"/admin/images/multiple/{picture.pk}/", dict(answers(prefix, people_state="none", title="Soup", people=[]).lists()))
    assert changed.json()["success"]
    assert Picture.objects.latest("pk").people_state == "none"


def test_many_at_once_refuse_with_a_sentence(editor, client):
    file = SimpleUploadedFile("a.jpg", b"<html>")
    answer = client.post("/admin/images/multiple/add/", {"files[]": file, "title": "a"}).json()
    assert not answer["success"]
    assert "inside it is: web page" in answer["error_message"]


def test_an_upload_put_aside_is_clean_too(editor, client, stored, secrets):
    file = SimpleUploadedFile("jan-peeters.jpg", secrets("JPEG"))
    answer = client.post("/admin/images/multiple/add/", {"files[]": file, "title": "x" * 300}).json()
    assert answer["success"]
    assert UploadedFile.objects.filter(uploaded_by_user=editor).count() == 1
    (name, content), *_others = stored("private").items()
    assert b"SENTINEL" not in content
    assert "jan" not in name


def test_a_picture_chosen_while_writing_is_asked_about_too(editor, client):
    data = {f"image-chooser-upload-{name}": value for name, value in answers(people_state="none").items()}
    answer = client.post("/admin/images/chooser/create/", data | {"image-chooser-upload-file": png()})
    assert answer.json()["step"] == "chosen"
    assert Picture.objects.latest("pk").people_state == "none"


def test_sound_is_asked_about_too(editor, story):
    data = answers(people_state="listed", people=[(story.teller.pk, "voice", "none")])
    form = get_document_form(File)(data, {"file": SimpleUploadedFile("jan.mp3", silent_mp3())}, user=editor)
    assert form.is_valid(), form.errors
    assert form.save().people.get().person == story.teller


def test_choosing_people_takes_one_query_and_reads_no_name(editor, story, django_assert_num_queries):
    from pictures.people_field import people_choices

    with django_assert_num_queries(1) as asked:
        people_choices()
    assert "first_name" not in asked.captured_queries[0]["sql"]


def test_every_field_of_ours_has_help():
    from django.apps import apps

    for model in apps.get_app_config("pictures").get_models():
        for field in model._meta.fields:
            inherited = not type(field).__module__.startswith("pictures") and field.name in {
                "id", "title", "description", "width", "height", "created_at", "uploaded_by_user", "collection", "file_size", "file_hash",
                "focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height", "filter_spec", "focal_point_key",
            }  # fmt: skip
            assert field.help_text or inherited, f"{model.__name__}.{field.name}"
