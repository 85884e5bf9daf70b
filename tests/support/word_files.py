"""Word files made in tests: real automatic numbering, as councils' templates have it."""

import io

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn


def level(index, form, text, start=1, more=""):
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def definition(key, *levels):
    return (
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{key}">{"".join(levels)}</w:abstractNum>'
    )


def number(key, of, starts=None):
    overrides = "".join(
        f'<w:lvlOverride w:ilvl="{index}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        for index, start in (starts or {}).items()
    )
    return (
        f'<w:num {nsdecls("w")} w:numId="{key}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'
    )


LEGAL = (
    level(0, "decimal", "%1."),
    level(1, "decimal", "%1.%2"),
    level(2, "lowerLetter", "(%3)"),
    level(3, "lowerRoman", "(%4)"),
    level(4, "bullet", "\uf0b7"),
)


def word_file(definitions=(), numbers=()):
    """An empty document whose only lists are those given as XML."""
    file = docx.Document()
    numbering = file.part.numbering_part.element
    for child in list(numbering):
        numbering.remove(child)
    for xml in (*definitions, *numbers):
        numbering.append(parse_xml(xml))
    return file


def numbered(paragraph, key, index=0):
    """The paragraph, made an item of list `key` at a level from 0."""
    properties = paragraph._p.get_or_add_pPr()
    properties.append(
        parse_xml(
            f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{index}"/><w:numId w:val="{key}"/></w:numPr>'
        )
    )
    return paragraph


def tied_to_style(file, style, key, index=None):
    """Makes every paragraph of a style an item of list `key`."""
    level_of = "" if index is None else f'<w:ilvl w:val="{index}"/>'
    properties = file.styles[style].element.get_or_add_pPr()
    for old in properties.findall(qn("w:numPr")):
        properties.remove(old)
    properties.append(
        parse_xml(f'<w:numPr {nsdecls("w")}>{level_of}<w:numId w:val="{key}"/></w:numPr>')
    )


def saved(file) -> bytes:
    target = io.BytesIO()
    file.save(target)
    return target.getvalue()


def with_footnotes(file, *notes, kind="footnote"):
    """The document with these footnotes, or endnotes, each pointed to from the end of a paragraph
    of its own."""
    form = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}s+xml"
    said = "".join(
        f'<w:{kind} w:id="{n}"><w:p><w:r><w:t>{note}</w:t></w:r></w:p></w:{kind}>'
        for n, note in enumerate(notes, 1)
    )
    xml = f"<w:{kind}s {nsdecls('w')}>{said}</w:{kind}s>"
    part = Part(PackURI(f"/word/{kind}s.xml"), form, xml.encode(), file.part.package)
    file.part.relate_to(part, getattr(RELATIONSHIP_TYPE, f"{kind.upper()}S"))
    for n, paragraph in enumerate(file.paragraphs[: len(notes)], 1):
        mark = f'<w:r {nsdecls("w")}><w:{kind}Reference w:id="{n}"/></w:r>'
        paragraph._p.append(parse_xml(mark))
    return file
