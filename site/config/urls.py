from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from django.contrib.sitemaps.views import sitemap

from home import views
from home.search import search
from home.sitemap import SITEMAPS
from pictures.views import public_file
from stories.views import share_picture

urlpatterns = [
    path("", views.root),
    path("-/live", views.live),
    path("-/ready", views.ready),
    path("admin/", include(wagtailadmin_urls)),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}),
    path("toestemming/", views.change_of_mind, name="change_of_mind"),
    path("media/houses/<int:number>.png", share_picture),
    path("media/<path:path>", public_file),
    *i18n_patterns(
        path("zoeken/", search, name="search"),
        path("", include("stories.urls")),
        path("", include(wagtail_urls)),
    ),
]
