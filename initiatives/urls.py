from django.urls import path

from initiatives import answering
from initiatives.suggesting import views

urlpatterns = [
    path("kaart/tip/", views.suggest, name="suggest"),
    path("initiatief/<int:pk>-<slug:slug>/juist/", views.report, name="initiative_report"),
    path("initiatief/bevestig/<str:token>/", answering.still_right, name="initiative_confirm"),
]
