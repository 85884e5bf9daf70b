"""Reading in this process, for tests that read hundreds of small texts: Readers."""

from __future__ import annotations

from assistant.errors import FileRefused
from ingest.apart.limits import Limits, ReadFile
from tests.support.stand_in_reader import read


class ReadHere:
    """Each file's text is its one paragraph; "refused" is refused. `named` are those it read."""

    limits = Limits()

    def __init__(self) -> None:
        self.named: list[str] = []

    def read_each(self, files):
        for file in files:
            self.named.append(file.name)
            try:
                reading = read(file.name, file.data)
                yield file, ReadFile(reading.document, reading.paragraphs)
            except FileRefused as error:
                yield file, error
