"""The addresses of the exchange with partners."""

from __future__ import annotations

from django.urls import URLPattern, path

from werkzorg.uitwisseling import views

urlpatterns: list[URLPattern] = [
    path("uitwisseling/berichten/", views.bericht_lijst, name="bericht_lijst"),
    path("uitwisseling/berichten/<uuid:pk>/", views.bericht_detail, name="bericht_detail"),
    path("uitwisseling/protocollen/", views.protocol_lijst, name="protocol_lijst"),
    path("uitwisseling/protocollen/nieuw/", views.protocol_registreren, name="protocol_registreren"),
    path("uitwisseling/protocollen/<uuid:pk>/", views.protocol_detail, name="protocol_detail"),
    path(
        "uitwisseling/protocollen/<uuid:pk>/beeindigen/",
        views.protocol_beeindigen,
        name="protocol_beeindigen",
    ),
    path("uitwisseling/koppelingen/", views.koppeling_lijst, name="koppeling_lijst"),
    path("uitwisseling/koppelingen/nieuw/", views.client_registreren, name="client_registreren"),
    path("uitwisseling/koppelingen/<uuid:pk>/", views.koppeling_detail, name="koppeling_detail"),
    path(
        "uitwisseling/koppelingen/<uuid:pk>/sleutel/",
        views.client_sleutel_vernieuwen,
        name="client_sleutel_vernieuwen",
    ),
    path(
        "uitwisseling/koppelingen/<uuid:pk>/sleutel/intrekken/",
        views.client_sleutel_intrekken,
        name="client_sleutel_intrekken",
    ),
    path("uitwisseling/koppelingen/<uuid:pk>/intrekken/", views.client_intrekken, name="client_intrekken"),
]
