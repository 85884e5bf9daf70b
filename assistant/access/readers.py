"""An assistant for each set of roles, made when it is first asked for."""

from __future__ import annotations

import logging
import threading

from assistant.access.identity import Identity
from assistant.access.rules import Access
from assistant.access.visible import limit_of_nothing, visible_documents
from assistant.library import Edition, Library, SeenLibrary
from assistant.model.language_model import LanguageModel
from assistant.pipeline import Assistant

log = logging.getLogger(__name__)


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
        self._warned_of = ""

    def assistant_for(self, identity: Identity | None) -> Assistant:
        """The assistant of everybody who holds the same roles; None is somebody not known."""
        roles = identity.roles if identity else None
        with self._lock:
            if roles not in self._made:
                seen = SeenLibrary(self._library, lambda edition: self._visible(edition, identity))
                self._made[roles] = Assistant(seen, self._model)
            return self._made[roles]

    def _visible(self, edition: Edition, identity: Identity | None) -> frozenset[str]:
        """What may be seen of an edition. One in which a limit has lost its document, as by another
        name, is logged once."""
        if self._warned_of != edition.id:
            self._warned_of = edition.id
            if words := limit_of_nothing(self.access, (*edition.documents, *edition.earlier)):
                log.warning(words)
        return visible_documents(edition, identity, self.access)
