"""Folders that the library is kept in step with: on this machine, on a share, in a storage."""
