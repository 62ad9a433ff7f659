"""What a supervisor and victim services settle for the schedule: hours, closed times, minutes, rooms, people, parties."""
