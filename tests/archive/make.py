#!/usr/bin/env python3
"""Makes the sample archive in `input/` and the expected labels in `tests/gold/` out of the sources beside this script.

    python3 tests/archive/make.py            # needs reportlab, fonttools, pillow and the Liberation fonts

Run again, it writes the same bytes.
"""
import json
import pathlib
import re
import sys
import tempfile

from PIL import Image, ImageDraw, ImageFont
from reportlab import rl_config
from reportlab.lib.pagesizes import letter
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

import barcode
from forms import FORMS
from labels import labels
from source import plain, read, visible
from typeset import Press

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
FONTS = pathlib.Path("/usr/share/fonts/truetype/liberation2")


def register_fonts():
    rl_config.useA85 = 0
    for name, file in (("Serif", "Serif-Regular"), ("Serif-Bold", "Serif-Bold"), ("Serif-Italic", "Serif-Italic"),
                       ("Serif-BoldItalic", "Serif-BoldItalic"), ("Sans", "Sans-Regular"), ("Sans-Bold", "Sans-Bold"), ("Mono", "Mono-Regular")):
        pdfmetrics.registerFont(TTFont(name, FONTS / f"Liberation{file}.ttf"))
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "code39.ttf"
        barcode.make(path)
        pdfmetrics.registerFont(TTFont("Code39", path))


def print_pdf(source, path):
    """Sets the source twice: the first time tells how many pages there are."""
    total, joins, form = 0, [], None
    for _ in range(2):
        canvas = Canvas(str(path), pagesize=FORMS[source.layout["form"]].sheet, invariant=1, pageCompression=1)
        canvas.setTitle(source.layout.get("symbol", source.name))
        canvas.setCreator("rapporteur sample archive")
        form = FORMS[source.layout["form"]](source)
        for block in source.blocks:
            block.pages = []
        press = Press(canvas, form, source, total)
        for index, block in enumerate(source.blocks):
            following = source.blocks[index + 1] if index + 1 < len(source.blocks) else None
            press.set_block(block, following)
        total, joins = press.finish(), press.joins
    return total, joins, form.furniture


def print_text(source, path):
    """A Markdown or plain text sample: the blocks as they are, a blank line between."""
    markdown = source.layout["form"] == "markdown"
    texts = []
    for block in source.blocks:
        text = visible("\n".join(t for _, t in block.segments) if block.style == "lines" else re.sub(r"\s+", " ", block.text))
        text = text.replace("\\_", "*") if markdown else plain(text) if block.style != "lines" else text
        marker = {"b": "- "}.get(block.style, f"{block.marker} " if block.marker else "")
        texts.append(marker + text)
    path.write_text("\n\n".join(texts) + "\n", encoding="utf-8")
    return 1, [], []


def make(path):
    source = read(path)
    target = ROOT / source.layout.get("folder", "input") / (source.name + {"markdown": ".md", "text": ".txt"}.get(source.layout["form"], ".pdf"))
    target.parent.mkdir(parents=True, exist_ok=True)
    printer = print_text if source.layout["form"] in ("markdown", "text") else print_pdf
    total, joins, furniture = printer(source, target)
    made = labels(source, target, str(target.relative_to(ROOT)), joins, furniture)
    gold = ROOT / "tests" / "gold" / (source.name + ".json")
    gold.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"{target.relative_to(ROOT)}: {total} pages, {target.stat().st_size} bytes")


def damaged():
    """A record of which only the beginning arrived: it ends in its first stream, before any page could be found."""
    whole = (ROOT / "input" / "verbatim-record.pdf").read_bytes()
    start = whole.index(b"stream\n")
    (ROOT / "input" / "damaged.pdf").write_bytes(whole[:start + 1500])


def scanned():
    """A letter as a scanner leaves it: one picture of a page, a little grey, a little askew, and no text."""
    page = Image.new("L", (850, 1100), 250)
    pen = ImageDraw.Draw(page)
    font = ImageFont.truetype(str(FONTS / "LiberationSerif-Regular.ttf"), 19)
    for index, line in enumerate((HERE / "sources" / "scanned-letter.txt").read_text(encoding="utf-8").splitlines()):
        pen.text((110, 120 + 27 * index), line, font=font, fill=40)
    page = page.rotate(0.6, fillcolor=250).point(lambda grey: 0 if grey < 150 else 255).convert("1")
    canvas = Canvas(str(ROOT / "input" / "scanned-letter.pdf"), pagesize=letter, invariant=1)
    canvas.drawImage(ImageReader(page), 0, 0, 612, 792)
    canvas.showPage()
    canvas.save()


def main():
    register_fonts()
    wanted = sys.argv[1:]
    for path in sorted((HERE / "sources").glob("*.un")):
        if not wanted or path.stem in wanted:
            make(path)
    if not wanted or "damaged" in wanted:
        damaged()
    if not wanted or "scanned-letter" in wanted:
        scanned()


if __name__ == "__main__":
    main()
