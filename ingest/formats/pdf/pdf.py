"""A PDF -> its Pages. With fonts.py beside it the only home of pypdf."""

from __future__ import annotations

import io
import logging
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.generic import ContentStream, StreamObject

from assistant.errors import FileRefused
from ingest.faults import SECONDS_A_PAGE, TooSlow, at_most, give_sign, place_of
from ingest.formats.pdf.fonts import font_named, resolved
from ingest.formats.pdf.geometry import Matrix, Rectangle, moved
from ingest.formats.pdf.hidden_text import has_large_picture, seen_and_hidden
from ingest.formats.pdf.meaning import is_without_meaning
from ingest.formats.pdf.painting import (
    Font,
    Form,
    Painting,
    Picture,
    Resources,
    paint,
    paint_form,
)
from ingest.formats.pdf.printed_lines import Turn, main_angle, printed_lines
from ingest.lines import Page

# pypdf reports each oddity of a file on its own logger; what matters is said per page below.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)
log = logging.getLogger(__name__)

# Of the time that apart/limits.py gives a file (60 seconds, and 30 for each megabyte) its pages
# may take so much; the rest is for what comes after. faults.py says what one page may take.
SECONDS, SECONDS_FOR_A_MEGABYTE = 45.0, 22.0
A4: Rectangle = (0.0, 0.0, 595.0, 842.0)
UNSEEN_FLAGS = 2 | 32  # hidden, not viewed (PDF 32000-1, 12.5.3)


def pages_of(data: bytes, name: str = "this file") -> tuple[Page, ...]:
    """Every page of a PDF. Raises FileRefused when it cannot be opened at all.

    A page that fails, or takes too long, is given with what could be read of it and a `failure`
    sentence.
    """
    seconds = SECONDS + SECONDS_FOR_A_MEGABYTE * len(data) / 2**20
    spent, begun = time.process_time(), time.monotonic()
    reader = opened(data, name)
    fonts: dict[Any, Font | None] = {}
    layers = hidden_layers(reader)
    return tuple(
        page_of(page, number, fonts, layers)
        if is_in_time(time.process_time() - spent, time.monotonic() - begun, seconds)
        else Page(number, failure=f"Page {number} was not read: the pages before took too long.")
        for number, page in enumerate(each_page(reader), 1)
    )


def is_in_time(worked: float, passed: float, seconds: float) -> bool:
    """Whether the work has not used its seconds of the processor. Where a busy machine made it
    wait for longer, a sign is given that the file is still being read."""
    if worked < seconds < passed:
        give_sign()
    return worked < seconds


def opened(data: bytes, name: str) -> PdfReader:
    # Whatever pypdf raises on files that are no PDF is meant: it has no one exception for them.
    try:
        reader = PdfReader(io.BytesIO(data))
        locked = reader.is_encrypted and not reader.decrypt("")
        pages = 0 if locked else len(reader.pages)
    except Exception as error:
        log.info("not opened: %s", place_of(error))
        raise FileRefused(
            f"{name} is not a PDF that can be read: it is damaged or of another kind. "
            "Open it, save or print it as PDF again, and add that."
        ) from error
    if locked:
        raise FileRefused(
            f"{name} asks for a password. Save a copy without a password and add that."
        )
    if not pages:
        raise FileRefused(f"{name} has no pages. Save or print it as PDF again, and add that.")
    return reader


def each_page(reader: PdfReader) -> Iterator[PageObject | None]:
    for index in range(len(reader.pages)):
        try:
            yield reader.pages[index]
        except Exception as error:
            log.info("page %d not found: %s", index + 1, place_of(error))
            yield None


