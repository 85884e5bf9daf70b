import pytest

from assistant.text.sentences import Piece, pieces_of, sentences_in


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("One thing. Another thing.", ("One thing.", "Another thing.")),
        ("Mr. Oakley met Dr. Lowe. They agreed.", ("Mr. Oakley met Dr. Lowe.", "They agreed.")),
        ("It cost £3.2 million. See para. 3.8.", ("It cost £3.2 million.", "See para. 3.8.")),
        ("Help, e.g. Mentors, is good. It lasts.", ("Help, e.g. Mentors, is good.", "It lasts.")),
        ("P. Lowe and J. Pike came. They left.", ("P. Lowe and J. Pike came.", "They left.")),
        ("See Appendix A. The plan follows.", ("See Appendix A.", "The plan follows.")),
        ("The meeting ended at 6.41 pm. All left.", ("The meeting ended at 6.41 pm.", "All left.")),
        ("Was it good? Yes! It was.", ("Was it good?", "Yes!", "It was.")),
        ("He said “No.” Then he left.", ("He said “No.”", "Then he left.")),
        ("Paid £3 (Ch. No. 7). Noted.", ("Paid £3 (Ch. No. 7).", "Noted.")),
        ("It was noted. The fee is due. (11.3)", ("It was noted.", "The fee is due. (11.3)")),
        ("no capital here. still the same", ("no capital here. still the same",)),
    ],
)  # fmt: skip
def test_a_sentence_ends_where_a_reader_would_end_it(line, expected):
    assert sentences_in(line) == expected


def test_a_bullet_is_a_piece_of_its_own_and_keeps_the_words_it_hangs_from():
    assert pieces_of("The council should:\n• act now\n• report back. Soon.") == (
        Piece("The council should:"),
        Piece("• act now", "The council should:"),
        Piece("• report back.", "The council should:"),
        Piece("Soon.", "The council should:"),
    )


def test_every_piece_is_verbatim():
    text = "First (see No. 3). Second:\n• one; and\n• two."
    assert " ".join(piece.text for piece in pieces_of(text)) == " ".join(text.split())
