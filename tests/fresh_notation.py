"""A notation for forms with their expectations: a grid whose cells are a printed text, or a text with its place in the ledger.

`P(project)` gives a function: `X("３", ("number", 3))` prints ３ and expects 3 at the project's /number; `X(82, "R6|name|target")`
prints 82 and expects it as the KPI's target of R6. `T` is the same for the ledger as a whole, `A` a cell that is asked about, `U` one that
has no place, `B` an empty one that has to stay so. All else is a label: what is placed from it is wrong.

Cells and rows that many forms are made of are in fresh_cells.py; which forms there are, in other_forms.py (`FRESH`).
"""
import json, os, unicodedata
from other_forms import col, xlsx

OF_REVIEW = {"effect", "policy", "issues", "opinions", "evaluations", "funding", "achievements"}
AS_PRINTED = ("name", "unit", "rating", "decision", "department", "text", "comment")


class C:
    def __init__(self, shown, places=(), ask=None, blank=(), either=False):
        self.shown, self.places, self.ask, self.blank, self.either = shown, places, ask, blank, either
        self.accept, self.optional = [], False


def field(path):
    parts = path.split("|")
    if parts[0] == "notes":
        return "/notes[]"
    if parts[0] == "totals":
        return f"/totals[{parts[1]}]/{parts[2]}"
    of_kpi = parts[0] != "plan" and len(parts) > 1 and parts[1] not in OF_REVIEW
    if of_kpi and (len(parts) == 3 or parts[2:3] == ["goal"]):
        return f"/reviews[{parts[0]}]/kpis[name={parts[1]}]/" + "/".join(parts[2:])
    of_year = len(parts) > 1 and parts[0][0] in "RHS" and parts[0][1:].isdigit()
    out = f"/reviews[{parts.pop(0)}]" if of_year else ""
    return out + "".join(f"[{part}]" if part.isdigit() else "/" + part for part in parts)


def value(path, shown):
    if isinstance(shown, str) and not path.endswith(AS_PRINTED):
        flat = unicodedata.normalize("NFKC", shown).replace(",", "")
        try:
            return float(flat) if "." in flat else int(flat)
        except ValueError:
            pass
    return shown


def P(project):
    def put(shown, *places):
        pairs = [place if isinstance(place, tuple) else (place, value(place, shown)) for place in places]
        return C(shown, [(project, field(path), said) for path, said in pairs])
    return put


T = P(None)
A = lambda shown, why: C(shown, ask=why)
U = lambda shown, why="": C(shown)
B = lambda project, path: C("", blank=[(project, field(path))])


def EI(cell):
    """What was achieved may as well be the comment on it."""
    cell.either = True
    return cell


def OK(cell, *others):
    """Other values of the cell that are as good."""
    cell.accept = list(others)
    return cell


def OPT(cell):
    """Nice to have, no loss without it."""
    cell.optional = True
    return cell


def form(folder, name, sheets, encoding="utf-8", sep=None):
    out = {"file": name, "importable": True, "values": [], "labels": [], "unplaced": [], "ambiguous": [], "blank": []}
    books = []
    for sheet in sheets:
        grid = [[cell if isinstance(cell, C) else C(cell) for cell in row] for row in sheet["rows"]]
        for r, row in enumerate(grid, 1):
            for c, cell in enumerate(row, 1):
                at = f"{col(c)}{r}" if sep else f"{sheet['name']}!{col(c)}{r}"
                out["blank"] += [{"project": p, "field": f, "cells": [at]} for p, f in cell.blank]
                if cell.shown in ("", None):
                    continue
                for p, f, said in cell.places:
                    known = [e for e in out["values"] if (e["project"], e["field"]) == (p, f)]
                    if known:
                        known[0]["cells"].append(at)
                        continue
                    also = ["/department"] if "/kpis[" in f and f.endswith("/department") else []
                    if f.endswith("/achievements") and cell.either:
                        f, also = f.replace("/achievements", "/effect/comment"), [f + "[0]/body"]
                    out["values"].append({"project": p, "field": f, "value": said, "kind": "copied", "cells": [at], "also_fields": also, "accept": cell.accept,
                                          "optional": cell.optional})
                if cell.ask:
                    out["ambiguous"].append({"cells": [at], "question": cell.ask})
                elif not cell.places:
                    out["labels"].append({"cells": [at]})
        books.append((sheet["name"], [[cell.shown for cell in row] for row in grid], sheet.get("merges", "").split(),
                      sheet.get("hidden_columns", ()), sheet.get("hidden_rows", ()), sheet.get("comments", {})))
        out["labels"] += [{"cells": [f"{sheet['name']}!{at}"]} for at in sheet.get("comments", {})]
    if sep is None:
        xlsx(os.path.join(folder, name), books)
    else:
        text = lambda v: '"' + v.replace('"', '""') + '"' if sep.strip() and any(x in v for x in (sep, "\n", '"')) else v
        rows = [sep.join(text(str(cell)) for cell in row) for row in books[0][1]]
        open(os.path.join(folder, name), "wb").write(("\r\n".join(rows) + "\r\n").encode(encoding))
    json.dump(out, open(os.path.join(folder, "expected", name + ".json"), "w", encoding="utf-8"), ensure_ascii=False, indent=1)
