"""Stage 2 and on: trains the net, resumable.

    python3 train/full/train.py WORK --steps 7500 --minutes 60 [--threads 1]
    python3 train/full/train.py WORK --stage short --steps 1500 --lr 6e-5 --head-lr 2e-4

reads WORK/docs.pkl and WORK/minilm (the package's model folder), keeps WORK/long.pt or WORK/short.pt, and stops at the end of the steps or
of the minutes; run it again to go on. The order of batches depends on the step alone.
"""

import argparse
import json
import os
import pickle
import random
import time

import torch
import torch.nn.functional as F
from safetensors.torch import load_file

from labels import Labels, kept_pieces
from net import EXIT, LAYERS, Linear, Net
from pieces import Pieces
from windows import SHARES, Batch, epoch, padded

SEED = 7
PRONOUNS = set("i me my you your he him his himself she her hers herself it its itself they them their theirs we us our who whom whose which that this".split())


def setup(work):
    with open(os.path.join(work, "docs.pkl"), "rb") as f:
        docs = pickle.load(f)
    with open(os.path.join(work, "minilm/vocab.txt"), encoding="utf-8") as f:
        vocab = f.read().split("\n")[:-1]
    keep = kept_pieces(vocab)
    labels = Labels(docs)
    torch.manual_seed(SEED)
    net = Net(len(keep), labels.sizes(), len(labels.rel))
    net.load_minilm(load_file(os.path.join(work, "minilm/model.safetensors")), keep)
    return docs, [vocab[i] for i in keep], labels, net


def groups(net, lr, head_lr, decay):
    """Parameter groups: lower layers learn more slowly."""
    out = [{"params": list(net.heads.parameters()) + [net.case.weight], "peak": head_lr}]
    for i, layer in enumerate(net.layers):
        out.append({"params": list(layer.parameters()), "peak": lr * decay ** (LAYERS - 1 - i)})
    low = lr * decay ** LAYERS
    out.append({"params": list(net.ln.parameters()) + [net.pos.weight], "peak": low})
    out.append({"params": [net.emb.weight], "peak": low, "weight_decay": 0.0})
    return out


