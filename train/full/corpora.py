"""Readers of the corpora that may train what ships. A document is a dict:

set, id, sents: list of dicts with w (forms) and, where the corpus has the layer, tag (joint UPOS/XPOS), lemma, head (-1 root),
rel, name (list of (position, kinds)), span (labels), fact {word: value}, ment (0/1), cluster (id or -1), trig (0/1);
gap: (sentence, word) of the pronoun, the heads of A and of B, and which is right.
"""

import csv
import gzip
import hashlib
import json
import os
import re
import subprocess

KINDS = ["PER", "ORG", "BODY", "GROUP", "LOC", "FAC", "GEO", "MISC"]
PER, ORG, BODY, GROUP, LOC, FAC, GEO, MISC = (1 << i for i in range(8))
ANY_ORG, ANY_LOC = ORG | BODY | GROUP, LOC | FAC | GEO
SPANS = ["DATE", "TIME", "DURATION", "SET", "NUMBER", "MONEY", "PERCENT"]
O, B, I, L, U = range(5)

BODY_WORDS = set("""ministry ministries government parliament congress senate army navy police court courts council cabinet department
embassy kremlin pentagon administration intelligence military assembly knesset duma bundestag treasury gendarmerie consulate
presidency judiciary prosecutor directorate""".split())
GROUP_WORDS = set("""brigade brigades militia militias front rebels resistance jihad hezbollah hizbollah hamas taliban houthi houthis qaeda
farc eln pkk ypg isis isil insurgents guerrillas fighters mujahideen""".split())
GEO_WORDS = set("""river mountain mountains sea ocean lake valley desert gulf peninsula mount hills island islands strait bay basin coast
continent plateau europe africa asia america middle-east""".split())
FAC_WORDS = set("""airport airfield bridge hospital base prison stadium square street road highway avenue mosque church cathedral station
camp checkpoint crossing port dam palace hotel school clinic barracks terminal""".split())


def rows(path):
    op = gzip.open if path.endswith(".gz") else open
    with op(path, "rt", encoding="utf-8") as f:
        yield from f


def jsonl(path):
    for line in rows(path):
        yield json.loads(line)


def conllu(path, name):
    """Documents of a CoNLL-U file; words only, no ranges and no empty nodes."""
    doc, sent, sent_id, text = None, [], "", ""
    for line in rows(path):
        line = line.rstrip("\n")
        if line.startswith("# newdoc id"):
            if doc:
                yield doc
            doc = {"set": name, "id": line.split("=", 1)[1].strip(), "sents": []}
        elif line.startswith("# sent_id"):
            sent_id = line.split("=", 1)[1].strip()
        elif line.startswith("# text ="):
            text = line.split("=", 1)[1].strip()
        elif not line and sent:
            doc["sents"].append(sentence(sent, sent_id, text))
            sent = []
        elif line and line[0] != "#":
            col = line.split("\t")
            if col[0].isdigit():
                sent.append(col)
    if doc:
        yield doc


def sentence(cols, sent_id, text):
    return {"id": sent_id, "text": text, "w": [c[1] for c in cols], "lemma": [c[2] for c in cols],
            "tag": [c[3] + "/" + c[4] for c in cols], "head": [int(c[6]) - 1 for c in cols],
            "rel": [c[7] for c in cols], "misc": [c[9] for c in cols]}


BRACKET = re.compile(r"\([^()]*\)?|[^()]*\)")


def entities(doc):
    """Entities of a GUM document: (sentence, start, end, kind, cluster, minimal words)."""
    out, opened = [], []
    for k, s in enumerate(doc["sents"]):
        for i, misc in enumerate(s["misc"]):
            m = re.search(r"(?:^|\|)Entity=([^|]*)", misc)
            for b in BRACKET.findall(m.group(1)) if m else []:
                ident = b.strip("()").split("-")
                if b[0] == "(":
                    small = [i + int(x) - 1 for x in ident[5].split(",")] if len(ident) > 5 and ident[5][:1].isdigit() else []
                    opened.append((k, i, ident[1] if len(ident) > 1 else "", ident[0], small))
                if b[-1] == ")":
                    for j in range(len(opened) - 1, -1, -1):
                        if opened[j][3] == ident[0]:
                            a = opened.pop(j)
                            if a[0] == k:
                                out.append((k, a[1], i, a[2], a[3], a[4]))
                            break
    return out


def head_of(s, lo, hi):
    """First word of lo..hi whose head lies outside."""
    for i in range(lo, hi + 1):
        if not lo <= s["head"][i] <= hi:
            return i
    return lo


def mark(labels, lo, hi, kinds):
    if lo == hi:
        labels[lo] = (U, kinds)
        return
    labels[lo], labels[hi] = (B, kinds), (L, kinds)
    for i in range(lo + 1, hi):
        labels[i] = (I, kinds)


