from django.urls import path

from projects.indicators import views as indicators
from projects.theory import views as theory

urlpatterns = [
    path("theorie/<int:pk>/", theory.theory, name="theory"),
    path("cijfers/alle.csv", indicators.everything, name="indicators_csv"),
    path("cijfers/<uuid:uid>.csv", indicators.one, name="indicator_csv"),
]
