"""Writes what PyTorch, with simulated quantisation, makes of a few sentences; a Go test of internal/engine/full/net compares.

    python3 train/full/parity.py WORK OUT.bin

The layout is described in that test.
"""

import argparse
import os
import struct

import torch

from net import EXIT, LAYERS, Linear
from pieces import Pieces
from train import setup
from windows import Batch, chunks

SHOWN = ("tag", "script", "name", "span", "fact", "trigger", "mention", "none", "corefq", "corefk")
TEXTS = [
    ["Shelling killed at least nine people in the northern suburb of Qasr on Tuesday , a hospital director said .",
     "The Interior Ministry denied that its troops had fired first ."],
    ["GUNMEN ATTACKED A CONVOY 30 KM SOUTH OF THE PORT , POLICE SAID ."],
    ["He did n't say when the talks would resume , but she told reporters that both sides had agreed to meet in Geneva next week .",
     "Residents fled .", "\" We counted 14 bodies , \" Colonel Idris Wahbi told the agency four days ago ."],
    ["the village of Deir al-Nakhl , which changed hands twice in 2016 , was retaken by the Fourth Brigade backed by air strikes"],
]


def window(net, depth, batch):
    heads = net.heads[str(depth)]
    with torch.no_grad():
        out = heads(net.hidden(batch)[depth][batch.piece])
    words = len(batch.word)
    sizes = {}
    for _, k, _ in batch.word:
        sizes[k] = sizes.get(k, 0) + 1
    offsets = [0]
    for n in sizes.values():
        offsets.append(offsets[-1] + n)
    raw = struct.pack("<4I", depth, batch.real, words, len(sizes)) + ints(batch.pieces[:batch.real].tolist())
    cases = bytes(batch.cases[:batch.real].tolist())
    raw += cases + bytes(-len(cases) % 4) + ints(batch.piece[:words].tolist()) + ints(offsets)
    raw += floats(torch.cat([out[s][:words] for s in SHOWN], -1))
    arcs, governors, inner = b"", [], []
    for a, b in zip(offsets, offsets[1:]):
        rows = torch.arange(a, b)[None]
        with torch.no_grad():
            scores = heads.arcs(out, rows, torch.cat([rows, torch.tensor([[-1]])], -1))[0]
        arcs += floats(scores)
        best = scores.argmax(-1).tolist()
        inner += [h if h < b - a else -1 for h in best]
        governors += [h + a if h < b - a else -1 for h in best]
    with torch.no_grad():
        relations = heads.relations(out, torch.arange(words), torch.tensor(governors))
    return raw + arcs + ints(inner) + floats(relations)


def ints(values):
    return struct.pack(f"<{len(values)}i", *values)


def floats(t):
    return t.float().contiguous().numpy().tobytes()


def main(args):
    torch.set_num_threads(1)
    _, vocab, _, net = setup(args.work)
    net.load_state_dict(torch.load(os.path.join(args.work, args.checkpoint), weights_only=True)["net"])
    net.eval()
    Linear.fake = True
    pieces, out = Pieces(vocab), []
    for depth in (LAYERS, EXIT):
        for text in TEXTS:
            doc = {"set": "", "id": "", "sents": [{"w": s.split()} for s in text]}
            out.append(window(net, depth, Batch(list(chunks(doc, pieces)), pieces)))
    with open(args.out, "wb") as f:
        f.write(b"SITREPP1" + struct.pack("<I", len(out)) + b"".join(out))
    print(args.out, os.path.getsize(args.out), "bytes")


if __name__ == "__main__":
    p = argparse.ArgumentParser()
    p.add_argument("work")
    p.add_argument("out")
    p.add_argument("--checkpoint", default="short.pt")
    main(p.parse_args())
