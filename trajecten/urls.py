"""The addresses of activeringstrajecten; each subject has a list of its own."""

from django.urls import URLPattern, path

from trajecten.views import beslissing, einde, mandaatverlies, plan, planbewerken, tandem, trajecten, verzoek

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

urlpatterns: list[URLPattern] = [*KERN, *VERZOEK, *TANDEM, *PLAN, *EINDE]
