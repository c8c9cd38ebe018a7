"""The log: one line an event, as JSON by default, with the request's id and without what was asked."""

import logging
import sys
import traceback

import structlog
from structlog.types import EventDict, Processor, WrappedLogger

from api.settings import LogFormat, Settings

_SHARED: list[Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]


def _frames_only(_logger: WrappedLogger, _name: str, event: EventDict) -> EventDict:
    """Where something went wrong, never what with: messages and variables of errors may hold what was asked."""
    error = event.pop("exc_info", None)
    if isinstance(error, tuple) and error[1] is not None:
        error = error[1]
    if isinstance(error, BaseException):
        event["error"] = type(error).__name__
        event["frames"] = [
            f"{each.filename}:{each.lineno} {each.name}" for each in traceback.extract_tb(error.__traceback__)
        ]
    return event


def _tells_nothing_asked(record: logging.LogRecord) -> bool:
    """Whether a line of the web server may be logged: it names WebSockets with their query, and to debug, messages."""
    return record.levelno >= logging.INFO and '"WebSocket' not in str(record.msg)


def set_up_logs(settings: Settings) -> None:
    """Write the logs of the service, and of the libraries under it, to standard error as the settings say."""
    is_json = settings.log_format is LogFormat.JSON
    last: Processor = structlog.processors.JSONRenderer() if is_json else structlog.dev.ConsoleRenderer()
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, _frames_only, last],
            foreign_pre_chain=_SHARED,
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(settings.log_level.value.upper())
    logging.getLogger("uvicorn.error").addFilter(_tells_nothing_asked)
    structlog.configure(
        processors=[*_SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.make_filtering_bound_logger(settings.log_level.value),
        cache_logger_on_first_use=True,
    )
