"""The pages of activeringstrajecten beside the plan; parts of paginas.PAGINAS, filled by trajectstanden."""

from __future__ import annotations

from tests.browser.pagina import Pagina


def _p(groep: str, route: str, pad: str, titel: str, wie: str = "nele", vooraf: str = "") -> Pagina:
    return Pagina(groep, route, f"/trajecten/{pad}", titel, wie, vooraf=vooraf)


def _verzoek(*rest: str) -> Pagina:
    return _p("verzoeken", *rest)


def _netwerk(*rest: str) -> Pagina:
    return _p("netwerk", *rest)


def _opvolging(*rest: str) -> Pagina:
    return _p("opvolging", *rest)


def _einde(*rest: str) -> Pagina:
    return _p("einde", *rest)


TRAJECTEN = (
    _verzoek("traject_lijst", "", "Activeringstrajecten"),
    _verzoek("traject_lijst", "", "Activeringstrajecten", "vdab"),
    _verzoek("verzoek_registreren", "nieuw/{lien}/", "Vraag deelname aan"),
    _verzoek("verzoek_registreren", "nieuw/{lien}/", "Fout: Vraag deelname aan", "nele", "verstuur_leeg"),
    _verzoek("verzoeken_inlezen", "inlezen/", "Lees verzoeken in", "vdab"),
    _verzoek("traject_detail", "{gevraagd}/", "Traject {gevraagd_nummer}", "vdab"),
    _verzoek("deelname_beoordelen", "{gevraagd}/beoordelen/", "Beoordeel het verzoek", "vdab"),
    _verzoek("deelname_toekennen", "{beoordeeld}/toekennen/", "Ken de deelname toe", "vdab"),
    _verzoek(
        "deelname_toekennen", "{beoordeeld}/toekennen/", "Fout: Ken de deelname toe", "vdab", "verstuur_leeg"
    ),
    _verzoek("deelname_weigeren", "{beoordeeld}/weigeren/", "Weiger de deelname", "vdab"),
    _verzoek(
        "beslissing_registreren", "{toegekend}/registreren/", "Registreer in het persoonlijk dossier", "vdab"
    ),
    _verzoek("oud_traject_verbeteren", "{oud}/verbeteren/", "Verbeter dit oude dossier", "vdab"),
    _verzoek("verzoek_intrekken", "{gevraagd}/intrekken/", "Trek het verzoek in", "griet_gekozen"),
    _verzoek("intake_lijst", "intakes/", "Dossiers die op een tandem wachten"),
    _verzoek("tandem_toewijzen", "{intake}/tandem/", "Wijs een tandem toe"),
    _verzoek("traject_detail", "{toegewezen}/", "Traject {toegewezen_nummer}"),
    _verzoek("informatieplicht_bevestigen", "{toegewezen}/informatieplicht/", "Bevestig de informatieplicht"),
    _verzoek("traject_starten", "{toegewezen}/start/", "Start het traject"),
    _verzoek("traject_overdragen", "{lopend}/draag-over/", "Draag over"),
    _verzoek("trajecten_overdragen", "verlof/", "Draag over voor verlof"),
    _verzoek("mandaatverlies_lijst", "mandaten/", "Verloren mandaten", "vdab"),
    _verzoek("mandaatverlies_afhandelen", "mandaten/{verlies}/handel-af/", "Handel af", "vdab"),
    _netwerk("actie_lijst", "acties/", "Acties", "netwerk"),
    _netwerk("actie_lijst", "acties/", "Acties", "verlener"),
    _netwerk("actie_detail", "acties/{actie}/", "Actie voor {nummer}", "verlener"),
    _netwerk("actie_detail", "acties/{los}/", "Actie voor {nummer}", "netwerk"),
    _netwerk("actie_toewijzen", "acties/{los}/toewijzen/", "Wijs een dienstverlener toe", "netwerk"),
    _netwerk("uren_registreren", "acties/{actie}/uren/", "Schrijf uren op", "verlener"),
    _netwerk(
        "uren_registreren", "acties/{actie}/uren/", "Fout: Schrijf uren op", "verlener", "verstuur_leeg"
    ),
    _netwerk("uren_terugnemen", "uren/{uren}/terugnemen/", "Neem uren terug", "verlener"),
    _netwerk("uren_verbeteren", "uren/{uren}/verbeteren/", "Verbeter uren", "verlener"),
    _netwerk("actie_afwerken", "acties/{actie}/afwerken/", "Werk de actie af", "verlener"),
    _netwerk("plan_inbox", "plannen/", "Ontvangen plannen", "netwerk"),
    _netwerk("netwerk_detail", "netwerk/?regio=gent", "Netwerk van Gent", "netwerk"),
    _netwerk("traject_detail", "{lopend}/", "Traject {nummer}", "netwerk"),
    _netwerk("traject_detail", "{lopend}/", "Traject {nummer}"),
    _netwerk("aanbod_lijst", "aanbod/", "Catalogus van het aanbod", "verlener"),
    _netwerk("aanbod_detail", "aanbod/{aanbod}/", "{aanbodtitel}", "verlener"),
    _netwerk("aanbod_registreren", "aanbod/nieuw/", "Zet aanbod in de catalogus", "verlener"),
    _netwerk("aanbod_wijzigen", "aanbod/{aanbod}/wijzig/", "Wijzig het aanbod", "verlener"),
    _netwerk("stage_starten", "{lopend}/stage/", "Leg een stage vast"),
    _netwerk("stage_detail", "stages/{stage}/", "Stage voor {nummer}"),
    _netwerk("stage_evalueren", "stages/{stage}/evalueren/", "Evalueer de stage"),
    _opvolging("traject_detail", "{lopend}/", "Traject {nummer}"),
    _opvolging("notitie_lijst", "{lopend}/notities/", "Notities"),
    _opvolging("notitie_schrijven", "{lopend}/notities/nieuw/", "Schrijf een notitie"),
    _opvolging("notitie_terugnemen", "notities/{notitie}/terug/", "Neem de notitie terug"),
    _opvolging("opvolging_afronden", "notities/{opvolgen}/opgevolgd/", "Rond de opvolging af", "werk"),
    _opvolging("zorgnotitie_schrijven", "{lopend}/zorgnotities/nieuw/", "Schrijf een zorgnotitie"),
    _opvolging("zorgnotitie_terugnemen", "zorgnotities/{zorgnotitie}/terug/", "Neem de zorgnotitie terug"),
    _opvolging("zorgnotitie_lijst", "{lopend}/zorgnotities/", "Zorgnotities"),
    _opvolging("afspraak_lijst", "{lopend}/afspraken/", "Afspraken"),
    _opvolging("evaluatie_lijst", "{lopend}/evaluaties/", "Evaluaties"),
    _opvolging("trajectstuk_lijst", "{lopend}/documenten/", "Toegevoegde documenten"),
    _opvolging("afspraak_plannen", "{lopend}/afspraken/nieuw/", "Plan een afspraak"),
    _opvolging("afspraak_afzeggen", "afspraken/{afspraak}/afzeggen/", "Zeg af"),
    _opvolging("evaluatie_registreren", "{lopend}/evaluaties/nieuw/", "Registreer een evaluatie"),
    _opvolging("trajectstuk_toevoegen", "{lopend}/documenten/nieuw/", "Voeg een document toe"),
    _opvolging("traject_exporteren", "{lopend}/exporteer/", "Exporteer als OSLO-document"),
    _opvolging("traject_wat_als", "{lopend}/wat-als/", "Wat als"),
    _opvolging("onderbreking_melden", "{lopend}/onderbreek/", "Meld een onderbreking"),
    _opvolging("onderbreking_beeindigen", "{stil}/hervat/", "Beëindig de onderbreking"),
    _opvolging("verlenging_vragen", "{lopend}/verleng/", "Vraag een verlenging"),
    _opvolging("traject_detail", "{gevraagd}/", "Traject {gevraagd_nummer}", "vdab"),
    _opvolging("verlenging_toekennen", "{gevraagd}/verlenging/toekennen/", "Ken de verlenging toe", "vdab"),
    _opvolging("verlenging_weigeren", "{gevraagd}/verlenging/weigeren/", "Weiger de verlenging", "vdab"),
    _opvolging("traject_stopzetten", "{jong}/stop/", "Zet het traject stop"),
    _einde("traject_detail", "{verslag}/", "Traject {verslag_nummer}"),
    _einde("eindverslag_bewerken", "{verslag}/eindverslag/schrijf/", "Schrijf het eindverslag"),
    _einde("eindverslag_detail", "{verslag}/eindverslag/", "Eindverslag {verslag_nummer}"),
    _einde("eindverslag_indienen", "{vol}/eindverslag/dien-in/", "Dien het eindverslag in"),
    _einde("eindadvies_bewerken", "{zonder}/eindadvies/schrijf/", "Schrijf het eindadvies"),
    _einde("eindadvies_bespreken", "{advies}/eindadvies/bespreek/", "Leg het gesprek vast"),
    _einde("eindadvies_akkoord_geven", "{besproken}/eindadvies/akkoord/", "Geef je akkoord"),
    _einde("eindadvies_indienen", "{klaar}/eindadvies/dien-in/", "Dien het eindadvies in"),
    _einde("eindadvies_detail", "{weg}/eindadvies/", "Eindadvies {weg_nummer}"),
    _einde("eindadvies_verbeteren", "{weg}/eindadvies/verbeter/", "Verbeter het eindadvies"),
    _einde("einde_registreren", "{weg}/einde/registreer/", "Leg de registratie vast"),
)
