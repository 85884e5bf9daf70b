"""Tables of figures that no lines are drawn around: rows and columns by alignment alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.formats.figures import NO_FIGURE, ONE_FIGURE, PERIOD, is_figure
from ingest.layout.layout import CAPTION, SENTENCE_END, SHIFT
from ingest.lines import UNFINISHED, Line, Span

# Fewer rows are lines that happen to end in a figure.
FEWEST = 3
# Lines of one table stand no further apart than so many times their size; those of one cell no
# further than the second.
APART, TOGETHER = 4.0, 1.4
CLOSER = 0.85  # of the distance of rows: lines that are nearer than that are of one row
BETWEEN = 4  # lines between two rows of figures
MOST_HEADS = 8
LONGEST_HEAD = 8  # words
AWAY = 12.0  # points: a dash that stands so far from every figure has a column of its own

Column = tuple[float, float]  # from where to where its pieces reach


@dataclass(frozen=True, slots=True)
class Table:
    """Lines of figures one below the other, and the columns that their pieces make."""

    rows: tuple[int, ...]  # indices of the lines
    columns: tuple[Column, ...]
    figures: frozenset[int]  # the columns that hold them
    words: int  # the first column that does not: it names the rows
    pitch: float  # from one row to the next, in points; 0 where none follow each other


def with_undrawn_rows(lines: Sequence[Line]) -> list[Line]:
    """The lines of one page, those of tables that are not drawn put together row by row."""
    kept: list[Line] = []
    done = 0
    for table in _tables_in(lines):
        heads, labels = _above(table, lines, done)
        if table.rows[0] < done or not _is_table(table, heads, lines):
            continue
        table = _table(table.rows, lines, _empty(heads, table, lines)) or table
        end = _end_of(table, lines)
        homes: dict[int, list[int]] = {}
        for index in (*labels, *range(table.rows[0], end)):
            homes.setdefault(_home(index, table, lines), []).append(index)
        first = min((*heads, *labels, table.rows[0]))
        kept += lines[done:first]
        if heads or kept:  # else it goes on from the page before, and its heads stand there
            kept.append(_row(heads, lines[first], table, lines, header=True))
        kept += [_row(homes[home], lines[home], table, lines) for home in sorted(homes)]
        done = end
    return [*kept, *lines[done:]]


def _tables_in(lines: Sequence[Line]) -> Iterator[Table]:
    table: Table | None = None
    for index, line in enumerate(lines):
        if not _is_of_figures(line):
            continue
        grown = _with(table, index, lines) if table else None
        if grown is None:
            if table:
                yield table
            grown = _table([index], lines)
        table = grown
    if table:
        yield table


def _is_of_figures(line: Line) -> bool:
    """Whether a line holds words set apart, half of them figures or dates, or the last."""
    if line.cells or len(line.spans) < 2 or CAPTION.match(line.text):
        return False
    figures = [is_figure(span.text) or bool(PERIOD.fullmatch(span.text)) for span in line.spans]
    sure = any(
        ONE_FIGURE.fullmatch(s.text) and not PERIOD.fullmatch(s.text) for s in line.spans[1:]
    )
    return sure and (figures[-1] or 2 * sum(figures) >= len(figures))


def _with(table: Table, index: int, lines: Sequence[Line]) -> Table | None:
    """The table with one row more; None where that is no row of it."""
    before = table.rows[-1]
    between = range(before + 1, index)
    near = all(_is_near(a, b, APART) for a, b in pairwise(lines[before : index + 1]))
    if not near or len(between) > BETWEEN or not all(_fits(lines[i], table) for i in between):
        return None
    own = [i for i in between if _is_row_of_its_own(lines[i], lines[before], lines[index], table)]
    return _table([*table.rows, *own, index], lines)


def _is_row_of_its_own(line: Line, above: Line, below: Line, table: Table) -> bool:
    """Whether a line is a figure alone, in a column that the rows around it fill themselves."""
    places = {_column_of(piece, table.columns) for piece in line.pieces}
    filled = [{_column_of(piece, table.columns) for piece in row.pieces} for row in (above, below)]
    return places <= table.figures and all(places & row for row in filled)


def _is_near(above: Line, below: Line, share: float) -> bool:
    return 0 < below.y - above.y < share * max(above.size, below.size)


def _fits(line: Line, table: Table) -> bool:
    """Whether a line without figures goes on a row or names those below it: all it says stands
    in columns of words."""
    if line.cells or CAPTION.match(line.text) or len(line.text.split()) > 3 * LONGEST_HEAD:
        return False
    under = [_columns_under(piece, table.columns) for piece in line.pieces]
    return _is_label(line, table) or all(
        len(columns) == 1 and is_figure(piece.text) == (columns[0] in table.figures)
        for piece, columns in zip(line.pieces, under, strict=True)
    )


def _is_label(line: Line, table: Table) -> bool:
    """Whether a line in one piece begins in the column that names the rows."""
    left, right = table.columns[table.words]
    inside = left - SHIFT < line.x < right
    return inside and not line.spans and len(line.text.split()) <= LONGEST_HEAD


def _table(
    rows: Sequence[int], lines: Sequence[Line], empty: Sequence[Column] = ()
) -> Table | None:
    """The table of these rows; None where two pieces of one row stand in one column. `empty` are
    columns that none of the rows fills."""
    columns = _merged([*_columns([p for i in rows for p in lines[i].pieces]), *empty])
    said: list[list[bool]] = [[] for _ in columns]
    for i in rows:
        places = [_column_of(piece, columns) for piece in lines[i].pieces]
        if len(set(places)) < len(places):
            return None
        for piece, place in zip(lines[i].pieces, places, strict=True):
            said[place].append(is_figure(piece.text))
    figures = [i for i, each in enumerate(said) if 2 * sum(each) > len(each)]
    words = next((i for i in range(len(columns)) if i not in figures), 0)
    pitches = sorted(lines[b].y - lines[a].y for a, b in pairwise(rows) if b == a + 1)
    pitch = pitches[len(pitches) // 2] if pitches else 0.0
    return Table(tuple(rows), columns, frozenset(figures) - {words}, words, pitch)


def _columns(pieces: Sequence[Span | Line]) -> tuple[Column, ...]:
    """The places that pieces share; what stands for no figure has one where no other is near."""
    said = _merged([(p.x, p.right) for p in pieces if not NO_FIGURE.fullmatch(p.text)])
    strays = [
        (p.x, p.right)
        for p in pieces
        if NO_FIGURE.fullmatch(p.text)
        and all(p.right < left - AWAY or p.x > right + AWAY for left, right in said)
    ]
    return _merged([*said, *strays])


def _merged(places: Sequence[Column]) -> tuple[Column, ...]:
    merged: list[Column] = []
    for left, right in sorted(places):
        if merged and left <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], right)
        else:
            merged.append((left, right))
    return tuple(merged)


def _column_of(piece: Span | Line, columns: Sequence[Column]) -> int:
    """The column that a piece stands in, else the nearest."""
    middle = (piece.x + piece.right) / 2
    away = [max(left - middle, middle - right, 0) for left, right in columns]
    return away.index(min(away))


def _columns_under(piece: Span | Line, columns: Sequence[Column]) -> list[int]:
    """The columns a head stands over: those whose middle it covers, else the one it touches."""
    covered = [i for i, (x, y) in enumerate(columns) if piece.x <= (x + y) / 2 <= piece.right]
    touched = [i for i, (x, y) in enumerate(columns) if piece.x <= y and x <= piece.right]
    return covered or touched[:1]


def _parted(line: Line, columns: Sequence[Column]) -> list[Span | Line]:
    """The pieces of a line, those over several columns cut where a space stands between two."""
    found: list[Span | Line] = []
    for piece in line.pieces if line.spans or _ends_in_figure(line) else ():
        under = [place for place in columns if piece.x < place[1] and place[0] < piece.right]
        for (_, end), (start, _) in pairwise(under):
            letter = (piece.right - piece.x) / max(1, len(piece.text))
            reach = start - end + 2 * letter
            cuts = [
                (abs(x - (start + end) / 2), i)
                for i, sign in enumerate(piece.text)
                if sign == " "
                and abs((x := piece.x + (i + 0.5) * letter) - (start + end) / 2) < reach / 2
            ]
            if cuts:
                _, cut = min(cuts)
                found.append(replace(piece, text=piece.text[:cut], right=piece.x + cut * letter))
                piece = replace(piece, text=piece.text[cut + 1 :], x=piece.x + (cut + 1) * letter)
        found.append(piece)
    return found or [line]


def _ends_in_figure(line: Line) -> bool:
    return bool(ONE_FIGURE.fullmatch(line.text.rsplit(" ", 1)[-1]))


def _is_table(table: Table, heads: Sequence[int], lines: Sequence[Line]) -> bool:
    """Whether enough lines are aligned: so many rows, or fewer with heads over every figure."""
    rows = [lines[i] for i in table.rows]
    if len(table.columns) < 2 or _is_contents(rows):
        return False
    if len(rows) >= FEWEST:
        return True
    headed = {place for i in heads for place in _places(lines[i], table)}
    return len(rows) + len(heads) >= FEWEST and len(table.figures) > 1 and table.figures <= headed


def _places(line: Line, table: Table) -> set[int]:
    """The columns that a line of heads stands over."""
    pieces = _parted(line, table.columns)
    return {place for piece in pieces for place in _columns_under(piece, table.columns)}


def _is_contents(rows: Sequence[Line]) -> bool:
    """Whether the rows are titles with the numbers of their pages."""
    ends = [row.pieces[-1].text for row in rows]
    if any(is_figure(span.text) for row in rows for span in row.pieces[1:-1]):
        return False
    plain = all(end.isdigit() and len(end) < 4 for end in ends)
    return plain and all(int(a) <= int(b) for a, b in pairwise(ends))


def _above(table: Table, lines: Sequence[Line], least: int) -> tuple[list[int], list[int]]:
    """Indices of the lines of a table's heads, and of the labels between them and its rows."""
    top = table.rows[0]
    heads: list[int] = []
    labels: list[int] = []
    for index in range(top - 1, max(least, top - MOST_HEADS) - 1, -1):
        line = lines[index]
        if line.cells or CAPTION.match(line.text) or not _is_near(line, lines[index + 1], APART):
            break
        if _are_heads(line, table):
            heads.insert(0, index)
        elif _is_label(line, table) and not heads and not _ends_words(index, lines):
            labels.insert(0, index)
        else:
            break
    return heads, labels if heads else [i for i in labels if _home(i, table, lines) == top]


