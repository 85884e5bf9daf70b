"""One way in: a file is what its bytes say, and a refusal says what to do."""

import io
import zipfile
from datetime import date
from email.message import EmailMessage

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from assistant.documents import Judgement
from assistant.errors import FileRefused
from ingest.reading import read, slug
from tests.support.word_files import LEGAL, definition, number, numbered, saved, word_file

WORDS = ("1. The board meets every month.", "2. The board reads every case.", "3. It is small.")
PLAIN = "\n\n".join(WORDS)


def pdf(*lines, encrypt=None):
    target = io.BytesIO()
    canvas = Canvas(target, encrypt=encrypt, invariant=1)
    for row, line in enumerate(lines):
        canvas.drawString(72, 760 - 40 * row, line)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def word():
    file = word_file([definition(0, *LEGAL)], [number(1, 0)])
    for words in WORDS:
        numbered(file.add_paragraph(words[3:]), 1)
    return saved(file)


def mail(**attached):
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@example.org", "b@example.org", "Report"
    message.set_content(PLAIN)
    for name, data in attached.items():
        message.add_attachment(data, "application", "octet-stream", filename=f"{name}.pdf")
    return message.as_bytes()


def archive(*names):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as parts:
        for name in names:
            parts.writestr(name, "<xml/>")
    return target.getvalue()


HTML = "<!DOCTYPE html><ol>" + "".join(f"<li>{words[3:]}</li>" for words in WORDS) + "</ol>"
EVERY_FORMAT = {
    "report.pdf": pdf(*WORDS),
    "report.docx": word(),
    "report.html": HTML.encode(),
    "report.md": PLAIN.encode(),
    "report.txt": PLAIN.encode("utf-16"),
    "old.txt": PLAIN.encode("cp1252"),
    "message.eml": mail(),
    "named-wrongly.txt": pdf(*WORDS),
    "saved-as.pdf": HTML.encode(),
}


@pytest.mark.parametrize("name", EVERY_FORMAT)
def test_every_format_gives_the_same_numbered_paragraphs(name):
    paragraphs = read(name, EVERY_FORMAT[name]).paragraphs
    assert [(each.number, each.text) for each in paragraphs if each.numbering == "printed"] == [
        ("1", "The board meets every month."),
        ("2", "The board reads every case."),
        ("3", "It is small."),
    ]
    assert len(paragraphs) == 3 or name == "message.eml"  # where its head is read as well


