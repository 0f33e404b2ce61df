"""The addresses of activeringstrajecten; each subject has a list of its own."""

from django.urls import URLPattern, path

from trajecten.views import (
    acties,
    beslissing,
    documenten,
    einde,
    exporteren,
    inlezen,
    lijst,
    looptijd,
    mandaatverlies,
    netwerk,
    notities,
    opvolging,
    opvolglijsten,
    oud,
    plan,
    planbewerken,
    stages,
    tandem,
    trajecten,
    verzoek,
)

KERN: list[URLPattern] = [
    path("trajecten/<uuid:pk>/", trajecten.traject_detail, name="traject_detail"),
    path(
        "trajecten/documenten/<uuid:pk>/maak/",
        documenten.trajectdocument_opnieuw_maken,
        name="trajectdocument_opnieuw_maken",
    ),
    path("trajecten/<uuid:pk>/exporteer/", exporteren.traject_exporteren, name="traject_exporteren"),
]

VERZOEK: list[URLPattern] = [
    path("trajecten/", lijst.traject_lijst, name="traject_lijst"),
    path("trajecten/inlezen/", inlezen.verzoeken_inlezen, name="verzoeken_inlezen"),
    path("trajecten/nieuw/<uuid:pk>/", verzoek.verzoek_registreren, name="verzoek_registreren"),
    path("trajecten/<uuid:pk>/verbeteren/", oud.oud_traject_verbeteren, name="oud_traject_verbeteren"),
    path("trajecten/<uuid:pk>/intrekken/", verzoek.verzoek_intrekken, name="verzoek_intrekken"),
    path("trajecten/<uuid:pk>/beoordelen/", beslissing.deelname_beoordelen, name="deelname_beoordelen"),
    path("trajecten/<uuid:pk>/toekennen/", beslissing.deelname_toekennen, name="deelname_toekennen"),
    path("trajecten/<uuid:pk>/weigeren/", beslissing.deelname_weigeren, name="deelname_weigeren"),
    path(
        "trajecten/<uuid:pk>/registreren/", beslissing.beslissing_registreren, name="beslissing_registreren"
    ),
]

_PLAN = "trajecten/<uuid:pk>/plan/"
PLAN: list[URLPattern] = [
    path(_PLAN, plan.trajectplan_detail, name="trajectplan_detail"),
    path(f"{_PLAN}bewerk/", planbewerken.trajectplan_bewerken, name="trajectplan_bewerken"),
    path(f"{_PLAN}draagkracht/", planbewerken.draagkracht_vastleggen, name="draagkracht_vastleggen"),
    path(f"{_PLAN}zorgmomenten/", planbewerken.zorgmoment_vastleggen, name="zorgmoment_vastleggen"),
    path(
        f"{_PLAN}akkoord/",
        plan.trajectplan_akkoord_registreren,
        name="trajectplan_akkoord_registreren",
    ),
    path(f"{_PLAN}dien-in/", plan.trajectplan_indienen, name="trajectplan_indienen"),
    path(f"{_PLAN}stuur-terug/", plan.trajectplan_terugsturen, name="trajectplan_terugsturen"),
    path(f"{_PLAN}registreer/", plan.trajectplan_registreren, name="trajectplan_registreren"),
]
NETWERK: list[URLPattern] = [
    path("trajecten/acties/", acties.actie_lijst, name="actie_lijst"),
    path("trajecten/acties/<uuid:pk>/", acties.actie_detail, name="actie_detail"),
    path("trajecten/acties/<uuid:pk>/toewijzen/", acties.actie_toewijzen, name="actie_toewijzen"),
    path("trajecten/acties/<uuid:pk>/uren/", acties.uren_registreren, name="uren_registreren"),
    path("trajecten/acties/<uuid:pk>/afwerken/", acties.actie_afwerken, name="actie_afwerken"),
    path("trajecten/uren/<uuid:pk>/terugnemen/", acties.uren_terugnemen, name="uren_terugnemen"),
    path("trajecten/uren/<uuid:pk>/verbeteren/", acties.uren_verbeteren, name="uren_verbeteren"),
    path("trajecten/plannen/", netwerk.plan_inbox, name="plan_inbox"),
    path("trajecten/netwerk/", netwerk.netwerk_detail, name="netwerk_detail"),
    path("trajecten/aanbod/", netwerk.aanbod_lijst, name="aanbod_lijst"),
    path("trajecten/aanbod/nieuw/", netwerk.aanbod_registreren, name="aanbod_registreren"),
    path("trajecten/aanbod/<uuid:pk>/", netwerk.aanbod_detail, name="aanbod_detail"),
    path("trajecten/aanbod/<uuid:pk>/wijzig/", netwerk.aanbod_wijzigen, name="aanbod_wijzigen"),
    path("trajecten/<uuid:pk>/stage/", stages.stage_starten, name="stage_starten"),
    path("trajecten/stages/<uuid:pk>/", stages.stage_detail, name="stage_detail"),
    path("trajecten/stages/<uuid:pk>/evalueren/", stages.stage_evalueren, name="stage_evalueren"),
]

