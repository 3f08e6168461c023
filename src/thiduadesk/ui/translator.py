"""Qt's own words (Đồng ý, Hủy, Lưu…) from our catalogue: Qt ships none in Vietnamese."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QTranslator

from thiduadesk.i18n.words import qt_words


class Translator(QTranslator):
    """Answers Qt from «context\\x04text» → translation; what it does not know stays as Qt writes it.

    It is the program's, so that Python never lets go of it: that may happen inside `translate`, when Qt holds the lock
    that a translator which goes away waits for.
    """

    def __init__(self, language: str, program: QCoreApplication, *, known: Mapping[str, str] | None = None) -> None:
        super().__init__(program)
        self._known = qt_words(language) if known is None else known
        program.installTranslator(self)

    def remove(self) -> None:
        """Answer no more, and go once Qt has nothing else to do."""
        QCoreApplication.removeTranslator(self)
        self.deleteLater()

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        """The translation, or None to let Qt show its own text."""
        del disambiguation
        found = self._known.get(f"{context}\x04{source}")
        return found if found is None or n < 0 else found.replace("%n", str(n))

    def isEmpty(self) -> bool:  # noqa: N802  # Qt's name
        """Never: an empty translator is not asked."""
        return False
