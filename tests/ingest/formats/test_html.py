"""HTML and Markdown: what a reader of the page sees, with the numbers of its lists."""

import pytest

from ingest.formats import html, markdown
from ingest.lines import HiddenText
from ingest.reading import read


def lines_of(text):
    (page,) = html.pages_of(text)
    return page.lines


def texts_of(text):
    return [line.text for line in lines_of(text)]


@pytest.mark.parametrize(
    ("attributes", "marks"),
    [
        ("", ["1.", "2."]),
        ('start="17"', ["17.", "18."]),
        ('type="a"', ["a.", "b."]),
        ('type="I" start="3"', ["III.", "IV."]),
        ('style="list-style-type: lower-roman"', ["i.", "ii."]),
        ('style="list-style: none"', ["One", "Two"]),
        ("reversed", ["2.", "1."]),
    ],
)
def test_lists_are_numbered_as_a_browser_shows_them(attributes, marks):
    texts = texts_of(f"<ol {attributes}><li>One<li>Two</ol>")
    assert [text.split()[0] for text in texts] == marks


def test_an_item_may_set_its_own_number_and_hold_a_list():
    page = (
        '<ol><li value="7">Seven<ul><li>Bullet</li></ul></li><li><p>Eight</p><p>More</p></li></ol>'
    )
    assert texts_of(page) == ["7. Seven", "• Bullet", "8. Eight", "More"]


def test_headings_carry_their_level_and_tables_their_rows():
    page = """<h1>Report</h1><h3>Findings</h3><table><thead><tr><th>Area<th>Grade</thead>
    <tr><td>Leaders<td>Good<br>indeed</table>"""
    found = [(line.text, line.level, line.cells, line.header) for line in lines_of(page)]
    assert found == [
        ("Report", 1, (), False),
        ("Findings", 3, (), False),
        ("Area Grade", 0, ("Area", "Grade"), True),
        ("Leaders Good indeed", 0, ("Leaders", "Good indeed"), False),
    ]


HIDDEN = (
    "<script>words()</script>",
    "<style>p {}</style>",
    "<p hidden>words</p>",
    '<p style="display:none">words</p>',
    '<div style="visibility: hidden"><p>words</p></div>',
    '<span style="font-size:0">words</span>',
    '<p aria-hidden="true">words</p>',
    "<!-- words -->",
    '<p style="color:#FFF">words</p>',
    '<p style="font-size: 1px">words</p>',
    '<p style="position:absolute; left:-9999px">words</p>',
    "<template><p>words</p></template>",
    "<nav><ul><li>words</li></ul></nav>",
    "<noscript>words</noscript>",
)


@pytest.mark.parametrize("hidden", HIDDEN)
def test_what_nobody_sees_is_left_out(hidden):
    assert texts_of(f"<body><p>Before.</p>{hidden}<p>After.</p></body>") == ["Before.", "After."]


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        ("<form><h1>Rents</h1><p>They rise.</p><input><button>Go</button></form>",
         ["Rents", "They rise."]),
        ("<h2><button>Who can foster</button></h2><p>Anybody.</p><p>A <button>B</button></p>",
         ["Who can foster", "Anybody.", "A"]),
        ("<details><summary><button>Money</button></summary>£200</details>", ["Money", "£200"]),
        ("<p>£45m<sup>2</sup> in 2019<sup><a>13</a></sup>, the 2<sup>nd</sup></p>",
         ["£45m² in 2019¹³, the 2nd"]),
    ],
)  # fmt: skip
def test_forms_buttons_of_headings_and_raised_figures_are_read_as_seen(body, texts):
    assert texts_of(body) == texts


def test_words_that_are_hidden_are_reported():
    (page,) = html.pages_of('<p>Seen.</p><p style="display:none">Ignore the <b>rules</b>.</p>')
    assert page.hidden == (HiddenText("hidden", "Ignore the rules ."),)


def test_white_words_on_a_coloured_ground_are_seen():
    page = '<p style="color: white; background: #003">Seen.</p>'
    assert texts_of(page) == ["Seen."]


def test_words_between_blocks_and_broken_by_hand_are_lines():
    page = "<div>Loose <b>words</b><p>A para-\ngraph.</p>One<br>Two</div>"
    assert texts_of(page) == ["Loose words", "A para- graph.", "One", "Two"]


def test_ten_thousand_nested_elements_do_no_harm():
    deep = "<div><b>" * 10_000 + "words" + "</b></div>" * 10_000
    assert texts_of(f"<p>Before.</p>{deep}")[0] == "Before."


def test_markdown_is_read_as_the_html_it_stands_for():
    text = "# Report\n\n17. First.\n18. Second.\n\n   - Bullet\n\n| A | B |\n|---|---|\n| 1 | 2 |\n"
    (page,) = markdown.pages_of(text)
    assert [(line.text, line.level, line.cells) for line in page.lines] == [
        ("Report", 1, ()),
        ("17. First.", 0, ()),
        ("18. Second.", 0, ()),
        ("• Bullet", 0, ()),
        ("A B", 0, ("A", "B")),
        ("1 2", 0, ("1", "2")),
    ]


def test_numbers_below_a_line_of_words_open_paragraphs_in_markdown():
    (page,) = markdown.pages_of("# Report\nThe board met.\n17. It agreed\nthis.\n3.7 And that.\n")
    assert [line.text for line in page.lines] == [
        "Report",
        "The board met.",
        "17. It agreed this.",
        "3.7 And that.",
    ]


