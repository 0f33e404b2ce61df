"""Example protocols and connections, and a few messages at the desk."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Organisatie
from werkzorg.uitwisseling.domein.scopes import (
    ACTIVERING,
    ADVIEZEN_AANLEVEREN,
    BESLISSINGEN_AANLEVEREN,
    ONTHAAL,
    ONTHAAL_LEZEN,
    ONTHAAL_REGISTREREN,
    VERZOEKEN_AANLEVEREN,
)
from werkzorg.uitwisseling.handelingen.berichten import Afloop, Post, noteer_bericht
from werkzorg.uitwisseling.handelingen.koppelingen import Koppelinggegevens, client_registreren
from werkzorg.uitwisseling.handelingen.protocollen import Protocolgegevens, protocol_registreren
from werkzorg.uitwisseling.models import Koppeling

Gebeurtenis = tuple[datetime, Callable[[], object]]
# So many days back the protocols were signed, and the connections made.
PROTOCOLLEN, KOPPELINGEN = 200, 190
_GRONDSLAG = {ACTIVERING: "Decreet 8/7/2022 art. 24", ONTHAAL: "Decreet 8/7/2022 art. 4-5"}
_GEGEVENS = {
    ACTIVERING: "Identificatie, verzoek, beoordeling en beslissing over deelname.",
    ONTHAAL: "Voornaam, naam, adres, e-mail, telefoon, geboortedatum en hulpverlener.",
}
# Organisation -> its offers, the name of its machine, and what that may do.
_PARTNERS: Mapping[str, tuple[tuple[str, ...], str, tuple[str, ...]]] = {
    "vdab": (
        (ACTIVERING, ONTHAAL),
        "Aanlevering uit het klantsysteem",
        (VERZOEKEN_AANLEVEREN, BESLISSINGEN_AANLEVEREN, ADVIEZEN_AANLEVEREN),
    ),
    "ocmw": ((ONTHAAL,), "Postvak sociale dienst", (ONTHAAL_LEZEN, ONTHAAL_REGISTREREN)),
    "caw": ((ONTHAAL,), "Cliëntregistratie CAW", (ONTHAAL_LEZEN,)),
}
# Message -> days ago, act, and what was answered; nobody is in them.
_BERICHTEN: Sequence[tuple[int, str, str, int, str, tuple[str, str] | None]] = (
    (
        3,
        "api_verzoek_registreren",
        "verzoek_registreren",
        422,
        "Controleer de gemarkeerde velden.",
        (
            "#/gemeente",
            "Het adres van deze persoon ontbreekt: vul het eerst aan in het dossier. De gemeente bepaalt het "
            "werkingsgebied.",
        ),
    ),
    (
        2,
        "api_deelname_toekennen",
        "deelname_toekennen",
        409,
        "Deze gegevens zijn gewijzigd terwijl je bezig was. Haal de gegevens opnieuw op: de versie is nu 4.",
        None,
    ),
    (1, "api_verzoek_registreren", "verzoek_registreren", 201, "", None),
)


def geschiedenis(
    huizen: Mapping[str, Organisatie],
    wie: Callable[[str, str], Sequence[Hoedanigheid]],
    vandaag: datetime,
) -> Iterator[Gebeurtenis]:
    """What was agreed with partners, which machines got access, and what became of some messages."""
    functionaris = wie("dz", "functionaris_gegevensbescherming")[0]
    beheerder = wie("dz", "functioneel_beheerder")[0]
    for nummer, (huis, (aanbiedingen, naam, scopes)) in enumerate(_PARTNERS.items()):
        for volgnummer, aanbod in enumerate(aanbiedingen):
            moment = vandaag - timedelta(days=PROTOCOLLEN - nummer, hours=-9 - volgnummer)
            kenmerk = f"PR-{moment.year}-{nummer + 1:02}-{aanbod[:2]}"
            yield moment, partial(_protocol, kenmerk, huizen[huis], aanbod, moment, functionaris)
        moment = vandaag - timedelta(days=KOPPELINGEN - nummer, hours=-10)
        yield moment, partial(_koppeling, huizen[huis], naam, scopes, moment, beheerder)
    for nummer, (dagen, bewerking, handeling, status, uitleg, fout) in enumerate(_BERICHTEN):
        moment = vandaag - timedelta(days=dagen, hours=-11)
        sleutel = UUID(int=nummer + 1)
        yield (
            moment,
            partial(_bericht, huizen["vdab"], sleutel, bewerking, handeling, status, uitleg, fout),
        )


def _protocol(kenmerk: str, huis: Organisatie, aanbod: str, moment: datetime, door: Hoedanigheid) -> None:
    protocol_registreren(
        Protocolgegevens(
            kenmerk=kenmerk,
            organisatie_id=huis.pk,
            aanbod=aanbod,
            doel="Het aanbod uitvoeren zonder gegevens twee keer te vragen.",
            grondslag=_GRONDSLAG[aanbod],
            gegevens=_GEGEVENS[aanbod],
            van=moment.date(),
        ),
        door=door,
    )


def _koppeling(
    huis: Organisatie, naam: str, scopes: Sequence[str], moment: datetime, door: Hoedanigheid
) -> None:
    gegevens = Koppelinggegevens(
        naam=naam,
        organisatie_id=huis.pk,
        scopes=scopes,
        contact="koppelingen@voorbeeld.be",
        vervalt_op=moment.date() + timedelta(days=2 * 365),
    )
    client_registreren(gegevens, door=door)


def _bericht(
    huis: Organisatie,
    sleutel: UUID,
    bewerking: str,
    handeling: str,
    status: int,
    uitleg: str,
    fout: tuple[str, str] | None,
) -> None:
    koppeling = Koppeling.objects.filter(organisatie=huis).earliest("geregistreerd_op")
    antwoord = {
        "detail": uitleg,
        "fouten": [{"pointer": fout[0], "detail": fout[1]}] if fout else [],
    }
    post = Post(sleutel, bewerking, handeling, adres={}, inhoud=b"", is_vluchtig=True)
    noteer_bericht(koppeling, post, Afloop(status, antwoord))