def _ends_words(index: int, lines: Sequence[Line]) -> bool:
    """Whether a line ends running words: a sentence, or what the whole line above it begins."""
    line, above = lines[index], lines[max(0, index - 1)]
    begun = not above.spans and len(above.text.split()) > LONGEST_HEAD and above.right > line.right
    goes_on = abs(above.x - line.x) < SHIFT and _is_near(above, line, TOGETHER)
    return line.text[-1:] in ".:;" or (begun and goes_on and not SENTENCE_END.search(above.text))


def _are_heads(line: Line, table: Table) -> bool:
    """Whether the pieces of a line are brief, and each is over a column; one of figures at least,
    and where there is one piece alone, no more."""
    pieces = _parted(line, table.columns)
    if not line.spans and any(PERIOD.sub("", piece.text).strip() for piece in pieces[1:]):
        return False  # words in one run, cut where the columns part: a caption, or prose
    over = [_columns_under(piece, table.columns) for piece in pieces]
    places = {column for columns in over for column in columns}
    title = len(over) == 1 and len(places) > 1
    brief = all(_may_be_head(piece.text) for piece in pieces)
    left, right = table.columns[0][0], table.columns[-1][1]
    inside = all(
        left <= p.x and p.right <= right for p, c in zip(pieces, over, strict=True) if not c
    )
    return bool(places & table.figures) and inside and not title and brief


