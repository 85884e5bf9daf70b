"""How each paragraph is set: its form is told by the reader, not by its name."""

from ingest.reading import read

REPORT = b"""<html><body><h1>Bin rounds in Ambleford</h1>
<p>Crews empty the bins of four thousand homes in the valley on two days of each week.</p>
<ul><li>Glass is taken on Mondays.</li><li>Paper is taken on Tuesdays.</li></ul>
<h2>What each round costs</h2>
<table><tr><th>Round</th><th>Cost</th></tr><tr><td>Glass</td><td>400 pounds</td></tr></table>
<h2>An annex that was never written</h2>
</body></html>"""


def test_a_paragraph_says_whether_it_is_a_bullet_a_row_or_a_line_by_itself():
    paragraphs = read("bins.html", REPORT).paragraphs
    assert [(p.form, p.text.split(";")[0].split()[0]) for p in paragraphs] == [
        ("paragraph", "Crews"),
        ("bullet", "Glass"),
        ("bullet", "Paper"),
        ("row", "Round:"),
        ("line", "An"),
    ]
    assert all(p.numbering == "counted" for p in paragraphs)


def test_a_table_below_the_caption_of_a_figure_is_kept_where_the_file_tells_it():
    page = b"Figure 1: Savings by channel\n\n| Channel | Savings |\n|---|---|\n| Online | 12 |\n"
    found = read("report.md", page).paragraphs
    assert "Channel: Online; Savings: 12" in [paragraph.text for paragraph in found]
