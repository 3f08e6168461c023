# Two commands do everything: `make run` and `make test`. Both install what is missing first; when nothing is, they use no network.
.DEFAULT_GOAL := help
.PHONY: help run test check shots pictures bench wheel clean ready

# The uv of the machine where it works, else one of our own (a shim without a Python behind it answers nothing).
UV := $(shell uv --version >/dev/null 2>&1 && command -v uv || echo .tools/bin/uv)
RUN := $(UV) run --no-sync --quiet
PRACTICE := build/practice/thuc-hanh.tdk
PAPERS := bien-ban kiem-phieu giay-chung-nhan
DISPLAYS := $(DISPLAY)$(WAYLAND_DISPLAY)$(filter Darwin,$(shell uname))

help:  ## these words
	@sed -nE 's/^([a-z]+):.*## (.*)/\1 \2/p' $(MAKEFILE_LIST) | while read -r name words; do printf 'make %-8s %s\n' "$$name" "$$words"; done

ready:
	@tools/ready.sh $(UV)

run: ready $(PRACTICE)  ## open the window on the practice file; without a display, print its papers
ifneq ($(DISPLAYS),)
	@$(RUN) thiduadesk $(PRACTICE)
else
	@for kind in $(PAPERS); do $(RUN) thiduadesk print $$kind $(PRACTICE) --year 2018 -o build/practice/$$kind.pdf || exit; done
	@echo "Không có màn hình, nên văn bản thực hành được in ra tệp. No display here, so the practice papers are files:"
	@ls build/practice/*.pdf
endif

$(PRACTICE): | ready
	@mkdir -p $(@D)
	@$(RUN) thiduadesk sample $@

test: check  ## everything: style, types, layers, catalogues, tests
	@$(RUN) pytest -q

check: ready  ## what needs no test run: style, types, layers, catalogues
	@$(RUN) ruff check --quiet
	@$(RUN) ruff format --check --quiet
	@$(RUN) mypy
	@$(RUN) lint-imports --no-cache
	@$(RUN) python -m thiduadesk.i18n.catalogue check

shots: ready  ## draw every tab with the practice file to build/shots
	@QT_QPA_PLATFORM=offscreen $(RUN) python -m thiduadesk.app.shots build/shots
	@ls build/shots/*

pictures: shots  ## draw the pictures of the README anew; wants ImageMagick and poppler-utils
	@for name in units conference; do cp build/shots/$$name-light-vi.png build/window-$$name.png; done
	@cp build/shots/papers-bien-ban-light-vi.png build/window-papers.png
	@$(RUN) thiduadesk sample build/pictures.tdk
	@$(RUN) thiduadesk print bien-ban build/pictures.tdk --year 2018 -o build/paper-minutes.pdf
	@$(RUN) thiduadesk print giay-chung-nhan build/pictures.tdk --year 2018 -o build/paper-certificate.pdf
	@for name in minutes certificate; do pdftoppm -png -singlefile -scale-to 900 build/paper-$$name.pdf build/paper-$$name; done
	@mkdir -p docs/pictures
	@for name in window-units window-conference window-papers paper-minutes paper-certificate; do \
		convert build/$$name.png -strip -dither None -colors 256 PNG8:docs/pictures/$$name.png; done
	@rm build/pictures.tdk
	@ls -l docs/pictures

bench: ready  ## measure the program against floors taken in the same run
	@$(RUN) thiduadesk bench

wheel: ready  ## build the wheel into dist
	@$(RUN) python -m build --quiet --wheel --no-isolation --outdir dist
	@ls dist/*.whl

clean:  ## remove what was built
	@rm -rf build dist
