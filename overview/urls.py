from django.urls import path

from overview import initiative, learning, municipalities, organisations, timeline
from overview.impact import page as impact
from overview.map import borders, embedding, files, openapi, page, points, tiles

urlpatterns = [
    path("kaart/", page.map_page, name="map"),
    path("kaart/punten.json", points.points, name="map_points"),
    path("kaart/initiatieven.csv", files.as_csv, name="map_csv"),
    path("kaart/initiatieven.geojson", files.as_geojson, name="map_geojson"),
    path("kaart/openapi.json", openapi.described, name="map_openapi"),
    path("kaart/grenzen-<int:level>.json", borders.borders, name="map_borders"),
    path("kaart/tegels/<int:z>/<int:x>/<int:y>", tiles.tile, name="map_tile"),
    path("kaart/inbedden/", embedding.page, name="map_embed"),
    path("kaart/inbedden/lijst.html", embedding.fragment, name="map_embed_list"),
    path("hoe-ver-staan-we/", impact.impact, name="impact"),
    path("hoe-ver-staan-we/<int:year>/", impact.annual, name="annual"),
    path("wat-we-leren/", learning.learning, name="learning"),
    path("tijdlijn/", timeline.timeline, name="timeline"),
    path("initiatief/<int:pk>/", initiative.short, name="initiative_short"),
    path("initiatief/<int:pk>-<slug:slug>/", initiative.one, name="initiative"),
    path("gemeente/<slug:slug>/", municipalities.one, name="municipality"),
    path("streek/<slug:slug>/", municipalities.region, name="region"),
    path("organisatie/", organisations.everyone, name="organisations"),
    path("organisatie/<slug:slug>/", organisations.one, name="organisation"),
]
