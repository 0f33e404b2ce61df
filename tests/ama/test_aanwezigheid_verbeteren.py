"""The act `aanwezigheid_verbeteren`: one line was wrong; the first value and the reason stay."""

from __future__ import annotations

import pytest

from ama.domein.aanwezigheid import Status, Waarde
from ama.handelingen.aanwezigheden import aanwezigheid_verbeteren
from ama.models import Aanwezigheid, Overeenkomst
from tests.ama.dagbladen import DINSDAG, MAANDAG, gestuurd, maak_ploeg
from tests.ama.maken import maak_aanwezigheid
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.models import Logregel

pytestmark = pytest.mark.django_db
WEG = Waarde(Status.VERWITTIGD)


def test_de_eerste_waarde_en_de_reden_blijven(cast) -> None:
    _, (an,) = maak_ploeg(cast, 1)
    rij, door = maak_aanwezigheid(an, MAANDAG), cast.spelers["begeleider_ama"].door
    uit = aanwezigheid_verbeteren(rij, waarde=WEG, reden="  Hij belde af.  ", versie=1, door=door)
    assert (uit.status, uit.minuten, uit.versie, uit.verbeter_reden) == ("V", 0, 2, "Hij belde af.")
    weer = aanwezigheid_verbeteren(
        rij, waarde=Waarde(Status.AANWEZIG, 60), reden="Toch gekomen.", versie=2, door=door
    )
    assert (weer.eerste_status, weer.eerste_minuten, weer.versie) == ("A", 180, 3)
    logregel = Logregel.objects.filter(handeling="aanwezigheid_verbeteren").latest("id")
    assert (logregel.object_id, logregel.deelnemer_id) == (an.pk, an.deelnemer_id)
    assert "belde" not in str(logregel.gegevens)


def test_wat_niet_kan(cast) -> None:
    _, (an,) = maak_ploeg(cast, 1)
    rij, door = maak_aanwezigheid(an, MAANDAG), cast.spelers["begeleider_ama"].door

    def nee(waarde: Waarde, reden: str = "Vergist.") -> dict[str, str]:
        with pytest.raises(Geweigerd) as fout:
            aanwezigheid_verbeteren(rij, waarde=waarde, reden=reden, versie=1, door=door)
        return fout.value.velden or {"": fout.value.zin}

    assert "waarom" in nee(WEG, " ")["reden"]
    assert "hoelang" in nee(Waarde(Status.AANWEZIG, 0))["uren"]
    assert "al zo" in nee(Waarde(Status.AANWEZIG, 180))[""]
    with pytest.raises(Versieconflict):
        aanwezigheid_verbeteren(rij, waarde=WEG, reden="Vergist.", versie=2, door=door)
    buur = cast.buren["begeleider_ama"].door
    with pytest.raises(Overeenkomst.DoesNotExist):
        aanwezigheid_verbeteren(rij, waarde=WEG, reden="Vergist.", versie=1, door=buur)
    assert Aanwezigheid.objects.get().versie == 1


def test_op_het_scherm(cast, als) -> None:
    _, (an,) = maak_ploeg(cast, 1)
    maak_aanwezigheid(an, MAANDAG)
    client = als(cast.spelers["begeleider_ama"])
    adres = f"/ama/overeenkomsten/{an.pk}/aanwezigheid/?dag={MAANDAG.isoformat()}"
    velden = gestuurd(client, adres, {"status": "O", "reden": "Hij was er niet."})
    ander = velden | {"status": "V", "aanvraag_sleutel": gestuurd(client, adres)["aanvraag_sleutel"]}
    antwoord = client.post(adres, velden)
    assert (antwoord.status_code, f"dag={MAANDAG.isoformat()}" in antwoord.url) == (302, True)
    naast = client.post(adres, ander)
    assert naast.status_code == 409
    assert Aanwezigheid.objects.get().status == "O"
    zonder = client.get(adres.replace(MAANDAG.isoformat(), DINSDAG.isoformat()))
    assert (zonder.status_code, "/ama/aanwezigheden/" in zonder.url) == (302, True)
    assert als(cast.buren["begeleider_ama"]).get(adres).status_code == 404
