from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.urls import serve_pattern

from common.serving import serve
from home import views
from home.search import search
from home.sitemap import sitemap
from pictures.views import public_file
from stories.views import share_picture

urlpatterns = [
    path("", views.root),
    path("-/live", views.live),
    path("-/ready", views.ready),
    path("admin/", include(wagtailadmin_urls)),
    path("robots.txt", views.robots),
    path("sitemap.xml", sitemap),
    path("toestemming/", include("consent.families.urls")),
    path("partner/", include("partners.urls")),
    path("media/houses/<int:number>.png", share_picture),
    path("media/<path:path>", public_file),
    *i18n_patterns(
        path("", include("activities.urls")),
        path("", include("initiatives.urls")),
        path("", include("projects.urls")),
        path("", include("materials.urls")),
        path("zoeken/", search, name="search"),
        path("", include("overview.urls")),
        re_path(serve_pattern, serve, name="wagtail_serve"),
    ),
]
