"""Times that a text names: dates, hours, weekdays, spans of time, ages."""
