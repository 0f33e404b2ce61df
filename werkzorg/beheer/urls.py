from django.urls import path

from werkzorg.beheer.views import (
    account,
    concepten,
    documenten,
    hoedanigheid,
    inzage,
    meldingen,
    rechten,
    uitnodiging,
)

urlpatterns = [
    path("hoedanigheid/", hoedanigheid.hoedanigheid_kiezen, name="hoedanigheid_kiezen"),
    path("meldingen/afvinken/", meldingen.meldingen_afvinken, name="meldingen_afvinken"),
    path("concepten/bewaar/", concepten.concept_bewaren, name="concept_bewaren"),
    path("concepten/gooi-weg/", concepten.concept_weggooien, name="concept_weggooien"),
    path("documenten/<uuid:pk>/", documenten.document_openen, name="document_openen"),
    path("deelnemers/<uuid:pk>/inzage/", inzage.inzage_lijst, name="inzage_lijst"),
    path("deelnemers/<uuid:pk>/toegang/", rechten.toegang_detail, name="toegang_detail"),
    path("rechten/", rechten.rechten_overzicht, name="rechten_overzicht"),
    path("waarom-zie-ik-dit-niet/", rechten.toegang_uitleg, name="toegang_uitleg"),
    path("verifieer/", documenten.verifieer, name="verifieer"),
    path("uitnodiging/", uitnodiging.uitnodiging_aanvaarden, name="uitnodiging_aanvaarden"),
    path("account/beveiligen/", account.tweede_factor_kiezen, name="tweede_factor_kiezen"),
    path("account/toestellen/", account.sessie_lijst, name="sessie_lijst"),
    path("account/sessie/", account.sessie_verlengen, name="sessie_verlengen"),
    path("account/vergrendel/", account.scherm_vergrendelen, name="scherm_vergrendelen"),
    path("account/ontgrendel/", account.scherm_ontgrendelen, name="scherm_ontgrendelen"),
]
