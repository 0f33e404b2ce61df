"""The addresses of activeringstrajecten; each subject has a list of its own."""

from django.urls import URLPattern, path

from trajecten.views import beslissing, trajecten, verzoek

KERN: list[URLPattern] = [
    path("trajecten/<uuid:pk>/", trajecten.traject_detail, name="traject_detail"),
]

VERZOEK: list[URLPattern] = [
    path("trajecten/nieuw/<uuid:pk>/", verzoek.verzoek_registreren, name="verzoek_registreren"),
    path("trajecten/<uuid:pk>/intrekken/", verzoek.verzoek_intrekken, name="verzoek_intrekken"),
    path("trajecten/<uuid:pk>/beoordelen/", beslissing.deelname_beoordelen, name="deelname_beoordelen"),
    path("trajecten/<uuid:pk>/toekennen/", beslissing.deelname_toekennen, name="deelname_toekennen"),
    path("trajecten/<uuid:pk>/weigeren/", beslissing.deelname_weigeren, name="deelname_weigeren"),
    path(
        "trajecten/<uuid:pk>/registreren/", beslissing.beslissing_registreren, name="beslissing_registreren"
    ),
]

urlpatterns: list[URLPattern] = [*KERN, *VERZOEK]
