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


class EmbeddingError(AssistantError):
    """Text could not be turned into vectors."""


class FileRefused(AssistantError):
    """One file cannot be read; the message names it and says why and what to do."""


class QuestionRefused(AssistantError):
    """A question that cannot be asked: empty, or far too long."""


class ModelError(AssistantError):
    """The language model gave no usable answer; the quoted answer is shown instead."""


class ReaderError(AssistantError):
    """The reader's weights are missing or damaged."""
