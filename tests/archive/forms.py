"""The forms in which the United Nations prints its documents: sheet, frames, styles, mastheads, running heads and feet."""
from reportlab.lib.pagesizes import A4, letter
from reportlab.pdfbase.pdfmetrics import stringWidth

from typeset import Style, draw_line, lines_of, pieces_of

CORRECTIONS = {
    "pv": "This record contains the text of speeches delivered in English and of the translation of speeches delivered in other "
          "languages. Corrections should be submitted to the original languages only. They should be incorporated in a copy of the "
          "record and sent under the signature of a member of the delegation concerned to the Chief of the Verbatim Reporting "
          "Service, room~U-0506 (verbatimrecords@un.org). Corrected records will be reissued electronically on the Official "
          "Document System of the United Nations (http://documents.un.org).",
    "sr": "This record is subject to correction. Corrections should be sent as soon as possible, under the signature of a member of "
          "the delegation concerned, to the Chief of the Documents Management Section (dms@un.org), and incorporated in a copy of the "
          "record. Corrected records will be reissued electronically on the Official Document System of the United Nations "
          "(http://documents.un.org/).",
}


class Form:
    """What every form has in common: a head with the symbol, a running head, a foot."""
    sheet = letter
    edge = (60.0, 553.0)
    note_rule_height = 14
    drawn = {}
    head_x = 123.4

    def __init__(self, source):
        self.layout = source.layout
        self.options = {"spacing": source.layout.get("spacing", "run"), "charspace": float(source.layout.get("charspace", "0"))}
        self.furniture = []
        self.drawn = {"leader": draw_leader, "chairs": draw_leader, "members": draw_leader, "toc": draw_leader}

    def flip(self, y):
        return self.sheet[1] - y

    def text(self, canvas, x, y, text, face="Serif", size=10.0, align="l"):
        width = stringWidth(text, face, size)
        x -= {"l": 0, "r": width, "c": width / 2}[align]
        canvas.setFont(face, size)
        canvas.drawString(x, self.flip(y), text)
        return x + width

    def rule(self, canvas, y, x0=None, x1=None, weight=0.7):
        canvas.setLineWidth(weight)
        canvas.line(x0 or self.edge[0] - 1, self.flip(y), x1 or self.edge[1] + 1, self.flip(y))

    def emblem(self, canvas, x, y, size):
        """A globe of our own in the emblem's place."""
        canvas.setLineWidth(0.5)
        for part in (1.0, 0.75, 0.5, 0.25):
            canvas.circle(x, self.flip(y), size * part / 2)
        canvas.line(x - size / 2, self.flip(y), x + size / 2, self.flip(y))
        canvas.line(x, self.flip(y) - size / 2, x, self.flip(y) + size / 2)

    def head(self, canvas, y):
        """The line with the Organization's name, the large organ letters and the symbol, and the organ beneath it."""
        layout = self.layout
        bare = layout.get("emblem") == "no"
        if not bare:
            self.text(canvas, self.head_x, y, layout.get("nations", "United Nations"), size=13.6)
        letters, rest = layout["symbol"].split("/", 1)
        rest = "/" + rest
        right = self.edge[1]
        self.text(canvas, right, y, rest, size=10, align="r")
        self.text(canvas, right - stringWidth(rest, "Serif", 10), y, letters, size=20, align="r")
        self.rule(canvas, y + 7.5)
        if not bare:
            self.emblem(canvas, self.edge[0] + 29, y + 34, 46)
        self.text(canvas, self.edge[0] if bare else self.head_x, y + 29, layout["organ"], "Serif-Bold", 20 if len(layout["organ"]) < 32 else 16)

    def running(self, canvas, page):
        symbol, other = self.layout["symbol"], self.layout.get("running", "")
        left, right = (symbol, other) if page % 2 == 0 else (other, symbol)
        if left:
            self.text(canvas, self.edge[0], self.running_y, left, "Serif-Bold", 8.5)
        if right:
            self.text(canvas, self.edge[1], self.running_y, right, "Serif-Bold", 8.5, "r")
        self.rule(canvas, self.running_y + 7)
        self.remember(symbol)
        if other:
            self.remember(other)

    def foot(self, canvas, page, total):
        number = f"{page}/{total}" if self.layout.get("folio") == "of" else str(page)
        job = self.layout["job"].split(" ")[0].rstrip("*")
        left, right = (number, job) if page % 2 == 0 else (job, number)
        for text, x, align in ((left, self.edge[0], "l"), (right, self.edge[1], "r")):
            face, size = ("Serif-Bold", 8.6) if text == number else ("Serif", 7.5)
            self.text(canvas, x, self.foot_y, text, face, size, align)
        self.remember(job)

    def imprint(self, canvas, y):
        """Job number, barcode and the plea to recycle at the foot of page 1."""
        job = self.layout["job"]
        self.text(canvas, self.edge[0], y, job, size=10)
        self.remember(job)
        code = "*" + "".join(c for c in job.split(" ")[0] if c.isdigit()) + "*"
        canvas.setFont("Code39", 13)
        canvas.drawString(self.edge[0], self.flip(y + 14.5), code)
        recycle = self.layout.get("recycle", "Please recycle")
        end = self.text(canvas, self.edge[1] - 78, y + 11, recycle, "Sans-Bold", 7)
        self.remember(recycle)
        canvas.setLineWidth(0.8)
        for dx, dy in ((8, 1), (13, 1), (10.5, 6)):
            canvas.circle(end + dx, self.flip(y + 11) + dy, 2.2)

    def remember(self, text):
        if text not in self.furniture:
            self.furniture.append(text)

    def paragraph(self, canvas, text, x0, x1, y, style):
        rows = lines_of(pieces_of(text, style), style, x1 - x0, 0)
        for index, row in enumerate(rows):
            draw_line(canvas, row, x0 + (style.first if index == 0 else 0), self.flip(y), x1 - x0 - (style.first if index == 0 else 0), style,
                      index == len(rows) - 1, {"spacing": "run", "charspace": 0})
            y += style.lead
        return y

    def draw_notes(self, canvas, press, marks):
        style = self.styles["fn"]
        x0, x1 = self.frames(press.page)[press.frame]
        y = self.bottom(press.page, press.frame) - press.noted + self.note_rule_height + 4
        if self.layout.get("note_rule") == "underscores":
            self.text(canvas, x0 - 24, y - 10, "_" * 18, "Serif-Bold", 8)
        else:
            self.rule(canvas, y - 9, x0 - 23, x0 + 49, 0.5)
        for mark in marks:
            left, shown = x0 + style.left, mark.replace("\\_", "*")
            run = canvas.beginText(left - 9, self.flip(y))
            run.setFont("Serif", style.size * (0.62 if shown != "*" else 1))
            run.setRise(style.size * 0.33 if shown != "*" else 0)
            run.textOut(shown)
            run.setRise(0)
            canvas.drawText(run)
            y = self.paragraph(canvas, press.source.notes[mark], left, x1 - style.right, y, style)

    def frames(self, page):
        return [self.column]

    def top(self, page, frame):
        return self.first_top if page == 1 else self.next_top

    def bottom(self, page, frame):
        return self.first_bottom if page == 1 else self.next_bottom

    def open_page(self, canvas, page):
        if page == 1:
            self.masthead(canvas)
        else:
            self.running(canvas, page)

    def close_page(self, canvas, page, total):
        if page == 1:
            self.first_foot(canvas)
        else:
            self.foot(canvas, page, total)

    def first_foot(self, canvas):
        self.imprint(canvas, self.imprint_y)

    def distribution(self, canvas, x, y):
        for line in self.layout.get("distr", "").split("|"):
            self.text(canvas, x, y, line.strip(), size=10)
            y += 12


