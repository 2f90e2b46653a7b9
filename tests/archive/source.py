"""Reads a source: its layout, its truth (what a reader must find in it) and its text in blocks.

A source has three parts, parted by lines of `===`: the layout (`key: value`), the truth (JSON: kind, language,
header, agenda; what only a reader knows) and the text. The text is blocks parted by blank lines. A block opens
with a style (`.n 12. `) or is a plain paragraph; a line that starts with `@` is no text but a mark of the truth:

    @says As written | name=…; role=…; entity=ISO or name; lang=fr; behalf=A, B; items=8, 9; mode=reported
    @also …          another statement with the words of the one before
    @end             the statement ends here
    @decision what=…; adopted_as=…; outcome=…; how=…; in_favour=…
    @vote in_favour  the next block lists states, each with its code: Mali{MLI}

Inline: **bold**, *italic*, ^raised^, [^1] a footnote's mark, ~ a space that does not break, \\- a hyphen that is
printed only where the line breaks, ¦ the end of a speaker's label (printed as nothing).
"""
import json
import re
from dataclasses import dataclass, field


@dataclass
class Block:
    style: str
    marker: str
    text: str = ""
    # (number of the statement, text), in order; None where no statement is open
    segments: list = field(default_factory=list)
    pages: list = field(default_factory=list)  # the page of each word, once set
    votes: str = ""


@dataclass
class Statement:
    label: str
    truth: dict
    same_as: int = -1


@dataclass
class Source:
    name: str
    layout: dict
    truth: dict
    blocks: list
    notes: dict
    statements: list
    decisions: list


MARKED = re.compile(r"^\.(n|b|a|i|nn|fn|HH|hh|restitle|it)\s+(\S+)\s+(.*)$", re.S)
STYLED = re.compile(r"^\.(\w+)(?:\s+(.*))?$", re.S)


def read(path):
    layout_text, truth_text, body = re.split(r"^===.*\n", path.read_text(encoding="utf-8"), flags=re.M)[:3]
    layout = {}
    for line in layout_text.splitlines():
        if line.strip():
            key, _, value = line.partition(":")
            layout[key.strip()] = value.strip()
    source = Source(path.stem, layout, json.loads(truth_text), [], {}, [], [])
    read_blocks(body, source)
    return source


def pairs(text):
    found = {}
    for part in filter(None, (p.strip() for p in text.split(";"))):
        key, _, value = part.partition("=")
        found[key.strip()] = value.strip()
    return found


def read_blocks(body, source):
    current, vote, truth_open = None, "", False
    for chunk in re.split(r"\n\s*\n", body):
        lines, segments = [], []
        for line in chunk.splitlines():
            if line.startswith("@"):
                current, vote = mark(line, source, current, vote)
            elif line.strip():
                segments.append((current, line.lstrip()))
        if not segments:
            continue
        first = segments[0][1]
        style, marker = "p", ""
        if found := MARKED.match(first):
            style, marker, rest = found.groups()
            segments[0] = (segments[0][0], rest)
        elif found := STYLED.match(first):
            style, rest = found.groups()
            segments[0] = (segments[0][0], rest or "")
        if style == "fn":
            source.notes[marker] = " ".join(text for _, text in segments)
            continue
        block = Block(style, marker, " ".join(t for _, t in segments), segments, [], vote)
        if vote:
            count_votes(block, source, vote)
            vote = ""
        source.blocks.append(block)


def mark(line, source, current, vote):
    word, _, rest = line[1:].partition(" ")
    if word in ("says", "also"):
        label, _, truth = rest.partition("|")
        source.statements.append(Statement(label.strip(), pairs(truth), current if word == "also" else -1))
        return (len(source.statements) - 1 if word == "says" else current), vote
    if word == "end":
        return None, vote
    if word == "decision":
        source.decisions.append({**pairs(rest), "votes": []})
        return current, vote
    if word == "vote":
        return current, rest.strip()
    raise SystemExit(f"{source.name}: no such mark: {line}")


def count_votes(block, source, position):
    for code in re.findall(r"\{([A-Z]{3})\}", block.text):
        source.decisions[-1]["votes"].append({"entity": code, "position": position})


def visible(text):
    """The text as it is printed, marks of bold and italic still in it."""
    return re.sub(r"\{[A-Z]{3}\}", "", text).replace("¦", "")


def plain(text, keep_label=True):
    """The text as a reader has it: no marks, no footnote figures, no soft hyphens."""
    if not keep_label and "¦" in text:
        text = text.split("¦", 1)[1]
    text = re.sub(r"\[\^[^\]]+\]", "", visible(text))
    text = re.sub(r"\^([^^]+)\^", r"\1", text)
    text = text.replace("**", "").replace("*", "").replace("\\-", "").replace("\\_", "*").replace("~", " ")
    return re.sub(r"\s+", " ", text).strip()
