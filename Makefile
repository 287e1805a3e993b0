# What each target does is in docs/architecture.md, "Checks".
GO ?= go
CORPORA ?= ../shared/corpora
FUZZTIME ?= 30s
ENGINES ?= full lite
SCALE ?= 10000
SCALE_ENGINES ?= lite,full

.PHONY: build check test bench scale eval eval-update fuzz cross

build:
	CGO_ENABLED=0 $(GO) build -trimpath -ldflags "-s -w" -o bin/sitrep ./cmd/sitrep

check:
	./.ci/run

test:
	$(GO) test ./...

# Speed and size beside two peers, written to docs/benchmarks.md. The peers are fetched from PyPI into .bench; without
# Python or network their rows say so.
bench: build
	./internal/eval/bench/peers/fetch .bench/venv || echo "no peers: $$?"
	mkdir -p .bench && $(GO) build -o .bench/bench ./internal/eval/bench
	./.bench/bench -corpora "$(CORPORA)"

# Import and fusion of 10,000 reports, written to docs/scale.md with its plot.
scale: build
	mkdir -p .bench && $(GO) build -o .bench/bench ./internal/eval/bench
	./.bench/bench -corpora "$(CORPORA)" -scale $(SCALE) -engines "$(SCALE_ENGINES)" -out docs/scale.md

# Scores against the floors: eval/scores.txt of the full engine, eval/scores-lite.txt of the lite one.
eval: build
	for e in $(ENGINES); do ./bin/sitrep eval --engine $$e --corpora "$(CORPORA)" || exit 1; done

eval-update: build
	for e in $(ENGINES); do ./bin/sitrep eval --engine $$e --corpora "$(CORPORA)" --update; done

fuzz:
	./.ci/fuzz $(FUZZTIME)

cross:
	./.ci/cross