def draw_leader(press, block):
    """A line `left | right` with a leader of dots between: officers, members, tables of contents."""
    form = press.form
    x0, x1 = form.frames(press.page)[press.frame]
    style = form.styles[block.style]
    left, right = (part.strip() for part in block.text.split("|"))
    label, _, left = left.rpartition("§")
    y = press.y + (0 if press.fresh else style.before)
    x = x0 + style.left
    end = x
    label_x = form.edge[0] if block.style in ("chairs", "members") else x0
    for piece_style, text, at in ((Style(), label.strip(), label_x), (Style(), left.strip(), x)):
        if text:
            pieces = pieces_of(text, piece_style)
            draw_line(form_canvas(press), pieces, at, form.flip(y), x1 - at, Style(align="l"), True, press.options)
            end = at + sum(stringWidth(t, f, s) for p in pieces for t, f, s, _ in p.fragments) + 2.5 * (len(pieces) - 1)
    stop = x1 - style.right
    dots = ". " * int((stop - end - 10) / 5.0)
    form.text(press.canvas, end + 5, y, dots.strip(), size=10)
    if "¬" in right:
        for part, at in zip(right.split("¬"), (x1 - 30, x1)):
            form.text(press.canvas, at, y, part.strip(), size=10, align="r")
    else:
        form.text(press.canvas, stop + 4, y, right, size=10)
    block.pages.append(press.page)
    press.fresh = False
    return y + style.lead


