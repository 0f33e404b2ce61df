"""A row in every table of AMA, also of what only just began."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from ama.models import (
    Aanwezigheidsinlezing,
    Betwisting,
    Contact,
    Contactmoment,
    Erkenningverlies,
    Signaal,
    Sluiting,
    Statuut,
    Tekenlink,
    Toestemming,
    Vaphsteun,
    Voorschot,
    Werkaanbod,
)
from ama.statussen import CONCEPT, DOORGESTROOMD, KLAAR, VOORGESTELD
from tests.ama import maken, maken_kwartaal, maken_wse
from tests.rolverdeling import Rolverdeling
from tests.trajecten.maken import in_handeling
from werkzorg.databank.perioden import reeks


def van_elke_tabel_een(cast: Rolverdeling) -> None:
    """A draft with a link to sign, an agreement with everything around it, and a run that was only computed."""
    maken.maak_overeenkomst(cast, status=CONCEPT)
    _sociale_economie(cast)
    ontwerp = maken.maak_overeenkomst(cast, status=KLAAR)
    versie = maken.maak_versie(ontwerp)
    actief = maken.maak_overeenkomst(cast)
    maken.maak_versie(actief)
    maken.maak_aanwezigheid(actief, maken.START)
    evaluatie = maken.maak_evaluatie(maken.maak_begeleiding(actief))
    maken.maak_sessie(actief)
    lijn = maken.maak_lijn(maken.maak_run(cast.departement), actief)
    wie, huis, altijd = actief.opgemaakt_door, actief.begeleider, reeks(maken.START, None)
    van = {"deelnemer": actief.deelnemer, "begeleider": huis}
    with in_handeling():
        evaluatie.groeimetingen.create(thema="structuur", begeleider=2, deelnemer=3)
        Tekenlink.objects.create(
            versie=versie, partij="deelnemer", code_hash="x", geldig_uren=72, gemaakt_door=wie
        )
        Statuut.objects.create(soort="leefloon", periode=altijd, vastgelegd_door=wie, **van)
        Vaphsteun.objects.create(soort="verblijf", periode=altijd, vastgelegd_door=wie, **van)
        Toestemming.objects.create(
            instantie="ocmw",
            uitkomst="gevraagd",
            gegeven_op=maken.START,
            van=maken.START,
            geregistreerd_door=wie,
            **van,
        )
        Signaal.objects.create(
            overeenkomst=actief, soort="niets_ingevuld", sinds=maken.START, zin="Niets ingevuld."
        )
        Aanwezigheidsinlezing.objects.create(
            organisatie=huis,
            gebruiker=wie,
            lidmaatschap=actief.begeleider_lid,
            aantal=1,
            nieuw=1,
            eerste_dag=maken.START,
            laatste_dag=maken.START,
            vervalt_op=timezone.now(),
        )
        Erkenningverlies.objects.create(overeenkomst=actief, laatste_dag=date(2026, 6, 30), reden="verlopen")
        Werkaanbod.objects.create(
            werkpost=actief.werkpost,
            periode=altijd,
            activiteiten=["inpakken"],
            plaatsen=3,
            open_dagen=[0, 1],
            geregistreerd_door=huis,
        )
        Sluiting.objects.create(
            werkpost=actief.werkpost,
            periode=reeks(date(2026, 7, 1), date(2026, 7, 10)),
            geregistreerd_door=huis,
        )
        contact = Contact.objects.create(
            begeleider=huis, naam="Bakkerij", sector="profit", stand="gecontacteerd", laatst_op=maken.START
        )
        Contactmoment.objects.create(contact=contact, op=maken.START, stand="gecontacteerd", door=wie)
        Voorschot.objects.create(
            begeleider=huis,
            jaar=2025,
            kwartaal=1,
            bedrag_cent=1,
            betaald_op=maken.START,
            geregistreerd_door=wie,
        )
        Betwisting.objects.create(
            lijn=lijn, grond="dagen", toelichting="Mei", betwist_door=wie, betwist_op=timezone.now()
        )


def _sociale_economie(cast: Rolverdeling) -> None:
    maken_wse.maak_toeleiding(cast, status=VOORGESTELD)
    gestart = maken_wse.maak_toeleiding(cast)
    maken_wse.maak_ontwikkelplan(gestart)
    maken_wse.maak_werkstap(gestart)
    maken_wse.maak_jaarbeslissing(gestart)
    verslag = maken_kwartaal.maak_verslag(gestart)
    maken_kwartaal.maak_kwartaallijn(verslag, gestart)
    maken_kwartaal.maak_kwartaalcorrectie(verslag)
    maken_kwartaal.maak_wsevoorschot(gestart)
    maken_wse.maak_doorstroom(maken_wse.maak_toeleiding(cast, status=DOORGESTROOMD))
