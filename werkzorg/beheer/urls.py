from django.urls import path

from werkzorg.beheer.views import concepten, documenten, hoedanigheid, inzage, meldingen

urlpatterns = [
    path("hoedanigheid/", hoedanigheid.hoedanigheid_kiezen, name="hoedanigheid_kiezen"),
    path("meldingen/afvinken/", meldingen.meldingen_afvinken, name="meldingen_afvinken"),
    path("concepten/bewaar/", concepten.concept_bewaren, name="concept_bewaren"),
    path("concepten/gooi-weg/", concepten.concept_weggooien, name="concept_weggooien"),
    path("documenten/<uuid:pk>/", documenten.document_openen, name="document_openen"),
    path("deelnemers/<uuid:pk>/inzage/", inzage.inzage_lijst, name="inzage_lijst"),
    path("verifieer/", documenten.verifieer, name="verifieer"),
]