def finer(words, kinds, actors):
    """Kinds of a name from its words: certain where a word or the list of actors tells, else all of its class."""
    low = [w.lower() for w in words]
    whole = " ".join(low)
    if kinds & ANY_ORG:
        if whole in actors:
            return actors[whole]
        if any(w in GROUP_WORDS for w in low):
            return GROUP
        if any(w in BODY_WORDS for w in low):
            return BODY
        return ANY_ORG if kinds == ANY_ORG else kinds
    if kinds == ANY_LOC:
        if low[-1] in FAC_WORDS:
            return FAC
        if low[-1] in GEO_WORDS or low[0] in ("mount", "lake"):
            return GEO
    return kinds


def proper(s, i):
    return s["tag"][i].split("/")[1].startswith("NNP")


def join_end(s, hi, end):
    """End of a name, moved over "of X" and "of the X"."""
    while hi < end:
        x = s["w"][hi + 1]
        if proper(s, hi + 1):
            hi += 1
        elif x == "-" and hi + 2 <= end and proper(s, hi + 2):
            hi += 2
        elif x == "of" and hi + 2 <= end and proper(s, hi + 2):
            hi += 2
        elif x == "of" and hi + 3 <= end and s["w"][hi + 2] == "the" and proper(s, hi + 3):
            hi += 3
        else:
            break
    return hi


def gum(corpora, actors):
    for doc in conllu(os.path.join(corpora, "gum/gum-train.free.conllu.gz"), "gum"):
        for s in doc["sents"]:
            n = len(s["w"])
            s["name"], s["ment"], s["cluster"] = [(O, 0)] * n, [0] * n, [-1] * n
            for i in range(n):
                if s["tag"][i] == "ADJ/JJ" and s["w"][i][0].isupper() and s["w"][i].isalpha() and len(s["w"][i]) > 3 and i > 0:
                    s["name"][i] = (U, MISC)
        numbers = {}
        for k, lo, hi, kind, cluster, small in sorted(entities(doc), key=lambda e: e[2] - e[1], reverse=True):
            s = doc["sents"][k]
            h = head_of(s, lo, hi)
            if s["ment"][h] == 0:
                s["ment"][h] = 1
                s["cluster"][h] = numbers.setdefault(cluster, len(numbers))
            gum_name(s, lo, hi, kind, small, actors)
        del_misc(doc)
        yield doc


def gum_name(s, lo, hi, kind, small, actors):
    kinds = {"person": PER, "organization": ANY_ORG, "place": ANY_LOC}.get(kind)
    if not kinds or not small or small[-1] > hi:
        return
    joiners = ("ADP", "PUNCT", "DET", "CCONJ")
    if not all(proper(s, m) or s["tag"][m].split("/")[0] in joiners for m in small) or not any(proper(s, m) for m in small):
        return
    a, b = small[0], small[-1]
    while a > lo and proper(s, a - 1):
        a -= 1
    b = join_end(s, b, hi)
    while a < b and s["tag"][a].startswith("DET"):
        a += 1
    mark(s["name"], a, b, finer(s["w"][a:b + 1], kinds, actors))


def del_misc(doc):
    for s in doc["sents"]:
        s.pop("misc", None)


def ewt(corpora):
    facts = {}
    for d in jsonl(os.path.join(corpora, "uds_factuality/train.jsonl.gz")):
        facts.setdefault(d["sent_id"], {})[d["token"]] = (d["form"], d["value"])
    missed = 0
    for doc in conllu(os.path.join(corpora, "ewt/en_ewt-ud-train.conllu.gz"), "ewt"):
        for s in doc["sents"]:
            s["fact"] = {}
            for token, (form, value) in facts.get(s["id"], {}).items():
                at = token - 1 if 0 < token <= len(s["w"]) and s["w"][token - 1] == form else token
                if at < len(s["w"]) and s["w"][at] == form:
                    s["fact"][at] = value
                else:
                    missed += 1
        del_misc(doc)
        yield doc
    print("factuality values whose word is not in its place:", missed)


def split(tool, texts):
    """Texts [(id, text)] cut by the program's own tokeniser."""
    lines = "".join(json.dumps({"id": i, "text": t}) + "\n" for i, t in texts)
    out = subprocess.run([tool], input=lines, capture_output=True, text=True, check=True).stdout
    return [json.loads(line) for line in out.splitlines()]


def covering(spans, start, end):
    """First and last token of a sentence that a span of code points touches, or None."""
    hit = [i for i, (a, b) in enumerate(spans) if a < end and b > start]
    return (hit[0], hit[-1]) if hit else None


def seen_in_war_reports(corpora):
    return {squeeze(d["text"]) for d in jsonl(os.path.join(corpora, "war_reports/reports.jsonl"))}


def squeeze(text):
    return "".join(text.split())[:200]


