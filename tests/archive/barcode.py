"""Makes a small Code 39 font, so that a job number's barcode is text in a font, as the United Nations prints it."""
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from reportlab.graphics.barcode.code39 import _patterns

NARROW, WIDE, HEIGHT = 40, 100, 700


def glyph(pattern):
    pen, x = TTGlyphPen(None), 0
    for index, element in enumerate(pattern):
        width = WIDE if element.isupper() else NARROW
        if index % 2 == 0:
            pen.moveTo((x, 0)); pen.lineTo((x, HEIGHT)); pen.lineTo((x + width, HEIGHT)); pen.lineTo((x + width, 0)); pen.closePath()
        x += width
    return pen.glyph(), x + NARROW


def make(path):
    names, glyphs, widths, codes = [".notdef", "space"], {}, {}, {32: "space"}
    empty = TTGlyphPen(None).glyph()
    glyphs[".notdef"] = glyphs["space"] = empty
    widths[".notdef"] = widths["space"] = (400, 0)
    for letter in "0123456789*":
        name = "star" if letter == "*" else "digit" + letter
        shape, width = glyph(_patterns[letter][0])
        names.append(name)
        glyphs[name], widths[name], codes[ord(letter)] = shape, (width, 0), name
    font = FontBuilder(1000, isTTF=True)
    font.setupGlyphOrder(names)
    font.setupCharacterMap(codes)
    font.setupGlyf(glyphs)
    font.setupHorizontalMetrics(widths)
    font.setupHorizontalHeader(ascent=800, descent=-200)
    font.setupNameTable({"familyName": "Archive Code 39", "styleName": "Regular", "uniqueFontIdentifier": "archive-code-39",
                         "fullName": "Archive Code 39", "psName": "ArchiveCode39", "version": "1.0"})
    font.setupOS2(sTypoAscender=800, usWinAscent=800, usWinDescent=200)
    font.setupPost()
    font.font["head"].created = font.font["head"].modified = 3000000000
    font.font.recalcTimestamp = False
    font.save(path)
