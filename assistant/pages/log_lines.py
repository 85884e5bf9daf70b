"""Streamlit's log lines as those of everybody else, where logs are JSON (docs/operating.md)."""

from __future__ import annotations

import logging

import streamlit.logger

from assistant.json_lines import JsonLines

log = logging.getLogger(__name__)


def follow_the_root() -> None:
    """Where the root logger writes JSON lines, all of Streamlit's loggers write by it.

    Streamlit gives its own and the server's loggers a handler and a level each when they are first
    asked for. The level stays: below it the server names the addresses of those who connect.
    """
    handlers = logging.getLogger().handlers
    if not any(isinstance(handler.formatter, JsonLines) for handler in handlers):
        return
    streamlit.logger.setup_formatter = _passed_on
    for logger in tuple(streamlit.logger._loggers.values()):
        _passed_on(logger)
    log.info("The page starts")


def _passed_on(logger: logging.Logger) -> None:
    for handler in tuple(logger.handlers):
        logger.removeHandler(handler)
    logger.propagate = True
