"""The port to a language model, one method to ask it, and its adapter to OpenAI's protocol."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field, replace
from math import inf
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import parse_qs, urlsplit

from assistant.errors import ModelError, SettingsError
from assistant.model.deadline import GivenUp, within
from assistant.model.endpoint import Busy, Declined, Refused, make_ready, reason_for
from assistant.model.record import Exchange, Record
from assistant.model.standstill import Standstill
from assistant.model.thoughts import after_thoughts, is_unopened
from assistant.model.wire import REFUSABLE, Client, TooLong
from assistant.settings import Settings

if TYPE_CHECKING:
    from llama_index.core.llms import LLM

Connection = Callable[[Any], "LLM"]
REPLY_TOKENS = 700  # a page of prose; an answer of this product is a handful of sentences
RETRY_AFTER = (0.5, 2.0)  # seconds; an officer waits, so a long Retry-After is cut to these
THINKS = "ends thoughts that it has not begun with a mark"
AZURE_API_VERSION = "2024-10-21"  # the latest general release that is dated


class LanguageModel(Protocol):
    """A model that replies in text.

    `name` is fit to be shown. `window` is how many tokens a prompt and its reply may take.
    `checks_again` says whether it is also to be asked if each sentence holds.
    """

    name: str
    window: int
    checks_again: bool

    def limited(self, seconds: float = inf) -> LanguageModel:
        """The same model with one deadline for all its replies: its own, or sooner."""
        ...

    def reply(self, instructions: str, text: str) -> Iterator[str]:
        """The reply, piece by piece; an empty piece where nothing comes for a moment.

        Ends normally only when the model has finished; raises ModelError, fit to be shown, when
        it fails, is cut short or takes too long. Closing the iterator stops the model.
        """
        ...


def model_for(settings: Settings) -> LanguageModel | None:
    """The model the settings name, or None when they name none.

    Raises SettingsError when the address and the model do not come together, or when the
    address is not on the list of those allowed.
    """
    if not settings.model_url:
        return None
    if not settings.model:
        raise SettingsError("ASSISTANT_MODEL_URL is set: name the model too, with ASSISTANT_MODEL.")
    if settings.model_allowed and origin_of(settings.model_url) not in settings.model_allowed:
        raise SettingsError(
            f"{origin_of(settings.model_url)} is not on the list of ASSISTANT_MODEL_ALLOWED, "
            "so nothing is sent to it: correct ASSISTANT_MODEL_URL or the list."
        )
    make_ready()
    return EndpointModel(
        connection_for(settings),
        name=f"{settings.model} at {origin_of(settings.model_url)}",
        window=settings.model_window,
        seconds=settings.model_seconds,
        checks_again=settings.model_check,
        record=Record.named(settings.model_record, settings.model_price),
    )


def origin_of(url: str) -> str:
    """The scheme, host and port of an address: "https://host:8000"."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}".lower()


def connection_for(settings: Settings) -> Connection:
    """What turns an HTTP client into the LlamaIndex class for this address.

    Azure's own addresses without /v1, and gateways that pass its paths or version on, need
    Azure's class; the rest speak OpenAI's protocol.
    """
    parts = urlsplit(settings.model_url)
    common: dict[str, Any] = {
        "api_key": settings.model_key or "none",  # else the client sends OPENAI_API_KEY's
        "temperature": 0.0,
        "max_tokens": REPLY_TOKENS,
        "max_retries": 0,
        "timeout": settings.model_seconds,
        "additional_kwargs": {"stream_options": {"include_usage": True}},
    }
    own = (parts.hostname or "").endswith(".azure.com") and "/v1" not in parts.path
    if own or "/openai/deployments" in parts.path or "api-version" in parts.query:
        return azure_connection(settings, common)
    from llama_index.llms.openai_like import OpenAILike  # takes seconds: only when configured

    return lambda client: OpenAILike(
        model=settings.model,
        api_base=settings.model_url,
        is_chat_model=True,
        **(common | {"http_client": client}),
    )


def azure_connection(settings: Settings, common: dict[str, Any]) -> Connection:
    """The same for Azure OpenAI: the model is the name of the deployment."""
    from llama_index.llms.azure_openai import AzureOpenAI

    parts = urlsplit(settings.model_url)
    version = parse_qs(parts.query).get("api-version", [AZURE_API_VERSION])[0]
    return lambda client: AzureOpenAI(
        model="gpt-4o",  # LlamaIndex reads from it only that this is a chat model
        engine=settings.model,
        azure_endpoint=origin_of(settings.model_url)
        + parts.path.partition("/openai")[0].rstrip("/"),
        api_version=version,
        http_client=client,
        **common,
    )


