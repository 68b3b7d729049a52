"""A stand-in for a translation, in which a text that was not looked up can be seen."""

import re
from gettext import NullTranslations


class Marked(NullTranslations):
    """A catalogue that marks what it has looked up, and writes decimal commas as a translator."""

    def gettext(self, message: str) -> str:
        return "«" + re.sub(r"([0-9])\.([0-9])", r"\1,\2", message) + "»"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        return self.gettext(message)


def assert_translated(texts: list[str], *, names: str = "") -> None:
    """Fail for words outside the marks, but for ``names`` (a pattern), and for decimal points."""
    for text in texts:
        outside, inner = text, 1
        while inner:
            outside, inner = re.subn("«[^«»]*»", "", outside)
        outside = re.sub(names, "", outside) if names else outside
        assert not re.search("[A-Za-z]{2}", outside), f"not from the catalogue: {outside}"
        assert not re.search(r"[0-9]\.[0-9]", text), f"decimal point: {text}"
