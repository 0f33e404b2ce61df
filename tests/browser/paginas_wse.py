"""The pages of AMA sociale economie together; each area adds its own rows and what stands on the stage for them."""

from __future__ import annotations

from tests.browser.paginas_wse_kwartaal import KWARTAAL
from tests.browser.paginas_wse_start import WSE_START
from tests.browser.paginas_wse_toeleiding import TOELEIDING
from tests.browser.paginas_wse_uren import WSE_UREN

WSE = (*KWARTAAL, *TOELEIDING, *WSE_UREN, *WSE_START)
