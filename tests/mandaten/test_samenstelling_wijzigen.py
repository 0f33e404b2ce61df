"""The act `samenstelling_wijzigen`: who leaves, who comes, who leads; the category is filled again in time."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from mandaten.domein.fusie import OVERNAME, Samengaan
from mandaten.domein.samenstelling import Wijziging
from mandaten.handelingen.fusie import fusie_registreren
from mandaten.handelingen.samenstelling import samenstelling_wijzigen, wijziging_vragen
from mandaten.meldingen.toekenningen import toetredingen
from mandaten.models import Bevoegdheid, Houderschap, Toekenning
from tests.documenten import proefbestanden as proef
from tests.mandaten.levenslopen import (
    DAG,
    beheerder_van,
    bevoegden,
    gevraagd,
    instemming,
    klok,
    lid,
    maak_contingent,
    nieuwe,
    open_taken,
    vandaag,
    vertrek,
)
from tests.mandaten.maken import beslisser, in_handeling, maak_toekenning
from tests.mandaten.procedures import vastgesteld
from tests.rolverdeling import maak_speler
from werkzorg.berichten.models import Melding
from werkzorg.databank.perioden import laatste_dag, reeks
from werkzorg.documenten.models import Bijlage
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.models import Lidmaatschap

pytestmark = pytest.mark.django_db


def wijzig(desk, toekenning: Toekenning, **wat) -> Toekenning:
    return samenstelling_wijzigen(
        toekenning,
        wijziging=Wijziging(**wat),
        versie=toekenning.versie,
        instemming=instemming() if "nieuw" in wat else None,
        door=desk.door,
    )


def test_een_vertrek_zet_een_termijn_en_taken_voor_houder_en_loket() -> None:
    desk, toekenning = beslisser(), maak_toekenning("zorg")
    weg = lid(toekenning, "B")
    beheerder_van(weg.organisatie)
    vertrek(desk, toekenning)
    weg.refresh_from_db()
    toekenning.refresh_from_db()
    assert (laatste_dag(weg.periode), weg.einde_reden) == (vandaag(), "Stopt ermee.")
    # samenstelling_aanvul_termijn: 90 days, from the day after.
    assert weg.aan_te_vullen_voor == vandaag() + 90 * DAG
    assert weg.organisatie_id in bevoegden(toekenning, vandaag())
    assert weg.organisatie_id not in bevoegden(toekenning, vandaag() + DAG)
    [taak] = open_taken("plaats_aanvullen", toekenning)
    assert (taak.organisatie_id, taak.rol, taak.termijn) == (
        toekenning.houder_id,
        "organisatiebeheerder",
        weg.aan_te_vullen_voor,
    )
    assert {een.rol for een in open_taken("plaats_opvolgen", toekenning)} == {"departement_zorg"}
    assert toekenning.versie == 2
    assert Melding.objects.filter(soort="toekenning_gewijzigd", object_id=toekenning.pk).count() == 1
    regel = Logregel.objects.get(handeling="samenstelling_wijzigen", object_id=toekenning.pk)
    assert regel.gegevens["vertrekker"] == str(weg.pk)
    assert Toekenning.objects.met_open_plaats().filter(pk=toekenning.pk).exists()


def test_een_opvolger_vult_de_plaats_en_sluit_de_taken() -> None:
    desk, toekenning = beslisser(), maak_toekenning("zorg")
    vertrek(desk, toekenning)
    toekenning.refresh_from_db()
    opvolger = nieuwe("vaph")
    wijzig(desk, toekenning, nieuw=opvolger.pk, plaats="B", vanaf=vandaag() + 10 * DAG)
    assert opvolger.pk not in bevoegden(toekenning, vandaag() + 9 * DAG)
    assert opvolger.pk in bevoegden(toekenning, vandaag() + 10 * DAG)
    assert laatste_dag(lid(toekenning, "B").periode) == laatste_dag(toekenning.periode)
    assert not toekenning.leden.filter(aan_te_vullen_voor__isnull=False).exists()
    assert not open_taken("plaats_aanvullen", toekenning)
    assert not open_taken("plaats_opvolgen", toekenning)


def test_vertrek_en_opvolging_in_een_keer_laat_geen_gat() -> None:
    desk, toekenning = beslisser(), maak_toekenning("zorg")
    opvolger = nieuwe("vaph")
    vertrek(desk, toekenning, nieuw=opvolger.pk, vanaf=vandaag() + DAG)
    assert len(bevoegden(toekenning, vandaag())) == len(bevoegden(toekenning, vandaag() + DAG)) == 3
    assert not toekenning.leden.filter(aan_te_vullen_voor__isnull=False).exists()


def test_een_vertrekkende_trekker_geeft_door() -> None:
    desk, toekenning = beslisser(), maak_toekenning("zorg")
    oud = toekenning.houder_id
    with pytest.raises(Geweigerd) as nee:
        vertrek(desk, toekenning, "A")
    assert list(nee.value.velden) == ["nieuwe_houder"]
    blijft = lid(toekenning, "C").organisatie_id
    vertrek(desk, toekenning, "A", nieuwe_houder=blijft)
    klok(vandaag() + DAG)
    toekenning.refresh_from_db()
    assert toekenning.houder_id == blijft
    vroeger = Houderschap.objects.get(toekenning=toekenning)
    assert (vroeger.organisatie_id, laatste_dag(vroeger.periode)) == (oud, vandaag())


def test_in_een_netwerk_met_twee_van_een_soort_mag_er_een_weg() -> None:
    desk, toekenning = beslisser("netwerk"), maak_toekenning("netwerk")
    tweede = nieuwe("caw")
    wijzig(desk, toekenning, nieuw=tweede.pk, plaats="caw", vanaf=vandaag())
    vertrek(desk, toekenning, "caw")
    assert not toekenning.leden.filter(aan_te_vullen_voor__isnull=False).exists()
    vertrek(desk, toekenning, "ggz")
    assert lid(toekenning, "ggz").aan_te_vullen_voor == vandaag() + 90 * DAG


def test_de_trekker_van_een_contingent_wisselt_zonder_het_verleden_te_herschrijven() -> None:
    desk, toekenning = beslisser("contingent"), maak_contingent()
    oud, ander = toekenning.houder_id, nieuwe("maatwerkbedrijf")
    wijzig(desk, toekenning, nieuw=ander.pk, plaats="lid", vanaf=vandaag() + 5 * DAG, nieuwe_houder=ander.pk)
    toekenning.refresh_from_db()
    assert toekenning.houder_id == oud
    klok(vandaag() + 5 * DAG)
    toekenning.refresh_from_db()
    assert toekenning.houder_id == ander.pk
    assert bevoegden(toekenning, vandaag() + 4 * DAG) == {oud}
    assert bevoegden(toekenning, date(2024, 1, 1)) == {oud}
    assert bevoegden(toekenning, vandaag() + 5 * DAG) == {ander.pk}


def test_geen_casemanager_werk_en_zorg_in_een_regio() -> None:
    desk, toekenning = beslisser("netwerk"), maak_toekenning("zorg")
    werk = maak_toekenning("werkactor")
    desk = beslisser()
    # The kinds do not overlap by themselves: a CGG with a mandate for Werk is made by hand.
    cgg = nieuwe("cgg")
    from mandaten.models import Bevoegdheid
    from tests.mandaten.maken import in_handeling

    with in_handeling():
        Bevoegdheid.objects.create(
            toekenning=werk,
            organisatie=cgg,
            functie="casemanager_werk",
            regio_id="gent",
            periode=werk.periode,
        )
    with pytest.raises(Geweigerd) as nee:
        vertrek(desk, toekenning, "C", nieuw=cgg.pk, vanaf=vandaag() + DAG)
    assert "art. 13" in nee.value.velden["nieuw"]
    assert laatste_dag(lid(toekenning, "C").periode) == laatste_dag(toekenning.periode)


def test_wie_kan_niet() -> None:
    toekenning = maak_toekenning("zorg")
    with pytest.raises(Toekenning.DoesNotExist):
        vertrek(beslisser("contingent"), toekenning)
    desk = beslisser()
    with pytest.raises(Versieconflict):
        samenstelling_wijzigen(toekenning, wijziging=Wijziging(), versie=99, door=desk.door)
    eigen = maak_speler("casemanager_zorg", toekenning.houder)
    from tests.mandaten.maken import in_handeling

    with in_handeling():
        eigen.lidmaatschap.gebruiker = desk.gebruiker
        eigen.lidmaatschap.save()
    with pytest.raises(Geweigerd, match="Je werkt of werkte voor"):
        vertrek(desk, toekenning)


def test_wat_voorbij_is_of_geen_partners_heeft_wijzigt_niet() -> None:
    desk = beslisser()
    erkenning = maak_toekenning("erkenning")
    with pytest.raises(Geweigerd, match="geen partners"):
        wijzig(desk, erkenning, nieuw=uuid4(), plaats="A", vanaf=vandaag())


def test_een_vraag_wordt_ermee_beantwoord() -> None:
    desk, toekenning = beslisser(), maak_toekenning("zorg")
    weg = lid(toekenning, "B")
    vraag = gevraagd(toekenning, "samenstelling", vertrekker=weg.pk, laatste_dag=vandaag(), reden="Vertrekt.")
    assert open_taken("wijziging_nakijken", toekenning)
    samenstelling_wijzigen(
        toekenning,
        wijziging=Wijziging(vertrekker=weg.pk, laatste_dag=vandaag(), reden="Vertrekt."),
        versie=toekenning.versie,
        vraag=vraag,
        door=desk.door,
    )
    vraag.refresh_from_db()
    assert (vraag.uitkomst, vraag.beslist_door) == ("uitgevoerd", desk.gebruiker)
    assert not open_taken("wijziging_nakijken", toekenning)
    toekenning.refresh_from_db()
    with pytest.raises(Geweigerd, match="intussen beantwoord"):
        samenstelling_wijzigen(
            toekenning,
            wijziging=Wijziging(nieuw=nieuwe("vaph").pk, plaats="B", vanaf=vandaag() + DAG),
            instemming=instemming(),
            versie=toekenning.versie,
            vraag=vraag,
            door=desk.door,
        )


def test_het_scherm(als) -> None:
    desk, toekenning = beslisser(), maak_toekenning("zorg")
    weg, opvolger = lid(toekenning, "B"), nieuwe("vaph", "Zorghuis De Opvolger")
    vraag = gevraagd(toekenning, "samenstelling", vertrekker=weg.pk, laatste_dag=vandaag(), reden="Vertrekt.")
    url = reverse("samenstelling_wijzigen", args=[toekenning.pk])
    client = als(desk)
    bladzijde = client.get(f"{url}?vraag={vraag.pk}")
    assert bladzijde.status_code == 200
    assert "Ingevuld zoals het gevraagd werd" in bladzijde.content.decode()
    veld = bladzijde.context["formulier"]
    basis = {"aanvraag_sleutel": str(veld["aanvraag_sleutel"].value()), "versie": "1", "vraag": str(vraag.pk)}
    leeg = client.post(url, basis)
    assert leeg.status_code == 422
    vol = basis | {
        "vertrekker": str(weg.pk),
        "laatste_dag": f"{vandaag():%d/%m/%Y}",
        "reden": "Vertrekt.",
        "nieuw": opvolger.naam,
        "vanaf": f"{vandaag() + DAG:%d/%m/%Y}",
    }

    def stuur(**anders: str) -> Any:
        stuk = SimpleUploadedFile("instemming.pdf", proef.pdf(), content_type="application/pdf")
        return client.post(url, vol | anders | {"instemming": stuk})

    zonder = client.post(url, vol)
    assert zonder.status_code == 422
    assert "schriftelijke instemming" in zonder.content.decode()
    for vreemd in (
        {"vertrekker": "x"},
        {"nieuw": "\x00"},
        {"laatste_dag": "32/13/2026"},
        {"reden": "x" * 501},
    ):
        assert stuur(**vreemd).status_code == 422
    vreemde = stuur(nieuw="Bestaat Niet")
    assert vreemde.status_code == 422
    assert "kennen we geen organisatie" in vreemde.content.decode()
    assert stuur(versie="7").status_code == 409
    assert stuur().status_code == 302
    # The same form twice is done once.
    assert stuur().status_code == 302
    assert toekenning.leden.filter(organisatie=opvolger).count() == 1
    assert als(beheerder_van(toekenning.houder)).get(url).status_code == 403
    assert als(beslisser("contingent")).get(url).status_code == 404


def test_niet_door_wie_bij_een_partner_of_vroegere_houder_werkt() -> None:
    desk, toekenning = beslisser("netwerk"), maak_toekenning("netwerk")
    vroeger = nieuwe("ocmw", "Vroeger")
    with in_handeling():
        Houderschap.objects.create(
            toekenning=toekenning, organisatie=vroeger, periode=reeks(date(2024, 1, 1), date(2024, 12, 31))
        )
        werk = Lidmaatschap.objects.create(
            gebruiker=desk.gebruiker,
            organisatie=vroeger,
            rol="organisatiebeheerder",
            periode=reeks(vandaag(), vandaag() + DAG),
        )
    for waar in (vroeger, lid(toekenning, "vaph").organisatie):
        with in_handeling():
            Lidmaatschap.objects.filter(pk=werk.pk).update(organisatie=waar)
        with pytest.raises(Geweigerd, match="werkt of werkte"):
            vertrek(desk, toekenning, "ocmw")


def test_werk_en_zorg_samen_op_hetzelfde_moment_is_een_weigering(monkeypatch) -> None:
    """Somebody else's decision comes between looking and writing: a sentence, not a broken page."""
    desk, toekenning, nieuw = beslisser(), maak_toekenning("zorg"), nieuwe("vaph")
    werk = maak_toekenning("werkactor")
    with in_handeling():
        Bevoegdheid.objects.filter(toekenning=werk).update(organisatie=nieuw)
    monkeypatch.setattr("mandaten.handelingen.samenstelling.botsing", lambda *_: "")
    with pytest.raises(Geweigerd, match="nooit beide"):
        vertrek(desk, toekenning, nieuw=nieuw.pk, vanaf=vandaag() + DAG)
    assert lid(toekenning, "B").organisatie != nieuw


