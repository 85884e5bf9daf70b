"""What a user may be told: each a sentence that says what to do. A traceback never is."""


class AssistantError(Exception):
    """The root: `str(error)` is fit to be shown to an officer."""


class SettingsError(AssistantError):
    """A setting is wrong; the message names the variable and a value that would work."""


class LibraryError(AssistantError):
    """The library cannot be read or written as it stands."""


class LibraryIsEmpty(LibraryError):
    """There is nothing to ask."""


class LibraryIsBusy(LibraryError):
    """Another process is writing; the message says which and since when."""


class NotThere(AssistantError):
    """A document or a paragraph asked for by name that is not in the library."""


class EmbeddingError(AssistantError):
    """Text could not be turned into vectors."""


class FileRefused(AssistantError):
    """One file cannot be read; the message names it and says why and what to do."""


class QuestionRefused(AssistantError):
    """A question that cannot be asked: empty, or far too long."""


class TooManyQuestions(AssistantError):
    """More is asked than is answered at once; `wait` says in how many seconds to ask again."""

    def __init__(self, message: str, wait: int) -> None:
        super().__init__(message)
        self.wait = wait


class TookTooLong(AssistantError):
    """An answer was stopped because it took longer than anybody waits."""


class ModelError(AssistantError):
    """The language model gave no usable answer; the quoted answer is shown instead."""


class ReaderError(AssistantError):
    """The reader's weights are missing or damaged."""
