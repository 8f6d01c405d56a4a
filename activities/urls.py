from django.urls import path

from activities.calendar import embedding
from activities.calendar import views as calendars
from activities.public import views

urlpatterns = [
    path("agenda/", views.agenda, name="agenda"),
    path("agenda/maand/<int:year>-<int:number>/", views.month_table, name="agenda_month"),
    path("agenda/agenda.ics", calendars.agenda, name="agenda_calendar"),
    path("agenda/inbedden/", embedding.page, name="agenda_embed"),
    path("agenda/inbedden/lijst.html", embedding.fragment, name="agenda_embed_list"),
    path("agenda/<slug:slug>/serie.ics", calendars.series, name="activity_calendar"),
    path("agenda/<slug:slug>/datum/<slug:when>.ics", calendars.one_date, name="activity_date_calendar"),
    path("agenda/<slug:slug>/", views.activity, name="activity"),
]
