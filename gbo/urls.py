"""The addresses of the onthaaltrajecten; each subject has a list of its own."""

from django.urls import URLPattern, path

from gbo.views import advies, dekking, einden, onthaal, opvolgen, opvolging, wissen

_ADVIES = [
    path("deelnemers/<uuid:pk>/advies-welzijn/", advies.advies_welzijn_geven, name="advies_welzijn_geven"),
    path("advies-welzijn/<uuid:pk>/", advies.advies_welzijn_detail, name="advies_welzijn_detail"),
    path(
        "advies-welzijn/<uuid:pk>/weigering/",
        advies.advies_welzijn_weigering_registreren,
        name="advies_welzijn_weigering_registreren",
    ),
    path("advies-welzijn/<uuid:pk>/draag-over/", advies.gegevens_overdragen, name="gegevens_overdragen"),
]
_DEKKING = [
    path("onthaal/gemeenten/", dekking.gbo_samenwerking_lijst, name="gbo_samenwerking_lijst"),
    path(
        "onthaal/gemeenten/nieuw/", dekking.gbo_samenwerking_registreren, name="gbo_samenwerking_registreren"
    ),
    path("onthaal/gemeenten/<uuid:pk>/", dekking.gbo_samenwerking_detail, name="gbo_samenwerking_detail"),
    path(
        "onthaal/gemeenten/<uuid:pk>/wijzig/",
        dekking.gbo_samenwerking_wijzigen,
        name="gbo_samenwerking_wijzigen",
    ),
    path("onthaal/stand/", opvolging.onthaal_opvolging, name="onthaal_opvolging"),
]
_ONTHAAL = [
    path("onthaal/", onthaal.onthaal_lijst, name="onthaal_lijst"),
    path("onthaal/<uuid:pk>/", onthaal.onthaal_detail, name="onthaal_detail"),
    path("onthaal/<uuid:pk>/samenvatting/", onthaal.onthaal_samenvatting, name="onthaal_samenvatting"),
    path(
        "onthaal/<uuid:pk>/samenvatting/pdf/",
        onthaal.onthaal_samenvatting_pdf,
        name="onthaal_samenvatting_pdf",
    ),
    path("onthaal/<uuid:pk>/aanvaard/", opvolgen.onthaal_aanvaarden, name="onthaal_aanvaarden"),
    path("onthaal/<uuid:pk>/geef-door/", opvolgen.onthaal_doorgeven, name="onthaal_doorgeven"),
    path("onthaal/<uuid:pk>/stuur-terug/", opvolgen.onthaal_terugsturen, name="onthaal_terugsturen"),
    path("onthaal/<uuid:pk>/contact/", opvolgen.contactpoging_registreren, name="contactpoging_registreren"),
    path("onthaal/<uuid:pk>/start/", opvolgen.onthaal_starten, name="onthaal_starten"),
    path(
        "onthaal/<uuid:pk>/levensdomeinen/",
        opvolgen.levensregistratie_bewaren,
        name="levensregistratie_bewaren",
    ),
    path("onthaal/<uuid:pk>/rond-af/", einden.onthaal_afronden, name="onthaal_afronden"),
    path("onthaal/<uuid:pk>/verwijs-door/", einden.onthaal_doorverwijzen, name="onthaal_doorverwijzen"),
    path("onthaal/<uuid:pk>/stop/", einden.onthaal_afbreken, name="onthaal_afbreken"),
    path(
        "onthaal/<uuid:pk>/niet-bereikt/",
        einden.onthaal_onbereikbaar_sluiten,
        name="onthaal_onbereikbaar_sluiten",
    ),
]
_WISSEN = [
    path("onthaal/te-wissen/", wissen.onthaal_wislijst, name="onthaal_wislijst"),
    path("onthaal/<uuid:pk>/houd-tegen/", wissen.wissing_tegenhouden, name="wissing_tegenhouden"),
    path("onthaal/<uuid:pk>/laat-toe/", wissen.wissing_vrijgeven, name="wissing_vrijgeven"),
    path("onthaal/attesten/", wissen.wisattest_lijst, name="wisattest_lijst"),
    path("onthaal/attesten/<uuid:pk>/", wissen.wisattest_detail, name="wisattest_detail"),
    path("onthaal/cijfers/", wissen.onthaaltelling_lijst, name="onthaaltelling_lijst"),
]
urlpatterns: list[URLPattern] = [*_ADVIES, *_DEKKING, *_ONTHAAL, *_WISSEN]
