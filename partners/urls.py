from django.urls import include, path

from partners import imports, organisations, own_site, signing_in, views

urlpatterns = [
    path("", signing_in.start, name="partner_start"),
    path("code/<str:sent>/", signing_in.by_code, name="partner_code"),
    path("in/<slug:token>/", signing_in.by_link, name="partner_in"),
    path("uit/", signing_in.sign_out, name="partner_out"),
    path("uitnodiging/<str:token>/", views.invitation, name="partner_invitation"),
    path("nog-altijd/<str:token>/", views.still_here, name="partner_still_here"),
    path("doe-mee/", views.join, name="partner_join"),
    path("organisatie/<slug:slug>/", organisations.organisation, name="partner_organisation"),
    path("organisatie/<slug:slug>/mensen/", organisations.people, name="partner_people"),
    path("organisatie/<slug:slug>/mensen/<int:pk>/", organisations.person, name="partner_person"),
    path("organisatie/<slug:slug>/gegevens.json", organisations.export, name="partner_export"),
    path("organisatie/<slug:slug>/agenda-binnenhalen/", imports.start, name="partner_import"),
    path("organisatie/<slug:slug>/agenda-binnenhalen/stop/<int:pk>/", imports.stop, name="partner_import_stop"),
    path("organisatie/<slug:slug>/agenda-binnenhalen/<str:token>/", imports.plan, name="partner_import_plan"),
    path("organisatie/<slug:slug>/op-je-site/", own_site.own_site, name="partner_own_site"),
    path("activiteit/<uuid:uid>/los/", imports.loose, name="partner_loose"),
    path("activiteit/<uuid:uid>/uitdatabank.json", imports.uitdatabank, name="partner_uitdatabank"),
    path("", include("partners.agenda.urls")),
    path("", include("partners.initiatives.urls")),
    path("", include("partners.measuring.urls")),
    path("", include("partners.signals.urls")),
]
