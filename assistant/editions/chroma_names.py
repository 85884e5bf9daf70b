"""What the library's paragraphs are called in Chroma.

A name is never given to other content, so that editions can share a collection on a server.
"""

from __future__ import annotations

from assistant.editions.store import Store, Version


def names_of(version: Version) -> list[str]:
    """A name for each paragraph of a version, by position."""
    return [f"{prefix_of(version)}-{position}" for position in range(version.paragraphs)]


def prefix_of(version: Version) -> str:
    return f"{version.key}-{version.digest[:12]}"


def parted(name: str) -> tuple[str, int]:
    """A name as the prefix of its version and the paragraph's position."""
    prefix, _, position = name.rpartition("-")
    return prefix, int(position)


def collection_of(store: Store) -> str:
    """The name of the library's collection on a server."""
    return f"library-{store.stamp('library')}"
