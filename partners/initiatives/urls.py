from django.urls import path

from partners.initiatives import views

urlpatterns = [
    path("initiatief/nieuw/", views.add, name="partner_initiative_add"),
    path("initiatief/<uuid:uid>/", views.initiative, name="partner_initiative"),
    path("initiatief/<uuid:uid>/wijzigen/", views.change, name="partner_initiative_change"),
    path("initiatief/<uuid:uid>/weg/", views.away, name="partner_initiative_away"),
    path("initiatief/<uuid:uid>/klopt/", views.still_right, name="partner_initiative_right"),
]
