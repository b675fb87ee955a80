"""Cells and rows that forms of every kind are made of: amounts, indicators, titles, towns, and sheets with merged cells."""
from fresh_notation import C, T, U, field
from other_forms import F, col

E = ""


def head(text, town, year=None):
    return T(text, "title", ("municipality", town), *([("fiscal_year", year)] if year else []))


def of_town(name):
    return C(name, [(None, "/municipality", name)])


def of(projects, shown, path):
    """A cell that says the same of several projects."""
    return C(shown, [(p, field(path), shown) for p in projects])


def K(Q, n, t, v, y="R6"):
    """An indicator: its name, target and result."""
    return [Q(n, f"{y}|{n}|name"), Q(t, f"{y}|{n}|target"), Q(v, f"{y}|{n}|actual")]


def KU(Q, n, u, t, v, y="R6"):
    """The same with its unit."""
    return [Q(n, f"{y}|{n}|name"), Q(u, f"{y}|{n}|unit"), Q(t, f"{y}|{n}|target"), Q(v, f"{y}|{n}|actual")]


def years(Q, n, f, first, values):
    """An indicator's values of one kind, a year each."""
    return [Q(v, f"R{first + i}|{n}|{f}") if v != E else E for i, v in enumerate(values)]


def shown(Q, v, path):
    """A number as its format shows it."""
    rate = isinstance(v, F) and v.shown_as.endswith("%") and f"{v * 100:.{v.shown_as.count('0') - 1}f}%"
    return Q(v, (path, rate)) if rate else Q(v, path)


def thousand(text, times=1000):
    return round(float(str(text).replace(",", "")) * times)


def yen(Q, shown, path, times=1000):
    """An amount that is printed in thousands or so; a dash is none."""
    return U(shown) if shown == "－" else Q(shown, (path, thousand(shown, times)))


def total(shown, key, year="R6", scale=1):
    return C(shown, [(None, f"/totals[{year} 実績]/{key}", thousand(shown, scale))])


def funds(Q, source, i, first, values, settled, times=1000):
    """A row of the money by source: its name and its amounts, a year each; what is only planned has no place."""
    paths = [(f"R{first + j}|funding|{i}|source", source.strip("　 ")) for j in range(settled)]
    return [Q(source, *paths), *[yen(Q, v, f"R{first + j}|funding|{i}|amount", times) if j < settled else U(v) for j, v in enumerate(values)]]


def span(Q, shown, start, end=None):
    return Q(shown, ("period|from", start), *([("period|to", end)] if end else []))


def pick(Q, shown, path, chosen):
    """A line of choices, one of them chosen."""
    return Q(shown, (path, chosen))


class S:
    """A cell that spans columns and rows."""
    def __init__(self, cell, across=1, down=1):
        self.cell, self.across, self.down = cell, across, down


def sheet(name, rows, **more):
    """A sheet whose rows are laid out as those of an HTML table: a cell is put into the next place that no span has taken."""
    grid, merges, taken = [], [], set()
    for r, row in enumerate(rows):
        line, c = {}, 0
        for cell in row:
            while (r, c) in taken:
                c += 1
            span = cell if isinstance(cell, S) else S(cell)
            line[c] = span.cell
            taken |= {(r + i, c + j) for i in range(span.down) for j in range(span.across)}
            if span.across * span.down > 1:
                merges.append(f"{col(c + 1)}{r + 1}:{col(c + span.across)}{r + span.down}")
            c += span.across
        grid.append([line.get(i, E) for i in range(max(line, default=-1) + 1)])
    return dict(name=name, rows=grid, merges=" ".join(merges), **more)
