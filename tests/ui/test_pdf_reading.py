"""Reading a document on screen: its pages, words looked for in them, words chosen and copied, by mouse and by keyboard."""

from __future__ import annotations

import io

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from desktop_app.ui import clipboard
from desktop_app.ui.lock import lock_all
from desktop_app.ui.pdf_preview import PdfPreview
from tests.ui.conftest import nameless

LEFT, KEY = Qt.MouseButton.LeftButton, Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
LETTER = (612, 792)  # points


def pages(*texts: str, square: int = 500) -> bytes:
    """A page of letter paper for each text, with a black square beneath it, so many points from the lower edge."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=LETTER)
    for text in texts:
        canvas.drawString(72, 700, text)
        canvas.rect(100, square, 100, 100, fill=1)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


@pytest.fixture
def preview(qtbot: QtBot) -> PdfPreview:
    made = PdfPreview()
    qtbot.addWidget(made)
    made.resize(760, 600)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.view.setFocus()
    made.show_pdf(pages("Her silver ring", "A ring again, and a watch", "Nothing more"))
    return made


def pixel(preview: PdfPreview, page: int, x: float, y: float) -> QPoint:
    """Where a point of a page, counted from its upper left corner, stands in the view."""
    area = preview.view.page_areas()[page]
    share = area.width() / LETTER[0]
    return QPoint(round(area.left() + x * share), round(area.top() + y * share))


def draw(preview: PdfPreview, start: QPoint, end: QPoint) -> None:
    ground = preview.view.viewport()
    QTest.mousePress(ground, LEFT, pos=start)
    QTest.mouseMove(ground, end)
    QTest.mouseRelease(ground, LEFT, pos=end)


def test_pages_are_turned_by_number_and_by_their_pictures(qtbot: QtBot, preview: PdfPreview) -> None:
    assert (preview.tools.page.value(), preview.tools.pages.text()) == (1, "of 3")
    assert preview.page_list.isHidden()
    preview.tools.page.setFocus()
    QTest.keyClick(preview.tools.page, KEY.Key_Up)
    assert preview.view.pageNavigator().currentPage() == 1
    qtbot.mouseClick(preview.tools.list, LEFT)
    assert preview.page_list.isVisible()
    assert preview.page_list.currentIndex().row() == 1
    QTest.keyClick(preview.page_list, KEY.Key_Down)
    assert preview.tools.page.value() == 3
    picture = preview.page_list.pages.data(preview.page_list.pages.index(2, 0), Qt.ItemDataRole.DecorationRole)
    assert not picture.isNull()
    assert nameless(preview) == []


def test_a_whole_page_or_its_width_is_seen(qtbot: QtBot, preview: PdfPreview) -> None:
    wide = preview.scale()
    qtbot.mouseClick(preview.tools.whole, LEFT)
    assert preview.view.page_areas()[0].height() <= preview.view.viewport().height()
    assert preview.scale() < wide
    QTest.keyClick(preview.view, KEY.Key_Plus, CTRL)
    QTest.keyClick(preview.view, KEY.Key_0, CTRL)
    assert preview.scale() == pytest.approx(wide)


@pytest.mark.parametrize("way", ["width", "whole", "own"])
def test_pages_stand_where_the_view_draws_them(qtbot: QtBot, preview: PdfPreview, way: str) -> None:
    if way == "whole":
        preview.fit_page()
    if way == "own":
        preview.zoom_out()
        preview.zoom_out()
    inside, outside = pixel(preview, 0, 110, 240), pixel(preview, 0, 90, 240)

    def seen() -> None:
        image = preview.view.viewport().grab().toImage()
        assert image.pixelColor(inside) == QColor("black")
        assert image.pixelColor(outside) == QColor("white")

    qtbot.waitUntil(seen)


@pytest.mark.parametrize("between", [b"", None], ids=["nothing", "at once"])
def test_of_the_document_before_nothing_is_seen(qtbot: QtBot, preview: PdfPreview, between: bytes | None) -> None:
    """Pages are drawn in a thread: one of another family may still be under way when this family's is shown."""
    theirs, ours = pages(*["Theirs"] * 4, square=500), pages(*["Ours"] * 4, square=350)
    their_square, our_square = pixel(preview, 0, 150, 240), pixel(preview, 0, 150, 390)

    def seen() -> None:
        image = preview.view.viewport().grab().toImage()
        assert image.pixelColor(our_square) == QColor("black")
        assert image.pixelColor(their_square) == QColor("white")

    for _ in range(12):
        preview.show_pdf(theirs)
        preview.view.viewport().grab()  # the pages are asked for
        if between is not None:
            preview.show_pdf(between)
        preview.show_pdf(ours)
        qtbot.waitUntil(seen)


