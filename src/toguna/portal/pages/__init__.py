"""From a scene to the context of each page: rows asked of the rooms, told in plain values."""
