"""What each page is given: one documented frozen dataclass a page.

`docs/portal-contexts.md` is derived from them (see `documentation`).
"""
