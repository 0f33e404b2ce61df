"""The addresses of AMA; each subject has a list of its own."""

from django.urls import URLPattern, path

from ama.views import (
    aanwezigheden,
    documenten,
    ondertekenen,
    opmaken,
    overeenkomsten,
    tekenlinks,
    toestemming,
    wijzigen,
)

KERN: list[URLPattern] = [
    path("ama/overeenkomsten/<uuid:pk>/", overeenkomsten.overeenkomst_detail, name="overeenkomst_detail"),
]

AANWEZIGHEDEN: list[URLPattern] = [
    path(
        "ama/werkposten/<uuid:pk>/aanwezigheden/",
        aanwezigheden.aanwezigheden_registreren,
        name="aanwezigheden_registreren",
    ),
    path(
        "ama/werkposten/<uuid:pk>/aanwezigheden/terug/",
        aanwezigheden.aanwezigheden_terugnemen,
        name="aanwezigheden_terugnemen",
    ),
    path(
        "ama/overeenkomsten/<uuid:pk>/aanwezigheid/",
        aanwezigheden.aanwezigheid_verbeteren,
        name="aanwezigheid_verbeteren",
    ),
]

OPMAAK: list[URLPattern] = [
    path("ama/deelnemers/<uuid:pk>/overeenkomst/", opmaken.overeenkomst_opmaken, name="overeenkomst_opmaken"),
    path("ama/overeenkomsten/<uuid:pk>/bewerk/", opmaken.overeenkomst_bewerken, name="overeenkomst_bewerken"),
    path(
        "ama/overeenkomsten/<uuid:pk>/ontwerp.pdf",
        opmaken.overeenkomst_voorbeeld,
        name="overeenkomst_voorbeeld",
    ),
    path(
        "ama/overeenkomsten/<uuid:pk>/onderteken/",
        ondertekenen.overeenkomst_ondertekenen,
        name="overeenkomst_ondertekenen",
    ),
    path(
        "ama/overeenkomsten/<uuid:pk>/wijzig/", wijzigen.overeenkomst_wijzigen, name="overeenkomst_wijzigen"
    ),
    path(
        "ama/overeenkomsten/<uuid:pk>/wijziging-intrekken/",
        wijzigen.overeenkomstwijziging_intrekken,
        name="overeenkomstwijziging_intrekken",
    ),
    path("ama/overeenkomsten/<uuid:pk>/link/", tekenlinks.tekenlink_maken, name="tekenlink_maken"),
    path("teken/", tekenlinks.tekenen, name="tekenen"),
    path("ama/deelnemers/<uuid:pk>/statuut/", toestemming.statuut_vastleggen, name="statuut_vastleggen"),
    path(
        "ama/deelnemers/<uuid:pk>/toestemming/",
        toestemming.toestemming_registreren,
        name="toestemming_registreren",
    ),
    path(
        "ama/documenten/<uuid:pk>/opnieuw/",
        documenten.amadocument_opnieuw_maken,
        name="amadocument_opnieuw_maken",
    ),
]

urlpatterns = [
    *KERN,
    *AANWEZIGHEDEN,
    *OPMAAK,
]
