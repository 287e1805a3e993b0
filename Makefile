# What each target does is in docs/architecture.md, "Checks".
GO ?= go
CORPORA ?= ../shared/corpora
FUZZTIME ?= 30s

.PHONY: build check test bench eval eval-update fuzz cross

build:
	CGO_ENABLED=0 $(GO) build -o bin/sitrep ./cmd/sitrep

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

# Scores against the floors of eval/scores-lite.txt.
eval:
	$(GO) run ./cmd/sitrep eval --engine lite --corpora $(CORPORA)

eval-update:
	$(GO) run ./cmd/sitrep eval --engine lite --corpora $(CORPORA) --update

fuzz:
	./.ci/fuzz $(FUZZTIME)

cross:
	./.ci/cross
