from django.urls import path

from stories import views

urlpatterns = [path("gemeente/<slug:slug>/", views.municipality, name="municipality")]
