"""What a reader does with the links that have a preview, in a real Chromium."""

from running import CHAPTER

TIP = "#previa"
XAVIER, EXERCISES = "book/capitulo/inicializacao", "book/capitulo/exercicios"
EQUATION, FIGURE = "article a.reference[href^='#equation']", "article a.reference[href^='#fig']"
ELSEWHERE = "article a.reference[href*='.html#equation']"
WORK, TERM = "article a.reference[href*='referencias.html#']", ".termo > a"
KINDS = {
    "term": (CHAPTER, TERM),
    "work": (XAVIER, WORK),
    "equation": (XAVIER, EQUATION),
    "equation of another page": (EXERCISES, ELSEWHERE),
    "figure": (CHAPTER, FIGURE),
}


def first(page, selector):
    """Return the first link that this leads to, in sight."""
    page.locator("details").evaluate_all("all => all.forEach((box) => { box.open = true; })")
    link = page.locator(selector).first
    link.evaluate("(link) => link.scrollIntoView({ block: 'center', behavior: 'instant' })")
    return link


def focus(page, link):
    """Reach a link as the keyboard does."""
    page.keyboard.press("Shift")  # no pointer was last
    link.focus()
    tip = page.locator(TIP)
    tip.wait_for()
    return tip
