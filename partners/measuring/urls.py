from django.urls import path

from partners.measuring import views

urlpatterns = [
    path("meten/", views.indicators, name="partner_measuring"),
    path("meten/<uuid:uid>/", views.measure, name="partner_measure"),
    path("meten/<uuid:uid>/<int:pk>/", views.correct, name="partner_measurement"),
    path("meten/<uuid:uid>/<int:pk>/weg/", views.away, name="partner_measurement_away"),
]
