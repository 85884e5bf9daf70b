"""The settings of the product: read from the environment once, then passed about as a value."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import urlsplit

from assistant.errors import SettingsError

LANGUAGES = ("en", "cy")
CENTURY = 36_500  # days: a date so long ago can still be written
_NAMES = (
    "library model_url model model_key model_key_file model_allowed model_window"
    " model_seconds model_price model_record model_check show_withheld"
    " embedding_url embedding_model chroma frame_ancestors"
    " conversation_days language ocr_languages hosts access folders"
    " api_tokens questions_a_minute record_days hand_over uploads upload_megabytes"
).split()
_LABEL = r"[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?"
_HOST = rf"({_LABEL}(\.{_LABEL})*|\[[0-9a-f:.]+\])"
# What Kubernetes and Docker set by themselves for a service that is called assistant.
_OF_A_SERVICE = re.compile(r"ASSISTANT_(\w+_)?(SERVICE_(HOST|PORT\w*)|PORT(_\w+)?)")


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
        _check_names(environment)
        value = {name: environment.get(f"ASSISTANT_{name.upper()}", "").strip() for name in _NAMES}
        for name in ("model_url", "embedding_url"):
            _check_url(f"ASSISTANT_{name.upper()}", value[name])
        for name, needs in (("model", "model_url"), ("embedding_model", "embedding_url")):
            if value[name] and not value[needs]:
                raise SettingsError(
                    f"ASSISTANT_{name.upper()} is set: name its address too, in"
                    f" ASSISTANT_{needs.upper()}."
                )
        _check_host_and_port("ASSISTANT_CHROMA", value["chroma"])
        allowed = tuple(value["model_allowed"].lower().replace(",", " ").split())
        for origin in allowed:
            _check_origin("ASSISTANT_MODEL_ALLOWED", origin)
        ancestors = tuple(value["frame_ancestors"].replace(",", " ").split())
        for origin in ancestors:
            _check_origin("ASSISTANT_FRAME_ANCESTORS", origin)
        sent, received = _numbers("ASSISTANT_MODEL_PRICE", value["model_price"], 0.0, 0.0)
        return cls(
            library=_folder("ASSISTANT_LIBRARY", value["library"] or "library"),
            model_url=value["model_url"],
            model=value["model"],
            model_key=value["model_key"] or _first_line(value["model_key_file"]),
            model_allowed=allowed,
            model_window=_whole("ASSISTANT_MODEL_WINDOW", value["model_window"], 4096, 1, 10**8),
            model_seconds=_whole("ASSISTANT_MODEL_SECONDS", value["model_seconds"], 60, 1, 3600),
            model_price=(sent, received),
            model_record=value["model_record"],
            model_check=_switch("ASSISTANT_MODEL_CHECK", value["model_check"]),
            show_withheld=_switch("ASSISTANT_SHOW_WITHHELD", value["show_withheld"]),
            embedding_url=value["embedding_url"],
            embedding_model=value["embedding_model"],
            chroma=value["chroma"],
            frame_ancestors=ancestors,
            ocr_languages=_languages(value["ocr_languages"]),
            conversation_days=_whole(
                "ASSISTANT_CONVERSATION_DAYS", value["conversation_days"], 30, 0, CENTURY
            ),
            language=_language("ASSISTANT_LANGUAGE", value["language"] or "en"),
            hosts=_hosts(value["hosts"]),
            access=value["access"],
            folders=tuple(filter(None, map(str.strip, value["folders"].split(";")))),
            api_tokens=value["api_tokens"],
            questions_a_minute=_whole(
                "ASSISTANT_QUESTIONS_A_MINUTE", value["questions_a_minute"], 30, 0, 10_000
            ),
            record_days=_whole("ASSISTANT_RECORD_DAYS", value["record_days"], 30, 0, CENTURY),
            hand_over=_hand_over("ASSISTANT_HAND_OVER", value["hand_over"]),
            uploads=value["uploads"],
            upload_megabytes=_whole(
                "ASSISTANT_UPLOAD_MEGABYTES", value["upload_megabytes"], 50, 1, 200
            ),
        )


def _check_names(environment: Mapping[str, str]) -> None:
    """A setting of another name is one that was misspelt, and would not hold."""
    known = {f"ASSISTANT_{name.upper()}" for name in _NAMES}
    for name in environment.keys() - known:
        if name.startswith("ASSISTANT_") and not _OF_A_SERVICE.fullmatch(name):
            near = get_close_matches(name, known, 1, 0)[0]
            raise SettingsError(f"There is no setting {name}; the nearest is {near}.")


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
    except (OSError, ValueError) as error:
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


def _whole(name: str, value: str, standard: int, least: int, most: int) -> int:
    """A whole number within bounds: one that is cut to fit would mean something else."""
    if not value:
        return standard
    if not re.fullmatch(r"[0-9]{1,9}", value) or not least <= int(value) <= most:
        raise SettingsError(
            f"{name} should be a whole number from {least} to {most}, such as {standard}."
        )
    return int(value)


def _folder(name: str, value: str) -> Path:
    if os.path.exists(value) and not os.path.isdir(value):
        raise SettingsError(f"{name} should be a folder, or a place for one; {value} is a file.")
    return Path(value)


def _hand_over(name: str, value: str) -> str:
    if value and not re.fullmatch(r"mailto:[^\s@?]+@[^\s@?]+|https://[^\s\"'<>#]+", value):
        raise SettingsError(
            f"{name} should be mailto:enquiries@example.gov.uk, or the https:// address of a form."
        )
    return value


def _switch(name: str, value: str) -> bool:
    if value.lower() not in ("", "on", "off"):
        raise SettingsError(f"{name} is either on or off.")
    return value.lower() == "on"


def _check_url(name: str, value: str) -> None:
    try:
        parts = urlsplit(value)
        whole = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        whole = False
    if value and not (whole and re.fullmatch(r"\S+", value)):
        raise SettingsError(f"{name} should be an address such as http://localhost:11434/v1.")


def _check_host_and_port(name: str, value: str) -> None:
    if value and not (_is_host(value) and re.search(r":\d+$", value)):
        raise SettingsError(f"{name} should be host:port, such as localhost:8000.")


def _check_origin(name: str, value: str) -> None:
    scheme, _, host = value.partition("://")
    below = host.removeprefix("*.")
    wide = below != host and "." not in below  # all of a country's sites, say
    if scheme not in ("http", "https") or wide or not _is_host(below):
        raise SettingsError(
            f"{name} lists origins such as https://intranet.example.gov.uk, separated by spaces;"
            f" “{value}” is not one."
        )


def _is_host(value: str) -> bool:
    """Whether it is a name or a number of a machine, with a port or without."""
    found = re.fullmatch(rf"{_HOST}(:(?P<port>\d{{1,5}}))?", value, re.IGNORECASE | re.ASCII)
    return found is not None and 0 < int(found["port"] or 1) <= 65535
