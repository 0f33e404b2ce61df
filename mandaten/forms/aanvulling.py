"""The answers to what the desk asked, with the field it asked about in the same place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from mandaten.domein.aanvraagstappen import Criteriuminvoer, Verklaringinvoer
from mandaten.domein.aanvraagvelden import GEHEEL, KOLOMMEN, criterium_van, voorwaarde_van
from mandaten.domein.inhoud import Criteriumvraag, Verklaring
from mandaten.domein.voorwaarden import VOORWAARDEN, Voorwaarde
from mandaten.forms.aanvragen import (
    BEWIJS,
    GegevensForm,
    MetVersie,
    Regios,
    verklaringinvoer,
    voeg_voorwaarde_toe,
)
from mandaten.forms.bewijshint import bestandshint
from mandaten.forms.criteria import criteriuminvoer, voeg_criterium_toe
from mandaten.models import Aanvulling
from mandaten.soorten import Toekenningssoort
from werkzorg.documenten.velden import BijlageVeld
from werkzorg.ui.velden import TekstVeld


class AanvullingForm(MetVersie):
    """Per open question an answer, a file, and the asked field as it stands."""

    def __init__(
        self,
        *args: Any,
        vragen: Sequence[Aanvulling],
        namen: Mapping[str, str],
        soort: Toekenningssoort,
        regios: Regios,
        nu: Mapping[str, Verklaring],
        eigen: frozenset[str],
        criteria: Sequence[Criteriumvraag] = (),
        **kwargs: Any,
    ) -> None:
        """`namen`: field -> name on screen; `eigen`: keys of the conditions that this organisation answers itself."""
        super().__init__(*args, **kwargs)
        self.vragen, self.regios, self.soort, self.namen = vragen, regios, soort, namen
        self.van_oproep = {een.id: een for een in criteria}
        self.criteria: list[Criteriumvraag] = []
        self.kolommen: list[str] = []
        self.voorwaarden: list[Voorwaarde] = []
        bron = GegevensForm(soort=soort, regios=regios)
        groepen = []
        for vraag in vragen:
            velden = [f"antwoord_{vraag.pk.hex}", f"bestand_{vraag.pk.hex}"]
            self.fields[velden[0]] = TekstVeld(
                label="Je antwoord", max_length=5000, regels=True, required=False
            )
            self.fields[velden[1]] = BijlageVeld(
                BEWIJS, label="Bestand bij je antwoord", required=False, help_text=bestandshint(None)
            )
            velden = self._herstelvelden(vraag.veld, bron, nu, eigen) + velden
            groepen.append((namen.get(vraag.veld, "De aanvraag"), vraag.vraag, velden))
        self.veldgroepen = tuple(groepen)

    def _herstelvelden(
        self, veld: str, bron: GegevensForm, nu: Mapping[str, Verklaring], eigen: frozenset[str]
    ) -> list[str]:
        """The fields that mend what this question is about, each of them once in the form."""
        if veld == GEHEEL:
            # The act lets every column be mended then.
            return [naam for kolom in KOLOMMEN for naam in self._kolomvelden(kolom, bron)]
        if veld in KOLOMMEN:
            return self._kolomvelden(veld, bron)
        if (sleutel := criterium_van(veld)) is not None:
            return self._criteriumvelden(self.van_oproep.get(sleutel))
        return self._voorwaardevelden(voorwaarde_van(veld), bron, nu, eigen)

    def _criteriumvelden(self, een: Criteriumvraag | None) -> list[str]:
        if een is None or een in self.criteria:
            return []
        self.criteria.append(een)
        return voeg_criterium_toe(self.fields, een, BEWIJS)

    def _kolomvelden(self, kolom: str, bron: GegevensForm) -> list[str]:
        namen = [f"regio_{sleutel}" for sleutel in self.regios] if kolom == "regios" else [kolom]
        nieuw = [naam for naam in namen if naam not in self.fields and naam in bron.fields]
        for naam in nieuw:
            self.fields[naam] = bron.fields[naam]
        if nieuw:
            self.kolommen.append(kolom)
        return nieuw

    def _voorwaardevelden(
        self, sleutel: str, bron: GegevensForm, nu: Mapping[str, Verklaring], eigen: frozenset[str]
    ) -> list[str]:
        if sleutel not in eigen or f"vink_{sleutel}" in self.fields:
            return []
        een = next(een for een in VOORWAARDEN[self.soort.sleutel] if een.sleutel == sleutel)
        verklaring = nu.get(sleutel)
        self.voorwaarden.append(een)
        return voeg_voorwaarde_toe(self.fields, een, verklaring.bestand if verklaring else None, BEWIJS)

    def antwoorden(self) -> dict[UUID, tuple[str, Any]]:
        """Per question the words and the file."""
        gegeven = self.cleaned_data
        return {
            vraag.pk: (gegeven[f"antwoord_{vraag.pk.hex}"], gegeven[f"bestand_{vraag.pk.hex}"])
            for vraag in self.vragen
        }

    def hersteld(self) -> dict[str, Any]:
        """The columns (and "regios") that were in the form."""
        gegeven = self.cleaned_data
        uit: dict[str, Any] = {naam: gegeven[naam] for naam in self.kolommen if naam != "regios"}
        if "regios" in self.kolommen:
            uit["regios"] = frozenset(sleutel for sleutel in self.regios if gegeven[f"regio_{sleutel}"])
        return uit

    def criteriumantwoorden(self) -> dict[UUID, Criteriuminvoer]:
        """The criteria of the call that were in the form."""
        return criteriuminvoer(self.cleaned_data, self.criteria)

    def verklaringen(self) -> dict[str, Verklaringinvoer]:
        """The conditions that were in the form."""
        return {een.sleutel: verklaringinvoer(self.cleaned_data, een) for een in self.voorwaarden}
