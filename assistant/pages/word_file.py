"""A note as a Word file with real footnotes, written part by part: Word's own form is XML."""

from __future__ import annotations

import io
import re
import zipfile
from xml.sax.saxutils import escape

from assistant.pages.briefing import Footnote, Line, Note
from assistant.pages.texts import say

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STYLES = {"question": "Heading1", "heading": "Heading2", "item": "ListBullet", "small": "Small"}
# Characters that XML cannot hold, which a document may.
_UNFIT = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")

_TYPES = (
    f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{KIND}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{KIND}.styles+xml"/>'
    f'<Override PartName="/word/numbering.xml" ContentType="{KIND}.numbering+xml"/>'
    f'<Override PartName="/word/footnotes.xml" ContentType="{KIND}.footnotes+xml"/></Types>'
)
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_LINKS = f'{HEAD}<Relationships xmlns="{PACKAGE}">'
_FIRST = (
    f'{_LINKS}<Relationship Id="r1" Type="{LINK}/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)
_PARTS = (
    _LINKS
    + "".join(
        f'<Relationship Id="r{at}" Type="{LINK}/{part}" Target="{part}.xml"/>'
        for at, part in enumerate(("styles", "numbering", "footnotes"), start=1)
    )
    + "</Relationships>"
)
_NUMBERING = (
    f'{HEAD}<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
    '<w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:pPr><w:ind w:left="360" w:hanging="360"/>'
    '</w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    "</w:numbering>"
)


def as_word(note: Note) -> bytes:
    """The .docx: every footnote gives its source and the text of the paragraph as it stood."""
    footnotes: list[Footnote] = []
    body = [_paragraph("Title", _run(note.title)), _paragraph("Small", _run(note.made))]
    body += [_line(line, footnotes) for line in note.lines]
    if note.digests:
        body.append(_paragraph("Heading2", _run(say("brief_documents"))))
        body += [_paragraph("Small", _run(digest)) for digest in note.digests]
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _FIRST,
        "word/_rels/document.xml.rels": _PARTS,
        "word/document.xml": f"{HEAD}<w:document {W}><w:body>{''.join(body)}</w:body></w:document>",
        "word/styles.xml": _styles(),
        "word/numbering.xml": _NUMBERING,
        "word/footnotes.xml": _footnotes(footnotes),
    }
    with zipfile.ZipFile(buffer := io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as file:
        for name, xml in parts.items():
            file.writestr(name, xml)
    return buffer.getvalue()


def _line(line: Line, footnotes: list[Footnote]) -> str:
    runs = []
    for at, (text, notes) in enumerate(line.pieces):
        runs.append(_run((" " if at else "") + text))
        for note in notes:
            footnotes.append(note)
            mark = f'<w:footnoteReference w:id="{len(footnotes)}"/>'
            runs.append(f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>{mark}</w:r>')
    return _paragraph(STYLES.get(line.form, "Normal"), "".join(runs))


def _footnotes(footnotes: list[Footnote]) -> str:
    mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
    told = "".join(
        f'<w:footnote w:id="{at}">'
        + _paragraph("FootnoteText", mark + _run(f" {note.name}. “{note.text}”"))
        + "</w:footnote>"
        for at, note in enumerate(footnotes, start=1)
    )
    # Word wants the line above the footnotes as the first two of them.
    lines = (
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/>'
        "</w:r></w:p></w:footnote>"
    )
    return f"{HEAD}<w:footnotes {W}>{lines}{told}</w:footnotes>"


def _paragraph(style: str, runs: str) -> str:
    bullet = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    listed = bullet if style == "ListBullet" else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{listed}</w:pPr>{runs}</w:p>'


def _run(text: str) -> str:
    lines = [escape(line) for line in _UNFIT.sub("", text).split("\n")]
    words = "<w:br/>".join(f'<w:t xml:space="preserve">{line}</w:t>' for line in lines)
    return f"<w:r>{words}</w:r>"


def _styles() -> str:
    """The few styles used, with Word's own names so that a council's template takes them over."""
    told = {
        "Normal": ("Normal", "22", ""),
        "Title": ("Title", "36", "<w:b/>"),
        "Heading1": ("heading 1", "28", "<w:b/>"),
        "Heading2": ("heading 2", "24", "<w:b/>"),
        "ListBullet": ("List Bullet", "22", ""),
        "Small": ("Small print", "18", ""),
        "FootnoteText": ("footnote text", "18", ""),
    }
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/><w:pPr>'
        f'<w:spacing w:after="120"/></w:pPr><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>'
        f'{more}<w:sz w:val="{size}"/></w:rPr></w:style>'
        for id, (name, size, more) in told.items()
    )
    mark = (
        '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote '
        'reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    )
    language = '<w:rPrDefault><w:rPr><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault>'
    defaults = f"<w:docDefaults>{language}</w:docDefaults>"
    return f"{HEAD}<w:styles {W}>{defaults}{styles}{mark}</w:styles>"
