"""`gebruiker_uitnodigen`: a new colleague, and an inviter who does not learn whether an account existed."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client

from tests.beheer.collegas import (
    WACHTWOORD,
    nodig_uit,
    nog_een_lid,
    over,
    sleutel,
    tweede_beheerder,
    vandaag,
    verander,
)
from tests.rolverdeling import maak_organisatie, maak_speler
from werkzorg.beheer.domein.leden import Looptijd
from werkzorg.beheer.models import Toetreding
from werkzorg.berichten.models import Melding, Opdracht
from werkzorg.gebruikers.models import Gebruiker, Uitnodiging
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.models import Lidmaatschap

pytestmark = pytest.mark.django_db
ADRES = "/medewerkers/uitnodigen/"
LIJST = "/medewerkers/"


def ingevuld(**anders) -> dict[str, str]:
    velden = {
        **sleutel(),
        "email": "nieuw@brug.be",
        "voornaam": "Nore",
        "achternaam": "Nieuw",
        "rol": "verwijzer",
        "begin": vandaag().strftime("%d/%m/%Y"),
        "einde": "",
    }
    return {naam: waarde for naam, waarde in {**velden, **anders}.items() if waarde is not None}


# --- the act ---------------------------------------------------------------------------------------------
def test_een_nieuw_adres_krijgt_een_account_een_rol_en_een_link(bureau, uitgevoerd):
    lid = nodig_uit(bureau.griet, bureau.brug, email="Nieuw@Brug.be")
    gebruiker = Gebruiker.objects.get(email="nieuw@brug.be")
    assert not gebruiker.has_usable_password()
    assert (lid.gebruiker, lid.rol, lid.organisatie) == (gebruiker, "verwijzer", bureau.brug)
    assert Uitnodiging.objects.open().get().lidmaatschap_id == lid.pk
    regel = Logregel.objects.get(handeling="gebruiker_uitnodigen")
    assert (regel.object_id, regel.gegevens) == (lid.pk, {"rol": "verwijzer"})
    uitgevoerd()
    (brief,) = mail.outbox
    assert brief.to == ["nieuw@brug.be"]
    assert "/uitnodiging/?t=" in brief.body


def test_een_bekend_adres_krijgt_alleen_een_rol_en_een_andere_mail(bureau, uitgevoerd):
    bob = bureau.bob.gebruiker
    verander(bob, password="argon2$x")
    lid = nodig_uit(bureau.griet, bureau.brug, email=bob.email.upper(), voornaam="Robert", achternaam="Buur")
    assert lid.gebruiker == bob
    assert not Uitnodiging.objects.exists()
    uitgevoerd()
    (brief,) = mail.outbox
    assert brief.subject == "Je hebt een nieuwe rol in werkzorg"
    assert "?t=" not in brief.body
    assert Melding.objects.get().gebruiker == bob
    bob.refresh_from_db()
    assert (bob.voornaam, bob.achternaam) == ("Bob", "Buurman")


def test_de_uitnodiger_ziet_in_beide_gevallen_hetzelfde(bureau, als):
    verander(bureau.bob.gebruiker, password="argon2$x")
    klant = als(bureau.griet)
    schermen = {}
    for email in ("nieuw@brug.be", bureau.bob.gebruiker.email):
        antwoord = klant.post(
            ADRES, ingevuld(email=email, voornaam="Piet", achternaam="Peeters"), follow=True
        )
        assert antwoord.redirect_chain == [(LIJST, 302)]
        lid = Toetreding.objects.get(email=email).lidmaatschap
        fiche = klant.get(f"{LIJST}{lid.pk}/").text
        tekst = fiche.split("<main")[1].split("</main>")[0].replace("<wbr>", "")
        # Keys of rows and moments differ whoever is invited.
        schermen[email] = re.sub(r"[0-9a-f-]{36}|T[0-9:.+]+|\b\d\d:\d\d\b", "", tekst.replace(email, ""))
        assert "Buurman" not in antwoord.text + fiche
    assert len(set(schermen.values())) == 1


def test_wie_zich_aanmeldde_staat_er_met_de_eigen_naam(bureau, als):
    verander(bureau.bob.gebruiker, password="argon2$x")
    lid = nodig_uit(bureau.griet, bureau.brug, email=bureau.bob.gebruiker.email, voornaam="Robert")
    klant = als(bureau.griet)
    assert "Robert Nieuw" in klant.get(LIJST).text
    Client().force_login(bureau.bob.gebruiker)
    scherm = klant.get(f"{LIJST}{lid.pk}/").text
    assert "Bob Buurman" in scherm
    assert "Robert" not in scherm


def test_een_ingetrokken_account_dat_nooit_gebruikt_werd_begint_opnieuw(bureau):
    nodig_uit(bureau.griet, bureau.brug)
    gebruiker = Gebruiker.objects.get(email="nieuw@brug.be")
    verander(gebruiker, is_active=False)
    nodig_uit(bureau.bob, bureau.bob.lidmaatschap.organisatie, voornaam="Nora")
    gebruiker.refresh_from_db()
    assert (gebruiker.is_active, gebruiker.voornaam) == (True, "Nora")


def test_een_andere_beheerder_hoort_dat_er_een_bij_komt(bureau):
    hanne = tweede_beheerder(bureau)
    nodig_uit(bureau.griet, bureau.brug, rol="organisatiebeheerder")
    assert [melding.gebruiker for melding in Melding.objects.filter(soort="nieuwe_beheerder")] == [
        hanne.gebruiker
    ]


@pytest.mark.parametrize(
    ("anders", "veld", "zin"),
    [
        ({"rol": "casemanager_werk"}, "rol", "Deze rol bestaat niet in dit soort organisatie"),
        ({"rol": "functionaris_gegevensbescherming"}, "rol", "Deze rol bestaat niet"),
        ({"rol": "onzin"}, "rol", "Deze rol bestaat niet"),
        ({"looptijd": Looptijd(over(-1), None)}, "begin", "Een rol begint vandaag of later"),
        ({"looptijd": Looptijd(over(3), over(2))}, "einde", "De laatste dag valt voor de eerste dag"),
        ({"email": "karim@brug.be"}, "rol", "Deze collega heeft deze rol al"),
    ],
)
def test_wat_niet_mag_laat_niets_achter(bureau, anders, veld, zin):
    accounts = Gebruiker.objects.count()
    with pytest.raises(Geweigerd) as nee:
        nodig_uit(bureau.griet, bureau.brug, **anders)
    assert nee.value.velden[veld].startswith(zin)
    assert (Gebruiker.objects.count(), Opdracht.objects.count()) == (accounts, 0)
    assert not Toetreding.objects.exists()


def test_niemand_nodigt_zichzelf_uit(bureau):
    with pytest.raises(Geweigerd) as nee:
        nodig_uit(bureau.griet, bureau.brug, email=bureau.griet.gebruiker.email)
    assert "jezelf geen rol" in nee.value.velden["rol"]


def test_een_beheerder_nodigt_alleen_in_het_eigen_huis_uit(bureau):
    with pytest.raises(Geweigerd, match="alleen rollen in je eigen organisatie"):
        nodig_uit(bureau.griet, bureau.bob.lidmaatschap.organisatie)


def test_in_een_organisatie_die_gestopt_is_komt_niemand_meer(bureau):
    verander(bureau.brug, is_actief=False)
    with pytest.raises(Geweigerd, match="niet meer actief"):
        nodig_uit(bureau.femke, bureau.brug, rol="organisatiebeheerder")


def test_inspectie_is_altijd_tijdelijk(bureau):
    inspectie = maak_organisatie("Zorginspectie", "zorginspectie")
    with pytest.raises(Geweigerd) as nee:
        nodig_uit(bureau.femke, inspectie, rol="inspectie")
    assert nee.value.velden["einde"].startswith("Deze rol is tijdelijk")
    lid = nodig_uit(bureau.femke, inspectie, rol="inspectie", looptijd=Looptijd(vandaag(), over(30)))
    assert lid.periode.upper == over(31)


# --- the door --------------------------------------------------------------------------------------------
def test_twee_keer_versturen_is_een_keer_uitnodigen(bureau, als):
    klant, velden = als(bureau.griet), ingevuld()
    eerste, tweede = (klant.post(ADRES, velden) for _ in range(2))
    assert (
        (eerste.status_code, eerste["Location"]) == (tweede.status_code, tweede["Location"]) == (302, LIJST)
    )
    assert Lidmaatschap.objects.filter(gebruiker__email="nieuw@brug.be").count() == 1


def test_een_weigering_staat_bij_het_veld_en_de_invoer_blijft(bureau, als):
    antwoord = als(bureau.griet).post(ADRES, ingevuld(email="karim@brug.be"))
    assert antwoord.status_code == 422
    assert "Deze collega heeft deze rol al" in antwoord.text
    assert 'value="karim@brug.be"' in antwoord.text


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [
        ("email", ""), ("email", "geen adres"), ("email", "a" * 400 + "@b.be"), ("email", "x\x00@b.be"),
        ("voornaam", ""), ("achternaam", "é" * 101), ("voornaam", "\x00"), ("rol", ""), ("rol", "beleid"),
        ("rol", "🙂"), ("begin", "32/01/2026"), ("begin", ""), ("einde", "morgen"),
        ("aanvraag_sleutel", "onzin"), ("aanvraag_sleutel", None), ("email", None),
    ],
)  # fmt: skip
def test_slechte_invoer_geeft_een_zin(bureau, als, veld, waarde):
    antwoord = als(bureau.griet).post(ADRES, ingevuld(**{veld: waarde}))
    assert antwoord.status_code == 422
    assert "foutenoverzicht" in antwoord.text
    assert not Toetreding.objects.exists()


def test_de_functioneel_beheerder_kiest_de_organisatie(bureau, als):
    klant = als(bureau.femke)
    scherm = klant.get(f"{ADRES}?organisatie={bureau.brug.pk}")
    assert f'<option value="{bureau.brug.pk}" selected>' in scherm.text
    antwoord = klant.post(
        ADRES, ingevuld(rol="organisatiebeheerder", organisatie=str(bureau.brug.pk)), follow=True
    )
    assert antwoord.status_code == 200
    assert Toetreding.objects.get().lidmaatschap.organisatie == bureau.brug
    fout = klant.post(ADRES, ingevuld(rol="verwijzer", organisatie=str(bureau.brug.pk)))
    assert fout.status_code == 422


def test_onzin_als_organisatie_breekt_niets(bureau, als):
    assert als(bureau.femke).get(f"{ADRES}?organisatie=%00").status_code == 200
    assert als(bureau.femke).get(f"{LIJST}?organisatie=onzin").status_code == 200


def test_wie_geen_accounts_beheert_komt_er_niet_in(bureau, als):
    assert als(bureau.karim).get(ADRES).status_code == 403
    assert als(bureau.karim).post(ADRES, ingevuld()).status_code == 403


# --- the whole way ---------------------------------------------------------------------------------------
def test_van_de_mail_tot_binnen(bureau, uitgevoerd, als):
    lid = nodig_uit(bureau.griet, bureau.brug)
    uitgevoerd()
    pad = re.search(r"/uitnodiging/\?t=\S+", mail.outbox[0].body).group()
    klant = Client()
    scherm = klant.get(pad, follow=True)
    assert "CAW De Brug" in scherm.text
    klant.post("/uitnodiging/", {"password1": WACHTWOORD, "password2": WACHTWOORD})
    assert Gebruiker.objects.get(email="nieuw@brug.be").check_password(WACHTWOORD)
    assert "aan het werk" in als(bureau.griet).get(f"{LIJST}{lid.pk}/").text


def test_een_gelijktijdige_uitnodiging_vindt_hetzelfde_account(bureau, monkeypatch):
    """Another inviter made the account between looking and making: both get the one account."""
    ander = maak_speler("verwijzer", bureau.bob.lidmaatschap.organisatie, email="nieuw@brug.be")
    eerste = Gebruiker.objects.filter
    keren = []

    def te_vroeg(*args, **kwargs):
        if "email__iexact" in kwargs and not keren:
            keren.append(1)
            return Gebruiker.objects.none()
        return eerste(*args, **kwargs)

    monkeypatch.setattr(Gebruiker.objects, "filter", te_vroeg)
    assert nodig_uit(bureau.griet, bureau.brug).gebruiker_id == ander.gebruiker.pk
    assert keren == [1]


def test_een_lid_van_elders_staat_er_met_zijn_andere_rol(bureau):
    nog_een_lid(bureau.karim.gebruiker, bureau.bob.lidmaatschap.organisatie, "verwijzer")
    lid = nodig_uit(bureau.griet, bureau.brug, email="karim@brug.be", rol="dienstverlener")
    assert lid.gebruiker == bureau.karim.gebruiker


def test_een_rol_mag_later_beginnen(bureau):
    lid = nodig_uit(bureau.griet, bureau.brug, looptijd=Looptijd(vandaag() + timedelta(days=10), None))
    assert not Lidmaatschap.objects.geldig_op(vandaag()).filter(pk=lid.pk).exists()
