"""The example AMA sociale economie: six houses, a full contingent, and who waits for it."""

from __future__ import annotations

from collections import Counter

import pytest
import time_machine
from django.utils import timezone

from ama.models import Overeenkomst, Toeleiding
from ama.models.toeleidinglezen import lees_contingent
from ama.voorbeelden import toeleidingen, wse_verloop, wsebegin
from ama.voorbeelden.spel import Spel
from ama.voorbeelden.toeleidingen import AANTAL_WSE, BEGONNEN, GENT, HUIZEN, VOL, WACHTENDEN
from ama.voorbeelden.werkaanbod import WSE_PLEKKEN
from mandaten.models import Contingentjaar, Toekenning
from tests.mandaten.maken import maak_toekenning
from tests.rolverdeling import maak_organisatie, maak_speler
from tests.trajecten.maken import in_handeling
from werkzorg.demo.organisaties import ORGANISATIES

# As mandaten/voorbeelden gives them.
PLAATSEN = {
    "maatwerk": 24,
    "maatwerk_kortrijk": 18,
    "maatwerk_ant": 30,
    "maatwerk_limburg": 12,
    "maatwerk_brugge": 50,
    "maatwerk_leuven": 24,
}
_SPELERS = {
    "vdab": ("vdab_beslisser", "casemanager_werk"),
    "caw": ("verwijzer",),
    "wse": ("departement_wse",),
    **dict.fromkeys(PLAATSEN, ("begeleider_ama",)),
}


def test_meer_dan_tweehonderdvijftig_mensen_elke_keer_dezelfde() -> None:
    mensen = toeleidingen.iedereen()

    assert mensen == toeleidingen.iedereen()
    assert len(mensen) == AANTAL_WSE >= 250
    assert len({een.sleutel for een in mensen}) == len(mensen)
    assert {een.huis for een in mensen if een.huis} == set(PLAATSEN)
    assert all(een.start < een.stopt < 0 for een in mensen if een.stopt is not None)
    # Those who are there now fill the contingent of Leuven, and leave room elsewhere.
    nu = Counter(een.huis for een in mensen if een.weg == BEGONNEN and een.stopt is None)
    assert nu[VOL] == PLAATSEN[VOL]
    assert all(nu[huis] < PLAATSEN[huis] for huis in PLAATSEN if huis != VOL)
    assert {plek.huis for plek in WSE_PLEKKEN} == set(PLAATSEN)
    assert all(nu[plek.huis] <= plek.plaatsen for plek in WSE_PLEKKEN)


@pytest.mark.django_db
def test_ze_worden_voorgesteld_toegekend_en_begonnen() -> None:
    nu = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    huizen, deuren = {}, {}
    for sleutel, rollen in _SPELERS.items():
        huizen[sleutel] = huis = maak_organisatie(ORGANISATIES[sleutel].naam, ORGANISATIES[sleutel].soort)
        for rol in rollen:
            deuren[sleutel, rol] = [maak_speler(rol, huis).door]
    spel = Spel(huizen, lambda huis, rol: deuren[huis, rol], nu)
    van = nu.date().replace(year=nu.year - 3)
    for huis, regio in (GENT, *((huis, regio) for huis, regio, *_ in HUIZEN)):
        rij = maak_toekenning("contingent", houder=huizen[huis], regios=(regio,), van=van, tot=None)
        with in_handeling():
            Contingentjaar.objects.bulk_create(
                Contingentjaar(toekenning=rij, jaar=jaar, plaatsen=PLAATSEN[huis])
                for jaar in range(van.year, nu.year + 2)
            )
    # All of Leuven, and a few of the others.
    mensen = [een for een in toeleidingen.iedereen() if een.huis == VOL or een.nummer % 9 == 0]
    delen = (toeleidingen, wsebegin, wse_verloop)
    gebeurd = [een for deel in delen for een in deel.gebeurtenissen(spel, mensen)]
    for moment, doe in sorted(gebeurd, key=lambda een: een[0]):
        assert moment < spel.nu
        with time_machine.travel(moment, tick=True):
            doe()

    standen = Counter(Toeleiding.objects.values_list("status", flat=True))
    assert {"voorgesteld", "geweigerd", "toegekend", "wacht_op_plaats", "gestart"} <= standen.keys()
    assert {"doorgestroomd", "stopgezet"} & standen.keys()
    vol = lees_contingent(Toekenning.objects.get(houder=huizen[VOL]).pk, nu.date())
    assert (vol.gestart, len(vol.lijst)) == (PLAATSEN[VOL], WACHTENDEN)
    assert not any(een.aan_de_beurt for een in vol.lijst)
    begonnen = Toeleiding.objects.filter(start__isnull=False)
    assert begonnen.count() == sum(een.weg == BEGONNEN for een in mensen)
    assert Overeenkomst.objects.filter(status="actief", einde__isnull=True).count() > WACHTENDEN
    assert Overeenkomst.objects.filter(einde__lt=nu.date()).exists()
