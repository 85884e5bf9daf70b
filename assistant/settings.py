"""The settings of the product: read from the environment once, then passed about as a value."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import SettingsError

LANGUAGES = ("en", "cy")


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything an administrator may decide. Empty means off."""

    library: Path = Path("library")
    model_url: str = ""
    model: str = ""
    model_key: str = ""
    model_allowed: tuple[str, ...] = ()
    model_window: int = 4096
    model_seconds: float = 60.0
    model_price: tuple[float, float] = (0.0, 0.0)
    model_record: str = ""
    model_check: bool = False
    show_withheld: bool = False
    embedding_url: str = ""
    embedding_model: str = ""
    chroma: str = ""
    frame_ancestors: tuple[str, ...] = ()
    conversation_days: int = 30
    ocr_languages: tuple[str, ...] = ("eng",)
    language: str = "en"
    hosts: tuple[str, ...] = ()
    access: str = ""
    folders: tuple[str, ...] = ()
    api_tokens: str = ""
    questions_a_minute: int = 30
    record_days: int = 30
    hand_over: str = ""
    uploads: str = ""
    upload_megabytes: int = 50

    def __repr__(self) -> str:
        """Without the key: settings end up in logs."""
        return f"Settings(library={str(self.library)!r}, model={self.model!r})"

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Settings:
        """The settings named ASSISTANT_* in the environment.

        Raises SettingsError naming the variable and what it should look like.
        """
        value = {
            name: environment.get(f"ASSISTANT_{name.upper()}", "").strip()
            for name in (
                "library model_url model model_key model_key_file model_allowed model_window"
                " model_seconds model_price model_record model_check show_withheld"
                " embedding_url embedding_model chroma frame_ancestors"
                " conversation_days language ocr_languages hosts access folders"
                " api_tokens questions_a_minute record_days hand_over uploads upload_megabytes"
            ).split()
        }
        for name in ("model_url", "embedding_url"):
            _check_url(f"ASSISTANT_{name.upper()}", value[name])
        _check_host_and_port("ASSISTANT_CHROMA", value["chroma"])
        allowed = tuple(value["model_allowed"].lower().replace(",", " ").split())
        for origin in allowed:
            _check_origin("ASSISTANT_MODEL_ALLOWED", origin)
        ancestors = tuple(value["frame_ancestors"].replace(",", " ").split())
        for origin in ancestors:
            _check_origin("ASSISTANT_FRAME_ANCESTORS", origin)
        sent, received = _numbers("ASSISTANT_MODEL_PRICE", value["model_price"], 0.0, 0.0)
        return cls(
            library=Path(value["library"] or "library"),
            model_url=value["model_url"],
            model=value["model"],
            model_key=value["model_key"] or _first_line(value["model_key_file"]),
            model_allowed=allowed,
            model_window=int(_numbers("ASSISTANT_MODEL_WINDOW", value["model_window"], 4096)[0]),
            model_seconds=_numbers("ASSISTANT_MODEL_SECONDS", value["model_seconds"], 60.0)[0],
            model_price=(sent, received),
            model_record=value["model_record"],
            model_check=_switch("ASSISTANT_MODEL_CHECK", value["model_check"]),
            show_withheld=_switch("ASSISTANT_SHOW_WITHHELD", value["show_withheld"]),
            embedding_url=value["embedding_url"],
            embedding_model=value["embedding_model"],
            chroma=value["chroma"],
            frame_ancestors=ancestors,
            ocr_languages=_languages(value["ocr_languages"]),
            conversation_days=int(
                _numbers("ASSISTANT_CONVERSATION_DAYS", value["conversation_days"], 30)[0]
            ),
            language=_language("ASSISTANT_LANGUAGE", value["language"] or "en"),
            hosts=_hosts(value["hosts"]),
            access=value["access"],
            folders=tuple(filter(None, map(str.strip, value["folders"].split(";")))),
            api_tokens=value["api_tokens"],
            questions_a_minute=int(
                _numbers("ASSISTANT_QUESTIONS_A_MINUTE", value["questions_a_minute"], 30)[0]
            ),
            record_days=int(_numbers("ASSISTANT_RECORD_DAYS", value["record_days"], 30)[0]),
            hand_over=_hand_over("ASSISTANT_HAND_OVER", value["hand_over"]),
            uploads=value["uploads"],
            upload_megabytes=_megabytes("ASSISTANT_UPLOAD_MEGABYTES", value["upload_megabytes"]),
        )


