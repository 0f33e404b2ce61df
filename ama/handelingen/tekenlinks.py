"""Signing from afar: a link that works once, with a code that the begeleider hands over (regelgeving 15, row 17)."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.utils import timezone

from ama.domein.ondertekening import Linkstand, Tekening, Wijze, nog_te_tekenen
from ama.domein.overeenkomst import Partij
from ama.handelingen.ondertekenen import TE_TEKENEN, open_versie, zet_handtekeningen
from ama.handelingen.vergrendelen import SOORT, vergrendel_overeenkomst
from ama.handelingen.versies import CONTROLEER
from ama.models import Overeenkomst, Overeenkomstversie, Tekenlink
from ama.models.tekenlinks import afdruk_van, code_van, klopt, stand_van
from ama.models.versielezen import handtekeningen_van, tekenaars_van
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid, Klok
from werkzorg.parameters.lezen import momentopname

MAKEN, OPENEN, GEBRUIKEN = "tekenlink_maken", "tekenlink_openen", "tekenlink_gebruiken"
PARAMETERS = ("ama_tekenlink_uren",)
WERKT_NIET = "Deze link werkt niet meer. Vraag een nieuwe aan uw begeleider."


@handeling(MAKEN)
def tekenlink_maken(overeenkomst: Overeenkomst, *, partij: Partij, door: Hoedanigheid) -> Tekenlink:
    """A link for this party to sign what is open; an earlier one for the same party stops working.

    Raises Geweigerd when nothing waits for signatures, or not for this party's; ParameterOnbekend.
    """
    rij = vergrendel_overeenkomst(overeenkomst.pk, door=door, vanuit=TE_TEKENEN)
    versie = open_versie(rij)
    if partij not in nog_te_tekenen(tekenaars_van(versie), handtekeningen_van(versie), versie.nummer):
        raise Geweigerd(CONTROLEER, velden={"partij": "Die ondertekende al, of hoeft dat niet te doen."})
    Tekenlink.objects.filter(versie=versie, partij=partij.value).open().update(ingetrokken_op=timezone.now())
    pk = uuid4()
    link = Tekenlink.objects.create(
        id=pk,
        versie=versie,
        partij=partij.value,
        code_hash=afdruk_van(code_van(pk)),
        geldig_uren=momentopname(timezone.localdate()).getal("ama_tekenlink_uren"),
        gemaakt_door_id=door.gebruiker_id,
    )
    _log(MAKEN, rij, link, door)
    return link


@handeling(OPENEN)
def tekenlink_openen(link_id: UUID, *, code: str, door: Klok) -> bool:
    """Whether this code opens the link; a wrong one is counted, and too many close it.

    Raises Geweigerd when the link does not work any more.
    """
    link, rij = _vergrendel(link_id)
    if klopt(link, code):
        return True
    link.mislukt += 1
    link.save(update_fields=["mislukt"])
    _log(OPENEN, rij, link, door)
    return False


@handeling(GEBRUIKEN)
def tekenlink_gebruiken(link_id: UUID, *, naam: str, gezien: str, door: Klok) -> Overeenkomstversie:
    """The party signed what was read (`gezien`), today; the link works no more.

    Whoever calls this saw the right code. Raises Geweigerd when the link does not work any more, without a name, and
    as `overeenkomst_ondertekenen`.
    """
    link, rij = _vergrendel(link_id)
    if not naam.strip():
        raise Geweigerd(CONTROLEER, velden={"naam": "Vul uw voornaam en achternaam in."})
    versie = open_versie(rij)
    if versie.pk != link.versie_id:
        raise Geweigerd(WERKT_NIET)
    link.gebruikt_op = timezone.now()
    link.save(update_fields=["gebruikt_op"])
    tekening = Tekening({Partij(link.partij): naam}, timezone.localdate(), Wijze.LINK, gezien)
    zet_handtekeningen(rij, versie, tekening, door=door, geregistreerd_door_id=None)
    _log(GEBRUIKEN, rij, link, door)
    return versie


def _vergrendel(link_id: UUID) -> tuple[Tekenlink, Overeenkomst]:
    """The link and its agreement, locked (the agreement first, as every act does); raises Geweigerd when it is over."""
    overeenkomst_id = Tekenlink.objects.values_list("versie__overeenkomst_id", flat=True).get(pk=link_id)
    rij = Overeenkomst.objects.vergrendel(overeenkomst_id)
    link = Tekenlink.objects.vergrendel(link_id)
    if stand_van(link, timezone.now()) is not Linkstand.OPEN or rij.status not in TE_TEKENEN:
        raise Geweigerd(WERKT_NIET)
    return link, rij


def _log(sleutel: str, rij: Overeenkomst, link: Tekenlink, door: Hoedanigheid | Klok) -> None:
    log(
        sleutel,
        door=door,
        object_soort=SOORT,
        object_id=rij.pk,
        deelnemer_id=rij.deelnemer_id,
        gegevens={"link": str(link.pk), "partij": link.partij},
    )