def form_canvas(press):
    return press.canvas


class Verbatim(Form):
    """A verbatim record in two columns: 1997 to 2022."""
    edge = (60.0, 552.0)
    head_x = 123.4
    running_y, foot_y, imprint_y = 63.7, 726.0, 731.4
    next_top, next_bottom = 96.7, 692.0
    columns = [(60.0, 300.0), (312.0, 552.0)]
    styles = {
        "p": Style(size=10.1, first=18, lead=12),
        "h": Style(size=10.1, bold=1, align="l", before=12, keep=True),
        "h2": Style(size=10.1, bold=1, align="l", keep=True),
        "h3": Style(size=10.1, bold=1, align="l", left=18, keep=True),
        "rec": Style(size=10.1, italic=1, left=18),
        "note": Style(size=10.1, left=18),
        "vh": Style(size=10.1, italic=1, align="l", keep=True),
        "vl": Style(size=10.1, left=22, before=0),
        "leader": Style(left=63, right=150, before=0),
        "column": Style(), "page": Style(),
    }

    def frames(self, page):
        return self.columns

    def masthead(self, canvas):
        layout, x = self.layout, self.head_x
        self.head(canvas, 64.9)
        self.text(canvas, x, 107, layout["session"], size=10.2)
        number, rest = layout["meeting"].split("|")
        end = self.text(canvas, x, 137, number, "Serif-Bold", 20)
        self.text(canvas, end, 137, rest, size=10.2)
        self.text(canvas, x, 150.5, layout["when"], size=10.2)
        self.text(canvas, x, 162.5, layout["where"], size=10.2)
        self.text(canvas, self.edge[1], 94.1, layout["status"], "Serif-Italic", 10.2, "r")
        self.rule(canvas, 218)
        self.officer(canvas, 231.7)

    def officer(self, canvas, y):
        end = self.text(canvas, self.edge[0], y, "President", "Serif-Italic", 10.2)
        self.text(canvas, end, y, ":", size=10.2)
        name, state = self.layout["president"].split("|")
        end = self.text(canvas, self.head_x, y, name.strip(), size=10.2)
        dots = ". " * int((390 - end) / 5.2)
        self.text(canvas, end + 4, y, dots.strip(), size=10.2)
        self.text(canvas, 396, y, f"({state.strip()})", size=10.2)

    def top(self, page, frame):
        return 255.7 if page == 1 else self.next_top

    def bottom(self, page, frame):
        return 630.5 if page == 1 else self.next_bottom

    def first_foot(self, canvas):
        self.rule(canvas, 640)
        self.paragraph(canvas, CORRECTIONS["pv"], 129.3, 484, 652.3, Style(size=8.7, lead=10.5, align="l"))
        self.remember("This record contains the text of speeches delivered in English")
        self.remember("Corrections should be submitted to the original languages only")
        self.imprint(canvas, self.imprint_y)


