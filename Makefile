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

# Words per CPU-second on one core and peak memory, over the corpora that are present.
bench:
	$(GO) run ./internal/eval/bench -corpora $(CORPORA)

# Scores against the floors of eval/scores-lite.txt.
eval:
	$(GO) run ./cmd/sitrep eval --engine lite --corpora $(CORPORA)

eval-update:
	$(GO) run ./cmd/sitrep eval --engine lite --corpora $(CORPORA) --update

fuzz:
	./.ci/fuzz $(FUZZTIME)

cross:
	./.ci/cross
