"""What the tests about the life of a grant share: a desk, a partnership, its seats, and what the clock does."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from mandaten.domein.samenstelling import Wijziging
from mandaten.handelingen.samenstelling import samenstelling_wijzigen, wijziging_vragen
from mandaten.models import Bevoegdheid, Contingentjaar, Lid, Toekenning, Wijzigingsvraag
from mandaten.tasks.levensloop import mandaten_bewaken
from tests.documenten import proefbestanden as proef
from tests.mandaten.maken import beheerder_van as nieuwe_beheerder
from tests.mandaten.maken import in_handeling, maak_toekenning
from tests.rolverdeling import Speler, maak_organisatie
from werkzorg.documenten.intake import Aangenomen
from werkzorg.handelen.klok import Telling
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.organisaties.models import Lidmaatschap, Organisatie
from werkzorg.werklijst.models import Taak

DAG = timedelta(days=1)
KLOK = Klok("mandaten_bewaken")


def vandaag() -> date:
    """The day on which the acts say it is."""
    return timezone.localdate()


def beheerder_van(organisatie: Organisatie) -> Speler:
    """A manager of this organisation: the one who is there already, otherwise a new one."""
    al = Lidmaatschap.objects.filter(organisatie=organisatie, rol="organisatiebeheerder").first()
    return Speler(al.gebruiker, al) if al else nieuwe_beheerder(organisatie)


def lid(toekenning: Toekenning, plaats: str) -> Lid:
    """The last member on this seat."""
    return toekenning.leden.filter(plaats=plaats).order_by("-periode")[0]


def bevoegden(toekenning: Toekenning, dag: date) -> set[Any]:
    """Who may do something by this grant on this day."""
    rijen = Bevoegdheid.objects.geldig_op(dag).filter(toekenning=toekenning)
    return set(rijen.values_list("organisatie_id", flat=True))


def open_taken(soort: str, toekenning: Toekenning) -> list[Taak]:
    """The open tasks of this kind about this grant."""
    return list(Taak.objects.filter(soort=soort, object_id=toekenning.pk, klaar_op=None).order_by("rol"))


def vertrek(
    desk: Speler, toekenning: Toekenning, plaats: str = "B", op: date | None = None, **anders: Any
) -> Toekenning:
    """The partner on this seat leaves, by the act; today is its last day unless said otherwise."""
    toekenning.refresh_from_db()
    if "nieuw" in anders:
        anders["plaats"] = plaats
    return samenstelling_wijzigen(
        toekenning,
        wijziging=Wijziging(
            vertrekker=lid(toekenning, plaats).pk, laatste_dag=op or vandaag(), reden="Stopt ermee.", **anders
        ),
        versie=toekenning.versie,
        vraag=None,
        instemming=instemming() if "nieuw" in anders else None,
        door=desk.door,
    )


def instemming() -> Aangenomen:
    """The written consent of who joins, as it is taken in."""
    return Aangenomen("instemming.pdf", "application/pdf", proef.pdf())


def nieuwe(soort: str, naam: str = "Nieuweling") -> Organisatie:
    """An organisation that takes part in nothing yet."""
    return maak_organisatie(naam, soort)


def maak_contingent(**jaren: int) -> Toekenning:
    """A contingent without an end, with these places per year (j2026=10)."""
    toekenning = maak_toekenning("contingent", tot=None)
    with in_handeling():
        for jaar, plaatsen in jaren.items():
            Contingentjaar.objects.create(toekenning=toekenning, jaar=int(jaar[1:]), plaatsen=plaatsen)
    return toekenning


def gevraagd(toekenning: Toekenning, soort: str = "stopzetting", **wat: Any) -> Wijzigingsvraag:
    """What the manager of its holder asked: by default to stop after today plus thirty days."""
    beheerder = beheerder_van(toekenning.houder)
    if soort == "stopzetting":
        wat = {"laatste_dag": vandaag() + 30 * DAG, "reden": "Te weinig mensen.", **wat}
    return wijziging_vragen(toekenning, soort=soort, wijziging=Wijziging(**wat), door=beheerder.door)


def klok(dag: date) -> Telling:
    """One round of the clock job, as if it were that day."""
    telling = mandaten_bewaken(dag, KLOK)
    assert telling.fouten == 0
    return telling
