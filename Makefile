# Two commands do everything on a fresh machine with a Swift toolchain: `make run` and `make test`.

SWIFT ?= swift
# Given to each build; .ci/run makes warnings errors with it.
SWIFT_FLAGS ?=
TOOL = .build/release/provider-survey
# The tests find independent readers of our files here; .ci/install-packages makes it.
export WARCIO_PYTHON = $(CURDIR)/.build-python/bin/python3
export REPORT_PYTHON = $(CURDIR)/.build-python/bin/python3

.PHONY: run build test verify-targets fault-table docs format lint check-generated kill-test end-of-run fuzz memcheck replay-bench bench clean

## Install what is missing, build, then validate, check, render and generate.
run: build
	@.ci/pipeline $(TOOL)

build:
	@.ci/install-packages build
	$(SWIFT) build -c release --product provider-survey

## Install what the tests need and run them all.
test:
	@.ci/install-packages test
	$(SWIFT) build --build-tests $(SWIFT_FLAGS)
	$(SWIFT) test --skip-build --no-parallel
	Tests/PresetsConsumer/run

## Show that readers which are not ours accept the generated files; one or some with TARGETS="litellm codex".
verify-targets:
	@.ci/install-packages test
	@python3 Tests/TargetVerification/run.py $(TARGETS)

## Play every sickness of a server through the check and write docs/faults.md; the recording test fails on purpose.
fault-table: build
	$(SWIFT) build --build-tests
	-RECORD_FAULTS=1 TOOL_UNDER_TEST=$(CURDIR)/$(TOOL) $(SWIFT) test --skip-build --no-parallel --filter 'every case ends'

## Build the documentation of ProviderPresets into .build-docs.
docs:
	@.ci/docs

format:
	$(SWIFT) format --in-place --recursive --parallel Package*.swift Sources Tests

lint:
	$(SWIFT) format lint --strict --recursive --parallel Package*.swift Sources Tests

## Say which generated files are stale; needs a debug or release build.
check-generated:
	$(SWIFT) build --product provider-survey $(SWIFT_FLAGS)
	.build/debug/provider-survey render --check
	.build/debug/provider-survey codegen --check

## Kill the writing commands at random moments: make kill-test RUNS=300
RUNS ?= 300
kill-test:
	@.ci/install-packages test
	$(SWIFT) build --build-tests
	KILL_RUNS=$(RUNS) $(SWIFT) test --skip-build --no-parallel --filter KillTests

## End runs of `check` by themselves, by SIGINT and by SIGTERM: make end-of-run RUNS=20000
end-of-run: build
	@Tests/EndOfRun/run $(TOOL) --runs $(RUNS)

## Feed the readers inputs that are made to break them, each target for so long: make fuzz SECONDS=60 TARGETS="html warc"
SECONDS ?= 60
fuzz:
	@.ci/install-packages build
	@Tests/Fuzz/run $(SECONDS) $(TARGETS)

## Look for leaks and invalid accesses while the fault laboratory plays; builds the tool anew, then three minutes.
memcheck:
	@.ci/install-packages test
	@.ci/memcheck

## Run a set of page edits through the check: make replay-bench SET=folder OUT=answers.json
replay-bench: build
	$(TOOL) replay-bench "$(SET)" "$(OUT)"

## Speed, as ratios against bare transfers; release build, several minutes.
bench: build
	@.ci/install-packages bench
	@Benchmarks/run $(TOOL)

clean:
	$(SWIFT) package clean
