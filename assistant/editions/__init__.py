"""How a library is kept: SQLite holds the truth, every edition is made from it and never changes.

`assistant.library` is what others use; nothing outside it and its tests reaches in here.
"""
