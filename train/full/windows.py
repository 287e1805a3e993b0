"""Documents to windows and windows to batches."""

import random

import torch

import corpora as c
from pieces import cases_of

WINDOW, LONGEST, CHUNK = 128, 512, 12


def windows(doc, pieces, change=None):
    """Windows of a document: lists of (sentence number, words, pieces a word, cases a word)."""
    out, room = [], 0
    for k, s in enumerate(doc["sents"]):
        forms = s["w"] if change is None else [change(w) for w in s["w"]]
        toks, cases = [pieces.of(w) for w in forms], cases_of(forms)
        at = 0
        while at < len(toks):
            end, n = at, 0
            while end < len(toks) and n + len(toks[end]) <= LONGEST - 2:
                n += len(toks[end])
                end += 1
            if not out or n + 1 > room:
                out.append([])
                room = WINDOW - 1
            out[-1].append((k, at, toks[at:end], cases[at:end]))
            room -= n + 1
            at = end
    return out


def padded(numbers, fill, size=64):
    """Filled up to a multiple of size: few shapes, so that compiled kernels are found again."""
    return torch.tensor(numbers + [fill] * (-len(numbers) % size), dtype=torch.long)


class Batch:
    """Windows of some documents. Pieces of all windows stand one behind the other; a spare last window takes the filling.

    Words are numbered over the batch: word[i] = (document, sentence, word), piece[i] its first piece."""

    def __init__(self, chunks, pieces):
        self.docs = [d for d, _ in chunks]
        ids, cases, positions, lengths, piece, self.word = [], [], [], [], [], []
        for n, (_, wins) in enumerate(chunks):
            for w in wins:
                base = len(ids)
                ids.append(pieces.cls)
                cases.append(0)
                for k, at, toks, case in w:
                    for i, (t, x) in enumerate(zip(toks, case)):
                        piece.append(len(ids))
                        self.word.append((n, k, at + i))
                        ids += t
                        cases += [x] * len(t)
                    ids.append(pieces.sep)
                    cases.append(0)
                lengths.append(len(ids) - base)
                positions += range(lengths[-1])
        width = -(-max(lengths) // 32) * 32
        where = [n * width + i for n, size in enumerate(lengths) for i in range(size)]
        self.real = len(ids)
        spare = -len(ids) % 64
        self.pieces, self.cases, self.positions = padded(ids, 0), padded(cases, 0), padded(positions, 0)
        while len(lengths) < CHUNK + 1:
            lengths.append(1)
        last = (len(lengths) - 1) * width
        self.at = torch.tensor(where + [last + i % width for i in range(spare)])
        self.shape, self.lengths = (len(lengths), width), torch.tensor(lengths)
        self.piece = padded(piece, 0)
        self.index = {w: i for i, w in enumerate(self.word)}

    def values(self, layer):
        """(words, values) that have the layer."""
        at, out = [], []
        for i, (n, k, w) in enumerate(self.word):
            v = self.docs[n]["sents"][k].get(layer)
            if v is not None:
                at.append(i)
                out.append(v[w])
        return torch.tensor(at, dtype=torch.long), out

    def sentences(self):
        """(document, sentence, number of its first word) of whole sentences with a tree."""
        for n, d in enumerate(self.docs):
            for k, s in enumerate(d["sents"]):
                first, last = self.index.get((n, k, 0)), self.index.get((n, k, len(s["w"]) - 1))
                if "head" in s and first is not None and last == first + len(s["w"]) - 1:
                    yield n, k, first


def chunks(doc, pieces, rng=None):
    """Runs of at most CHUNK windows of a document, some in lower or upper case."""
    change = None
    if rng is not None:
        r = rng.random()
        change = str.lower if r < 0.10 else str.upper if r < 0.15 else None
    wins = windows(doc, pieces, change)
    for at in range(0, len(wins), CHUNK):
        yield doc, wins[at:at + CHUNK]


def renamed(doc, rng, pool):
    """A GAP document with other names of the same gender and length for A and B, so that the words around them must tell."""
    sex, a, b = doc["names"]
    if set(a) & set(b) or rng.random() < 0.2:
        return doc
    change = {}
    for name in (a, b):
        change.update(zip(name, rng.choice(pool[sex, len(name)])))
    names = (sex, *([change[w] for w in name] for name in (a, b)))
    return {**doc, "names": names, "sents": [{"w": [change.get(w, w) for w in s["w"]]} for s in doc["sents"]]}


def name_pool(docs):
    """Names of GAP documents by gender and number of words."""
    pool = {}
    for d in docs:
        if "names" in d:
            for name in d["names"][1:]:
                pool.setdefault((d["names"][0], len(name)), []).append(name)
    return pool


# How often a document is seen in an epoch, by set: of the long stage, and of the short one that steadies antecedents.
SHARES = {"long": {"ewt": 1.0, "gum": 1.0, "re3d": 3.0, "wnut": 0.35, "fakes": 0.5, "causal": 0.35, "gap": 0.75},
          "short": {"ewt": 0.7, "gum": 1.0, "re3d": 3.0, "wnut": 0.25, "fakes": 0.4, "causal": 0.25, "gap": 1.5}}


def epoch(docs, pieces, seed, shares):
    """Batches of about CHUNK windows: every document of a set as often as its share says."""
    rng, pool = random.Random(seed), name_pool(docs)
    todo = []
    for d in docs:
        share = shares[d["set"]]
        for _ in range(int(share) + (rng.random() < share - int(share))):
            todo += chunks(renamed(d, rng, pool) if "names" in d else d, pieces, rng)
    rng.shuffle(todo)
    todo.sort(key=lambda ch: len(ch[1]) < CHUNK)
    out, small, n = [], [], 0
    for ch in todo:
        if n + len(ch[1]) > CHUNK and small:
            out.append(small)
            small, n = [], 0
        small.append(ch)
        n += len(ch[1])
    out.append(small)
    rng.shuffle(out)
    return out
