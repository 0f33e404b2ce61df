"""An agreement of AMA sociale economie goes to a partner of the contingent, with its toeleiding, or comes back."""

from __future__ import annotations

from datetime import date

import pytest

from ama.handelingen.beeindigen import overeenkomst_stopzetten
from ama.handelingen.indienen import overeenkomst_aanvaarden, overeenkomst_indienen
from ama.handelingen.overdragen import overeenkomst_overdragen
from ama.meldingen.wse_start import ZONDER_OVEREENKOMST
from ama.models import Overeenkomst, Toeleiding
from ama.statussen import GESTART
from mandaten.models import Bevoegdheid
from mandaten.soorten import AMA_WSE
from tests.ama.opmaken import onderteken, over
from tests.ama.wsestarten import begeleider, gestart, maak_wse
from tests.rolverdeling import Rolverdeling, Speler
from tests.trajecten.maken import in_handeling
from werkzorg.databank.perioden import laatste_dag, reeks
from werkzorg.deelnemers.models import Betrokkenheid
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db


def _actief(cast: Rolverdeling) -> tuple[Toeleiding, Overeenkomst]:
    """Somebody who started today, under an agreement that the departement accepted."""
    toeleiding, rij = gestart(cast)
    rij = Overeenkomst.objects.get(pk=rij.pk)
    rij = overeenkomst_indienen(rij, versie=rij.versie, door=begeleider(cast).door)
    return toeleiding, overeenkomst_aanvaarden(
        rij, versie=rij.versie, door=cast.spelers["departement_wse"].door
    )


def _partner(cast: Rolverdeling, toeleiding: Toeleiding) -> Speler:
    """The neighbour is a partner in the contingent of this toeleiding."""
    buur = cast.buren["begeleider_ama"]
    with in_handeling():
        Bevoegdheid.objects.create(
            toekenning_id=toeleiding.contingent_id,
            organisatie_id=buur.lidmaatschap.organisatie_id,
            functie=AMA_WSE,
            periode=reeks(date(2024, 1, 1), date(2028, 12, 31)),
        )
    return buur


def _draag_over(cast: Rolverdeling, rij: Overeenkomst) -> Overeenkomst:
    rij = Overeenkomst.objects.get(pk=rij.pk)
    huis = cast.buren["begeleider_ama"].lidmaatschap.organisatie_id
    return overeenkomst_overdragen(
        rij, begeleider=huis, op=over(1), versie=rij.versie, door=begeleider(cast).door
    )


def _leest(toeleiding: Toeleiding, speler: Speler) -> bool:
    return Toeleiding.objects.zichtbaar_voor(speler.door).filter(pk=toeleiding.pk).exists()


def _tot(toeleiding: Toeleiding, speler: Speler) -> dict[str, date | None]:
    """Per role of this house the last day on which it sees the person because of this toeleiding."""
    rijen = Betrokkenheid.objects.filter(
        dossier_id=toeleiding.pk, organisatie=speler.lidmaatschap.organisatie
    )
    return {een.rol: laatste_dag(een.periode) for een in rijen}


def test_een_partner_van_hetzelfde_contingent_neemt_over_en_een_ander_niet(cast: Rolverdeling) -> None:
    toeleiding, rij = _actief(cast)
    with pytest.raises(Geweigerd):
        _draag_over(cast, rij)
    buur = _partner(cast, toeleiding)

    nieuw = _draag_over(cast, rij)

    toeleiding.refresh_from_db()
    assert (nieuw.soort, nieuw.toeleiding_id) == ("wse", toeleiding.pk)
    assert (toeleiding.status, toeleiding.aanbieder_id) == (GESTART, buur.lidmaatschap.organisatie_id)
    # The new house guides because of it, and not only because of a draft.
    assert _tot(toeleiding, buur) == {"begeleider_ama": None, "organisatiebeheerder": None}


def test_wie_overdroeg_leest_niet_jaren_mee(cast: Rolverdeling) -> None:
    toeleiding, rij = _actief(cast)
    oud = begeleider(cast)
    with in_handeling():
        Betrokkenheid.objects.create(
            deelnemer_id=toeleiding.deelnemer_id,
            organisatie=oud.lidmaatschap.organisatie,
            rol="begeleider_ama",
            aanbod="ama_wse",
            dossier_soort="ama.toeleiding",
            dossier_id=toeleiding.pk,
            omvang="volledig",
            periode=reeks(over(-1), None),
            grond="verwijzing",
            geinformeerd_op=over(-1),
            gegeven_door=oud.door.als_verwijzing(),
        )
    _partner(cast, toeleiding)

    _draag_over(cast, rij)

    assert _tot(toeleiding, oud) == {"begeleider_ama": over(90)}


def test_met_twee_overeenkomsten_gaat_er_niet_een_alleen(cast: Rolverdeling) -> None:
    toeleiding, rij = _actief(cast)
    oud = begeleider(cast)
    tweede = onderteken(maak_wse(toeleiding, oud, naam="Tweede plek"), oud)
    _partner(cast, toeleiding)

    with pytest.raises(Geweigerd) as nee:
        _draag_over(cast, rij)
    assert "nog een overeenkomst" in nee.value.velden["naar"]

    overeenkomst_stopzetten(
        tweede, einde=over(0), reden="werkpost_stopt", toelichting="", versie=tweede.versie, door=oud.door
    )
    assert _draag_over(cast, rij).volgt_op_id == rij.pk


def test_wie_toch_niet_overneemt_geeft_de_toeleiding_terug(cast: Rolverdeling) -> None:
    toeleiding, rij = _actief(cast)
    oud, buur = begeleider(cast), _partner(cast, toeleiding)
    nieuw = _draag_over(cast, rij)
    assert _leest(toeleiding, buur)

    overeenkomst_stopzetten(
        nieuw, einde=None, reden="", toelichting="Geen plaats.", versie=nieuw.versie, door=buur.door
    )

    toeleiding.refresh_from_db()
    assert (toeleiding.status, toeleiding.aanbieder_id) == (GESTART, oud.lidmaatschap.organisatie_id)
    assert _leest(toeleiding, oud)
    assert _tot(toeleiding, oud) == {"begeleider_ama": None, "organisatiebeheerder": None}
    assert set(_tot(toeleiding, buur).values()) == {over(90)}
    # Who hands over still guides today: nothing is asked before his last day is over.
    assert not Taak.objects.filter(soort=ZONDER_OVEREENKOMST).exists()
