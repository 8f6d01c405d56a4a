from django.urls import path

from partners.signals import views

urlpatterns = [
    path("signalen/", views.signals, name="partner_signals"),
    path("signalen/nieuw/", views.new, name="partner_signal_new"),
    path("signalen/<uuid:uid>/terug/", views.take_back, name="partner_signal_back"),
]
