"""Whether everybody can use a page that a story came to: axe, by the legal norms."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
WETTELIJK = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# A bar that sticks to the bottom of the screen lies over nothing there: what it covers higher up scrolls free of it.
NAAR_ONDER = "() => window.scrollTo(0, document.documentElement.scrollHeight)"
_LEES = """async normen => {
  const uitslag = await axe.run(document, {runOnly: normen, preload: false, resultTypes: ["violations"]})
  return uitslag.violations.map(v => `${v.id}: ${v.nodes.slice(0, 3).map(n => n.target.join(" ")).join(" | ")}`)
}"""


def eis_toegankelijk(page: Page) -> None:
    """Raises AssertionError with what axe finds wrong on this page, at its present width."""
    page.evaluate(AXE.read_text())
    page.evaluate(NAAR_ONDER)
    fouten = page.evaluate(_LEES, WETTELIJK)
    assert fouten == [], (page.url, fouten)
