# Two commands do everything: `make run` and `make test`. Both install what is missing first.
.DEFAULT_GOAL := help
.PHONY: help run test check shots bench wheel clean ready

UV = $(shell command -v uv || echo .tools/bin/uv)
RUN = $(UV) run --locked --quiet
PRACTICE = build/practice/thuc-hanh.tdk

help:  ## these words
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /make \1\t/' | expand -t 14

ready:
	@tools/ready.sh

run: ready $(PRACTICE)  ## open the window on the practice file; without a display, print its papers
ifneq ($(DISPLAY)$(WAYLAND_DISPLAY)$(filter Darwin,$(shell uname)),)
	@$(RUN) thiduadesk $(PRACTICE)
else
	@for kind in bien-ban kiem-phieu giay-chung-nhan; do \
		$(RUN) thiduadesk print $$kind $(PRACTICE) --year 2018 -o build/practice/$$kind.pdf || exit; \
	done
	@echo "No display here: the practice papers are in build/practice/"
endif

$(PRACTICE): | ready
	@mkdir -p build/practice
	@$(RUN) thiduadesk sample $@

test: check  ## everything: style, types, layers, catalogues, tests
	@$(RUN) pytest -q

check: ready  ## what needs no test run: style, types, layers, catalogues
	@$(RUN) ruff check
	@$(RUN) ruff format --check --quiet
	@$(RUN) mypy
	@$(RUN) lint-imports --no-cache
	@$(RUN) python -m thiduadesk.i18n.catalogue check

shots: ready  ## draw every tab with the practice file to build/shots
	@QT_QPA_PLATFORM=offscreen $(RUN) python -m thiduadesk.app.shots build/shots
	@echo "build/shots"

bench: ready  ## measure the program against floors taken in the same run
	@$(RUN) thiduadesk bench

wheel: ready  ## build the wheel into dist
	@$(UV) build --wheel --quiet
	@ls dist

clean:  ## remove what was built
	@rm -rf build dist