def test_een_vertrek_gaat_niet_terug_voor_wat_er_op_steunt() -> None:
    """What was found on a day was found with this partner there."""
    desk = beslisser()
    toekenning = vastgesteld(desk, maak_toekenning("zorg")).toekenning
    with pytest.raises(Geweigerd) as nee:
        vertrek(desk, toekenning, op=date(2024, 6, 30))
    assert "tekortkoming" in nee.value.velden["laatste_dag"]
    vertrek(desk, toekenning, op=vandaag())


def test_wie_gepland_is_als_trekker_kan_niet_zomaar_weg() -> None:
    """C leads from tomorrow on: who lets C leave later, names another; then C leads only until that day."""
    desk, toekenning = beslisser(), maak_toekenning("zorg")
    b, c = lid(toekenning, "B").organisatie_id, lid(toekenning, "C").organisatie_id
    vertrek(desk, toekenning, "A", nieuwe_houder=c)
    with pytest.raises(Geweigerd) as nee:
        vertrek(desk, toekenning, "C", op=vandaag() + 9 * DAG)
    assert list(nee.value.velden) == ["nieuwe_houder"]
    vertrek(desk, toekenning, "C", op=vandaag() + 9 * DAG, nieuwe_houder=b)
    for dagen, wie in ((1, c), (9, c), (10, b)):
        klok(vandaag() + dagen * DAG)
        toekenning.refresh_from_db()
        assert toekenning.houder_id == wie


