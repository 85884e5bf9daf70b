"""Documents like those a council keeps, built by hand: two authorities, several years, a pack."""

from datetime import date

from assistant.documents import Document, Facts, Judgement, Paragraph, Part
from tests.support.forms import form_of

HARROWDALE = "Harrowdale Borough Council"
EASTMERE = "Eastmere County Council"


def inspection(year: int, *, grade: str = "Good", authority: str = HARROWDALE) -> Document:
    slug = authority.split()[0].lower()
    return Document(
        id=f"{slug}-inspection-{year}",
        facts=Facts(
            title=f"{authority}: Inspection of children’s social care services",
            authority=authority,
            kind="inspection",
            inspected=(date(year, 1, 20), date(year, 1, 31)),
            inspectors=("Agnes Oakley",),
            judgements=(Judgement("Overall effectiveness", grade),),
        ),
        file=f"{slug}-inspection-{year}.pdf",
        sha256="0" * 64,
        pages=9,
    )


LETTER = Document(
    id="eastmere-focused-visit-2018",
    facts=Facts(
        title="Focused visit to Eastmere children’s services",
        authority=EASTMERE,
        kind="focused visit",
        published=date(2018, 8, 2),
        inspected=(date(2018, 7, 10), date(2018, 7, 11)),
        inspectors=("Ruth Lowe", "Sam Pike"),
    ),
    file="eastmere-focused-visit-2018.pdf",
    sha256="1" * 64,
    pages=4,
)

PACK = Document(
    id="harrowdale-scrutiny-pack-2024",
    facts=Facts(
        title="Children & Young People Scrutiny Committee",
        authority=HARROWDALE,
        kind="committee pack",
        published=date(2024, 11, 7),
    ),
    file="harrowdale-scrutiny-pack-2024.pdf",
    sha256="2" * 64,
    pages=50,
    parts=(
        Part("Minutes", 3, 8, Facts(kind="minutes", inspected=(date(2024, 4, 17),) * 2)),
        Part("Terms of Reference", 9, 16, Facts(kind="terms of reference")),
        Part("Work Programme", 17, 26, Facts(kind="committee report")),
        Part("Ofsted Action Plan", 27, 32, Facts(kind="committee report")),
        Part(
            "Inspection of Harrowdale children’s services",
            33,
            45,
            Facts(kind="inspection", inspected=(date(2024, 4, 29), date(2024, 5, 3))),
        ),
        Part("Action Plan", 46, 50, Facts(kind="action plan")),
    ),
)

DOCUMENTS = (inspection(2012, grade="Adequate"), LETTER, inspection(2020), PACK)


def paragraph(
    document: Document,
    position: int,
    number: str,
    text: str,
    *,
    part: str = "",
    section: tuple[str, ...] = (),
    page: int = 1,
) -> Paragraph:
    numbering = "counted" if "," in number else "printed"
    form = form_of(number)
    return Paragraph(
        document.id, position, number, numbering, section, page, page, text, part, form=form
    )
