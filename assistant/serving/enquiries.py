"""The one way in for every question, from the page, the API or as a tool.

    served = enquiries.of(Asker("intranet", "api", identity))
    answer = served.answer(Question("What needs to improve?"))

Whoever asks is held to the limits and is answered from what they may see; the answer is counted
and put on record.
"""

from __future__ import annotations

import logging
import sqlite3
import time
from collections.abc import Generator, Iterator
from contextlib import closing

from assistant.access.readers import Readers
from assistant.answers import Answer, Question, Sentence
from assistant.background import as_they_come
from assistant.errors import LibraryError, TookTooLong
from assistant.library import Library
from assistant.model.deadline import GivenUp, given_up
from assistant.pipeline import Assistant
from assistant.records.records import Records
from assistant.serving.asker import Asker
from assistant.serving.counts import Counts
from assistant.serving.limits import Limits
from assistant.serving.traces import Traces

log = logging.getLogger(__name__)

LONGEST = 120.0  # seconds for one answer; a model's own deadline, a minute by default, ends sooner


class Enquiries:
    """Answers whoever asks. Safe to share between threads."""

    def __init__(
        self,
        library: Library,
        readers: Readers,
        limits: Limits | None = None,
        longest: float = LONGEST,
        records: Records | None = None,
        traces: Traces | None = None,
    ) -> None:
        self.library, self.readers, self.counts = library, readers, Counts()
        self.records, self.traces = records, traces
        self.limits, self.longest = limits or Limits(), longest

    def of(self, asker: Asker) -> Served:
        """The assistant as it serves this person."""
        return Served(self, asker, self.readers.assistant_for(asker.identity))


class Served:
    """The assistant for one person, over the library as they see it."""

    def __init__(self, enquiries: Enquiries, asker: Asker, assistant: Assistant) -> None:
        self.asker, self.library = asker, assistant.library
        self._enquiries, self._assistant = enquiries, assistant

    def answer(self, question: Question) -> Answer:
        """Raises AssistantError with a sentence for whoever asked."""
        *_, last = self.answering(question)
        assert isinstance(last, Answer)
        return last

    def answering(self, question: Question) -> Generator[Sentence | Answer]:
        """The sentences as they are ready, then the Answer, as Assistant.answering gives them.

        Raises TooManyQuestions and TookTooLong beside what that raises.
        """
        counts, door = self._enquiries.counts, self.asker.door
        try:
            self._enquiries.limits.count(self.asker.name)
            with self._enquiries.limits.a_place():
                for part in self._in_time(self._assistant.answering(question)):
                    if isinstance(part, Answer):
                        counts.answered(door, part)
                        part = self._recorded(part)
                        if self._enquiries.traces:
                            self._enquiries.traces.answered(door, part)
                    yield part
        except Exception as error:
            counts.turned_away(door, type(error).__name__)
            raise

    def _recorded(self, answer: Answer) -> Answer:
        """The answer, now on record. A full disk costs the record, not the answer."""
        records = self._enquiries.records
        if records is None:
            return answer
        try:
            return records.keep(answer, self.asker.name, self.asker.door, self.library.edition())
        except (OSError, sqlite3.Error, LibraryError) as error:
            self._enquiries.counts.unrecorded(self.asker.door)
            log.error("An answer could not be put on record: %s", error)
            return answer

    def _in_time(self, parts: Iterator[Sentence | Answer]) -> Iterator[Sentence | Answer]:
        """The parts, until the longest time is over, or whoever asked has gone."""
        gone, longest = given_up.get(), self._enquiries.longest
        ends = time.monotonic() + longest
        with closing(as_they_come(parts)) as coming:
            for part in coming:
                if gone is not None and gone.is_set():
                    raise GivenUp
                if part is not None:
                    yield part
                elif time.monotonic() > ends:
                    raise TookTooLong(
                        f"The answer took longer than {longest:g} seconds and was stopped."
                        " Please ask again, or ask about one document at a time."
                    )
