# Two commands do everything on a fresh machine with a Swift toolchain: `make run` and `make test`.

SWIFT ?= swift
# Given to each build; .ci/run makes warnings errors with it.
SWIFT_FLAGS ?=
TOOL = .build/release/provider-survey
TEST = $(SWIFT) test --skip-build
# What `make test-quick` leaves out: these play hundreds of runs of the tool, thousands of pages or the whole output many times.
SLOW_TESTS = FaultLaboratoryTests|DriftQualityTests|ShardTests|KillTests|ClaimImpactTests|NearMissTests|EndpointTests|DriftReportIssuesTests|ScheduleTests|SiteTests

.PHONY: run build site test test-quick build-tests run-tests consumer verify-targets compare-words compare-registries \
	fault-table schedule-test docs format lint check-generated kill-test end-of-run fuzz memcheck replay-bench real-pages bench page-bench lint-bench release clean

## Install what is missing, build, then validate, check, render and generate.
run: build
	@.ci/pipeline $(TOOL)

build:
	@.ci/install-packages build
	$(SWIFT) build -c release --product provider-survey

## Write the static site into the folder site, from the survey as it lies here.
site: build
	$(TOOL) site $(SITE_FLAGS)

## Install what the tests need and run them all.
test: build-tests run-tests consumer

## The tests that need no minute: everything but SLOW_TESTS.
test-quick: build-tests
	$(TEST) --skip '$(SLOW_TESTS)'

build-tests:
	@.ci/install-packages test
	$(SWIFT) build --build-tests $(SWIFT_FLAGS)

# Some of them with ONLY=pattern.
run-tests:
	$(TEST) $(if $(ONLY),--filter '$(ONLY)')

## Build and run a package that depends on the presets alone, as an app does.
consumer:
	Tests/PresetsConsumer/run

## Show that no ten words in a row of data/ and templates/ stand in a folder of documents: make compare-words WITH=folder
compare-words:
	@python3 Tests/Comparisons/shared_words.py "$(WITH)"

## Show that ids of other catalogs stand in copies of their tables: make compare-registries WITH=folder
compare-registries:
	@python3 Tests/Comparisons/registry_ids.py "$(WITH)"

## Play weeks of the scheduled job and a pull request against a loopback site and API, with the steps of the workflows.
schedule-test: build
	@.ci/install-packages test
	@.build-python/bin/python3 -B Tests/Schedule/run $(TOOL)

## Show that readers which are not ours accept the generated files; one or some with TARGETS="litellm codex".
verify-targets:
	@.ci/install-packages test
	@python3 Tests/TargetVerification/run.py $(TARGETS)

## Play every sickness of a server through the check and write docs/faults.md; the recording test fails on purpose.
fault-table: build build-tests
	-RECORD_FAULTS=1 TOOL_UNDER_TEST=$(CURDIR)/$(TOOL) $(TEST) --filter 'every case ends'

## Build the documentation of ProviderPresets into .build-docs.
docs:
	@.ci/docs

format:
	$(SWIFT) format --in-place --recursive --parallel Package*.swift Sources Tests

lint:
	$(SWIFT) format lint --strict --recursive --parallel Package*.swift Sources Tests

## Say which generated files are stale.
check-generated:
	$(SWIFT) build --product provider-survey $(SWIFT_FLAGS)
	.build/debug/provider-survey generate --check
	.build/debug/provider-survey schema --check

## Kill the writing commands at so many steps of their work on files: make kill-test RUNS=300
RUNS ?= 300
kill-test: build-tests
	KILL_RUNS=$(RUNS) $(TEST) --filter KillTests

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

## How the first check does on pages of bare mirrors: make real-pages WORK=folder SOURCES="html=GITDIR docs=GITDIR"
real-pages: build
	@python3 Tests/Comparisons/real_pages.py $(TOOL) "$(WORK)" $(SOURCES)

## Speed, as ratios against bare transfers; release build, several minutes.
bench: build
	@.ci/install-packages bench
	@Benchmarks/run $(TOOL)

## Speed of reading and matching real pages beside xmllint, on a folder of saved HTML: make page-bench PAGES=folder
page-bench: build
	@.ci/install-packages bench
	@python3 -B Benchmarks/replays.py $(TOOL) "$(PAGES)"

## Speed of `lint` beside ripgrep on copies of a source tree: make lint-bench SOURCES=folder
lint-bench: build
	@.ci/install-packages bench
	@python3 -B Benchmarks/lint.py $(TOOL) $(or $(SOURCES),.)

## Make and check everything of a release but the upload, in .build-release; CONTRIBUTING.md has the steps.
release:
	@DRAFT=1 .ci/release

clean:
	$(SWIFT) package clean
