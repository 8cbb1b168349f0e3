# The project's commands: `make help` lists them. For GNU make 3.81 (which macOS has) and any POSIX shell.
#
#   make test ARGS="-k totals"    passes ARGS on to the command behind the target
#   make check FORMAT=json        any format that `chronicle check` has
#   make site PYTHON=python3.12   makes .venv with this Python

# Tried in turn; the first that is new enough makes .venv.
PYTHON = python3 python3.14 python3.13 python3.12 python3.11 python
ARGS =
FORMAT = text
SECONDS = 60

VENV = .venv
BIN = $(VENV)/bin
PIP_INSTALL = $(BIN)/python -m pip --disable-pip-version-check install -qq
# Wheels only: building a package from source would fetch and run tools that no lock names.
INSTALL_LOCKED = $(PIP_INSTALL) --require-hashes --only-binary :all: --requirement
LOCK = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --strip-extras \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" $(ARGS)

.PHONY: site serve check published test golden lint words keys picture lock bench fuzz clean help

site: $(VENV)/site.stamp ## build the site into site/
	@$(BIN)/chronicle build $(ARGS)

serve: $(VENV)/site.stamp ## show the site at a local address, rebuilt as files change
	@$(BIN)/chronicle serve $(ARGS)

check: $(VENV)/site.stamp ## check the entries in content/
	@$(BIN)/chronicle check --format $(FORMAT) $(ARGS)

published: $(VENV)/site.stamp ## tell which addresses are not on the list of published ones (ARGS=--write adds them)
	@$(BIN)/chronicle published $(ARGS)

test: $(VENV)/dev.stamp ## run the tests, with Chromium for those that need a browser
	@$(BIN)/python -m tests.chromium
	@$(BIN)/python -m pytest $(ARGS)

golden: $(VENV)/dev.stamp ## write anew what the tests expect the check to say, after a rule was added or changed
	@$(BIN)/python -m tests.checking.golden

lint: $(VENV)/dev.stamp ## check the style and the types of the code
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy

words: $(VENV)/site.stamp ## collect the words that readers see, for the catalogue
	@$(BIN)/pybabel --quiet extract --mapping-file=chronicle/locale/babel.toml --omit-header --add-location=file --keyword=NP_:1c,2 \
	    --sort-output --no-wrap --output-file=chronicle/locale/chronicle.pot .

keys: $(VENV)/site.stamp ## write the tables of keys in CONTRIBUTING.md and docs/keys.md anew from the fields
	@$(BIN)/python -m chronicle.authoring.keys

picture: $(VENV)/dev.stamp ## draw the picture in docs/ anew, after a room has come to know another one
	@$(BIN)/python -m tests.docs.picture

bench: $(VENV)/dev.stamp ## measure builds against plain mkdocs-material, and checks against parsing YAML
	@$(BIN)/python -m tests.benchmarks $(ARGS)

fuzz: $(VENV)/fuzz.stamp ## look for inputs that break the reader or the renderer (SECONDS=600 for longer)
	@for target in reader renderer; do $(BIN)/python -m tests.fuzzing $$target --seconds $(SECONDS) $(ARGS) || exit 1; done

lock: $(VENV)/lock.stamp ## write requirements/ anew from pyproject.toml (ARGS=--upgrade for newer versions)
	@$(LOCK) pyproject.toml --group build --output-file requirements/site.txt
	@$(LOCK) pyproject.toml --group dev --constraints requirements/site.txt --output-file requirements/dev.txt
	@$(LOCK) --group lock --output-file requirements/lock.txt
	@$(LOCK) --group fuzz --output-file requirements/fuzz.txt

clean: ## remove all that make has made: the site, .venv and caches
	@rm -f "$${XDG_CACHE_HOME:-$$HOME/.cache}/chronicle/files.sqlite"
	@rm -rf site .site.* dist $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis
	@find chronicle tests -name __pycache__ -type d -prune -exec rm -rf {} +

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' Makefile

# What is installed. A stamp is as new as the last installation, so that make runs pip only after a lock has changed.

$(VENV)/pyvenv.cfg:
	@bare=; for python in $(PYTHON); do \
	    "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 || continue; \
	    if "$$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then \
	        echo "Making $(VENV) with $$("$$python" --version)"; \
	        rm -rf $(VENV); \
	        "$$python" -m venv $(VENV) && exit 0; \
	        rm -rf $(VENV); \
	        exit 1; \
	    fi; \
	    bare="$$python"; \
	done; \
	if [ -n "$$bare" ]; then \
	    echo "$$bare cannot make virtual environments. On Debian and Ubuntu: apt-get install python3-venv" >&2; \
	else \
	    echo "No Python 3.11 or newer among: $(PYTHON). Install one, or name it: make PYTHON=/path/to/python3" >&2; \
	fi; \
	exit 1

$(VENV)/site.stamp: requirements/site.txt pyproject.toml $(VENV)/pyvenv.cfg
	@echo "Installing what the site needs"
	@$(INSTALL_LOCKED) requirements/site.txt
	@$(PIP_INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt $(VENV)/site.stamp
	@echo "Installing what the tests need"
	@$(INSTALL_LOCKED) requirements/dev.txt
	@touch $@

$(VENV)/fuzz.stamp: requirements/fuzz.txt $(VENV)/dev.stamp
	@echo "Installing what the fuzzers need"
	@$(INSTALL_LOCKED) requirements/fuzz.txt
	@touch $@

$(VENV)/lock.stamp: requirements/lock.txt $(VENV)/pyvenv.cfg
	@echo "Installing what writes the locks"
	@$(INSTALL_LOCKED) requirements/lock.txt
	@touch $@
