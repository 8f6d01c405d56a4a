from django.urls import path

from consent.families import reading, views
from consent.families.hearing import hear
from consent.families.receipt import receipt

urlpatterns = [
    path("", views.start, name="change_of_mind"),
    path("tekst/<int:notice_id>/geluid/", hear, name="notice_sound"),
    path("zonder-kaart/", views.without_card, name="without_card"),
    path("<slug:token>/", views.card, name="card"),
    path("<slug:token>/verhaal/", reading.read, name="card_story"),
    path("<slug:token>/antwoord/<int:number>/", views.answer, name="card_answer"),
    path("<slug:token>/bewijs/", receipt, name="card_receipt"),
    path("<slug:token>/foto/<int:picture_id>/", reading.picture, name="card_picture"),
    path("<slug:token>/opname/<int:file_id>/", reading.recording, name="card_recording"),
    path("<slug:token>/minder/<int:number>/", views.narrow, name="card_narrow"),
    path("<slug:token>/over-mij/", views.about_me, name="card_about_me"),
    path("<slug:token>/over-mij.json", views.about_me_json, name="card_about_me_json"),
    path("<slug:token>/weg/", views.take_back, name="card_take_back"),
]
