"""The card beside a word: a small frame over the page that goes away by itself."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from writer_app.gui.editor.cards import Section, spoken
from writer_app.gui.editor.colours import mark_colour
from writer_app.gui.shared.theme import Tone, mixed, tone
from writer_app.gui.shared.words import tr

_WIDTH = 420
_GAP = 6


class Card(QFrame):
    """Shows sections; it never takes the keyboard."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.sections: tuple[Section, ...] = ()
        self.setObjectName("card")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._text = QLabel(self)
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._text.setWordWrap(True)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(14, 10, 14, 10)
        self._box.addWidget(self._text)
        self.hide()

    def show_at(self, sections: tuple[Section, ...], word: QRect) -> None:
        """Shows the sections under `word` (a rectangle of the parent), or above it where there is no room below."""
        self.sections = sections
        palette = QPalette(self._over.palette())
        text, base = palette.color(QPalette.ColorRole.Text), palette.color(QPalette.ColorRole.Base)
        palette.setColor(QPalette.ColorRole.Window, mixed(text, base, 0.04))
        palette.setColor(QPalette.ColorRole.WindowText, text)
        self.setPalette(palette)
        self._text.setText("<hr>".join(_html(section, palette) for section in sections))
        self.setAccessibleName(tr("Card"))
        self.setAccessibleDescription(spoken(sections))
        room = self._over.rect().adjusted(8, 8, -8, -8)
        width = min(_WIDTH, room.width(), self._natural_width())
        self.resize(width, self._box.heightForWidth(width))
        self.move(_place(word, self.rect(), room))
        self.raise_()
        self.show()

    def _natural_width(self) -> int:
        """How wide it would be with no line broken: a short word about a line covers little of the page."""
        self._text.setWordWrap(False)
        width = self._text.sizeHint().width()
        self._text.setWordWrap(True)
        margins = self._box.contentsMargins()
        return width + margins.left() + margins.right() + 2 * self.frameWidth()


def _place(word: QRect, card: QRect, room: QRect) -> QPoint:
    left = max(room.left(), min(word.left() - 14, room.right() - card.width()))
    below = word.bottom() + _GAP
    above = word.top() - _GAP - card.height()
    return QPoint(left, below if below + card.height() <= room.bottom() or above < room.top() else above)


def _html(section: Section, palette: QPalette) -> str:
    faint = tone(Tone.DIM, palette)
    kind = mark_colour(section.mark, palette) if section.mark else faint
    lines = "".join(f'<p style="margin:3px 0 0 0">{escape(line)}</p>' for line in section.lines)
    hint = f'<p style="margin:7px 0 0 0">{_coloured(section.hint, faint)}</p>' if section.hint else ""
    head = f'<p style="margin:0">{_coloured(section.kind, kind)}</p>'
    return f'{head}<p style="margin:2px 0 0 0"><b>{escape(section.title)}</b></p>{lines}{hint}'


def _coloured(text: str, colour: QColor) -> str:
    return f'<span style="color:{colour.name()}; font-size:small">{escape(text)}</span>'
