from django.urls import path

from partners.agenda import dates, views

urlpatterns = [
    path("zet-op-de-agenda/", views.add, name="partner_add"),
    path("zet-op-de-agenda/voorbeeld/", views.show_dates, name="partner_preview"),
    path("activiteit/<uuid:uid>/", views.activity, name="partner_activity"),
    path("activiteit/<uuid:uid>/wijzig/", views.change, name="partner_change"),
    path("activiteit/<uuid:uid>/weg/", views.away, name="partner_away"),
    path("activiteit/<uuid:uid>/alle-data/", dates.all_dates, name="partner_all_dates"),
    path("activiteit/<uuid:uid>/datum/<str:original>/", dates.one_date, name="partner_one_date"),
    path("activiteit/<uuid:uid>/vanaf/<str:original>/", dates.from_here, name="partner_from_here"),
]
