"""Sets blocks into lines, lines into frames (columns) and frames into pages, and remembers what stands where."""
import re
from dataclasses import dataclass, field

from reportlab.pdfbase.pdfmetrics import stringWidth

from source import plain, visible

FACES = {(0, 0): "Serif", (1, 0): "Serif-Bold", (0, 1): "Serif-Italic", (1, 1): "Serif-BoldItalic"}
RAISED = 0.62


@dataclass
class Piece:
    """What cannot be broken: a word, or a part of one that ends where a line may break."""
    fragments: list          # (text, face, size, rise)
    word: int
    space_before: bool
    soft: bool = False       # a hyphen is printed if the line ends here
    notes: list = field(default_factory=list)


@dataclass
class Style:
    size: float = 10
    bold: int = 0
    italic: int = 0
    left: float = 0          # from the frame's edges
    right: float = 0
    first: float = 0         # indent of the first line, from `left`
    tab: float = 0           # where the text begins behind a marker, from `left`
    lead: float = 12
    before: float = 6
    align: str = "j"
    keep: bool = False       # stays with the next block
    marker_bold: int = 0
    marker_left: float = 0   # where the marker stands, from `left`


def pieces_of(text, style, size=None):
    """Cuts a block's text into pieces."""
    size = size or style.size
    bold, italic, raised = style.bold, style.italic, False
    found, fragments, notes, word, space, counted = [], [], [], 0, False, False

    def close(soft=False):
        nonlocal fragments, notes, space
        if fragments:
            found.append(Piece(fragments, word, space, soft, notes))
            space = False
        fragments, notes = [], []

    for token in re.findall(r"\*\*|\*|\^|\[\^[^\]]+\]|\\-|\\_|\s+|-(?=\w)|[^*^\[\\\s-]+|.", visible(text)):
        if token == "**":
            bold = 1 - bold
        elif token == "*":
            italic = 1 - italic
        elif token == "^":
            raised = not raised
        elif token.startswith("[^"):
            face = FACES[(0, 0)]
            fragments.append((token[2:-1].replace("\\_", "*"), face, size * RAISED, size * 0.33))
            notes.append(token[2:-1])
        elif token == "\\-":
            close(soft=True)
        elif token.isspace():
            close()
            word += 1 if found else 0
            space = True
        else:
            token = "*" if token == "\\_" else token.replace("~", "\u00a0")
            face = FACES[(bold, italic)]
            fragments.append((token, face, size * RAISED, size * 0.33) if raised else (token, face, size, 0))
            if token == "-" and len(fragments) > 1 and fragments[-2][0][-1:].isalpha():
                close()
    close()
    if found:
        found[0].space_before = False
    return found


def width_of(piece, spacing):
    return sum(stringWidth(text, face, size) + spacing * len(text) for text, face, size, _ in piece.fragments)


def hyphen(piece):
    _, face, size, rise = piece.fragments[-1]
    return ("-", face, size, rise)


def lines_of(pieces, style, measure, spacing):
    """Breaks pieces into lines, each as long as it may be."""
    lines, line, used = [], [], 0.0
    for index, piece in enumerate(pieces):
        limit = measure - (style.first if not lines else 0)
        gap = stringWidth(" ", piece.fragments[0][1], style.size) + spacing if piece.space_before else 0
        width = width_of(piece, spacing)
        tail = stringWidth("-", FACES[(0, 0)], style.size) if piece.soft else 0
        glued = width_until_break(pieces, index, spacing)
        if line and used + gap + max(width + tail, glued) > limit + 0.01:
            lines.append(line)
            line, used, gap = [], 0.0, 0
        line.append(piece)
        used += gap + width
    if line:
        lines.append(line)
    return lines


def width_until_break(pieces, index, spacing):
    return width_of(pieces[index], spacing)


def draw_line(canvas, line, x, y, measure, style, last, options):
    """Draws one line; how the words are put on the page depends on the document's `spacing`."""
    fragments_of = [list(p.fragments) for p in line]
    if line[-1].soft and not last:
        fragments_of[-1].append(hyphen(line[-1]))
    spacing = options["charspace"]
    natural = sum(stringWidth(t, f, s) + spacing * len(t) for fr in fragments_of for t, f, s, _ in fr)
    gaps = sum(1 for p in line[1:] if p.space_before)
    held = sum(t.count("\u00a0") for fr in fragments_of for t, *_ in fr)  # the word spacing widens them too
    space = stringWidth(" ", FACES[(style.bold, style.italic)], style.size) + spacing
    extra = 0.0
    if style.align == "j" and not last and gaps:
        extra = (measure - natural - gaps * space) / gaps
        if options["spacing"] != "words" and extra <= 3.2:
            extra *= gaps / (gaps + held)
    elif style.align == "c":
        x += (measure - natural - gaps * space) / 2
    elif style.align == "r":
        x += measure - natural - gaps * space
    if options["spacing"] == "words" or extra > 3.2:
        draw_words(canvas, line, fragments_of, x, y, space + extra, spacing)
    else:
        draw_run(canvas, line, fragments_of, x, y, extra, spacing)


def draw_words(canvas, line, fragments_of, x, y, gap, spacing):
    """Each word at its own place, no space between (as word processors write wide lines)."""
    for piece, fragments in zip(line, fragments_of):
        if piece.space_before and piece is not line[0]:
            x += gap
        for text, face, size, rise in fragments:
            run = canvas.beginText(x, y)
            run.setCharSpace(spacing)
            run.setFont(face, size)
            run.setRise(rise)
            run.textOut(text)
            run.setRise(0)
            run.setCharSpace(0)
            canvas.drawText(run)
            x += stringWidth(text, face, size) + spacing * len(text)