@dataclass(slots=True)
class EndpointModel:
    """A model behind an OpenAI-compatible address, asked under one deadline and a breaker."""

    connection: Connection
    name: str = "the language model"
    window: int = 4096
    seconds: float = 60.0
    checks_again: bool = False
    ends: float = inf  # of time.monotonic()
    record: Record = field(default_factory=Record)
    standstill: Standstill = field(default_factory=Standstill)
    waits: tuple[float, ...] = RETRY_AFTER
    refused: set[str] = field(default_factory=set)  # what the endpoint does not take
    quirks: set[str] = field(default_factory=set)  # what it has been seen to do

    def limited(self, seconds: float = inf) -> EndpointModel:
        ends = time.monotonic() + min(self.seconds, seconds)
        return replace(self, ends=min(self.ends, ends))

    def reply(self, instructions: str, text: str) -> Iterator[str]:
        pieces = self._pieces(instructions, text)
        return after_thoughts(pieces) if THINKS in self.quirks else pieces

    def _pieces(self, instructions: str, text: str) -> Generator[str]:
        self.standstill.check()
        started, pieces, exchange = time.monotonic(), [], Exchange(self.name, instructions, text)
        ends = min(self.ends, started + self.seconds)
        ended = "stopped before its end"
        try:
            for piece in within(self.seconds, self._attempts(exchange), ends):
                pieces.append(piece)
                yield piece
            self.standstill.succeeded()
            ended = "finished"
        except (GivenUp, Declined) as error:
            ended = str(error)
            raise
        except ModelError as error:
            self.standstill.failed()
            ended = str(error)
            raise
        finally:
            exchange.reply = "".join(pieces)
            if is_unopened(exchange.reply):
                self.quirks.add(THINKS)
            self.record.keep(exchange, ended=ended, seconds=time.monotonic() - started)

    def _attempts(self, exchange: Exchange) -> Generator[str]:
        for wait in (*self.waits, None):
            try:
                yield from self._as_it_takes_them(exchange)
                return
            except Busy as busy:  # raised only before the first word
                if wait is None:
                    raise
                time.sleep(min(wait, busy.retry_after))

    def _as_it_takes_them(self, exchange: Exchange) -> Iterator[str]:
        """One attempt, asked again without each thing that the endpoint refuses."""
        for _ in REFUSABLE:
            try:
                yield from self._once(exchange)
                return
            except Refused as error:
                if error.name in self.refused:
                    raise
                self.refused.add(error.name)
        yield from self._once(exchange)

    def _once(self, exchange: Exchange) -> Iterator[str]:
        from llama_index.core.llms import ChatMessage

        messages = [
            ChatMessage(role="system", content=exchange.instructions),
            ChatMessage(role="user", content=exchange.text),
        ]
        finish, length, begun, declined = None, 0, False, False
        with Client(self.seconds, frozenset(self.refused)) as client:
            try:
                for part in self.connection(client).stream_chat(messages):
                    choices = getattr(part.raw, "choices", None) or ()
                    finish = next((c.finish_reason for c in choices if c.finish_reason), finish)
                    declined |= any(getattr(c.delta, "refusal", None) for c in choices)
                    exchange.count(getattr(part.raw, "usage", None))
                    if part.delta:
                        begun = True
                        length += len(part.delta)
                        if length > REPLY_TOKENS * 40:
                            raise TooLong
                        yield part.delta
            except Exception as error:  # whatever the client's libraries raise becomes a sentence
                raise reason_for(error, begun=begun) from error
            if declined and not begun:
                raise Declined
            if not finish and client.done:
                return  # some servers say only that the stream is done
        if not finish or str(finish).lower() in CUT:
            raise CUT.get(str(finish).lower(), STOPPED)()


def _because(reason: str) -> Callable[[], ModelError]:
    return lambda: ModelError(reason)


STOPPED = _because("The language model stopped before it had finished.")
NO_ROOM = _because("The language model ran out of room before it had finished.")
# Reasons that say it was cut short, as servers spell them; any other says that it has ended.
CUT: dict[str, Callable[[], ModelError]] = {
    **dict.fromkeys(("length", "max_tokens", "model_length", "max_length"), NO_ROOM),
    **dict.fromkeys(("content_filter", "safety", "refusal", "prohibited_content"), Declined),
    **dict.fromkeys(("error", "abort", "cancelled", "tool_calls", "function_call"), STOPPED),
}