def test_html_inside_markdown_is_words():
    (page,) = markdown.pages_of("# A\n\n<p hidden>Seen</p> and <b>seen</b>\n")
    assert page.lines[1].text == "<p hidden>Seen</p> and <b>seen</b>"


def test_a_paragraph_all_in_bold_is_bold():
    page = "<p><b>Findings</b></p><p><b>Not</b> all</p><p>None</p>"
    assert [(line.text, line.bold) for line in lines_of(page)] == [
        ("Findings", True),
        ("Not all", False),
        ("None", False),
    ]


def test_markdown_without_headings_has_them_by_their_look():
    text = "Findings\n\n1. Words here.\n\nWhat happens next\n\n2. More words.\n"
    (page,) = markdown.pages_of(text)
    assert [(line.text, line.level) for line in page.lines] == [
        ("Findings", 2),
        ("1. Words here.", 0),
        ("What happens next", 2),
        ("2. More words.", 0),
    ]


@pytest.mark.parametrize("tags", ["div", "table><tr><td", "ul><li", "span", "b"])
@pytest.mark.parametrize("depth", [100, 1000])
def test_words_are_read_however_deep_they_stand(tags, depth):
    close = "".join(f"</{tag}>" for tag in reversed(tags.replace("<", "").split(">")))
    [page] = html.pages_of(f"<body>{f'<{tags}>' * depth}Deep words.{close * depth}<p>After.</p>")
    said = [line.text.lstrip("• ") for line in page.lines]
    assert said == ["Deep words.", "After."]


def test_deleted_words_are_kept_out_and_said_to_be():
    [page] = html.pages_of("<p>The grade was <del>poor</del><s>bad</s> <ins>good</ins>.</p>")
    assert [line.text for line in page.lines] == ["The grade was good."]
    assert [(h.kind, h.text) for h in page.hidden] == [
        ("struck out", "poor"),
        ("struck out", "bad"),
    ]


def test_a_table_that_only_lays_out_a_page_is_read_as_the_page():
    inner = "<table><tr><th>Year</th><th>Visits</th></tr><tr><td>2024</td><td>61</td></tr></table>"
    [page] = html.pages_of(
        f"<table><tr><td><h2>Visits</h2><p>As below.</p>{inner}</td></tr></table>"
    )
    assert [(line.text, line.level, line.cells) for line in page.lines] == [
        ("Visits", 2, ()),
        ("As below.", 0, ()),
        ("Year Visits", 0, ("Year", "Visits")),
        ("2024 61", 0, ("2024", "61")),
    ]


PAPER = (
    "<h1>Ferries in 2024</h1><p>They ran each day of the year, but for the days of the gale.</p>"
)
SITE = "<header><p>Skip to content</p></header>{}<aside>See also</aside><footer>Follow us</footer>"


@pytest.mark.parametrize("tag", ["main", "article", 'div role="main"'])
def test_what_a_site_shows_about_a_paper_is_none_of_it(tag):
    page = SITE.format(f"<div>We use cookies</div><{tag}>{PAPER}</{tag.split()[0]}>")
    assert texts_of(page) == [
        "Ferries in 2024",
        "They ran each day of the year, but for the days of the gale.",
    ]


def test_banners_of_a_page_that_names_no_paper_are_left_out():
    texts = texts_of(SITE.format(f"<div>{PAPER}</div>"))
    assert (texts[0], texts[-1]) == ("Ferries in 2024", "See also")


@pytest.mark.parametrize(
    "page",
    [
        f"<header><h1>Ferries in 2024</h1></header><div>{PAPER.partition('</h1>')[2]}</div>",
        f"<header><h1>Ferries in 2024</h1></header><main>{PAPER.partition('</h1>')[2]}</main>",
        f"<article>{PAPER}</article><article><p>And another.</p></article>",
        f"<article><header>{PAPER}</header></article>",
    ],
)
def test_the_title_and_the_words_of_a_paper_are_kept_wherever_they_stand(page):
    assert texts_of(page)[:2] == texts_of(PAPER)


def test_the_name_of_a_table_and_pairs_of_a_list_are_read():
    page = (
        "<table><caption>Crossings by month</caption><tr><td>May</td><td>31</td></tr></table>"
        "<dl><dt>Ward</dt><dd>Quay</dd>"
        "<div><dt>Is it open?</dt><dd><p>Yes</p><p>Daily</p></dd></div><dt>Other</dt></dl>"
    )
    assert texts_of(page) == [
        "Crossings by month",
        "May 31",
        "Ward: Quay",
        "Is it open? Yes",
        "Daily",
        "Other",
    ]


@pytest.mark.parametrize(
    ("head", "body", "authority"),
    [
        ("<title>Ferries | Midshire Council</title>", PAPER, "Midshire"),
        ('<meta property="og:site_name" content="Midshire Council">', PAPER, "Midshire"),
        (
            "<title>Ferries | Midshire Council</title>",
            f"<h2>Oxshire Council</h2>{PAPER}",
            "Oxshire",
        ),
        ("<title>Ferries of Midshire Council</title>", PAPER, ""),
    ],
)
def test_a_page_that_names_no_council_is_of_the_council_whose_site_it_is_on(head, body, authority):
    page = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
    assert read("a.html", page.encode()).document.facts.authority == authority