def page_of(
    page: PageObject | None, number: int, fonts: dict[Any, Font | None], layers: frozenset[int]
) -> Page:
    """The page, or as much of it as could be read, and what is wrong with it."""
    painting = Painting()
    box = A4
    failure = "" if page is not None else f"Page {number} is damaged: it could not be found."
    try:
        with at_most(SECONDS_A_PAGE):
            if page is not None:
                box = box_of(page)
                resources = resources_of(page, page.pdf, fonts, layers)
                paint(operations_of(page.get("/Contents"), page.pdf), resources, painting)
                for form, matrix in fields_of(page, fonts, layers):
                    paint_form(form, matrix, painting)
    except (Exception, TooSlow) as error:
        failure = f"Page {number} {what_is_wrong(error)}: words may be missing."
    try:
        with at_most(SECONDS_A_PAGE):
            return replace(page_painted(painting, number, box), failure=failure)
    except (Exception, TooSlow) as error:
        return Page(number, failure=f"Page {number} {what_is_wrong(error)} and was left out.")


def box_of(page: PageObject) -> Rectangle:
    """The part of the page that is shown; A4 where the file gives it no four sides."""
    for name in ("cropbox", "mediabox"):
        try:
            left, bottom, right, top = (float(side) for side in getattr(page, name))
        except Exception as error:
            log.info("%s: %s", name, place_of(error))
            continue
        if left != right and bottom != top:
            return min(left, right), min(bottom, top), max(left, right), max(bottom, top)
    return A4


def fields_of(
    page: PageObject, fonts: dict[Any, Font | None], layers: frozenset[int]
) -> Iterator[tuple[Form, Matrix]]:
    """What is typed into the fields of a page, each with where it stands. Notes and stamps laid
    on it are no part of what it says, nor is one that was taken away."""
    annotations = resolved(page.get("/Annots"))
    for annotation in map(resolved, annotations if isinstance(annotations, list) else ()):
        if not isinstance(annotation, Mapping) or annotation.get("/Subtype") != "/Widget":
            continue
        if int(annotation.get("/F", 0)) & UNSEEN_FLAGS:
            continue
        parent = resolved(annotation.get("/Parent")) or {}
        stream = resolved((resolved(annotation.get("/AP")) or {}).get("/N"))
        typed = (annotation.get("/FT") or parent.get("/FT")) in ("/Tx", "/Ch")
        if not typed or not isinstance(stream, StreamObject):
            continue
        form = form_of(stream, page.pdf, fonts, layers)
        if form.clip is None:
            continue
        inner = moved(form.clip, form.matrix)
        x0, y0, x1, y1 = (float(side) for side in annotation["/Rect"])
        across = (x1 - x0) / (inner[2] - inner[0] or 1)
        up = (y1 - y0) / (inner[3] - inner[1] or 1)
        yield form, (across, 0, 0, up, x0 - across * inner[0], y0 - up * inner[1])


def what_is_wrong(error: BaseException) -> str:
    """In words for people; the place is for those who would mend it."""
    log.warning("page: %s", place_of(error))
    return "takes too long to read" if isinstance(error, TooSlow) else "is damaged"


def page_painted(painting: Painting, number: int, box: Rectangle) -> Page:
    runs, hidden, scan = seen_and_hidden(painting, box)
    turn = Turn(main_angle(runs), box)
    rules = tuple(turn.rectangle(rule.rectangle) for rule in painting.rules)
    lines = printed_lines(runs, turn, number, scan, rules)
    meaningless = is_without_meaning([run.text for run in runs], lines)
    return Page(
        number=number,
        lines=() if meaningless else lines,
        meaningless=meaningless,
        width=turn.width,
        height=turn.height,
        hidden=hidden,
        has_image=has_large_picture(painting.boxes, box),
        ocr=scan,
        rules=rules,
    )


def operations_of(contents: Any, pdf: Any) -> Iterator[tuple[Any, bytes]]:
    """What the content says to do, up to where it can be read no further: there it fails."""
    if contents is None:
        return
    stream = ContentStream(contents, pdf, "bytes")
    try:
        operations = stream.operations
    except Exception:
        yield from stream._operations
        raise
    yield from operations


