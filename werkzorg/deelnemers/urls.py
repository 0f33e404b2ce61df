from django.urls import path

from werkzorg.deelnemers.views import (
    aansluiten,
    betrokkenheid,
    dubbels,
    importeren,
    lezen,
    ongedaan_maken,
    opzoeken,
    opzoekmelding,
    overlijden,
    registreren,
    samenvoegen,
    wijzigen,
)

urlpatterns = [
    path("", lezen.deelnemer_lijst, name="deelnemer_lijst"),
    path("zoek/", opzoeken.insz_opzoeken, name="insz_opzoeken"),
    path("nieuw/", aansluiten.deelnemer_aansluiten, name="deelnemer_aansluiten"),
    path("dubbel/", dubbels.dubbel_lijst, name="dubbel_lijst"),
    path("opzoekmeldingen/", opzoekmelding.opzoekmelding_lijst, name="opzoekmelding_lijst"),
    path(
        "opzoekmeldingen/<uuid:pk>/",
        opzoekmelding.opzoekmelding_afhandelen,
        name="opzoekmelding_afhandelen",
    ),
    path("<uuid:pk>/toon-insz/", opzoeken.insz_tonen, name="insz_tonen"),
    path("<uuid:pk>/vergelijk/", dubbels.dubbel_uitsluiten, name="dubbel_uitsluiten"),
    path("registreer/", registreren.deelnemer_registreren, name="deelnemer_registreren"),
    path("<uuid:pk>/", lezen.deelnemer_detail, name="deelnemer_detail"),
    path("<uuid:pk>/documenten/", lezen.deelnemer_documenten, name="deelnemer_documenten"),
    path("<uuid:pk>/insz/", registreren.insz_toevoegen, name="insz_toevoegen"),
    path("<uuid:pk>/wijzig/", wijzigen.deelnemer_wijzigen, name="deelnemer_wijzigen"),
    path("importeer/", importeren.deelnemers_importeren, name="deelnemers_importeren"),
    path("importeer/sjabloon/", importeren.import_sjabloon, name="import_sjabloon"),
    path("importeer/<uuid:pk>/", importeren.import_detail, name="import_detail"),
    path("importeer/<uuid:pk>/terug/", importeren.import_terugdraaien, name="import_terugdraaien"),
    path("<uuid:pk>/samenvoegen/", samenvoegen.deelnemers_samenvoegen, name="deelnemers_samenvoegen"),
    path(
        "<uuid:pk>/samenvoegen/ongedaan/",
        ongedaan_maken.samenvoeging_ongedaan_maken,
        name="samenvoeging_ongedaan_maken",
    ),
    path("<uuid:pk>/overlijden/", overlijden.overlijden_registreren, name="overlijden_registreren"),
    path("<uuid:pk>/wie-heeft-toegang/", betrokkenheid.deelnemer_toegang, name="deelnemer_toegang"),
    path(
        "<uuid:pk>/wie-heeft-toegang/geef/", betrokkenheid.betrokkenheid_openen, name="betrokkenheid_openen"
    ),
    path(
        "<uuid:pk>/wie-heeft-toegang/sluit/",
        betrokkenheid.betrokkenheid_sluiten,
        name="betrokkenheid_sluiten",
    ),
]
