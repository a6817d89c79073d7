"""What a palette cannot say: how much room things have, and that nothing is drawn as if it stood out of the screen."""

from __future__ import annotations

from string import Template

from PySide6.QtGui import QPalette

from writer_app.config.paths import resource

_SHEET = Template("""
QMainWindow::separator { background: $line; width: 1px; height: 1px; }
QDockWidget { border: none; titlebar-close-icon: url("$icons/close.svg"); titlebar-normal-icon: url("$icons/float.svg"); }
QDockWidget::close-button, QDockWidget::float-button { border: none; background: transparent; padding: 0; }
QDockWidget::close-button:hover, QDockWidget::float-button:hover { background: $chosen; border-radius: 3px; }
QDockWidget::title { background: $window; padding: 6px 10px; text-align: left; }
QMenuBar { background: $window; padding: 2px 4px; }
QMenuBar::item { padding: 4px 8px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: $chosen; color: $chosentext; }
QMenu { background: $page; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 12px; border-radius: 4px; }
QMenu::item:selected { background: $chosen; color: $chosentext; }
QMenu::item:disabled { color: $dim; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QStatusBar { background: $window; }
QStatusBar::item { border: none; }
QToolTip { background: $raised; color: $text; border: 1px solid $line; padding: 4px 6px; }
QTabBar { background: $window; }
QTabBar::tab { background: transparent; color: $dim; padding: 6px 12px; border: none; border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $accent; }
QTabBar::tab:hover { color: $text; }
QAbstractScrollArea { border: none; }
QTreeView, QListView { outline: 0; }
QTreeView::item, QListView::item { padding: 3px 2px; }
QLineEdit, QPlainTextEdit#free, QTextEdit, QComboBox, QSpinBox {
  background: $page; color: $text; border: 1px solid $line; border-radius: 4px; padding: 4px 6px; }
QLineEdit:focus, QPlainTextEdit#free:focus, QTextEdit:focus, QComboBox:focus, QSpinBox:focus { border: 1px solid $accent; }
QComboBox::drop-down { border: none; background: transparent; width: 20px; }
QComboBox::down-arrow, QSpinBox::down-arrow { image: url("$icons/down.svg"); width: 10px; height: 6px; }
QSpinBox::up-arrow { image: url("$icons/up.svg"); width: 10px; height: 6px; }
QSpinBox::up-button, QSpinBox::down-button { border: none; background: transparent; width: 18px; }
QToolButton::menu-indicator { image: url("$icons/down.svg"); width: 10px; height: 6px;
  subcontrol-position: right center; subcontrol-origin: padding; right: 4px; }
QToolButton[popupMode="2"] { padding-right: 18px; }
QPushButton { background: $raised; color: $text; border: 1px solid $line; border-radius: 4px; padding: 5px 14px; }
QPushButton:hover { background: $chosen; color: $chosentext; }
QPushButton:focus { border: 1px solid $accent; }
QPushButton:default { border: 1px solid $accent; }
QPushButton:disabled { color: $dim; }
QPushButton:flat { background: transparent; border: 1px solid transparent; padding: 3px 6px; }
QPushButton:flat:hover { background: $chosen; color: $chosentext; }
QPushButton:flat:focus { border: 1px solid $accent; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 4px; padding: 3px 6px; }
QToolButton:hover, QToolButton:checked { background: $chosen; color: $chosentext; }
QToolButton:focus { border: 1px solid $accent; }
QCheckBox::indicator:unchecked, QListView::indicator:unchecked, QTreeView::indicator:unchecked {
  background: $page; border: 1px solid $dim; border-radius: 3px; }
QRadioButton::indicator:unchecked { background: $page; border: 1px solid $dim; border-radius: 7px; }
QCheckBox::indicator:unchecked:focus, QRadioButton::indicator:unchecked:focus { border: 1px solid $accent; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $line; border-radius: 4px; margin: 1px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: $dim; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: $line; }
QProgressBar { background: $raised; border: none; border-radius: 3px; height: 6px; text-align: center; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
""")
_NAMES = {
    "window": QPalette.ColorRole.Window,
    "page": QPalette.ColorRole.Base,
    "raised": QPalette.ColorRole.Button,
    "text": QPalette.ColorRole.Text,
    "dim": QPalette.ColorRole.PlaceholderText,
    "chosen": QPalette.ColorRole.Highlight,
    "chosentext": QPalette.ColorRole.HighlightedText,
    "accent": QPalette.ColorRole.Link,
    "line": QPalette.ColorRole.Mid,
}


def sheet(palette: QPalette) -> str:
    """The style sheet of the program in the colours of `palette`."""
    colours = {name: palette.color(role).name() for name, role in _NAMES.items()}
    return _SHEET.substitute(colours, icons=resource("icons").as_posix())