def _may_be_head(text: str) -> bool:
    left = PERIOD.sub("", text).strip()
    return len(text.split()) <= LONGEST_HEAD and not ONE_FIGURE.fullmatch(left)


def _empty(heads: Sequence[int], table: Table, lines: Sequence[Line]) -> list[Column]:
    """The places of heads with nothing below them."""
    pieces = [piece for i in heads for piece in _parted(lines[i], table.columns)]
    return [(p.x, p.right) for p in pieces if not _columns_under(p, table.columns)]


def _end_of(table: Table, lines: Sequence[Line]) -> int:
    """Index behind the last line of a table, what goes on its last row included."""
    last = table.rows[-1]
    end = last + 1
    while end < len(lines) and _is_near(lines[end - 1], lines[end], TOGETHER):
        of_the_next = _is_of_figures(lines[end])
        if of_the_next or not _fits(lines[end], table) or _home(end, table, lines) != last:
            break
        end += 1
    return end


def _home(index: int, table: Table, lines: Sequence[Line]) -> int:
    """Index of the row that a line belongs to; its own where it is a row by itself."""
    line = lines[index]
    if index in table.rows or len(_parted(line, table.columns)) > len(line.pieces):
        return index  # the name of a row, and its figure close behind it
    above = max((row for row in table.rows if row < index), default=None)
    below = min((row for row in table.rows if row > index), default=None)
    near = [row for row in (above, below) if row is not None and _reaches(index, row, lines)]
    near.sort(key=lambda row: abs(lines[row].y - line.y))
    if not _is_label(line, table):
        return near[0] if near else index
    up, down = _label(index - 1, table, lines), _label(min(index + 1, len(lines) - 1), table, lines)
    if above is not None and above in near and (line.text[:1].islower() or _is_cut(up)):
        return above
    if below is not None and below in near and (down[:1].islower() or _is_cut(line.text)):
        return below
    for row in near:
        beside = abs(lines[row].y - line.y) < CLOSER * table.pitch * abs(row - index)
        if lines[row].bold == line.bold and (beside or not _names(lines[row], table)):
            return row
    return index


