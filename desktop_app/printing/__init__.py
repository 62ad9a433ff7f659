"""What families take home and what staff mark off: forms filled, told as stories, drawn as PDF."""
