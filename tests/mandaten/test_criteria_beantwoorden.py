"""The criteria of the call, in the application: asked, answered with the proof they ask, and read by who advises."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from mandaten.domein.aanvraagbeeld import Lijn
from mandaten.domein.aanvraagstappen import Criteriuminvoer, Verklaringen, merk
from mandaten.domein.aanvraagvelden import criteriumveld
from mandaten.domein.inhoud import lees_inhoud
from mandaten.handelingen.aanvragen import aanvraag_indienen
from mandaten.handelingen.aanvulling import Herstel, aanvulling_geven
from mandaten.handelingen.bewerken import aanvraag_bewerken, eigen_zetel, verklaringen_nu
from mandaten.handelingen.checklist import checklist
from mandaten.models import Aanvraag, Criterium, Criteriumantwoord
from tests.mandaten.aanvragen import beheerder, bewerk, gestart, klaar_om_in_te_dienen, vers
from tests.mandaten.behandelingen import met_criteria, verklaar_ontvankelijk, vraag
from tests.mandaten.maken import beslisser, in_handeling, maak_oproep
from tests.mandaten.test_aanvraag_bewerken import PNG, adres, verstuur
from tests.rolverdeling import Speler
from werkzorg.documenten.models import Bijlage
from werkzorg.handelen.weigering import Geweigerd, Versieconflict

pytestmark = pytest.mark.django_db
PLAN, BEREIK, EXTRA = "Dekt het hele gebied", "Bereikbaarheid", "Vernieuwing"


def oproep(soort: str = "zorg"):
    """A call that asks a proof at one criterion, cannot go without another, and asks nothing at the last."""
    een = maak_oproep(soort)
    with in_handeling():
        for volgorde, (wat, gewicht, bewijs, uitsluitend) in enumerate(
            [(PLAN, 60, "werkingsplan", False), (BEREIK, 30, "", True), (EXTRA, 10, "", False)]
        ):
            Criterium.objects.create(
                oproep=een,
                volgorde=volgorde,
                omschrijving=wat,
                gewicht=gewicht,
                bewijs=bewijs,
                is_uitsluitend=uitsluitend,
            )
    return een


def antwoord(aanvraag: Aanvraag, speler: Speler, **per_criterium: Criteriuminvoer) -> Aanvraag:
    """Answers by the first word of the criterion, over what stands there now."""
    rij = vers(aanvraag)
    inhoud = lees_inhoud(rij)
    ids = {een.omschrijving.split()[0]: een.id for een in inhoud.criteria}
    nu = merk(verklaringen_nu(inhoud, eigen_zetel(rij, inhoud), rij.soort))
    invoer = {ids[naam]: een for naam, een in per_criterium.items()}
    return bewerk(aanvraag, Verklaringen(per_criterium=invoer), speler, gezien=nu)


def lijnen(aanvraag: Aanvraag) -> dict[str, Lijn]:
    """The lines about criteria by the description of the criterion."""
    rij = vers(aanvraag)
    namen = {f"criterium_{een.id}": een.omschrijving for een in lees_inhoud(rij).criteria}
    return {
        namen[een.sleutel]: een
        for een in checklist(rij, vandaag=timezone.localdate())
        if een.sleutel in namen
    }


def test_wat_de_oproep_vraagt_houdt_het_indienen_tegen():
    aanvraag, speler = klaar_om_in_te_dienen(oproep=oproep())
    with in_handeling():
        Criteriumantwoord.objects.filter(aanvraag=aanvraag).update(toelichting="")
    staan = lijnen(aanvraag)
    assert set(staan) == {PLAN, BEREIK}
    assert not any(een.is_groen for een in staan.values())
    assert "werkingsplan" in staan[PLAN].zin
    assert "hoe jullie hieraan voldoen" in staan[BEREIK].zin
    assert all("Oproep" in een.artikel and een.stap == "voorwaarden" for een in staan.values())
    with pytest.raises(Geweigerd, match="geef het gevraagde bewijs \\(werkingsplan\\)"):
        aanvraag_indienen(aanvraag, versie=vers(aanvraag).versie, door=speler.door)
    antwoord(
        aanvraag, speler, Dekt=Criteriuminvoer("Zie pagina 3."), Bereikbaarheid=Criteriuminvoer("Per bus.")
    )
    assert all(een.is_groen for een in lijnen(aanvraag).values())
    aanvraag_indienen(aanvraag, versie=vers(aanvraag).versie, door=speler.door)
    assert vers(aanvraag).status == "ingediend"


def test_een_antwoord_wordt_bewaard_en_een_tweede_keer_aangepast():
    aanvraag, speler = gestart(oproep=oproep())
    antwoord(aanvraag, speler, Dekt=Criteriuminvoer("Eerst."), Vernieuwing=Criteriuminvoer("Ook."))
    antwoord(aanvraag, speler, Dekt=Criteriuminvoer("Daarna."))
    assert {een.omschrijving: een.toelichting for een in lees_inhoud(vers(aanvraag)).criteria} == {
        PLAN: "Daarna.",
        BEREIK: "",
        EXTRA: "Ook.",
    }
    assert Criteriumantwoord.objects.count() == 2


def test_een_criterium_van_een_andere_oproep_wordt_geweigerd():
    aanvraag, speler = gestart(oproep=oproep())
    _, andere = met_criteria()
    with pytest.raises(Geweigerd, match="kent dit criterium niet"):
        bewerk(aanvraag, Verklaringen(per_criterium={andere[0].pk: Criteriuminvoer("x")}), speler)
    assert not Criteriumantwoord.objects.exists()


def test_twee_die_tegelijk_antwoorden_botsen():
    aanvraag, speler = gestart(oproep=oproep())
    rij = vers(aanvraag)
    inhoud = lees_inhoud(rij)
    gezien = merk(verklaringen_nu(inhoud, eigen_zetel(rij, inhoud), rij.soort))
    antwoord(aanvraag, speler, Dekt=Criteriuminvoer("Van een collega."))
    with pytest.raises(Versieconflict) as conflict:
        aanvraag_bewerken(
            aanvraag,
            wijziging=Verklaringen(per_criterium={inhoud.criteria[0].id: Criteriuminvoer("Van mij.")}),
            versie=rij.versie,
            gezien=gezien,
            door=speler.door,
        )
    assert "Van een collega." in conflict.value.nu.values()


def test_het_scherm_vraagt_en_bewaart_het_bewijs(als):
    aanvraag, speler = gestart(oproep=oproep())
    client = als(speler)
    tekst = client.get(adres(aanvraag, stap="voorwaarden")).content.decode()
    for stuk in (
        PLAN,
        "Gewicht 60.",
        "Gevraagd bewijs: werkingsplan.",
        "Wie hier niet aan voldoet, krijgt niets",
    ):
        assert stuk in tekst
    een = lees_inhoud(vers(aanvraag)).criteria[0]
    velden = {
        f"criterium_{een.id.hex}": "Zie het plan.",
        f"criteriumbestand_{een.id.hex}": SimpleUploadedFile("plan.png", PNG, "image/png"),
    }
    antwoord_ = verstuur(client, aanvraag, "voorwaarden", **velden)
    assert antwoord_.status_code == 302, antwoord_.context["formulier"].errors
    # Without a new file the old one stays.
    assert verstuur(client, aanvraag, "voorwaarden").status_code == 302
    rij = Criteriumantwoord.objects.get(criterium=een.id)
    assert (rij.toelichting, rij.bewijs.naam) == ("Zie het plan.", "plan.png")


def test_een_geweigerd_bestand_is_geen_bewijs():
    aanvraag, speler = klaar_om_in_te_dienen(oproep=oproep())
    with in_handeling():
        bewijs = Bijlage.objects.create(
            soort="aanvraagbewijs",
            object_soort="mandaten.aanvraag",
            object_id=aanvraag.pk,
            organisatie=aanvraag.aanvrager,
            naam="plan.pdf",
            mime="application/pdf",
            grootte=1,
            sha256="0" * 64,
            toegevoegd_door=speler.gebruiker,
        )
        Criteriumantwoord.objects.filter(criterium__omschrijving=PLAN).update(toelichting="", bewijs=bewijs)
    assert lijnen(aanvraag)[PLAN].is_groen
    with in_handeling():
        bewijs.status, bewijs.nagekeken_op = "geweigerd", timezone.now()
        bewijs.save()
    assert not lijnen(aanvraag)[PLAN].is_groen


def test_wie_mag_lezen_ziet_het_antwoord(als):
    een = oproep()
    aanvraag, speler = klaar_om_in_te_dienen(oproep=een)
    antwoord(aanvraag, speler, Dekt=Criteriuminvoer("Wij rijden overal heen."))
    aanvraag_indienen(aanvraag, versie=vers(aanvraag).versie, door=speler.door)
    an = beslisser("zorg")
    verklaar_ontvankelijk(aanvraag, an)
    bureau = als(an)
    for waar in (aanvraag.get_absolute_url(), reverse("advies_geven", args=[aanvraag.pk])):
        tekst = bureau.get(waar).content.decode()
        assert "Wij rijden overal heen." in tekst
        assert "Gevraagd bewijs: werkingsplan." in tekst
        assert "Zonder dit geen toekenning." in tekst
    partner = aanvraag.deelnames.exclude(organisatie=aanvraag.aanvrager).order_by("plaats").first()
    assert (
        "Wij rijden overal heen."
        in als(beheerder(partner.organisatie)).get(aanvraag.get_absolute_url()).content.decode()
    )


def gevraagd() -> tuple[Aanvraag, Speler, Speler]:
    """A submitted application about whose first criterion the desk asked something."""
    aanvraag, speler = klaar_om_in_te_dienen(oproep=oproep())
    aanvraag_indienen(aanvraag, versie=aanvraag.versie, door=speler.door)
    an = beslisser("zorg")
    een = lees_inhoud(vers(aanvraag)).criteria[0]
    vraag(aanvraag, an, **{criteriumveld(een.id): "Waar staat de kaart?"})
    return vers(aanvraag), speler, an


def test_het_bureau_vraagt_naar_een_criterium_en_de_aanvrager_verbetert_het_daar(als):
    aanvraag, speler, an = gevraagd()
    assert f"Criterium: {PLAN}" in als(an).get(aanvraag.get_absolute_url()).content.decode()
    client, waar = als(speler), reverse("aanvulling_geven", args=[aanvraag.pk])
    formulier = client.get(waar).context["formulier"]
    een, ander, _ = lees_inhoud(aanvraag).criteria
    assert f"criterium_{een.id.hex}" in formulier.fields
    assert f"criterium_{ander.id.hex}" not in formulier.fields
    velden = {
        "versie": str(aanvraag.versie),
        "aanvraag_sleutel": str(formulier["aanvraag_sleutel"].value()),
        f"criterium_{een.id.hex}": "Op pagina 4.",
    }
    assert client.post(waar, velden).status_code == 302
    na = vers(aanvraag)
    assert lees_inhoud(na).criteria[0].toelichting == "Op pagina 4."
    # Who mends the field has answered: the clock runs again.
    assert na.status == "ingediend"


def test_over_een_ander_criterium_is_niets_gevraagd():
    aanvraag, speler, _ = gevraagd()
    ander = lees_inhoud(aanvraag).criteria[1]
    with pytest.raises(Geweigerd, match="waarover niets gevraagd is"):
        aanvulling_geven(
            aanvraag,
            antwoorden={},
            herstel=Herstel(criteria={ander.id: Criteriuminvoer("x")}),
            versie=aanvraag.versie,
            door=speler.door,
        )


def test_elk_criterium_staat_bij_wat_het_bureau_kan_vragen(als):
    aanvraag, speler = klaar_om_in_te_dienen(oproep=oproep())
    aanvraag_indienen(aanvraag, versie=aanvraag.versie, door=speler.door)
    tekst = als(beslisser("zorg")).get(reverse("aanvulling_vragen", args=[aanvraag.pk])).content.decode()
    assert "Vragen over de criteria" in tekst
    assert all(wat in tekst for wat in (PLAN, BEREIK, EXTRA))
