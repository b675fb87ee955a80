"""Is the picture of a terminal window the screen that the program drew?

The program says what every cell holds (examples/screen_map.rs); this looks at the pixels of every cell:

* a cell that holds the upright of a frame has an upright line over most of its height, all of them in a picture at the
  same place in their cells;
* a blank cell is blank: each of its pixel rows has one colour (so underlined and reversed blanks are blank as well);
* a kanji or kana has ink.

A row that is shifted by a single column anywhere breaks the second, and nearly always the first.
"""

from collections import Counter

UPRIGHTS = {"│", "|", "┌", "┐", "└", "┘"}
# Lines of frames whose ends are in the cells above or below only.
CORNERS = {"┌", "┐", "└", "┘"}
# The share of a cell's height that an upright takes: | in a font is shorter than a drawn line.
UPRIGHT = 0.6
# A channel's difference that counts as another colour; antialiased edges of neighbours stay below.
OTHER = 48
# Pixels at the left and right edge of a cell, and at its top and bottom, where a neighbour's glyph may lean over.
LEAN = 2
LEAN_UP = 1


class Picture:
    """A window's picture (PGM as `import` writes it): `columns` x `rows` cells inside a border of `border` pixels."""

    def __init__(self, pgm, columns, rows, border):
        # "P5\nWIDTH HEIGHT\n255\n" and a byte for each pixel.
        kind, width, height, depth, self.pixels = pgm.split(maxsplit=4) if pgm[:2] == b"P5" else (b"", 0, 0, b"", b"")
        if (kind, depth) != (b"P5", b"255"):
            raise ValueError("no PGM of 8 bits")
        self.width = int(width)
        # Splitting at white space takes dark pixels (9, 10, 13 …) at the beginning along.
        self.pixels = pgm[len(pgm) - self.width * int(height) :]
        self.columns, self.rows, self.border = columns, rows, border
        self.cell_width = (self.width - 2 * border) // columns
        self.cell_height = (int(height) - 2 * border) // rows

    def cell(self, x, y, cells=1):
        """The pixel rows of a cell, or of several."""
        left, top = self.border + x * self.cell_width, self.border + y * self.cell_height
        starts = (left + (top + j) * self.width for j in range(self.cell_height))
        return [self.pixels[at : at + cells * self.cell_width] for at in starts]

    def commonest(self):
        """The share of the picture that has its commonest shade: near 1 where nothing is drawn."""
        return Counter(self.pixels).most_common(1)[0][1] / len(self.pixels)

    def upright(self, x, y):
        """Where in its cell an upright line stands: the pixel columns that it takes; None where there is none."""
        cell = self.cell(x, y)
        ground = Counter(pixel for row in cell for pixel in row).most_common(1)[0][0]
        ink = [sum(abs(row[i] - ground) > OTHER for row in cell) for i in range(self.cell_width)]
        most = max(ink)
        return ink.index(most) if most >= UPRIGHT * self.cell_height else None

    def is_blank(self, x, y):
        """Whether nothing is drawn in a cell."""
        rows = [row[LEAN : self.cell_width - LEAN] for row in self.cell(x, y)[LEAN_UP:-LEAN_UP]]
        return all(max(row) - min(row) <= OTHER for row in rows)

    def has_ink(self, x, y, cells):
        """Whether a character is drawn in its cells."""
        pixels = b"".join(self.cell(x, y, cells))
        return max(pixels) - min(pixels) > OTHER


def compare(picture, cells, cursor, skip_rows=()):
    """What is wrong in a picture of a screen with these cells: a list of sentences, empty where it is right."""
    wrong = []
    at = tuple(cursor) if cursor else None
    lines = {}
    for y, row in enumerate(cells):
        if y in skip_rows:
            continue
        for x, symbol in enumerate(row):
            if (x, y) == at or (at and y == at[1] and x == at[0] + 1 and not symbol):
                continue
            if symbol in UPRIGHTS and symbol not in CORNERS:
                lines[x, y] = picture.upright(x, y)
            elif symbol == " ":
                if not picture.is_blank(x, y):
                    wrong.append(f"column {x}, row {y}: should be blank")
            elif symbol and ord(symbol[0]) >= 0x3041 and symbol[0] != "　":
                cells_taken = 2 if x + 1 < len(row) and row[x + 1] == "" else 1
                if not picture.has_ink(x, y, cells_taken):
                    wrong.append(f"column {x}, row {y}: {symbol} isn't there")
    usual = Counter(place for place in lines.values() if place is not None).most_common(1)
    for (x, y), place in lines.items():
        if place is None:
            wrong.append(f"column {x}, row {y}: no upright line")
        elif place != usual[0][0]:
            wrong.append(f"column {x}, row {y}: the line stands at +{place} px, others at +{usual[0][0]}")
    return wrong, len(lines)
