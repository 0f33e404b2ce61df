"""A person with only a keyboard: every stop of Tab is looked at."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

MEESTE_STAPPEN = 60
# Name and visibility of the focus: a ring of at least 3 px, nothing on top of the element, inside the window.
LEES_FOCUS = """() => {
  const e = document.activeElement
  if (!e || e === document.body) return null
  const stijl = getComputedStyle(e), vak = e.getBoundingClientRect(), labels = [...(e.labels || [])]
  const tekst = e.getAttribute("aria-label") || (labels.length ? labels[0].innerText : e.innerText) || ""
  const binnen = (plek, einde) => Math.min(Math.max(plek, 0), einde - 1)
  const boven = document.elementFromPoint(
    binnen(vak.left + vak.width / 2, innerWidth), binnen(vak.top + vak.height / 2, innerHeight))
  return {
    naam: tekst.trim().replace(/\\s+/g, " "),
    rand: stijl.outlineStyle === "none" ? 0 : parseFloat(stijl.outlineWidth),
    bedekt: !(boven && (e.contains(boven) || boven.contains(e) || labels.some(l => l.contains(boven)))),
    plek: [vak.left, vak.top, scrollX, scrollY, document.hasFocus()],
    buiten: vak.bottom < 0 || vak.top > innerHeight || vak.right < 0 || vak.left > innerWidth,
  }
}"""


class Toetsenbord:
    """Moves through a page by Tab; fails when the focus cannot be seen."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def naar(self, naam: str) -> Toetsenbord:
        """Tabs on to the control whose name begins so."""
        gezien: list[str] = []
        for _ in range(MEESTE_STAPPEN):
            self.page.keyboard.press("Tab")
            focus: dict[str, Any] | None = self.page.evaluate(LEES_FOCUS)
            if focus is None:
                continue
            gezien.append(focus["naam"])
            assert focus["rand"] >= 3, f"de focus op {focus} is niet te zien"
            assert not focus["bedekt"], f"iets ligt over {focus}"
            assert not focus["buiten"], f"{focus} staat buiten het venster"
            if focus["naam"].startswith(naam):
                return self
        raise AssertionError(f"“{naam}” is niet te bereiken met Tab: {gezien}")

    def typ(self, tekst: str) -> Toetsenbord:
        """Types in the control that has the focus."""
        self.page.keyboard.type(tekst)
        return self

    def druk(self, toets: str) -> Toetsenbord:
        """One key."""
        self.page.keyboard.press(toets)
        return self
