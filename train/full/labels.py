"""Inventories of labels, and the pieces of the vocabulary that stay."""

import collections
import unicodedata

from corpora import KINDS, SPANS


def script(form, lemma):
    """How the lemma is made of the form; see docs of the model file: l<cut>|add, k<cut>|add, !lemma."""
    kind, base = ("l", form.lower()) if lemma == lemma.lower() else ("k", form)
    p = 0
    while p < min(len(base), len(lemma)) and base[p] == lemma[p]:
        p += 1
    if p == 0 or len(base) - p > 6 or len(lemma) - p > 6:
        return "!" + lemma
    return f"{kind}{len(base) - p}|{lemma[p:]}"


def bilou(kinds):
    return ["O"] + [f"{p}-{k}" for k in kinds for p in "BILU"]


class Labels:
    def __init__(self, docs):
        trees = [s for d in docs if d["set"] in ("ewt", "gum") for s in d["sents"]]
        tags = collections.Counter(t for s in trees for t in s["tag"])
        scripts = collections.Counter(script(w, x) for s in trees for w, x in zip(s["w"], s["lemma"]))
        rels = collections.Counter(r for s in trees for r in s["rel"])
        self.tag = sorted(t for t, n in tags.items() if n >= 5)
        self.script = sorted(t for t, n in scripts.items() if n >= 4)
        self.rel = sorted(t for t, n in rels.items() if n >= 5)
        self.name, self.span = bilou(KINDS), bilou(SPANS)
        best = {}
        for t in self.tag:
            x = t.split("/")[1]
            if tags[t] > tags[best.get(x, "")]:
                best[x] = t
        self.fallback = best
        self.index = {k: {x: i for i, x in enumerate(getattr(self, k))} for k in ("tag", "script", "rel", "span")}

    def tag_id(self, t):
        t = t if t in self.index["tag"] else self.fallback.get(t.split("/")[1], "X/FW")
        return self.index["tag"].get(t, -1)

    def script_id(self, form, lemma):
        return self.index["script"].get(script(form, lemma), -1)

    def rel_id(self, r):
        return self.index["rel"].get(r, self.index["rel"].get(r.split(":")[0], -1))

    def name_allowed(self, position, kinds):
        """Numbers of the name labels that the annotation allows."""
        if position == 0:
            return [0]
        return [1 + 4 * k + position - 1 for k in range(len(KINDS)) if kinds >> k & 1]

    def sizes(self):
        return len(self.tag), len(self.script), len(self.name), len(self.span)


def kept_pieces(vocab):
    """Numbers of the pieces in Latin letters, digits and signs; others are never met in English reports."""
    def plain(c):
        if c.isascii():
            return 33 <= ord(c) <= 126
        return unicodedata.category(c)[0] in "PS" or "LATIN" in unicodedata.name(c, "")
    special = {"[UNK]", "[CLS]", "[SEP]"}
    return [i for i, p in enumerate(vocab) if p in special or
            not (p.startswith("[") and p.endswith("]") and len(p) > 1) and all(plain(c) for c in p)]
