"""A font of a PDF -> which letter each of its codes stands for, and how wide it is."""

from __future__ import annotations

import logging
from collections.abc import Container, Mapping
from typing import Any

from pypdf._cmap import _glyph_name_to_unicode
from pypdf.generic import DictionaryObject, NameObject, StreamObject
from pypdf.generic._font import Font as PypdfFont

from ingest.faults import place_of
from ingest.formats.pdf.painting import Font, Glyph

log = logging.getLogger(__name__)

# What tells how wide the letters of a font are: where it is damaged they are still letters.
WIDTHS = frozenset(("/Widths", "/FirstChar", "/FontDescriptor", "/FontBBox", "/DescendantFonts"))
USUAL_WIDTH = 500.0
# A font without a space may have some other shape where most have it.
WIDEST_SPACE = 500.0
# What gives a letter to every code of a font (PDF 32000-1, table 114).
ENCODINGS = frozenset(("/MacRomanEncoding", "/WinAnsiEncoding", "/StandardEncoding"))


def font_named(reference: Any, fonts: dict[Any, Font | None]) -> Font | None:
    """The font, made once for the whole file."""
    key = getattr(reference, "idnum", None) or id(reference)
    if reference is None:
        return None
    if key not in fonts:
        fonts[key] = font_of(resolved(reference))
    return fonts[key]


def font_of(resource: Any) -> Font | None:
    if not isinstance(resource, Mapping):
        return None
    font = pypdf_font(resource)
    stated = codes_stated(resource)
    plain = pypdf_font(without_program(resource)) if stated else font
    name = font.name.casefold()
    scale = 1.0
    if font.sub_type == "Type3":
        scale = 1000 * float(resource.get("/FontMatrix", [0.001])[0])
    return Font(
        glyph_of=lambda code: glyph(plain if code in stated else font, scale, code),
        bytes_per_code=bytes_per_code(resource),
        space=min(float(font.space_width or 250) * scale, WIDEST_SPACE),
        bold="bold" in name or "black" in name or "heavy" in name or "semibold" in name,
        italic="italic" in name or "oblique" in name,
    )


def bytes_per_code(font: Mapping[str, Any]) -> int:
    """How many bytes tell a letter: two in a composite font, unless all the codes of its own map
    have one. Ghostscript writes such maps."""
    if font.get("/Subtype") != "/Type0":
        return 1
    own = resolved(font.get("/Encoding"))
    try:
        known = own.get_data() if isinstance(own, StreamObject) else b""
    except Exception as error:
        log.info("codes: %s", place_of(error))
        return 2
    ranges = known.partition(b"begincodespacerange")[2].partition(b"endcodespacerange")[0]
    codes = ranges.replace(b"<", b" ").replace(b">", b" ").split()
    return 1 if codes and all(len(code) == 2 for code in codes) else 2  # in hexadecimal


def codes_stated(font: Mapping[str, Any]) -> Container[int]:
    """The codes whose letters the file names, so that those of the font's own program do not count
    (PDF 32000-1, 9.6.6.1). Only of a font for which pypdf asks the program before the file."""
    if font.get("/Subtype") != "/Type1" or "/ToUnicode" in font:
        return ()
    encoding = resolved(font.get("/Encoding"))
    named = encoding if isinstance(encoding, Mapping) else {"/BaseEncoding": encoding}
    if named.get("/BaseEncoding") in ENCODINGS:
        return range(256)
    codes, code = set(), 0
    differences = resolved(named.get("/Differences"))
    for each in map(resolved, differences if isinstance(differences, list) else ()):
        if isinstance(each, int):
            code = each
        else:
            codes.add(code)
            code += 1
    return codes


def without_program(font: Mapping[str, Any]) -> DictionaryObject:
    """The font without the program that draws it, which may give its codes other letters."""
    about = resolved(font.get("/FontDescriptor"))
    described = about if isinstance(about, Mapping) else {}
    left = {name: described[name] for name in described if not name.startswith("/FontFile")}
    return DictionaryObject({**font, NameObject("/FontDescriptor"): DictionaryObject(left)})


def pypdf_font(resource: Mapping[str, Any]) -> PypdfFont:
    """The font as pypdf reads it; without its widths where they are damaged."""
    try:
        return PypdfFont.from_font_resource(resource)  # type: ignore[arg-type]
    except Exception as error:
        log.info("font: %s", place_of(error))
    left = {name: resource[name] for name in resource if name not in WIDTHS}
    return PypdfFont.from_font_resource(DictionaryObject(left))


def glyph(font: PypdfFont, scale: float, code: int) -> Glyph:
    if isinstance(font.encoding, str):
        try:
            size = 2 if code > 255 or font.encoding == "utf-16-be" else 1
            char = code.to_bytes(size, "big").decode(font.encoding, "surrogatepass")
        except UnicodeDecodeError:
            char = chr(code)
    else:
        char = font.encoding.get(code, chr(code))
    text = font.character_map.get(char, char)
    if isinstance(text, NameObject):
        text = letters_of(text)
    if text == "\x7f":
        text = "•"  # WinAnsi gives its unused codes to the bullet (PDF 32000-1, D.2, note 3)
    width = font.character_widths.get(chr(code))
    if width is None:
        width = font.character_widths.get(char, font.character_widths.get("default", 500))
    known = isinstance(width, int | float)
    return Glyph(str(text), (float(width) if known else USUAL_WIDTH) * scale)


def letters_of(name: str) -> str:
    """ "1" of "/one.os", "fi" of "/f_i" (Adobe Glyph List, section 2); the sign of what is unknown
    of "/g936", a name that says nothing."""
    parts = name[1:].partition(".")[0].split("_")
    return "".join(_glyph_name_to_unicode(f"/{part}") or "\ufffd" for part in parts)


def resolved(thing: Any) -> Any:
    return thing.get_object() if hasattr(thing, "get_object") else thing