def draw_run(canvas, line, fragments_of, x, y, extra, spacing):
    """One text object a line, the spaces widened by the word spacing."""
    run = canvas.beginText(x, y)
    run.setCharSpace(spacing)
    run.setWordSpace(extra)
    joined = []
    for piece, fragments in zip(line, fragments_of):
        for index, (text, face, size, rise) in enumerate(fragments):
            if index == 0 and piece.space_before and piece is not line[0]:
                text = " " + text
            if joined and joined[-1][1:] == (face, size, rise):
                joined[-1] = (joined[-1][0] + text, face, size, rise)
            else:
                joined.append((text, face, size, rise))
    for text, face, size, rise in joined:
        run.setFont(face, size)
        run.setRise(rise)
        run.textOut(text)
    run.setRise(0)
    run.setWordSpace(0)
    run.setCharSpace(0)
    canvas.drawText(run)


class Press:
    """Fills the frames of a form with blocks, page after page."""

    def __init__(self, canvas, form, source, total):
        self.canvas, self.form, self.source, self.total = canvas, form, source, total
        self.options = form.options
        self.page, self.frame = 1, 0
        self.notes, self.noted, self.joins = [], 0.0, []
        form.open_page(canvas, 1)
        self.y = form.top(1, 0)
        self.fresh = True

    # y grows downwards here; the page's own axis is turned when drawing
    def floor(self):
        return self.form.bottom(self.page, self.frame) - self.noted

    def next_frame(self):
        if self.frame + 1 < len(self.form.frames(self.page)):
            self.frame += 1
        else:
            self.close_page()
            self.canvas.showPage()
            self.page, self.frame = self.page + 1, 0
            self.form.open_page(self.canvas, self.page)
        self.y = self.form.top(self.page, self.frame)
        self.fresh = True

    def close_page(self):
        if self.notes:
            self.form.draw_notes(self.canvas, self, self.notes)
        self.notes, self.noted = [], 0.0
        self.form.close_page(self.canvas, self.page, self.total)

    def finish(self):
        self.close_page()
        self.canvas.showPage()
        self.canvas.save()
        return self.page

    def note_height(self, mark):
        style = self.form.styles["fn"]
        x0, x1 = self.form.frames(self.page)[self.frame]
        rows = lines_of(pieces_of(self.source.notes[mark], style), style, x1 - x0 - style.left - style.right, 0)
        return style.lead * len(rows) + (0 if self.notes else self.form.note_rule_height)

    def set_block(self, block, following):
        style = self.form.styles[block.style]
        if block.style == "column":
            return self.next_frame()
        if block.style == "page":
            self.close_page_and_go()
            return None
        if block.style in self.form.drawn:
            self.y = self.form.drawn[block.style](self, block)
            return None
        x0, x1 = self.form.frames(self.page)[self.frame]
        pieces = pieces_of(block.text, style)
        if style.tab and pieces:
            style_first = style.tab
        else:
            style_first = style.first
        shape = Style(**{**style.__dict__, "first": style_first})
        rows = lines_of(pieces, shape, x1 - x0 - style.left - style.right, self.options["charspace"])
        need = style.lead * min(2, len(rows))
        if style.keep and following:
            need = style.lead * len(rows) + self.form.styles[following.style].before + 2 * 12
        if not self.fresh:
            self.y += style.before
            if self.y + need - style.lead > self.floor() + 0.01 and (style.keep or len(rows) == 1):
                self.next_frame()
        texts = plain(block.text).split(" ")
        done = 0
        for number, row in enumerate(rows):
            height = sum(self.note_height(m) for p in row for m in p.notes)
            if self.y + height > self.floor() + 0.01:
                self.next_frame()
                if number:
                    self.note_join(texts, row[0])
            elif number and not row[0].space_before and len(texts) > 3:
                self.note_join(texts, row[0])
            x0, x1 = self.form.frames(self.page)[self.frame]
            left, measure = x0 + style.left, x1 - x0 - style.left - style.right
            indent = shape.first if number == 0 else 0
            if number == 0 and block.marker:
                self.draw_marker(block, style, left)
            draw_line(self.canvas, row, left + indent, self.form.flip(self.y), measure - indent, style, number == len(rows) - 1, self.options)
            for piece in row:
                for mark in piece.notes:
                    self.noted += self.note_height(mark)
                    self.notes.append(mark)
                block.pages.extend([self.page] * (piece.word + 1 - len(block.pages)))
            self.y += style.lead
            self.fresh = False
            done += 1
        return None

    def draw_marker(self, block, style, left):
        run = self.canvas.beginText(left + style.marker_left, self.form.flip(self.y))
        run.setCharSpace(self.options["charspace"])
        run.setFont(FACES[(style.marker_bold or style.bold, 0)], style.size)
        run.textOut(block.marker)
        run.setCharSpace(0)
        self.canvas.drawText(run)

    def note_join(self, texts, piece):
        """Remembers the words on both sides of a break, to be found together."""
        at = piece.word
        words = texts[max(0, at - 4):at + 4] if piece.space_before else texts[max(0, at - 2):at + 3]
        if len(words) > 3:
            self.joins.append(" ".join(words))

    def close_page_and_go(self):
        self.frame = len(self.form.frames(self.page)) - 1
        self.next_frame()
