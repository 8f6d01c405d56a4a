from django.urls import path

from overview import organisations

urlpatterns = [
    path("organisatie/", organisations.everyone, name="organisations"),
    path("organisatie/<slug:slug>/", organisations.one, name="organisation"),
]