def test_niemand_komt_erbij_zonder_zijn_schriftelijke_instemming() -> None:
    """The newcomer hears what it joined and from when, and what it wrote stays with its seat."""
    desk, toekenning = beslisser(), maak_toekenning("zorg")
    vertrek(desk, toekenning)
    toekenning.refresh_from_db()
    opvolger = nieuwe("vaph")
    beheerder = beheerder_van(opvolger)
    wijziging = Wijziging(nieuw=opvolger.pk, plaats="B", vanaf=vandaag() + DAG)
    with pytest.raises(Geweigerd) as nee:
        samenstelling_wijzigen(toekenning, wijziging=wijziging, versie=toekenning.versie, door=desk.door)
    assert list(nee.value.velden) == ["instemming"]
    wijzig(desk, toekenning, nieuw=opvolger.pk, plaats="B", vanaf=vandaag() + DAG)
    stuk = Bijlage.objects.get(object_id=lid(toekenning, "B").pk)
    for wie, ziet in (
        (desk, True),
        (beheerder, True),
        (beheerder_van(lid(toekenning, "C").organisatie), False),
    ):
        assert Bijlage.objects.zichtbaar_voor(wie.door).filter(pk=stuk.pk).exists() == ziet
    [melding] = Melding.objects.filter(gebruiker=beheerder.gebruiker)
    assert melding.soort == "toekenning_toegetreden"
    onderwerp = toetredingen(beheerder.door, [toekenning.pk])[toekenning.pk]
    assert f"vanaf {vandaag() + DAG:%d/%m/%Y}" in onderwerp.tekst