def _is_cut(text: str) -> bool:
    return bool(UNFINISHED.search(text))


def _reaches(index: int, row: int, lines: Sequence[Line]) -> bool:
    """Whether no white space parts a line from a row."""
    first, last = min(index, row), max(index, row)
    return all(_is_near(a, b, TOGETHER) for a, b in pairwise(lines[first : last + 1]))


def _names(line: Line, table: Table) -> bool:
    return any(_column_of(piece, table.columns) == table.words for piece in line.pieces)


def _label(index: int, table: Table, lines: Sequence[Line]) -> str:
    """What a line says in the column that names the rows."""
    pieces = lines[index].pieces
    return next((p.text for p in pieces if _column_of(p, table.columns) == table.words), "")


def _row(
    indices: Sequence[int], line: Line, table: Table, lines: Sequence[Line], header: bool = False
) -> Line:
    cells: list[list[str]] = [[] for _ in table.columns]
    for piece in (piece for i in indices for piece in _parted(lines[i], table.columns)):
        over = _columns_under(piece, table.columns) if header else []
        for column in over or [_column_of(piece, table.columns)]:
            cells[column].append(piece.text)
    said = tuple("\n".join(words) for words in cells)
    words = " ".join(" ".join(said).split())
    return replace(line, text=words, cells=said, header=header, spans=())