class Losses:
    """The losses of a batch at one depth; a layer counts where the corpus has it."""

    def __init__(self, labels):
        self.labels = labels

    def __call__(self, heads, x, batch):
        out = heads(x)
        parts = [self.labelled(out, batch), self.trees(heads, out, batch), self.chains(heads, out, batch), self.gap(heads, out, batch)]
        return {k: v for p in parts for k, v in p.items()}

    def labelled(self, out, batch):
        losses = {}
        at, values = batch.values("tag")
        if len(at):
            losses["tag"] = cross(out["tag"][at], [self.labels.tag_id(v) for v in values])
            forms = [batch.docs[n]["sents"][k]["w"][w] for n, k, w in (batch.word[i] for i in at.tolist())]
            lemmas = batch.values("lemma")[1]
            losses["script"] = 0.5 * cross(out["script"][at], [self.labels.script_id(f, x) for f, x in zip(forms, lemmas)])
        at, values = batch.values("name")
        if len(at):
            allowed = torch.zeros(len(at), len(self.labels.name), dtype=torch.bool)
            for i, v in enumerate(values):
                allowed[i, self.labels.name_allowed(*v)] = True
            logp = F.log_softmax(out["name"][at], -1).masked_fill(~allowed, -1e9)
            losses["name"] = -torch.logsumexp(logp, -1).mean() * 1.5
        at, values = batch.values("span")
        if len(at):
            losses["span"] = 0.5 * cross(out["span"][at], [self.labels.index["span"][v] for v in values])
        for layer, head, weight in (("trig", "trigger", 0.5), ("ment", "mention", 0.5)):
            at, values = batch.values(layer)
            if len(at):
                losses[head] = weight * F.binary_cross_entropy_with_logits(out[head][at, 0], torch.tensor(values, dtype=torch.float))
        facts = [(batch.index[n, k, w], v) for n, d in enumerate(batch.docs) for k, s in enumerate(d["sents"])
                 for w, v in s.get("fact", {}).items() if (n, k, w) in batch.index]
        if facts:
            at, values = zip(*facts)
            losses["fact"] = 0.3 * F.smooth_l1_loss(out["fact"][list(at), 0], torch.tensor(values))
        return losses

    def trees(self, heads, out, batch):
        sents = list(batch.sentences())
        if not sents:
            return {}
        gold = [batch.docs[n]["sents"][k] for n, k, _ in sents]
        width = max(len(s["w"]) for s in gold)
        rows, cols = torch.zeros(len(sents), width, dtype=torch.long), torch.full((len(sents), width + 1), -1)
        target = torch.full((len(sents), width), -1)
        hide = torch.ones(len(sents), width + 1, dtype=torch.bool)
        dependents, governors, rels = [], [], []
        for i, ((_, _, first), s) in enumerate(zip(sents, gold)):
            n = len(s["w"])
            rows[i, :n] = cols[i, 1:n + 1] = torch.arange(first, first + n)
            target[i, :n] = torch.tensor(s["head"]) + 1
            hide[i, :n + 1] = False
            dependents += range(first, first + n)
            governors += [first + h if h >= 0 else -1 for h in s["head"]]
            rels += [self.labels.rel_id(r) for r in s["rel"]]
        arcs = heads.arcs(out, rows, cols).masked_fill(hide[:, None], -1e9)
        rel = heads.relations(out, padded(dependents, 0), padded(governors, -1))
        return {"arc": F.cross_entropy(arcs.flatten(0, 1), target.flatten(), ignore_index=-1), "rel": F.cross_entropy(rel, padded(rels, -1), ignore_index=-1)}

    def chains(self, heads, out, batch):
        """Marginal likelihood of the right antecedents among the last 200 mentions, or of none."""
        total, count = 0.0, 0
        for n, doc in enumerate(batch.docs):
            if "cluster" not in doc["sents"][0]:
                continue
            words = [i for i, (m, k, w) in enumerate(batch.word) if m == n and
                     (doc["sents"][k]["ment"][w] or doc["sents"][k]["tag"][w].split("/")[0] == "NOUN" and random.random() < 0.15)]
            if len(words) < 2:
                continue
            cluster = torch.tensor([doc["sents"][batch.word[i][1]]["cluster"][batch.word[i][2]] for i in words])
            sent = torch.tensor([batch.word[i][1] for i in words])
            at = torch.tensor(words)
            scores = heads.antecedents(out, at, at, (sent[:, None] - sent[None]).clamp(min=0))
            order = torch.arange(len(words))
            near = (order[None] < order[:, None]) & (order[None] >= order[:, None] - 200)
            right = near & (cluster[:, None] == cluster[None]) & (cluster[:, None] >= 0)
            scores = torch.cat([scores[:, :-1].masked_fill(~near, -1e9), scores[:, -1:]], -1)
            right = torch.cat([right, ~right.any(1, keepdim=True)], -1)
            logp = F.log_softmax(scores, -1).masked_fill(~right, -1e9)
            loss = -torch.logsumexp(logp, -1)
            weight = torch.where(right[:, -1], 0.7, 1.3)
            total, count = total + (loss * weight).sum(), count + len(words)
        return {"chain": total / count} if count else {}

    def gap(self, heads, out, batch):
        """Likelihood that the pronoun takes up any mention of the right name, among all heads of mentions before it that are no pronouns."""
        losses, ments = [], []
        for n, doc in enumerate(batch.docs):
            if "gap" not in doc:
                continue
            p, a, b, isa, isb = doc["gap"]
            at = [batch.index.get((n, *x)) for x in (p, a, b)]
            if None in at:
                continue
            ments += at
            seen = (out["mention"][:at[0], 0] > 0).tolist()
            near = [i for i in range(at[0]) if seen[i] and batch.word[i][0] == n and form(batch, i).lower() not in PRONOUNS]
            to = sorted({*near, *at[1:]})
            apart = torch.tensor([[abs(p[0] - batch.word[i][1]) for i in to]])
            logp = F.log_softmax(heads.antecedents(out, torch.tensor(at[:1]), torch.tensor(to), apart)[0], -1)
            _, first, second = doc["names"]
            first, second = set(first) - set(second), set(second) - set(first)
            named = [(i == at[1] or form(batch, i) in first, i == at[2] or form(batch, i) in second) for i in to]
            if isa or isb:
                wanted, weight = [isa and x or isb and y for x, y in named] + [False], 1.0
            else:
                wanted, weight = [not (x or y) for x, y in named] + [True], 0.3
            losses.append(-weight * torch.logsumexp(logp[torch.tensor(wanted)], -1))
        if not losses:
            return {}
        return {"gap": 0.5 * torch.stack(losses).mean(),
                "gapment": 0.1 * F.binary_cross_entropy_with_logits(out["mention"][ments, 0], torch.ones(len(ments)))}