LOCKED = StandardEncryption("secret", "owner", strength=128)
REFUSED = {
    "an empty file": ("a.pdf", b"", r"a\.pdf is empty\. Copy or download it again"),
    "white space": ("a.txt", b" \n\n", "a.txt is empty"),
    "text named .pdf": ("a.pdf", PLAIN.encode(), r"not what its name says.*rename it"),
    "HTML without words": ("a.pdf", b"<!doctype html><script>x()</script>", "has no text in it"),
    "a password": ("a.pdf", pdf(*WORDS, encrypt=LOCKED), "password"),
    "a PDF without text": ("a.pdf", pdf(), "has no text in it"),
    "a broken PDF": ("a.pdf", b"%PDF-1.7\nnothing more", "a.pdf is not a PDF that can be read"),
    "an old message": ("a.msg", b"\xd0\xcf\x11\xe0" + b"\0" * 600, r"Outlook.*Save it as PDF or"),
    "a locked Word file": (
        "a.docx",
        b"\xd0\xcf\x11\xe0" + b"\0" * 60 + "EncryptedPackage".encode("utf-16-le"),
        "asks for a password",
    ),
    "half an OpenDocument file": ("a.odt", archive("content.xml"), "save it as PDF"),
    "a picture": ("a.png", b"\x89PNG\r\n" + b"\0" * 99, "a.png is a picture"),
    "half a workbook": ("a.xlsx", archive("xl/workbook.xml"), "a workbook.*save it again as .xlsx"),
    "half a presentation": ("a.pptx", archive("ppt/presentation.xml"), "save it again as .pptx"),
    "an archive": ("a.zip", archive("a.pdf"), "an archive, which cannot be read"),
    "half an archive": ("a.docx", archive("word/document.xml")[:60], "is damaged"),
    "noise": ("a.bin", bytes(range(256)) * 9, "of a kind that cannot be read.*save it as one"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_read_is_refused_with_what_to_do(case):
    name, data, sentence = REFUSED[case]
    with pytest.raises(FileRefused, match=sentence) as refusal:
        read(name, data)
    assert name in str(refusal.value)


def test_a_pdf_that_opens_with_an_empty_password_is_read():
    data = pdf(*WORDS, encrypt=StandardEncryption("", "owner", strength=128))
    assert len(read("a.pdf", data).paragraphs) == 3


def test_a_web_page_under_another_name_is_read_and_said():
    (problem,) = [
        each for each in read("a.pdf", HTML.encode()).problems if each.kind == "wrong name"
    ]
    assert problem.message.startswith("a.pdf is a web page under another name.")


@pytest.mark.parametrize(
    ("name", "identity"),
    [
        ("Ofsted Report (final).PDF", "ofsted-report-final"),
        ("../../etc/passwd", "passwd"),
        ("C:\\papers\\Cäfe 2024.docx", "cafe-2024"),
        ("日本.pdf", "document"),
        (".pdf", "pdf"),
        ("v1.2 plan.pdf", "v1-2-plan"),
        ("x" * 300 + ".pdf", "x" * 80),
    ],
)
def test_an_id_is_a_safe_name_and_never_a_path(name, identity):
    assert slug(name.replace("\\", "/").split("/")[-1]) == identity
    assert read(name, PLAIN.encode() if not name.lower().endswith((".pdf", ".docx")) else
                pdf(*WORDS)).document.id == identity  # fmt: skip


SIDECAR = b"""title = "Annual report"
authority = "Anytown"
kind = "report"
published = 2024-06-21
inspected = [2024-06-03, 2024-06-07]
inspectors = ["Ada Byron"]
[judgements]
"Overall effectiveness" = "Good"
"""


def test_a_sidecar_stands_over_what_was_read():
    facts = read("a.txt", PLAIN.encode(), SIDECAR).document.facts
    assert (facts.title, facts.authority, facts.kind) == ("Annual report", "Anytown", "report")
    assert facts.published == date(2024, 6, 21)
    assert facts.inspected == (date(2024, 6, 3), date(2024, 6, 7))
    assert facts.inspectors == ("Ada Byron",)
    assert facts.judgements == (Judgement("Overall effectiveness", "Good"),)


def test_a_sidecar_changes_only_what_it_names():
    before = read("a.pdf", pdf("Inspection of Anytown local authority children’s services", *WORDS))
    after = read("a.pdf", pdf("Inspection of Anytown local authority children’s services", *WORDS),
                 b'title = "Other"')  # fmt: skip
    assert after.document.facts.title == "Other"
    assert after.document.facts.kind == before.document.facts.kind
    assert after.paragraphs == before.paragraphs


@pytest.mark.parametrize(
    ("sidecar", "sentence"),
    [
        (b"titel = 'X'", r"a\.toml: there is no fact called 'titel'\. There are: title, "),
        (
            b"kind = 'novel'",
            r'a\.toml: kind cannot be \'novel\'\. Write kind = one of .*"inspection"',
        ),
        (b"published = 'June'", "published cannot be 'June'. Write published = 2024-06-21"),
        (b"published = 2024-06-21T10:00:00", "published cannot be"),
        (b"inspected = [2024-06-07, 2024-06-03]", "the earlier day first"),
        (b"inspectors = 'Ada'", "inspectors cannot be"),
        (b"judgements = 3", "judgements cannot be 3"),
        (b"title = ", r"a\.toml is not TOML.*It should look like"),
        (b"\xff\xfe", "is not TOML"),
    ],
)
def test_a_sidecar_that_cannot_be_used_is_refused_with_an_example(sidecar, sentence):
    with pytest.raises(FileRefused, match=f"(?s){sentence}"):
        read("a.txt", PLAIN.encode(), sidecar)


def test_an_email_without_words_is_refused():
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@example.org", "b@example.org", "Empty"
    message.set_content("\n")
    with pytest.raises(FileRefused, match="no text and no readable attachment"):
        read("a.eml", message.as_bytes())


def test_reading_twice_gives_the_same():
    assert read("a.pdf", pdf(*WORDS)) == read("a.pdf", pdf(*WORDS))


def test_mail_in_a_character_set_that_nobody_knows_is_read():
    data = mail().replace(b'charset="utf-8"', b'charset="klingon"')
    assert [p.number for p in read("a.eml", data).paragraphs][-3:] == ["1", "2", "3"]
