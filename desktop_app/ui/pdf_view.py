"""Pages under one another whose words can be chosen with the mouse or the keyboard, and copied for a short while."""

from __future__ import annotations

from PySide6.QtCore import QMarginsF, QModelIndex, QPoint, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QTransform,
)
from PySide6.QtPdf import QPdfDocument, QPdfLink
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QWidget

from desktop_app.ui import clipboard, theme
from desktop_app.ui.pdf_pictures import PagePictures
from desktop_app.ui.pdf_text import PageText, Selection, Spot, words_of

_POINTS_PER_INCH = 72.0
_VEIL = 90  # of 255: the words stay readable under the colour
_FRAME = 2  # pixels, around the place that is found


class PdfView(QPdfView):
    """Links are not followed: a page on this screen opens nothing. Ctrl+A chooses all words, Ctrl+C copies them."""

    selected = Signal()

    def __init__(self, document: QPdfDocument, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDocument(document)
        self._text = PageText(document)
        self._pictures = PagePictures(document, self)
        self._pictures.drawn.connect(self.viewport().update)
        self._begun: Spot | None = None
        self._chosen: list[Selection] = []
        self._veil = QColor(theme.LIGHT.accent)  # paper is white in both themes
        self._veil.setAlpha(_VEIL)
        self.setMouseTracking(True)

    def forget(self) -> None:
        """Before another document is loaded: nothing is chosen, and no page of this one is drawn any more."""
        self._begun = None
        self._text.forget()
        self._pictures.forget()
        self._choose([])

    def select_all(self) -> None:
        """Every word of the document."""
        self._choose(self._text.everything())

    def selected_text(self) -> str:
        """The chosen words."""
        return words_of(self._chosen)

    def copy(self) -> None:
        """The chosen words on the clipboard, for half a minute."""
        clipboard.copy(self.selected_text())

    def page_areas(self) -> list[QRectF]:
        """Where each page stands in the view now, in pixels. Qt lays pages out so, and tells nobody."""
        sizes = [self._page_size(page) for page in range(self.document().pageCount())]
        margins, top = self.documentMargins(), float(self.documentMargins().top())
        widest = max((size.width() for size in sizes), default=0) + margins.left() + margins.right()
        width = max(widest, self.viewport().width())
        gone = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        areas = []
        for size in sizes:
            areas.append(QRectF(QPointF((width - size.width()) // 2, top) - gone, QSizeF(size)))
            top += size.height() + self.pageSpacing()
        return areas

    def spot_at(self, place: QPoint) -> Spot | None:
        """Which place of which page is seen at a pixel; the nearest page where there is none."""
        areas = self.page_areas()
        if not areas:
            return None
        y = place.y()
        page = min(range(len(areas)), key=lambda each: max(areas[each].top() - y, 0.0, y - areas[each].bottom()))
        area, paper = areas[page], self.document().pagePointSize(page)
        share = paper.width() / max(area.width(), 1.0)
        return Spot(page, QPointF((place.x() - area.left()) * share, (y - area.top()) * share))

    # What a person does

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to choose; no link is followed."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._choose([])
            self._begun = self.spot_at(event.position().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Choose what lies between."""
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        if self._begun is not None and event.buttons() & Qt.MouseButton.LeftButton:
            place = event.position().toPoint()
            reached = self.spot_at(place)
            if reached is not None:
                self._choose(self._text.between(self._begun, reached))
            self._follow(place)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """What is chosen stays."""
        self._begun = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The line."""
        spot = self.spot_at(event.position().toPoint())
        if spot is not None:
            ends = self.document().pagePointSize(spot.page).width()
            sides = (Spot(spot.page, QPointF(x, spot.point.y())) for x in (0.0, ends))
            self._choose(self._text.between(*sides))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose and copy; the first and the last page; everything else scrolls."""
        bar = self.verticalScrollBar()
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.select_all()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Deselect) or (
            event.key() == Qt.Key.Key_Escape and self.selected_text()
        ):
            self._choose([])
        elif event.key() == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The pages that are seen, what is found on them, and a veil on what is chosen."""
        ground, areas = QRectF(self.viewport().rect()), self.page_areas()
        seen = {page: area for page, area in enumerate(areas) if area.intersects(ground)}
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.palette().brush(QPalette.ColorRole.Dark))
        for page, area in seen.items():
            painter.fillRect(area, Qt.GlobalColor.white)
            picture = self._pictures.picture(page, (area.size() * self.devicePixelRatioF()).toSize())
            if picture is not None:
                painter.drawImage(area, picture)
            self._mark(painter, page, area)
        painter.end()
        self._pictures.keep_near(seen)

    def _mark(self, painter: QPainter, page: int, area: QRectF) -> None:
        """What is found and what is chosen, which Qt tells in points of the page."""
        share = area.width() / max(self.document().pagePointSize(page).width(), 1.0)
        on_screen = QTransform.fromTranslate(area.left(), area.top()).scale(share, share)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._veil)
        for place in self.searchModel().resultsOnPage(page) if self.searchModel() else ():
            painter.drawRects([on_screen.mapRect(line) for line in place.rectangles()])
        for chosen, words in self._chosen:
            for line in words.bounds() if chosen == page else ():
                painter.drawPolygon(on_screen.map(line))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.LIGHT.accent), _FRAME))
        found = self._found()
        if found is not None and found.page() == page:
            wider = QMarginsF(_FRAME, _FRAME, _FRAME, _FRAME)
            painter.drawRects([on_screen.mapRect(line).marginsAdded(wider) for line in found.rectangles()])

    def _found(self) -> QPdfLink | None:
        """The place that is looked at, of those that are found."""
        number, model = self.currentSearchResultIndex(), self.searchModel()
        return model.resultAtIndex(number) if model and 0 <= number < model.rowCount(QModelIndex()) else None

    def _choose(self, selections: list[Selection]) -> None:
        if self._chosen or selections:
            self._chosen = selections
            self.viewport().update()
            self.selected.emit()

    def _follow(self, place: QPoint) -> None:
        """Scroll while somebody draws past the edge."""
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if place.y() < 0 or place.y() > height:
            bar.setValue(bar.value() + (place.y() if place.y() < 0 else place.y() - height))

    def _page_size(self, page: int) -> QSize:
        screen = QGuiApplication.primaryScreen().logicalDotsPerInch() / _POINTS_PER_INCH
        paper, margins = self.document().pagePointSize(page), self.documentMargins()
        if self.zoomMode() == QPdfView.ZoomMode.Custom:
            return (paper * screen * self.zoomFactor()).toSize()
        size = (paper * screen).toSize()
        room = self.viewport().width() - margins.left() - margins.right()
        if self.zoomMode() == QPdfView.ZoomMode.FitToWidth:
            return size * (room / max(size.width(), 1))
        seen = QSize(room, self.viewport().height() - self.pageSpacing())
        return size.scaled(seen, Qt.AspectRatioMode.KeepAspectRatio)
