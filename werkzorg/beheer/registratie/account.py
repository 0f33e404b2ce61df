"""Invitations: accepting one, the mail, and the first account of all."""

from __future__ import annotations

from werkzorg.beheer.handelingen import eerste_beheerder, uitnodiging
from werkzorg.handelen.register import Handeling, Registratie
from werkzorg.organisaties.rollen import ROLLEN
from werkzorg.toegang.matrix import Recht

REGISTRATIE = Registratie(
    deel="beheer.account",
    titel="Iedereen voor zichzelf",
    handelingen=(
        Handeling(
            # Whoever has the link acts in the role he is invited to; the page itself asks for no sign-in.
            Recht(
                "uitnodiging_aanvaarden",
                frozenset(ROLLEN),
                "AVG art. 32",
                omschrijving="Een uitnodiging aanvaarden",
            ),
            uitnodiging.uitnodiging_aanvaarden,
            zin="Uitnodiging aanvaard",
            route="uitnodiging_aanvaarden",
        ),
        Handeling(
            # Only an operator, at the command line.
            Recht("eerste_beheerder_aanstellen", frozenset(), "AVG art. 32", klok=True),
            eerste_beheerder.eerste_beheerder_aanstellen,
            zin="Eerste functioneel beheerder aangesteld",
        ),
    ),
    effecten={uitnodiging.UITNODIGING_MAILEN: uitnodiging.effect_uitnodiging_mailen},
)
