"""Words to word-pieces and case classes, as internal/engine/full/wordpiece does it in Go."""

import unicodedata

MAX_PIECES = 12
MAX_RUN = 100


def is_punct(c):
    o = ord(c)
    if 33 <= o <= 47 or 58 <= o <= 64 or 91 <= o <= 96 or 123 <= o <= 126:
        return True
    return unicodedata.category(c).startswith("P")


class Pieces:
    """WordPiece over a vocabulary; the list of pieces is kept for each form."""

    def __init__(self, vocab):
        self.ids = {p: i for i, p in enumerate(vocab)}
        self.unk, self.cls, self.sep = self.ids["[UNK]"], self.ids["[CLS]"], self.ids["[SEP]"]
        self.cache = {}

    def of(self, form):
        if form not in self.cache:
            self.cache[form] = self._of(form)
        return self.cache[form]

    def _of(self, form):
        plain = "".join(c for c in unicodedata.normalize("NFD", form.lower()) if unicodedata.category(c) != "Mn")
        runs, run = [], ""
        for c in plain:
            if is_punct(c):
                runs += [run] if run else []
                runs, run = runs + [c], ""
            elif c.isspace():
                runs, run = runs + ([run] if run else []), ""
            else:
                run += c
        out = []
        for r in runs + ([run] if run else []):
            out += self._run(r)
        return (out or [self.unk])[:MAX_PIECES]

    def _run(self, run):
        if len(run) > MAX_RUN:
            return [self.unk]
        out, at = [], 0
        while at < len(run):
            end = len(run)
            while end > at:
                piece = ("##" if at else "") + run[at:end]
                if piece in self.ids:
                    break
                end -= 1
            if end == at:
                return [self.unk]
            out.append(self.ids[piece])
            at = end
        return out


def case_of(form, first, shouting):
    """Case class of a word; first: it begins its sentence, shouting: no letter of the sentence is lower case."""
    letters = [c for c in form if c.isalpha()]
    digits = any(unicodedata.category(c) == "Nd" for c in form)
    if not letters and not digits:
        return 11 if all(unicodedata.category(c).startswith("P") for c in form) else 12
    if not letters:
        if all(unicodedata.category(c) == "Nd" for c in form):
            return 7
        return 8 if all(unicodedata.category(c) == "Nd" or c in ".,:/-" for c in form) else 9
    if digits:
        return 9
    upper = [c for c in letters if unicodedata.category(c) == "Lu"]
    if shouting and len(upper) == len(letters):
        return 13
    if len(upper) == len(letters) and "." in form:
        return 10
    if "-" in form[1:-1]:
        return 14 if upper else 15
    if len(upper) == len(letters):
        return 4 if len(letters) >= 2 else 5
    if not upper:
        return 1
    if unicodedata.category(letters[0]) == "Lu" and len(upper) == 1:
        return 3 if first else 2
    return 6


def shouts(words):
    letters = [c for w in words for c in w if c.isalpha()]
    return len(letters) >= 4 and all(unicodedata.category(c) != "Ll" for c in letters)


def cases_of(words):
    loud = shouts(words)
    return [case_of(w, i == 0, loud) for i, w in enumerate(words)]