TANDEM: list[URLPattern] = [
    path("trajecten/intakes/", tandem.intake_lijst, name="intake_lijst"),
    path("trajecten/verlof/", tandem.trajecten_overdragen, name="trajecten_overdragen"),
    path("trajecten/mandaten/", mandaatverlies.mandaatverlies_lijst, name="mandaatverlies_lijst"),
    path(
        "trajecten/mandaten/<uuid:pk>/handel-af/",
        mandaatverlies.mandaatverlies_afhandelen,
        name="mandaatverlies_afhandelen",
    ),
    path("trajecten/<uuid:pk>/tandem/", tandem.tandem_toewijzen, name="tandem_toewijzen"),
    path(
        "trajecten/<uuid:pk>/informatieplicht/",
        tandem.informatieplicht_bevestigen,
        name="informatieplicht_bevestigen",
    ),
    path("trajecten/<uuid:pk>/start/", tandem.traject_starten, name="traject_starten"),
    path("trajecten/<uuid:pk>/draag-over/", tandem.traject_overdragen, name="traject_overdragen"),
]

EINDE: list[URLPattern] = [
    path("trajecten/<uuid:pk>/eindverslag/", einde.eindverslag_detail, name="eindverslag_detail"),
    path("trajecten/<uuid:pk>/eindverslag/schrijf/", einde.eindverslag_bewerken, name="eindverslag_bewerken"),
    path("trajecten/<uuid:pk>/eindverslag/dien-in/", einde.eindverslag_indienen, name="eindverslag_indienen"),
    path("trajecten/<uuid:pk>/eindadvies/", einde.eindadvies_detail, name="eindadvies_detail"),
    path("trajecten/<uuid:pk>/eindadvies/schrijf/", einde.eindadvies_bewerken, name="eindadvies_bewerken"),
    path("trajecten/<uuid:pk>/eindadvies/bespreek/", einde.eindadvies_bespreken, name="eindadvies_bespreken"),
    path(
        "trajecten/<uuid:pk>/eindadvies/akkoord/",
        einde.eindadvies_akkoord_geven,
        name="eindadvies_akkoord_geven",
    ),
    path("trajecten/<uuid:pk>/eindadvies/dien-in/", einde.eindadvies_indienen, name="eindadvies_indienen"),
    path(
        "trajecten/<uuid:pk>/eindadvies/verbeter/", einde.eindadvies_verbeteren, name="eindadvies_verbeteren"
    ),
    path("trajecten/<uuid:pk>/einde/registreer/", einde.einde_registreren, name="einde_registreren"),
]

OPVOLGING: list[URLPattern] = [
    path("trajecten/<uuid:pk>/notities/", notities.notitie_lijst, name="notitie_lijst"),
    path("trajecten/<uuid:pk>/notities/nieuw/", notities.notitie_schrijven, name="notitie_schrijven"),
    path("trajecten/notities/<uuid:pk>/terug/", notities.notitie_terugnemen, name="notitie_terugnemen"),
    path("trajecten/notities/<uuid:pk>/opgevolgd/", notities.opvolging_afronden, name="opvolging_afronden"),
    path(
        "trajecten/<uuid:pk>/zorgnotities/nieuw/",
        notities.zorgnotitie_schrijven,
        name="zorgnotitie_schrijven",
    ),
    path(
        "trajecten/zorgnotities/<uuid:pk>/terug/",
        notities.zorgnotitie_terugnemen,
        name="zorgnotitie_terugnemen",
    ),
    path("trajecten/<uuid:pk>/zorgnotities/", opvolglijsten.zorgnotitie_lijst, name="zorgnotitie_lijst"),
    path("trajecten/<uuid:pk>/afspraken/", opvolglijsten.afspraak_lijst, name="afspraak_lijst"),
    path("trajecten/<uuid:pk>/evaluaties/", opvolglijsten.evaluatie_lijst, name="evaluatie_lijst"),
    path("trajecten/<uuid:pk>/documenten/", opvolglijsten.trajectstuk_lijst, name="trajectstuk_lijst"),
    path("trajecten/<uuid:pk>/afspraken/nieuw/", opvolging.afspraak_plannen, name="afspraak_plannen"),
    path("trajecten/afspraken/<uuid:pk>/afzeggen/", opvolging.afspraak_afzeggen, name="afspraak_afzeggen"),
    path(
        "trajecten/<uuid:pk>/evaluaties/nieuw/", opvolging.evaluatie_registreren, name="evaluatie_registreren"
    ),
    path(
        "trajecten/<uuid:pk>/documenten/nieuw/", opvolging.trajectstuk_toevoegen, name="trajectstuk_toevoegen"
    ),
]
LOOPTIJD: list[URLPattern] = [
    path("trajecten/<uuid:pk>/wat-als/", looptijd.traject_wat_als, name="traject_wat_als"),
    path("trajecten/<uuid:pk>/onderbreek/", looptijd.onderbreking_melden, name="onderbreking_melden"),
    path("trajecten/<uuid:pk>/hervat/", looptijd.onderbreking_beeindigen, name="onderbreking_beeindigen"),
    path("trajecten/<uuid:pk>/verleng/", looptijd.verlenging_vragen, name="verlenging_vragen"),
    path(
        "trajecten/<uuid:pk>/verlenging/toekennen/",
        looptijd.verlenging_toekennen,
        name="verlenging_toekennen",
    ),
    path(
        "trajecten/<uuid:pk>/verlenging/weigeren/", looptijd.verlenging_weigeren, name="verlenging_weigeren"
    ),
    path("trajecten/<uuid:pk>/stop/", looptijd.traject_stopzetten, name="traject_stopzetten"),
]

urlpatterns: list[URLPattern] = [
    *KERN,
    *VERZOEK,
    *TANDEM,
    *NETWERK,
    *PLAN,
    *EINDE,
    *OPVOLGING,
    *LOOPTIJD,
]
