"""An editor covers a face: by mouse, by keyboard alone, without script."""

import pytest
from playwright.sync_api import expect

from pictures.factories import PictureFactory
from pictures.models import Picture
from tests.pictures.photos import jpeg


@pytest.fixture
def picture(site):
    return PictureFactory(data=jpeg(1), file_name="a.jpg", nobody=True)


@pytest.fixture
def at_the_picture(picture, sign_in):
    def go(page):
        sign_in(page, "redactie")
        page.goto(f"/admin/images/{picture.pk}/")
        page.get_by_role("link", name="Maak onherkenbaar").click()
        expect(page.locator("h1, h2").filter(has_text="Maak onherkenbaar").first).to_be_visible()
        return page

    return go


def numbers(page, row=0):
    return [float(page.locator(f"[name=box-{row}-{side}]").input_value() or 0) for side in ("left", "top", "width", "height")]


def keep(page, picture):
    page.get_by_role("button", name="Voorbeeld").click()
    expect(page.get_by_text("Het origineel wordt gewist. Dat kan je niet ongedaan maken.")).to_be_visible()
    assert page.locator(".boxes__example img").evaluate("image => image.naturalWidth") == 960
    page.get_by_role("button", name="Bewaar voor altijd").click()
    page.wait_for_url(f"**/admin/images/{picture.pk}/")
    assert Picture.objects.get(pk=picture.pk).file.name != picture.file.name


def test_by_mouse(page, picture, at_the_picture, complaints):
    said = complaints(page)
    at_the_picture(page)
    assert page.locator("[data-box-row]:visible").count() == 0
    stage = page.locator("[data-boxes-stage] img").bounding_box()
    x, y, width, height = stage["x"], stage["y"], stage["width"], stage["height"]
    page.mouse.move(x + width * 0.2, y + height * 0.3)
    page.mouse.down()
    page.mouse.move(x + width * 0.5, y + height * 0.5, steps=4)
    page.mouse.up()
    assert numbers(page) == pytest.approx([20, 30, 30, 20], abs=0.6)
    page.mouse.move(x + width * 0.3, y + height * 0.4)
    page.mouse.down()
    page.mouse.move(x + width * 0.4, y + height * 0.4, steps=4)
    page.mouse.up()
    assert numbers(page) == pytest.approx([30, 30, 30, 20], abs=0.6)
    page.mouse.move(x + width * 0.6 - 4, y + height * 0.5 - 4)
    page.mouse.down()
    page.mouse.move(x + width * 0.7, y + height * 0.6, steps=4)
    page.mouse.up()
    assert numbers(page) == pytest.approx([30, 30, 40, 30], abs=0.6)
    assert page.locator("[data-box-row]:visible").count() == 1
    keep(page, picture)
    assert said == []


def test_by_keyboard(page, picture, at_the_picture):
    at_the_picture(page)
    page.get_by_role("button", name="Voeg een vak toe").press("Enter")
    assert page.evaluate("document.activeElement.className").startswith("boxes__box")
    for key in ("ArrowRight", "ArrowRight", "ArrowUp", "Shift+ArrowRight", "Shift+ArrowDown"):
        page.keyboard.press(key)
    assert numbers(page) == [42, 39, 21, 21]
    expect(page.locator("[data-boxes-said]")).to_contain_text("42")
    page.keyboard.press("Delete")
    assert numbers(page) == [0, 0, 0, 0]
    page.keyboard.press("Enter")
    assert numbers(page) == [40, 40, 20, 20]
    keep(page, picture)


def test_by_finger_on_a_small_phone(phone, picture, at_the_picture):
    at_the_picture(phone)
    phone.get_by_role("button", name="Voeg een vak toe").tap()
    assert numbers(phone) == [40, 40, 20, 20]
    fields = phone.locator(".boxes :is(input:not([type=hidden]), select, img, button):visible")
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= 360 for box in (field.bounding_box() for field in fields.all()))
    keep(phone, picture)


def test_without_script(page_without_script, picture, sign_in):
    page = page_without_script
    sign_in(page, "redactie")
    page.goto(f"/admin/images/{picture.pk}/onherkenbaar/")
    assert page.locator("[data-box-row]:visible").count() == 8
    for side, value in {"left": "25", "top": "25", "width": "20", "height": "40"}.items():
        page.locator(f"[name=box-0-{side}]").fill(value)
    keep(page, picture)


def test_numbers_move_the_box(page, picture, at_the_picture):
    at_the_picture(page)
    page.get_by_role("button", name="Voeg een vak toe").click()
    page.locator("[name=box-0-left]").fill("10")
    stage, box = page.locator("[data-boxes-stage]").bounding_box(), page.locator(".boxes__box:visible").bounding_box()
    assert (box["x"] - stage["x"]) / stage["width"] == pytest.approx(0.1, abs=0.01)
