"""The same record for machines that follow it: calendars, Atom feeds, the map of the site."""
