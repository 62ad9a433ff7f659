"""Mouse and keyboard on the drawn schedule: create by drawing, move and resize by dragging, open by a click or Enter."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from desktop_app.domain.appointments import CLOSES, MOVABLE, OPENS
from desktop_app.domain.times import HOUR
from desktop_app.ui.rooms.cursor import Place
from desktop_app.ui.rooms.dragging import Drag, nudged, resized
from desktop_app.ui.rooms.geometry import HEADER_HEIGHT, HOURS_WIDTH
from desktop_app.ui.rooms.ghost import Wish
from desktop_app.ui.rooms.keys import NEW, TODAY, VIEWS, is_help
from desktop_app.ui.rooms.time_canvas import TimeCanvas

NEW_LENGTH = HOUR
_SCROLL_EVERY = 30  # milliseconds
_SCROLL_STEP = 8  # pixels
_KEY, _CURSOR = Qt.Key, Qt.CursorShape
_ARROWS = {_KEY.Key_Up: (0, -1), _KEY.Key_Down: (0, 1), _KEY.Key_Left: (-1, 0), _KEY.Key_Right: (1, 0)}
_ENTER = (_KEY.Key_Return, _KEY.Key_Enter)


class TimeView(TimeCanvas):
    """Asks through signals; instants are epoch seconds (object, because Qt's int ends in 2038)."""

    create_wanted = Signal(int, object, object)
    move_wanted = Signal(int, int, object, object)
    open_wanted = Signal(int)
    drop_refused = Signal(str)
    view_wanted = Signal(str)
    today_wanted = Signal()
    keys_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drag: Drag | None = None
        self._scrolling = QTimer(self, interval=_SCROLL_EVERY)
        self._scrolling.timeout.connect(self._on_edge)

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of an appointment, of one of its edges, or of free time."""
        point, geometry = event.position(), self.geometry_now()
        column = geometry.column(point.x())
        if event.button() != Qt.MouseButton.LeftButton or point.y() < HEADER_HEIGHT or column is None:
            return
        self.leave_ghost()
        block, minute = geometry.block_at(point, self.blocks()), geometry.minute(point.y())
        self._drag = Drag(point, minute, column, block, point, geometry.edge_at(point, block) if block else 0)
        if block is not None:
            self.go(Place(column, block.appointment.event.start, block.appointment.id))
        else:
            self.go(Place(column, geometry.quarter(column, minute)))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag along, or show by the pointer what can be taken."""
        if self._drag is None:
            self._show_pointer(event.position())
            return
        if self._drag.moved_to(event.position()):
            self._follow()
            if not self._scrolling.isActive():
                self._scrolling.start()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop, or open what was clicked."""
        drag, self._drag = self._drag, None
        self._scrolling.stop()
        if drag is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if drag.started:
            self.drop()
        elif drag.block is not None and self.geometry_now().block_at(event.position(), (drag.block,)):
            self.open_wanted.emit(drag.block.appointment.id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A new hour where free time was clicked twice."""
        point = event.position()
        column = self.geometry_now().column(point.x())
        on_free = column is not None and point.y() >= HEADER_HEIGHT
        if on_free and self.geometry_now().block_at(point, self.blocks()) is None:
            self._new()

    def _on_edge(self) -> None:
        """Scroll while the pointer is held at an edge."""
        if self._drag is None:
            return
        pointer, down, across = self._drag.pointer, self.verticalScrollBar(), self.horizontalScrollBar()
        before = down.value(), across.value()
        if pointer.y() < HEADER_HEIGHT:
            down.setValue(down.value() - _SCROLL_STEP)
        elif pointer.y() > self.viewport().height():
            down.setValue(down.value() + _SCROLL_STEP)
        if pointer.x() < HOURS_WIDTH:
            across.setValue(across.value() - _SCROLL_STEP)
        elif pointer.x() > self.viewport().width():
            across.setValue(across.value() + _SCROLL_STEP)
        if before != (down.value(), across.value()):
            self._follow()

    # Keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Everything the mouse can do."""
        if not self._key(Qt.Key(event.key()), event.modifiers()):
            super().keyPressEvent(event)

    def _key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        if is_help(key):
            self.keys_wanted.emit()
        elif control:
            return self._control(key, longer=bool(modifiers & Qt.KeyboardModifier.ShiftModifier))
        elif modifiers & Qt.KeyboardModifier.AltModifier or not self.geometry_now().columns:
            return False
        elif key == _KEY.Key_Escape:
            return self.leave_ghost()
        elif key in _ENTER:
            self._enter()
        elif key in NEW:
            self._new()
        elif key in VIEWS:
            self.view_wanted.emit(VIEWS[key])
        elif key == TODAY:
            self.today_wanted.emit()
        else:
            return self._walk_by(key)
        return True

    def _control(self, key: Qt.Key, *, longer: bool) -> bool:
        if key in _ARROWS:
            columns, quarters = _ARROWS[key]
            if longer and quarters:
                self._stretch(quarters)
            elif not longer:
                self._nudge(columns, quarters)
        elif key in (_KEY.Key_Plus, _KEY.Key_Equal):
            self.zoom_in()
        elif key == _KEY.Key_Minus:
            self.zoom_out()
        elif key == _KEY.Key_0:
            self.zoom_to(1.0)
        else:
            return False
        return True

    def _walk_by(self, key: Qt.Key) -> bool:
        walk, steps = self._walk(), _ARROWS.get(key)
        place = self.place() or walk.first(self._now)
        if steps is not None:
            columns, quarters = steps
            to = walk.across(place, columns) if columns else walk.down(place) if quarters > 0 else walk.up(place)
        elif key == _KEY.Key_PageDown:
            to = walk.next(place)
        elif key == _KEY.Key_PageUp:
            to = walk.previous(place)
        elif key == _KEY.Key_Home:
            to = walk.at_hour(place, OPENS)
        elif key == _KEY.Key_End:
            to = walk.at_hour(place, CLOSES - 1)
        else:
            return False
        self.leave_ghost()
        self.go(to)
        return True

    def _nudge(self, columns: int, quarters: int) -> None:
        """Move the selected appointment's ghost; Enter drops it, Esc leaves everything as it is."""
        begun = self._begun()
        if begun is not None:
            self._show_wish(*nudged(*begun, self.geometry_now(), columns, quarters))

    def _stretch(self, quarters: int) -> None:
        """Let the selected appointment's ghost end earlier or later."""
        begun = self._begun()
        if begun is not None:
            wish, column = begun
            self._show_wish(resized(wish, quarters), column)

    def _begun(self) -> tuple[Wish, int] | None:
        """The wish the keyboard goes on with: the ghost's, or the selected appointment as it is."""
        chosen, ghost, place = self.selected(), self.ghost(), self.place()
        if chosen is None or place is None or chosen.status not in MOVABLE:
            return None
        if ghost is not None and ghost.wish.moving == chosen:
            return ghost.wish, ghost.column
        return Wish(chosen.room_id, chosen.event, chosen), place.column

    def _enter(self) -> None:
        chosen = self.selected()
        if self.ghost() is not None:
            self.drop()
        elif chosen is not None:
            self.open_wanted.emit(chosen.id)
        else:
            self._new()

    def _new(self) -> None:
        place = self.place() or self._walk().first(self._now)
        self.create_wanted.emit(self.geometry_now().columns[place.column].room_id, place.at, place.at + NEW_LENGTH)

    # The ghost

    def drop(self) -> None:
        """Ask for what the ghost shows; where it may not lie, nothing happens but the reason."""
        ghost = self.ghost()
        self.leave_ghost()
        if ghost is None:
            return
        wish = ghost.wish
        if not ghost.free:
            self.drop_refused.emit(ghost.why)
        elif wish.moving is not None:
            self.move_wanted.emit(wish.moving.id, wish.room_id, wish.event.start, wish.event.end)
        else:
            self.create_wanted.emit(wish.room_id, wish.event.start, wish.event.end)

    def leave_ghost(self) -> bool:
        """Let go of what is being dragged; tells whether there was anything."""
        had = self.ghost() is not None or self._drag is not None
        self._drag = None
        self._asked = False
        self._scrolling.stop()
        self.set_ghost(None)
        return had

    def _follow(self) -> None:
        if self._drag is not None:
            self._show_wish(*self._drag.wish(self.geometry_now()))

    def _show_wish(self, wish: Wish, column: int) -> None:
        self.set_ghost(None if wish.unchanged else wish, column)

    def _show_pointer(self, point: QPointF) -> None:
        geometry = self.geometry_now()
        block = geometry.block_at(point, self.blocks())
        shape = _CURSOR.ArrowCursor
        if block is not None:
            movable = block.appointment.status in MOVABLE
            at_edge = movable and geometry.edge_at(point, block)
            shape = _CURSOR.SizeVerCursor if at_edge else _CURSOR.PointingHandCursor
        elif point.y() >= HEADER_HEIGHT and geometry.column(point.x()) is not None:
            shape = _CURSOR.CrossCursor
        self.viewport().setCursor(shape)
