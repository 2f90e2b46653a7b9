"""Makes the expected labels of a sample out of its source's truth: what a faultless reader finds in it."""
import hashlib

from source import plain

EDGE = 8


def labels(source, path, name, joins, furniture):
    made = {"source": {"path": name, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}}
    made.update(source.truth)
    numbered = [numbered_paragraph(b) for b in source.blocks if b.style in ("n", "nn") and b.marker]
    if numbered or "paragraphs" in source.truth:
        made["paragraphs"] = numbered
    if source.statements:
        made["statements"] = statements(source)
    if source.decisions or "decisions" in source.truth:
        made["decisions"] = [decision(d) for d in source.decisions]
    if joins:
        made["joins"] = list(dict.fromkeys(joins))
    # What the text itself says, too, cannot be looked for there.
    said = " ".join(plain(block.text) for block in source.blocks)
    if furniture := [piece for piece in furniture if piece not in said]:
        made["furniture"] = furniture
    return made


def edges(text):
    words = text.split(" ")
    return " ".join(words[:EDGE]), " ".join(words[-EDGE:])


def numbered_paragraph(block):
    starts, ends = edges(plain(block.text))
    return {"number": block.marker.rstrip("."), "starts": starts, "ends": ends, "page_start": page_of(block, 0)}


def page_of(block, word):
    if not block.pages:
        return 1
    return block.pages[min(word, len(block.pages) - 1)]


def statements(source):
    return [statement(source, index, s) for index, s in enumerate(source.statements)]


def statement(source, index, said):
    owner = said.same_as if said.same_as >= 0 else index
    reported = said.truth.get("mode") == "reported"
    texts, page = [], None
    for block in source.blocks:
        before = 0
        for number, text in block.segments:
            own = plain(text, keep_label=reported)
            if number == owner and block.style not in NOT_SPOKEN:
                texts.append(own)
                page = page or page_of(block, before)
            before += len(plain(text).split())
    starts, ends = edges(" ".join(texts))[0], edges(" ".join(texts))[1]
    truth = said.truth
    made = {"speakers": speakers(said), "on_behalf_of": listed(truth.get("behalf")), "mode": truth.get("mode", "verbatim"),
            "starts": starts, "ends": ends, "page_start": page}
    if not reported:
        made["spoken_language"] = truth.get("lang")
    if "items" in truth:
        made["agenda_items"] = listed(truth["items"])
    return made


NOT_SPOKEN = {"rec", "h", "h2", "h3", "H", "H0", "vh", "vl", "note", "leader", "md_heading"}


def speakers(said):
    truth, found = said.truth, []
    entities = truth.get("entity", "").split(" + ")
    written = said.label.split(" + ") if len(entities) > 1 else [said.label]
    for label, entity in zip(written, entities, strict=True):
        found.append({"as_written": label or None, "name": truth.get("name"), "role": truth.get("role"), "entity": entity or None})
    return found


def listed(text):
    return [part.strip() for part in text.split(",") if part.strip()] if text else []


def decision(told):
    made = {"what": told["what"], "adopted_as": told.get("adopted_as"), "outcome": told["outcome"], "how": told["how"]}
    for key in ("in_favour", "against", "abstaining"):
        made[key] = int(told[key]) if key in told else None
    if told["votes"]:
        made["votes"] = told["votes"]
    return made