def test_de_instemming_bij_de_vraag_volstaat() -> None:
    desk, toekenning = beslisser(), maak_toekenning("zorg")
    weg, opvolger = lid(toekenning, "B"), nieuwe("vaph")
    wat = {"vertrekker": weg.pk, "laatste_dag": vandaag(), "reden": "Vertrekt.", "plaats": "B"}
    wat |= {"nieuw": opvolger.pk, "vanaf": vandaag() + DAG}
    with pytest.raises(Geweigerd) as nee:
        gevraagd(toekenning, "samenstelling", **wat)
    assert list(nee.value.velden) == ["instemming"]
    trekker = beheerder_van(toekenning.houder)
    vraag = wijziging_vragen(
        toekenning,
        soort="samenstelling",
        wijziging=Wijziging(**wat),
        instemming=instemming(),
        door=trekker.door,
    )
    samenstelling_wijzigen(
        toekenning, wijziging=Wijziging(**wat), versie=toekenning.versie, vraag=vraag, door=desk.door
    )
    assert lid(toekenning, "B").organisatie == opvolger


def test_wie_opgaat_in_een_andere_komt_er_niet_bij() -> None:
    """Registered for later: a merger looks once at what there is, so nothing new may outlive it."""
    desk, toekenning = beslisser(), maak_toekenning("zorg")
    vertrek(desk, toekenning)
    toekenning.refresh_from_db()
    opvolger = nieuwe("vaph")
    samengaan = Samengaan(OVERNAME, (opvolger.pk,), nieuwe("vaph").pk, vandaag() + 60 * DAG)
    fusie_registreren(samengaan=samengaan, door=desk.door)
    with pytest.raises(Geweigerd) as nee:
        wijzig(desk, toekenning, nieuw=opvolger.pk, plaats="B", vanaf=vandaag() + DAG)
    assert "op in een andere" in nee.value.velden["nieuw"]