def test_what_is_found_is_marked_where_it_stands(qtbot: QtBot, preview: PdfPreview) -> None:
    def colour(x: float, y: float) -> QColor:
        return preview.view.viewport().grab().toImage().pixelColor(pixel(preview, 0, x, y))

    above_the_word, above_another = (142, 83.6), (110, 83.6)
    preview.resize(1180, 600)
    qtbot.waitUntil(lambda: preview.scale() > 1.3 and colour(150, 240) == QColor("black"))
    assert colour(*above_the_word) == QColor("white")
    preview.begin_search()
    QTest.keyClicks(preview.search.words, "ring")
    qtbot.waitUntil(lambda: preview.search.count.text() == "1 of 2")
    qtbot.waitUntil(lambda: colour(*above_the_word) != QColor("white"))
    assert colour(*above_another) == QColor("white")


def test_words_are_found_one_after_the_other_on_every_page(qtbot: QtBot, preview: PdfPreview) -> None:
    QTest.keyClick(preview.view, KEY.Key_F, CTRL)
    assert preview.search.isVisible()
    QTest.keyClicks(preview.search.words, "RING")
    qtbot.waitUntil(lambda: preview.search.count.text() == "1 of 2")
    QTest.keyClick(preview.search.words, KEY.Key_Return)
    assert preview.search.count.text() == "2 of 2"
    assert preview.view.pageNavigator().currentPage() == 1
    QTest.keyClick(preview.search.words, KEY.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert preview.search.count.text() == "1 of 2"
    preview.show_pdf(pages("One ring"))
    qtbot.waitUntil(lambda: preview.search.count.text() == "1 of 1")
    QTest.keyClick(preview.search.words, KEY.Key_Escape)
    assert preview.search.isHidden()
    assert preview.view.hasFocus()


def test_what_is_not_there_is_said(qtbot: QtBot, preview: PdfPreview) -> None:
    preview.begin_search()
    QTest.keyClicks(preview.search.words, "wallet")
    assert preview.search.count.text() == "Not on these pages"
    assert not preview.search.next.isEnabled()


def test_words_are_chosen_with_the_mouse_and_copied(preview: PdfPreview) -> None:
    draw(preview, pixel(preview, 0, 40, 92), pixel(preview, 0, 300, 92))
    assert preview.view.selected_text() == "Her silver ring"
    QTest.keyClick(preview.view, KEY.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "Her silver ring"
    assert preview.view.viewport().grab().toImage().pixelColor(pixel(preview, 0, 98, 92)) != QColor("white")
    clipboard.forget()


def test_a_choice_goes_over_pages_and_ends_with_another_document(preview: PdfPreview) -> None:
    preview.zoom_out()
    preview.zoom_out()
    preview.zoom_out()
    draw(preview, pixel(preview, 0, 98, 92), pixel(preview, 1, 100, 92))
    words = preview.view.selected_text()
    assert words == "ilver ring\nA ring"
    preview.show_pdf(pages("Another"))
    assert preview.view.selected_text() == ""


def test_everything_is_chosen_by_keyboard(preview: PdfPreview) -> None:
    preview.view.setFocus()
    QTest.keyClick(preview.view, KEY.Key_A, CTRL)
    assert preview.view.selected_text().split("\n") == [
        "Her silver ring",
        "A ring again, and a watch",
        "Nothing more",
    ]
    QTest.keyClick(preview.view, KEY.Key_Escape)
    assert preview.view.selected_text() == ""


def test_v03_what_was_copied_goes_with_the_lock_and_after_a_while(
    qtbot: QtBot, preview: PdfPreview, monkeypatch: pytest.MonkeyPatch
) -> None:
    board = QGuiApplication.clipboard()
    preview.view.select_all()
    preview.view.copy()
    assert board.text()
    lock_all()
    assert board.text() == ""
    preview.view.select_all()
    preview.view.copy()
    assert clipboard._copied[-1].timer.interval() == 30_000
    clipboard._copied[-1].timer.timeout.emit()
    assert board.text() == ""
    preview.view.copy()
    monkeypatch.setattr(clipboard, "_ours", lambda: False)
    board.setText("of another program")
    clipboard.forget()
    assert board.text() == "of another program"
    board.clear()