def re3d(corpora, tool, actors):
    skip = seen_in_war_reports(corpora)
    kinds = {"Person": PER, "Organisation": ANY_ORG, "Location": ANY_LOC, "Nationality": MISC}
    docs = [d for d in jsonl(os.path.join(corpora, "re3d/re3d.jsonl"))
            if "BBC" not in d["source"] and squeeze(d["text"]) not in skip and hashlib.sha256(d["id"].encode()).digest()[1] % 2 == 0]
    for d, cut in zip(docs, split(tool, [(d["id"], d["text"]) for d in docs])):
        doc = {"set": "re3d", "id": d["id"], "sents": []}
        for spans, forms in zip(cut["sentences"], cut["forms"]):
            s = {"w": forms, "name": [(O, 0)] * len(forms)}
            marks = [(covering(spans, x["start"], x["end"]), x) for x in d["spans"] if x["label"] in kinds]
            for c, x in sorted((m for m in marks if m[0]), key=lambda m: m[0][0] - m[0][1]):
                lo, hi = c
                while lo < hi and forms[lo].lower() in ("the", "a", "an"):
                    lo += 1
                if any(f[:1].isupper() for f in forms[lo:hi + 1]):
                    mark_free(s["name"], lo, hi, finer(forms[lo:hi + 1], kinds[x["label"]], actors))
            doc["sents"].append(s)
        yield doc


def mark_free(labels, lo, hi, kinds):
    """Marks a name where none stands yet; callers come longest first."""
    if all(labels[i][0] == O for i in range(lo, hi + 1)):
        mark(labels, lo, hi, kinds)


def wnut(corpora, actors):
    kinds = {"person": PER, "corporation": ORG, "group": ANY_ORG, "location": ANY_LOC, "product": MISC, "creative-work": MISC}
    sents, words, tags = [], [], []
    for line in list(rows(os.path.join(corpora, "wnut17/wnut17train.conll"))) + ["\n"]:
        col = line.split()
        if len(col) >= 2:
            words.append(col[0])
            tags.append(col[-1])
        elif words:
            sents.append({"w": words, "name": from_iob(words, tags, kinds, actors)})
            words, tags = [], []
    yield from grouped("wnut", sents)


def grouped(name, sents, size=8):
    """Unrelated sentences, put together so that windows are full."""
    for at in range(0, len(sents), size):
        yield {"set": name, "id": f"{name}-{at}", "sents": sents[at:at + size]}


def from_iob(words, tags, kinds, actors):
    out, i = [(O, 0)] * len(words), 0
    while i < len(words):
        if tags[i][0] == "B":
            j = i
            while j + 1 < len(words) and tags[j + 1][0] == "I":
                j += 1
            mark(out, i, j, finer(words[i:j + 1], kinds[tags[i][2:]], actors))
            i = j
        i += 1
    return out


def fakes(corpora, tool):
    skip = seen_in_war_reports(corpora)
    docs = [d for d in jsonl(os.path.join(corpora, "fakes/docs.jsonl")) if squeeze(d["text"]) not in skip]
    for d, cut in zip(docs, split(tool, [(d["id"], d["title"] + "\n" + d["text"]) for d in docs])):
        yield {"set": "fakes", "id": d["id"], "sents": [{"w": f} for f in cut["forms"]]}


def causal(corpora, tool):
    with open(os.path.join(corpora, "causalnews/train_subtask1.csv"), encoding="utf-8", newline="") as f:
        texts = [(str(i), r["text"].replace("\n", " ")) for i, r in enumerate(csv.DictReader(f))]
    yield from grouped("causal", [{"w": f} for cut in split(tool, texts) for f in cut["forms"]])


def gap(corpora, tool):
    with open(os.path.join(corpora, "gap/gap-development.tsv"), encoding="utf-8", newline="") as f:
        table = list(csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE))
    for r, cut in zip(table, split(tool, [(r["ID"], r["Text"]) for r in table])):
        at = [locate(cut, int(r[c + "-offset"]), len(r[n])) for c, n in (("Pronoun", "Pronoun"), ("A", "A"), ("B", "B"))]
        if None in at:
            continue
        yield {"set": "gap", "id": r["ID"], "sents": [{"w": f} for f in cut["forms"]],
               "gap": (at[0], at[1], at[2], r["A-coref"] == "TRUE", r["B-coref"] == "TRUE"),
               "names": (gender(r["Pronoun"]), r["A"].split(), r["B"].split())}


def gender(pronoun):
    return "f" if pronoun.lower() in ("she", "her", "hers", "herself") else "m"


def locate(cut, start, length):
    """(sentence, last word) of a span; the head of a personal name is taken to be its first word in UD (flat)."""
    for k, spans in enumerate(cut["sentences"]):
        c = covering(spans, start, start + length)
        if c:
            return k, c[0]
    return None


def actors(packs):
    """Names of packs/actors with the fine kind they tell."""
    kinds = {"group": GROUP, "body": BODY, "force": BODY}
    out = {}
    for name in sorted(os.listdir(packs)):
        cols = None
        for line in rows(os.path.join(packs, name)):
            col = line.rstrip("\n").split("\t")
            if line.startswith("#"):
                continue
            if cols is None:
                cols = col
                if "kind" not in cols or "aliases" not in cols:
                    break
                continue
            r = dict(zip(cols, col))
            kind = kinds.get(r["kind"], ORG)
            if r["kind"] not in ("person", "office"):
                for n in [r["name"]] + r["aliases"].split(";"):
                    out.setdefault(n.strip().lower(), kind)
    return out