def resources_of(
    holder: Any, pdf: Any, fonts: dict[Any, Font | None], layers: frozenset[int]
) -> Resources:
    """The names a page or form uses, looked up when first asked for."""
    own = resolved(holder.get("/Resources"))
    if own is None and isinstance(holder, PageObject):
        own = resolved(holder.get_inherited("/Resources"))
    names = own if isinstance(own, Mapping) else {}

    def entry(kind: str, name: str) -> Any:
        group = resolved(names.get(kind))
        return group.raw_get(name) if group is not None and name in group else None

    def drawn(name: str) -> Form | Picture | None:
        thing = resolved(entry("/XObject", name))
        if not isinstance(thing, StreamObject):
            return None
        if thing.get("/Subtype") == "/Image":
            return Picture(
                opaque="/SMask" not in thing
                and "/Mask" not in thing
                and not thing.get("/ImageMask", False)
            )
        return form_of(thing, pdf, fonts, layers)

    def hides(target: Any) -> bool:
        if isinstance(target, str):
            layer = entry("/Properties", target)
            if layer is None:
                layer = resolved(entry("/XObject", target) or {}).get("/OC")
            target = layer
        return is_hidden(target, layers)

    return Resources(
        font=lambda name: font_named(entry("/Font", name), fonts),
        drawn=drawn,
        colours=lambda name: colour_space(entry("/ColorSpace", name) or name),
        hides=hides,
        state=lambda name: resolved(entry("/ExtGState", name)) or {},
    )


def form_of(stream: Any, pdf: Any, fonts: dict[Any, Font | None], layers: frozenset[int]) -> Form:
    matrix = tuple(float(n) for n in stream.get("/Matrix", (1, 0, 0, 1, 0, 0)))
    box = tuple(float(n) for n in stream.get("/BBox", ()))
    return Form(
        list(operations_of(stream, pdf)),
        resources_of(stream, pdf, fonts, layers),
        matrix,  # type: ignore[arg-type]
        box if len(box) == 4 else None,
    )


def colour_space(space: Any) -> str:
    """The family of a colour space: "gray", "rgb", "cmyk", "tint", or "" for any other."""
    space = resolved(space)
    name = space[0] if isinstance(space, list) and space else space
    if name == "/ICCBased":
        channels = resolved(space[1]).get("/N")
        return {1: "gray", 3: "rgb", 4: "cmyk"}.get(channels, "")
    return {
        "/DeviceGray": "gray",
        "/CalGray": "gray",
        "/G": "gray",
        "/DeviceRGB": "rgb",
        "/CalRGB": "rgb",
        "/RGB": "rgb",
        "/DeviceCMYK": "cmyk",
        "/CMYK": "cmyk",
        "/Separation": "tint",
    }.get(name, "other")


def hidden_layers(reader: PdfReader) -> frozenset[int]:
    """Object numbers of the layers a viewer does not show when it opens the file."""
    try:
        properties = resolved(reader.root_object.get("/OCProperties")) or {}
        default = resolved(properties.get("/D")) or {}
        shown = {o.idnum for o in resolved(default.get("/ON")) or ()}
        off = {o.idnum for o in resolved(default.get("/OFF")) or ()}
        if default.get("/BaseState") == "/OFF":
            off |= {o.idnum for o in resolved(properties.get("/OCGs")) or ()} - shown
    except Exception as error:
        log.info("layers: %s", place_of(error))
        return frozenset()
    return frozenset(off)


def is_hidden(layer: Any, layers: frozenset[int]) -> bool:
    """Whether an optional-content group is off, or a membership has all of its groups off."""
    if layer is None or not layers:
        return False
    if getattr(layer, "idnum", None) in layers:
        return True
    groups = resolved(resolved(layer).get("/OCGs")) if isinstance(resolved(layer), Mapping) else ()
    members: Callable[[Any], bool] = lambda g: getattr(g, "idnum", None) in layers  # noqa: E731
    listed = list(groups) if isinstance(groups, list) else []
    return bool(listed) and all(members(g) for g in listed)


def page_texts(data: bytes, name: str = "this file") -> tuple[str, ...]:
    """What pypdf itself gives as the text of each page: the measure of speed, and of others."""
    return tuple(page.extract_text() if page else "" for page in each_page(opened(data, name)))
