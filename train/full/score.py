"""Prints scores of a checkpoint on development files (never trained on): trees decoded greedily, names by the best label.

    python3 train/full/score.py CORPORA WORK [--quantised] [--depth 6]
"""

import argparse
import os

import torch

import corpora as c
from labels import script
from net import Linear
from pieces import Pieces
from train import setup
from windows import Batch, chunks


def batches(docs, pieces):
    for d in docs:
        for ch in chunks(d, pieces):
            yield Batch([ch], pieces)


def read(net, depth, batch):
    with torch.no_grad():
        heads = net.heads[str(depth)]
        return heads, heads(net.hidden(batch)[depth][batch.piece])


def trees(net, labels, depth, docs, pieces):
    count = dict.fromkeys(("words", "upos", "xpos", "lemma", "uas", "las"), 0)
    for batch in batches(docs, pieces):
        heads, out = read(net, depth, batch)
        for n, k, first in batch.sentences():
            s = batch.docs[n]["sents"][k]
            size = len(s["w"])
            rows = torch.arange(first, first + size)[None]
            cols = torch.cat([torch.tensor([[-1]]), rows], -1)
            head = heads.arcs(out, rows, cols)[0].argmax(-1) - 1
            rel = heads.relations(out, rows[0], torch.where(head < 0, -1, head + first)).argmax(-1)
            tag = out["tag"][rows[0]].argmax(-1)
            scripts = out["script"][rows[0]].argmax(-1)
            for i in range(size):
                upos, xpos = s["tag"][i].split("/")
                got = labels.tag[tag[i]].split("/")
                ok = head[i].item() == s["head"][i]
                count["words"] += 1
                count["upos"] += got[0] == upos
                count["xpos"] += got[1] == xpos
                count["lemma"] += labels.script[scripts[i]] == script(s["w"][i], s["lemma"][i])
                count["uas"] += ok
                count["las"] += ok and labels.rel[rel[i]].split(":")[0] == s["rel"][i].split(":")[0]
    return {k: round(100 * v / count["words"], 2) for k, v in count.items() if k != "words"}


COARSE = {"PER": "PER", "ORG": "ORG", "BODY": "ORG", "GROUP": "ORG", "LOC": "LOC", "FAC": "LOC", "GEO": "LOC", "MISC": "MISC"}


def spans(tags):
    """Names of a list of BILOU labels with coarse kinds."""
    out, start = set(), None
    for i, t in enumerate(tags + ["O"]):
        p, _, kind = t.partition("-")
        if start is not None and (p in "OBU" or COARSE[kind] != start[1]):
            out.add((start[0], i, start[1]))
            start = None
        if start is None and p != "O":
            start = (i, COARSE[kind])
        if p in "LU" and start is not None:
            out.add((start[0], i + 1, start[1]))
            start = None
    return out


def uner(corpora):
    doc = {"set": "uner", "id": "uner", "sents": []}
    words, tags = [], []
    for line in c.rows(os.path.join(corpora, "uner/ewt-dev.iob2")):
        col = line.rstrip("\n").split("\t")
        if len(col) >= 3 and col[0].isdigit():
            words.append(col[1])
            tags.append(col[2])
        elif words:
            doc["sents"].append({"w": words, "gold": tags})
            words, tags = [], []
    return [doc]


def names(net, labels, depth, docs, pieces):
    right = found = gold = 0
    for batch in batches(docs, pieces):
        _, out = read(net, depth, batch)
        best = out["name"].argmax(-1).tolist()
        got = {}
        for i, (n, k, w) in enumerate(batch.word):
            got.setdefault((n, k), []).append(labels.name[best[i]])
        for (n, k), tags in got.items():
            g = batch.docs[n]["sents"][k]["gold"]
            want = set()
            for i, t in enumerate(g):
                if t[0] == "B":
                    j = i + 1
                    while j < len(g) and g[j][0] == "I":
                        j += 1
                    want.add((i, j, t[2:]))
            have = {s for s in spans(tags) if s[2] != "MISC"}
            right, found, gold = right + len(want & have), found + len(have), gold + len(want)
    p, r = right / max(found, 1), right / max(gold, 1)
    return {"precision": round(100 * p, 1), "recall": round(100 * r, 1), "f1": round(200 * p * r / max(p + r, 1e-9), 2)}


def factuality(net, depth, folder, docs, pieces):
    values = {}
    for d in c.jsonl(os.path.join(folder, "uds_factuality/dev.jsonl")):
        values.setdefault(d["sent_id"], []).append((d["token"], d["value"], d["form"]))
    x, y = [], []
    for batch in batches(docs, pieces):
        _, out = read(net, depth, batch)
        for i, (n, k, w) in enumerate(batch.word):
            s = batch.docs[n]["sents"][k]
            for token, value, form in values.get(s["id"], []):
                at = token - 1 if 0 < token <= len(s["w"]) and s["w"][token - 1] == form else token
                if at == w:
                    x.append(out["fact"][i, 0].item())
                    y.append(value)
    return {"pearson": round(torch.corrcoef(torch.tensor([x, y]))[0, 1].item(), 4), "n": len(x)}


def main(args):
    torch.set_num_threads(1)
    docs, vocab, labels, net = setup(args.work)
    saved = torch.load(os.path.join(args.work, args.checkpoint), weights_only=True)
    net.load_state_dict(saved["net"])
    net.eval()
    Linear.fake = args.quantised
    pieces = Pieces(vocab)
    print("step", saved["step"], "depth", args.depth)
    for name, path in (("ewt dev", "ewt/en_ewt-ud-dev.conllu"), ("gum dev", "gum/gum-dev.free.conllu")):
        dev = list(c.conllu(os.path.join(args.corpora, path), "dev"))
        print(name, trees(net, labels, args.depth, dev, pieces), flush=True)
        if name == "ewt dev":
            print("uds dev", factuality(net, args.depth, args.corpora, dev, pieces))
    print("uner", names(net, labels, args.depth, uner(args.corpora), pieces))


if __name__ == "__main__":
    p = argparse.ArgumentParser()
    p.add_argument("corpora")
    p.add_argument("work")
    p.add_argument("--quantised", action="store_true")
    p.add_argument("--depth", type=int, default=6)
    p.add_argument("--checkpoint", default="short.pt")
    main(p.parse_args())
