from django.urls import path

from materials import views

urlpatterns = [
    path("lenen/", views.catalogue, name="materials"),
]