class Geneva(Form):
    """A document of the Geneva secretariat, A4, one column set in from the left."""
    sheet = A4
    edge = (56.6, 540.9)
    head_x = 120.5
    column = (113.3, 481.9)
    running_y, foot_y, imprint_y = 51.0, 800.0, 787.0
    first_top, first_bottom = 213.0, 762.0
    next_top, next_bottom = 84.0, 772.0
    styles = {
        "organ": Style(size=14, bold=1, left=-56.7, right=56.6, lead=17, before=0, align="l"),
        "mb": Style(bold=1, left=-56.7, right=200, before=0, align="l"),
        "m": Style(left=-56.7, before=0, align="l"),
        "m14": Style(size=14, left=-56.7, lead=17, before=5, align="l"),
        "mb12": Style(size=12, bold=1, left=-56.7, lead=16, before=4, align="l"),
        "it": Style(tab=28.3, before=6),
        "doc": Style(bold=1, italic=1, before=8, align="l", keep=True),
        "d": Style(left=28.3, before=4, align="l"),
        "title": Style(size=14, bold=1, lead=15.5, before=20, align="l", right=10),
        "sub": Style(size=12, bold=1, lead=13.5, before=16, align="l", right=20),
        "HH": Style(size=14, bold=1, left=-24, tab=24, before=18, lead=15.5, align="l", keep=True),
        "hh": Style(size=12, bold=1, left=-24, tab=24, before=14, align="l", keep=True),
        "H0": Style(size=14, bold=1, before=18, lead=15.5, align="l", keep=True),
        "h": Style(size=12, bold=1, before=14, align="l", keep=True),
        "h2": Style(bold=1, before=10, align="l", keep=True),
        "p": Style(before=6),
        "n": Style(tab=28.3, before=6),
        "nn": Style(tab=42.5, left=28.3, before=6, bold=0),
        "b": Style(left=42.5, tab=0, before=4, marker_left=-14.2),
        "a": Style(tab=28.3, left=28.3, before=6),
        "i": Style(tab=28.3, left=56.6, before=6),
        "fn": Style(size=9, lead=11, before=0, align="l"),
        "leader": Style(left=0, right=40, before=4),
        "toc": Style(left=0, right=90, before=6),
        "rlabel": Style(size=8, italic=1, align="r", before=0),
        "c": Style(align="c"),
        "column": Style(), "page": Style(),
    }

    def masthead(self, canvas):
        self.head(canvas, 49.7)
        self.distribution(canvas, 396.9, 78.8)
        self.rule(canvas, 193, weight=1.4)

    def foot(self, canvas, page, total):
        super().foot(canvas, page, total)


class Headquarters(Form):
    """A document issued in New York: resolutions and reports, letter, one column set in."""
    column = (123.4, 488.0)
    running_y, foot_y, imprint_y = 59.0, 755.3, 747.6
    first_top, first_bottom = 223.3, 708.0
    next_top, next_bottom = 84.5, 725.0
    styles = {
        "mb": Style(bold=1, left=-63.4, before=0, align="l"),
        "m": Style(left=-63.4, before=0, align="l"),
        "title": Style(size=14, bold=1, lead=15, before=20, align="l"),
        "restitle": Style(size=12, bold=1, left=-63.4, tab=63.4, marker_left=14, lead=14, before=16, align="l"),
        "bracket": Style(italic=1, before=12, align="l"),
        "p": Style(first=24, before=6),
        "n": Style(tab=48, marker_left=24, before=6),
        "a": Style(tab=48, marker_left=24, before=6),
        "h": Style(size=12, bold=1, before=14, align="l", keep=True),
        "right": Style(italic=1, align="r", before=12),
        "right2": Style(italic=1, align="r", before=0),
        "fn": Style(size=8.7, lead=10.5, before=0, align="l"),
        "column": Style(), "page": Style(),
    }

    def masthead(self, canvas):
        self.head(canvas, 57.8)
        self.distribution(canvas, 397, 86.7)
        self.rule(canvas, 204, weight=1.4)


class Summary(Headquarters):
    """A summary record of a Main Committee."""
    first_top, first_bottom = 222.0, 655.0
    styles = {
        **Headquarters.styles,
        "committee": Style(size=12, bold=1, left=-63.4, before=0, align="l"),
        "rectitle": Style(size=14, bold=1, left=-63.4, before=10, lead=15, align="l"),
        "held": Style(left=-63.4, right=120, before=4, align="l"),
        "contents": Style(size=14, bold=1, left=-63.4, before=16, align="l"),
        "ci": Style(left=-63.4, right=60, before=4, align="l"),
        "leader": Style(left=0, right=120, before=0),
        "chairs": Style(left=0, right=150, before=4),
        "rec": Style(first=24),
        "n": Style(tab=48, marker_left=24, before=6),
        "h": Style(size=10, bold=1, align="l", before=12, keep=True),
        "h2": Style(italic=1, align="l", keep=True),
    }

    def masthead(self, canvas):
        super().masthead(canvas)
        self.text(canvas, self.head_x, 107, self.layout["session"], size=10.2)
        self.text(canvas, self.head_x, 127, self.layout["status"], "Serif-Italic", 10.2)

    def first_foot(self, canvas):
        self.rule(canvas, 662, self.edge[0])
        self.paragraph(canvas, CORRECTIONS["sr"], 123.4, 490.4, 676, Style(size=8.7, lead=10.5, align="l"))
        self.remember("This record is subject to correction")
        self.imprint(canvas, self.imprint_y)


