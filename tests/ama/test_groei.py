"""Growth in the evaluation: points of begeleider and deelnemer, what stays after it, and the line on the dossier."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from ama.bladen.groei import BREED, SMAL, Vorm, groeibeeld
from ama.domein.groei import Meting, Moment, groeilijnen
from ama.handelingen.evaluaties import evaluatie_bewerken, evaluatie_openen
from ama.models import Groeimeting, Jaarevaluatie
from ama.models.groei import metingen_van
from tests.ama.begeleiden import begeleid, begeleider, betrek, inhoud, over, stuur, vandaag, werk_af
from tests.rolverdeling import Rolverdeling, Speler
from tests.trajecten.maken import in_handeling
from werkzorg.handelen.weigering import Geweigerd

pytestmark = pytest.mark.django_db
Als = Callable[[Speler], Client]
GROEI = (Meting("structuur", 2, 3), Meting("volhouden", None, 1), Meting("zinvol"))


def geopend(cast: Rolverdeling) -> Jaarevaluatie:
    return evaluatie_openen(begeleid(cast, over(-700)), door=begeleider(cast).door)


def test_wat_tussendoor_bewaard_is_wordt_overschreven_en_leeg_valt_weg(cast: Rolverdeling) -> None:
    evaluatie, door = geopend(cast), begeleider(cast).door
    evaluatie_bewerken(evaluatie, inhoud=inhoud(groei=GROEI), versie=evaluatie.versie, door=door)
    assert metingen_van(evaluatie) == (Meting("structuur", 2, 3), Meting("volhouden", None, 1))
    nieuw = (Meting("structuur", 4, None), Meting("volhouden"))
    werk_af(evaluatie, begeleider(cast), groei=nieuw)
    assert metingen_van(evaluatie) == (Meting("structuur", 4, None),)


def test_een_punt_dat_niet_bestaat_wordt_geweigerd(cast: Rolverdeling) -> None:
    evaluatie = geopend(cast)
    for groei in ((Meting("structuur", 5),), (Meting("structuur", 1), Meting("structuur", 2))):
        with pytest.raises(Geweigerd) as nee:
            werk_af(evaluatie, begeleider(cast), groei=groei)
        assert set(nee.value.velden) == {"groei-structuur"}
    assert not Groeimeting.objects.exists()


def test_na_het_afwerken_verandert_geen_punt_meer(cast: Rolverdeling) -> None:
    evaluatie = werk_af(geopend(cast), begeleider(cast), groei=GROEI)
    for doe in (
        lambda: Groeimeting.objects.filter(evaluatie=evaluatie).update(begeleider=4),
        lambda: Groeimeting.objects.filter(evaluatie=evaluatie).delete(),
        lambda: Groeimeting.objects.create(evaluatie=evaluatie, thema="zinvol", deelnemer=1),
    ):
        with pytest.raises(IntegrityError), in_handeling(), transaction.atomic():
            doe()


@pytest.mark.parametrize(
    "velden",
    [{"thema": "gewicht", "begeleider": 1}, {"thema": "zinvol"}, {"thema": "zinvol", "deelnemer": 5}],
)
def test_de_databank_weigert_wat_geen_punt_is(cast: Rolverdeling, velden: dict[str, object]) -> None:
    evaluatie = geopend(cast)
    with pytest.raises(IntegrityError), in_handeling(), transaction.atomic():
        Groeimeting.objects.create(evaluatie=evaluatie, **velden)


def test_van_formulier_tot_lijn_op_het_dossier(cast: Rolverdeling, als: Als) -> None:
    wie = begeleider(cast)
    rij = begeleid(cast, over(-700))
    werk_af(evaluatie_openen(rij, door=wie.door), wie, op=over(-340), groei=(Meting("structuur", 2, 2),))
    rij.refresh_from_db()
    evaluatie, client = evaluatie_openen(rij, door=wie.door), als(wie)
    formulier = client.get(reverse("evaluatie_afwerken", args=[evaluatie.pk])).content.decode()
    assert "Vorige keer: lukt met veel steun." in formulier
    velden = {
        "versie": evaluatie.versie,
        "op": f"{vandaag():%d/%m/%Y}",
        "doel_0": "Op tijd komen",
        "stand_0": "3",
        "woorden_deelnemer": "Het gaat.",
        "volgende_stap": "nee",
        "waarom": "Te vroeg.",
        "uitkomst": "verder",
        "groei_structuur": "4",
        "eigen_structuur": "2",
    }
    fout = stuur(client, "evaluatie_afwerken", evaluatie.pk, **(velden | {"groei_structuur": "9"}))
    assert fout.status_code == 422 or "groei_structuur" in fout.content.decode()
    assert stuur(client, "evaluatie_afwerken", evaluatie.pk, **velden).status_code == 302
    blad = client.get(evaluatie.get_absolute_url()).content.decode()
    assert "Structuur in de week" in blad
    dossier = client.get(reverse("dossier_detail", args=[rij.deelnemer_id])).content.decode()
    assert "Gegroeid: structuur in de week." in dossier
    assert "De deelnemer ziet dit anders" in dossier
    assert "Lukt zelf; volgens de deelnemer lukt met veel steun" in dossier


def test_een_ander_huis_en_het_departement_zien_geen_lijn(cast: Rolverdeling, als: Als) -> None:
    evaluatie = werk_af(geopend(cast), begeleider(cast), groei=GROEI)
    wie = evaluatie.begeleiding.deelnemer
    for speler in (cast.casemanager_zorg, cast.buren["begeleider_ama"]):
        betrek(speler, wie)
        assert not Groeimeting.objects.zichtbaar_voor(speler.door).exists()
        assert (
            "Groei per thema"
            not in als(speler).get(reverse("dossier_detail", args=[wie.pk])).content.decode()
        )
    assert not Groeimeting.objects.zichtbaar_voor(cast.spelers["departement_zorg"].door).exists()
    assert Groeimeting.objects.zichtbaar_voor(begeleider(cast).door).count() == 2


@pytest.mark.parametrize("vorm", [BREED, SMAL], ids=["breed", "smal"])
def test_de_lijn_staat_in_het_beeld(vorm: Vorm) -> None:
    momenten = [
        Moment(
            over(-400 * nummer), "", (Meting("structuur", 4 - nummer, 1 + nummer), Meting("zinvol", None, 2))
        )
        for nummer in range(3)
    ]
    beeld = groeibeeld(groeilijnen(momenten), vorm)
    structuur, zinvol = beeld.banen
    assert structuur.pad.count("L") == 2
    assert zinvol.pad == ""
    assert structuur.onder < zinvol.boven
    for baan in beeld.banen:
        assert all(vorm.links < stip.x < vorm.rechts for stip in baan.stippen)
        assert all(baan.boven <= stip.y <= baan.onder for stip in baan.stippen)
        assert not any(stip.y - 7 < baan.y < stip.y for stip in baan.stippen) or vorm is BREED
    (een,) = groeibeeld(groeilijnen(momenten[:1]), vorm).momenten
    assert vorm.links < een[0] < vorm.rechts


def test_woorden_van_evaluaties_kort_na_elkaar_lopen_niet_ineen() -> None:
    momenten = [Moment(over(-dag), "", (Meting("structuur", 2, None),)) for dag in (800, 410, 400)]
    for vorm in (BREED, SMAL):
        eerste, midden, laatste = groeibeeld(groeilijnen(momenten), vorm).momenten
        assert [bool(tekst) for _, tekst in (eerste, midden, laatste)] == [True, False, True]
        assert midden[0] < laatste[0]
