"""The addresses of the keepers' pages, below `/admin/`."""

from django.urls import path

from consent.desk.handing_over import hand_over_page
from consent.keeping import views

KEEPING = [
    path("toestemming/draag-over/", hand_over_page, name="consent_hand_over"),
    path("toestemming/hoe/", views.in_five_minutes, name="consent_five_minutes"),
    path("toestemming/register/", views.register, name="consent_register"),
    path("toestemming/register/verwerking/", views.record_of_processing, name="consent_processing"),
    path("toestemming/register/verwerking.csv", views.record_of_processing_csv, name="consent_processing_csv"),
    path("toestemming/register/<slug:name>/", views.register, name="consent_register_sheet"),
    path("toestemming/register/<slug:name>.csv", views.register_csv, name="consent_register_csv"),
    path("toestemming/expo/", views.expo, name="consent_expo"),
    path("toestemming/expo.csv", views.expo_csv, name="consent_expo_csv"),
    path("toestemming/herinnering/<int:reminder_id>/klaar/", views.reminder_done, name="consent_reminder_done"),
]
