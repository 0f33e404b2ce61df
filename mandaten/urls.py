"""The addresses of mandaten: the desk and the applications under /mandaten/, the public pages at the top."""

from __future__ import annotations

from django.urls import URLPattern, path

from mandaten.views import (
    aanvragen,
    aanvulling,
    behandeling,
    beslissen,
    besluiten,
    bewerken,
    brieven,
    controle,
    deelnames,
    fusies,
    handhaving,
    herbeslissen,
    inlezen,
    openbaar,
    oproepen,
    overzicht,
    sancties,
    toekenningen,
)

urlpatterns: list[URLPattern] = [
    path("mandaten/", overzicht.mandaten_overzicht, name="mandaten_overzicht"),
    path("mandaten/oproepen/", oproepen.oproep_lijst, name="oproep_lijst"),
    path("mandaten/oproepen/publiceer/", oproepen.oproep_publiceren, name="oproep_publiceren"),
    path("mandaten/oproepen/<uuid:pk>/", oproepen.oproep_detail, name="oproep_detail"),
    path("mandaten/oproepen/<uuid:pk>/heropen/", oproepen.oproep_heropenen, name="oproep_heropenen"),
    path("mandaten/oproepen/<uuid:pk>/sluit/", oproepen.oproep_sluiten, name="oproep_sluiten"),
    path("mandaten/oproepen/<uuid:pk>/nagekeken/", oproepen.oproep_nakijken, name="oproep_nakijken"),
    # For everybody, without signing in.
    path("oproepen/", openbaar.oproepen_openbaar, name="oproepen_openbaar"),
    path("oproepen/<uuid:pk>/", openbaar.oproep_openbaar, name="oproep_openbaar"),
    path("register/", openbaar.register_openbaar, name="register"),
    path("register/csv/", openbaar.register_csv, name="register_csv"),
    path("register/json/", openbaar.register_json, name="register_json"),
    path(
        "mandaten/aanvragen/<uuid:pk>/beslissing/voorstellen/",
        beslissen.beslissing_voorstellen,
        name="beslissing_voorstellen",
    ),
    path(
        "mandaten/aanvragen/<uuid:pk>/beslissing/",
        beslissen.beslissing_bekrachtigen,
        name="beslissing_bekrachtigen",
    ),
    path(
        "mandaten/aanvragen/<uuid:pk>/beslissing/terugsturen/",
        beslissen.voorstel_terugsturen,
        name="voorstel_terugsturen",
    ),
    path(
        "mandaten/aanvragen/<uuid:pk>/mandaat/toekennen/",
        beslissen.mandaat_toekennen,
        name="mandaat_toekennen",
    ),
    path(
        "mandaten/aanvragen/<uuid:pk>/mandaat/weigeren/", beslissen.mandaat_weigeren, name="mandaat_weigeren"
    ),
    path(
        "mandaten/aanvragen/<uuid:pk>/erkenning/verlenen/",
        beslissen.erkenning_verlenen,
        name="erkenning_verlenen",
    ),
    path(
        "mandaten/aanvragen/<uuid:pk>/erkenning/weigeren/",
        beslissen.erkenning_weigeren,
        name="erkenning_weigeren",
    ),
    path(
        "mandaten/aanvragen/<uuid:pk>/contingent/toekennen/",
        beslissen.contingent_toekennen,
        name="contingent_toekennen",
    ),
    path(
        "mandaten/aanvragen/<uuid:pk>/contingent/weigeren/",
        beslissen.contingent_weigeren,
        name="contingent_weigeren",
    ),
    path("mandaten/besluiten/", besluiten.besluit_lijst, name="besluit_lijst"),
    path("mandaten/besluiten/<uuid:pk>/", besluiten.besluit_detail, name="besluit_detail"),
    path("mandaten/besluiten/<uuid:pk>/beroep/", besluiten.beroep_registreren, name="beroep_registreren"),
    path("mandaten/besluiten/<uuid:pk>/herzie/", herbeslissen.besluit_herzien, name="besluit_herzien"),
    path("mandaten/beroepen/<uuid:pk>/uitkomst/", besluiten.beroep_afhandelen, name="beroep_afhandelen"),
    path("mandaten/brieven/<uuid:pk>/maak/", brieven.brief_opnieuw_maken, name="brief_opnieuw_maken"),
    path("mandaten/behandeling/", behandeling.behandeling_lijst, name="behandeling_lijst"),
    path("mandaten/oproepen/<uuid:pk>/vergelijk/", behandeling.oproep_vergelijken, name="oproep_vergelijken"),
    path("mandaten/aanvragen/<uuid:pk>/vraag/", behandeling.aanvulling_vragen, name="aanvulling_vragen"),
    path(
        "mandaten/aanvragen/<uuid:pk>/neem-terug/",
        behandeling.aanvulling_intrekken,
        name="aanvulling_intrekken",
    ),
    path(
        "mandaten/aanvragen/<uuid:pk>/ontvankelijk/",
        behandeling.ontvankelijk_verklaren,
        name="ontvankelijk_verklaren",
    ),
    path(
        "mandaten/aanvragen/<uuid:pk>/niet-ontvankelijk/",
        behandeling.onontvankelijk_verklaren,
        name="onontvankelijk_verklaren",
    ),
    path("mandaten/aanvragen/<uuid:pk>/advies/", behandeling.advies_geven, name="advies_geven"),
    path(
        "mandaten/toekenningen/<uuid:pk>/tekortkoming/",
        handhaving.tekortkoming_vaststellen,
        name="tekortkoming_vaststellen",
    ),
    path(
        "mandaten/toekenningen/<uuid:pk>/schorsing/opheffen/",
        sancties.schorsing_opheffen,
        name="schorsing_opheffen",
    ),
    path("mandaten/handhaving/", handhaving.handhaving_lijst, name="handhaving_lijst"),
    path("mandaten/handhaving/<uuid:pk>/", handhaving.handhaving_detail, name="handhaving_detail"),
    path(
        "mandaten/handhaving/<uuid:pk>/voornemen/", handhaving.voornemen_meedelen, name="voornemen_meedelen"
    ),
    path("mandaten/handhaving/<uuid:pk>/verweer/", handhaving.verweer_indienen, name="verweer_indienen"),
    path(
        "mandaten/handhaving/<uuid:pk>/verweer/registreer/",
        handhaving.verweer_registreren,
        name="verweer_registreren",
    ),
    path(
        "mandaten/handhaving/<uuid:pk>/vergoeding/",
        sancties.vergoeding_verminderen,
        name="vergoeding_verminderen",
    ),
    path("mandaten/handhaving/<uuid:pk>/schors/", sancties.mandaat_schorsen, name="mandaat_schorsen"),
    path("mandaten/handhaving/<uuid:pk>/trek-in/", sancties.mandaat_intrekken, name="mandaat_intrekken"),
    path(
        "mandaten/handhaving/<uuid:pk>/trek-erkenning-in/",
        sancties.erkenning_intrekken,
        name="erkenning_intrekken",
    ),
    path(
        "mandaten/handhaving/<uuid:pk>/sluit/", handhaving.handhaving_afsluiten, name="handhaving_afsluiten"
    ),
    path("mandaten/controles/", controle.controle_lijst, name="controle_lijst"),
    path("mandaten/controles/start/", controle.controle_starten, name="controle_starten"),
    path("mandaten/controles/<uuid:pk>/", controle.controle_detail, name="controle_detail"),
    path("mandaten/controles/<uuid:pk>/sluit/", controle.controle_afsluiten, name="controle_afsluiten"),
    path(
        "mandaten/controledossiers/<uuid:pk>/",
        controle.controledossier_detail,
        name="controledossier_detail",
    ),
    path(
        "mandaten/controledossiers/<uuid:pk>/bevindingen/",
        controle.bevindingen_vastleggen,
        name="bevindingen_vastleggen",
    ),
    path(
        "mandaten/controledossiers/<uuid:pk>/antwoord/",
        controle.bevindingen_beantwoorden,
        name="bevindingen_beantwoorden",
    ),
    path(
        "mandaten/controledossiers/<uuid:pk>/besluit/",
        controle.controledossier_besluiten,
        name="controledossier_besluiten",
    ),
    path(
        "mandaten/controledossiers/<uuid:pk>/opvolging/",
        controle.opvolging_registreren,
        name="opvolging_registreren",
    ),
    path("mandaten/aanvragen/", aanvragen.aanvraag_lijst, name="aanvraag_lijst"),
    path("mandaten/aanvragen/start/", aanvragen.aanvraag_starten, name="aanvraag_starten"),
    path("mandaten/aanvragen/<uuid:pk>/", aanvragen.aanvraag_detail, name="aanvraag_detail"),
    path("mandaten/aanvragen/<uuid:pk>/bewerk/", bewerken.aanvraag_bewerken, name="aanvraag_bewerken"),
    path("mandaten/aanvragen/<uuid:pk>/indienen/", aanvragen.aanvraag_indienen, name="aanvraag_indienen"),
    path("mandaten/aanvragen/<uuid:pk>/intrekken/", aanvragen.aanvraag_intrekken, name="aanvraag_intrekken"),
    path("mandaten/aanvragen/<uuid:pk>/antwoord/", aanvulling.aanvulling_geven, name="aanvulling_geven"),
    path(
        "mandaten/deelnames/<uuid:pk>/bevestig/",
        deelnames.deelname_partner_bevestigen,
        name="deelname_partner_bevestigen",
    ),
    path(
        "mandaten/deelnames/<uuid:pk>/doe-niet-mee/",
        deelnames.deelname_partner_afwijzen,
        name="deelname_partner_afwijzen",
    ),
    path("mandaten/toekenningen/", toekenningen.toekenning_lijst, name="toekenning_lijst"),
    path("mandaten/toekenningen/fusie/", fusies.fusie_registreren, name="fusie_registreren"),
    path("mandaten/toekenningen/<uuid:pk>/", toekenningen.toekenning_detail, name="toekenning_detail"),
    path(
        "mandaten/toekenningen/<uuid:pk>/samenstelling/",
        toekenningen.samenstelling_wijzigen,
        name="samenstelling_wijzigen",
    ),
    path("mandaten/inlezen/", inlezen.toekenningen_inlezen, name="toekenningen_inlezen"),
    path("mandaten/inlezen/sjabloon/", inlezen.inlezing_sjabloon, name="inlezing_sjabloon"),
    path("mandaten/inlezen/<uuid:pk>/", inlezen.inlezing_detail, name="inlezing_detail"),
    path(
        "mandaten/inlezen/<uuid:pk>/draai-terug/", inlezen.inlezing_terugdraaien, name="inlezing_terugdraaien"
    ),
    path("mandaten/toekenningen/<uuid:pk>/fusie/", fusies.fusie_opvolgen, name="fusie_opvolgen"),
    path("mandaten/toekenningen/<uuid:pk>/vraag/", toekenningen.wijziging_vragen, name="wijziging_vragen"),
    path("mandaten/toekenningen/<uuid:pk>/stop/", toekenningen.mandaat_stopzetten, name="mandaat_stopzetten"),
    path(
        "mandaten/toekenningen/<uuid:pk>/herzie/", toekenningen.contingent_herzien, name="contingent_herzien"
    ),
    path("mandaten/vragen/<uuid:pk>/wijs-af/", toekenningen.wijziging_afwijzen, name="wijziging_afwijzen"),
]