class Single(Verbatim):
    """A verbatim record in one column: since 2023."""
    columns = [(123.4, 488.0)]
    styles = {
        **Verbatim.styles,
        "p": Style(size=10.1, first=24, lead=12.2),
        "members": Style(left=0, right=100, before=0, lead=12.6),
        "agenda": Style(size=12, bold=1, left=-63.4, before=14, align="l"),
        "ai": Style(size=10.1, before=6, align="l"),
    }

    def frames(self, page):
        return self.columns

    def top(self, page, frame):
        return 256.0 if page == 1 else self.next_top

    def running(self, canvas, page):
        """On even pages the subject stands in the middle."""
        super().running(canvas, page)
        subject = self.layout.get("running_even")
        if subject and page % 2 == 0:
            self.text(canvas, (self.edge[0] + self.edge[1]) / 2, self.running_y, subject, "Serif-Bold", 8.5, "c")


class Old(Verbatim):
    """A verbatim record of the early 1990s: the meeting in a block at the right, distribution and symbol at the foot of page 1."""
    running_y, foot_y, imprint_y = 46.0, 748.0, 747.6
    next_top, next_bottom = 82.0, 716.0
    styles = {
        **Verbatim.styles,
        "p": Style(size=10.4, first=30, lead=12, before=8),
        "h": Style(size=10.4, align="l", before=16, keep=True),
        "h2": Style(size=10.4, bold=1, align="l", before=8, keep=True),
        "rec": Style(size=10.4, italic=1, first=30, before=8),
        "vh": Style(size=10.4, italic=1, align="l", keep=True),
        "pres": Style(size=10.4, align="l", before=0),
        "presnote": Style(size=10.4, align="r", before=10),
    }

    def masthead(self, canvas):
        layout = self.layout
        self.text(canvas, self.edge[0], 60, "United Nations", "Serif-Bold", 20)
        self.text(canvas, self.edge[0], 84, "GENERAL", "Serif-Bold", 26)
        self.text(canvas, self.edge[0], 110, "ASSEMBLY", "Serif-Bold", 26)
        self.text(canvas, self.edge[0], 132, layout["session"], "Serif-Italic", 11)
        self.text(canvas, self.edge[0], 147, layout["status"], "Serif-Italic", 11)
        number, rest = layout["meeting"].split("|")
        self.text(canvas, self.edge[1], 66, number, "Serif-Bold", 17, "r")
        self.text(canvas, self.edge[1], 84, rest, size=13, align="r")
        for index, line in enumerate(layout["when"].split("|")):
            self.text(canvas, self.edge[1], 112 + 13 * index, line, "Serif-Italic", 11, "r")
        self.text(canvas, self.edge[1], 151, layout["where"], size=11, align="r")
        self.rule(canvas, 164, weight=1.2)

    def top(self, page, frame):
        return 190.0 if page == 1 else self.next_top

    def bottom(self, page, frame):
        return 655.0 if page == 1 else self.next_bottom

    def running(self, canvas, page):
        symbol, title = self.layout["symbol"], self.layout["running"]
        self.text(canvas, self.edge[0], self.running_y, f"{page}" if page % 2 == 0 else symbol, size=9)
        self.text(canvas, (self.edge[0] + self.edge[1]) / 2, self.running_y, title, "Serif-Bold", 9, "c")
        self.text(canvas, self.edge[1], self.running_y, symbol if page % 2 == 0 else f"{page}", size=9, align="r")
        self.rule(canvas, self.running_y + 6)
        self.remember(title)

    def foot(self, canvas, page, total):
        return None

    def first_foot(self, canvas):
        layout = self.layout
        self.rule(canvas, 668, self.edge[0], self.edge[1])
        text = ("This record is subject to correction. Corrections should be sent under the signature of a member of the delegation "
                "concerned within one week of the date of publication to the Chief of the Official Records Editing Section, room "
                "DC2-750, 2 United Nations Plaza, and incorporated in a copy of the record.")
        self.paragraph(canvas, text, self.edge[0], 330, 682, Style(size=8, lead=9.5, align="l", italic=1))
        self.paragraph(canvas, "Corrections will be issued after the end of the session, in a separate corrigendum for each Committee.",
                       self.edge[0], 330, 725, Style(size=8, lead=9.5, align="l", italic=1))
        self.remember("This record is subject to correction")
        for index, line in enumerate(layout["distr"].split("|")):
            self.text(canvas, 400, 682 + 13 * index, line, size=10)
        self.text(canvas, self.edge[0], 752, layout["job"], size=8)
        self.remember(layout["job"])


FORMS = {"old": Old, "verbatim": Verbatim, "geneva": Geneva, "headquarters": Headquarters, "summary": Summary, "single": Single}