def form(batch, i):
    n, k, w = batch.word[i]
    return batch.docs[n]["sents"][k]["w"][w]


def cross(logits, target):
    return F.cross_entropy(logits, torch.tensor(target), ignore_index=-1)


def step_loss(net, losses, batch):
    with torch.autocast("cpu", dtype=torch.bfloat16):
        hidden = net.hidden(batch)
        parts = {d: losses(net.heads[str(d)], hidden[d][batch.piece], batch) for d in (EXIT, LAYERS)}
    return sum(parts[LAYERS].values()) + 0.3 * sum(parts[EXIT].values()), parts[LAYERS]


def train(args):
    torch.set_num_threads(args.threads)
    docs, vocab, labels, net = setup(args.work)
    pieces, losses, shares = Pieces(vocab), Losses(labels), SHARES[args.stage]
    opt = torch.optim.AdamW(groups(net, args.lr, args.head_lr, 0.9), lr=args.lr, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    path, step = os.path.join(args.work, args.stage + ".pt"), 0
    if args.stage == "short" and not os.path.exists(path):
        net.load_state_dict(torch.load(os.path.join(args.work, "long.pt"), weights_only=True)["net"])
    if os.path.exists(path):
        saved = torch.load(path, weights_only=True)
        net.load_state_dict(saved["net"])
        opt.load_state_dict(saved["opt"])
        step = saved["step"]
    per_epoch = len(epoch(docs, pieces, 0, shares))
    print("parameters", sum(p.numel() for p in net.parameters()), "pieces", len(vocab), "labels", labels.sizes(), len(labels.rel),
          "batches an epoch", per_epoch, "from step", step, flush=True)
    net.train()
    began, saved_at, seen, mean = time.time(), time.time(), 0, {}
    order, number = None, -1
    while step < args.steps and time.time() - began < args.minutes * 60:
        if step // per_epoch != number or order is None:
            number = step // per_epoch
            order = epoch(docs, pieces, SEED + number, shares)
        random.seed(step)
        torch.manual_seed(SEED * 1000003 + step)
        batch = Batch(order[step % per_epoch % len(order)], pieces)
        done = step / args.steps
        for g in opt.param_groups:
            g["lr"] = g["peak"] * min(1.0, done / 0.06, (1 - done) / (1 - 0.06) + 0.005)
        Linear.fake = args.stage == "short" or done > 0.9
        loss, parts = step_loss(net, losses, batch)
        opt.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        opt.step()
        step, seen = step + 1, seen + batch.real
        for k, v in parts.items():
            mean[k] = 0.98 * mean.get(k, v.item()) + 0.02 * v.item()
        if step % 100 == 0:
            print(step, "pieces/s %.0f" % (seen / (time.time() - began)), " ".join(f"{k} {v:.3f}" for k, v in mean.items()), flush=True)
        if time.time() - saved_at > 300 or step == args.steps:
            save(path, net, opt, step)
            saved_at = time.time()
    save(path, net, opt, step)


def save(path, net, opt, step):
    torch.save({"net": net.state_dict(), "opt": opt.state_dict(), "step": step}, path + ".new")
    os.replace(path + ".new", path)


if __name__ == "__main__":
    p = argparse.ArgumentParser()
    p.add_argument("work")
    p.add_argument("--steps", type=int, default=6000)
    p.add_argument("--minutes", type=float, default=60)
    p.add_argument("--threads", type=int, default=1)
    p.add_argument("--lr", type=float, default=2.5e-4, help="short stage: 6e-5")
    p.add_argument("--head-lr", type=float, default=8e-4, help="short stage: 2e-4")
    p.add_argument("--stage", choices=sorted(SHARES), default="long")
    train(p.parse_args())
