"""The Rooms page: one day with a column a room, as a drawing and as a table, and what one does with appointments."""