def _hosts(value: str) -> tuple[str, ...]:
    names = tuple(value.lower().replace(",", " ").split())
    for name in names:
        if not re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)*", name):
            raise SettingsError(
                "ASSISTANT_HOSTS lists names such as assistant.example.gov.uk, without scheme and"
                f" port, separated by spaces; “{name}” is not one."
            )
    return names


def _languages(value: str) -> tuple[str, ...]:
    """Tesseract's own names of languages, such as eng, cym, pol and chi_sim."""
    names = tuple(re.split(r"[\s,+]+", value)) if value else ("eng",)
    if not all(re.fullmatch(r"[A-Za-z][A-Za-z_]{1,30}", name) for name in names):
        raise SettingsError(
            "ASSISTANT_OCR_LANGUAGES should name languages as Tesseract does, such as eng+cym;"
            " those installed are listed by: tesseract --list-langs"
        )
    return names


def _first_line(path: str) -> str:
    """The key in the file of ASSISTANT_MODEL_KEY_FILE."""
    if not path:
        return ""
    try:
        return Path(path).read_text("utf-8").strip().split("\n")[0]
    except OSError as error:
        raise SettingsError(
            f"ASSISTANT_MODEL_KEY_FILE names {path}, which cannot be read: name a file "
            "that holds the key on its first line."
        ) from error


def _numbers(name: str, value: str, *standard: float) -> tuple[float, ...]:
    """As many numbers as there are standard ones, which hold where nothing is said."""
    try:
        numbers = tuple(float(part) for part in value.split()) if value else standard
    except ValueError:
        numbers = ()
    if len(numbers) != len(standard) or any(not 0 <= n < float("inf") for n in numbers):
        example = " ".join(f"{number:g}" for number in standard)
        raise SettingsError(f"{name} should be given as numbers, such as {example}.")
    return numbers


def _language(name: str, value: str) -> str:
    if value not in LANGUAGES:
        raise SettingsError(f"{name} is one of {', '.join(LANGUAGES)}.")
    return value


def _megabytes(name: str, value: str) -> int:
    number = int(_numbers(name, value, 50)[0])
    if not 1 <= number <= 200:
        raise SettingsError(f"{name} is between 1 and 200: no larger file is read.")
    return number


def _hand_over(name: str, value: str) -> str:
    if value and not re.fullmatch(r"mailto:[^\s@?]+@[^\s@?]+|https://[^\s\"'<>]+", value):
        raise SettingsError(
            f"{name} should be mailto:enquiries@example.gov.uk, or the https:// address of a form."
        )
    return value


def _switch(name: str, value: str) -> bool:
    if value.lower() not in ("", "on", "off"):
        raise SettingsError(f"{name} is either on or off.")
    return value.lower() == "on"


def _check_url(name: str, value: str) -> None:
    if value and not value.startswith(("http://", "https://")):
        raise SettingsError(f"{name} should be an address such as http://localhost:11434/v1.")


def _check_host_and_port(name: str, value: str) -> None:
    host, _, port = value.rpartition(":")
    if value and not (host and port.isdigit()):
        raise SettingsError(f"{name} should be host:port, such as localhost:8000.")


def _check_origin(name: str, value: str) -> None:
    scheme, _, host = value.partition("://")
    bare = host and not set(host) & set("/;'\" \\?#")
    if scheme not in ("http", "https") or not bare:
        raise SettingsError(
            f"{name} lists origins such as https://intranet.example.gov.uk, separated by spaces;"
            f" “{value}” is not one."
        )
