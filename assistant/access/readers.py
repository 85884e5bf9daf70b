"""An assistant for each set of roles, made when it is first asked for."""

from __future__ import annotations

import threading
from functools import partial

from assistant.access.identity import Identity
from assistant.access.rules import Access
from assistant.access.visible import visible_documents
from assistant.library import Library, SeenLibrary
from assistant.model.language_model import LanguageModel
from assistant.pipeline import Assistant


class Readers:
    """The one door to the library where people are told apart; safe to share between threads.

        readers = Readers(library, model, access)
        readers.assistant_for(identity).answer(question)
        readers.assistant_for(identity).library.edition().documents

    What an identity must not see is not there: not in the edition, its documents, its words or the
    candidates of a search.
    """

    def __init__(self, library: Library, model: LanguageModel | None, access: Access) -> None:
        self.access = access
        self._library, self._model = library, model
        self._lock = threading.Lock()
        self._made: dict[frozenset[str] | None, Assistant] = {}

    def assistant_for(self, identity: Identity | None) -> Assistant:
        """The assistant of everybody who holds the same roles; None is somebody not known."""
        roles = identity.roles if identity else None
        with self._lock:
            if roles not in self._made:
                visible = partial(visible_documents, identity=identity, access=self.access)
                self._made[roles] = Assistant(SeenLibrary(self._library, visible), self._model)
            return self._made[roles]
