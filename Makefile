# Two commands for a newcomer:  make demo  (sets up, runs the main job)  and  make test.
# Needs Python 3.11 or newer, pip, make and git; no compiler, no Node, no GPU.
PYTHON ?= python3
VENV   ?= .venv
# One PyTorch for demo, tests and CI; the package itself accepts torch>=2.4. It is installed
# first, by itself: any other way may pull in a CUDA build of several gigabytes.
TORCH  ?= torch==2.13.0
BIN    := $(VENV)/bin
OUT    ?= out
WORKERS ?= 2

.PHONY: demo free test check lint types layers bench rivals clean

$(VENV)/.installed: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "unsaddle needs Python 3.11 or newer; set PYTHON=...")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet "$(TORCH)"
	$(BIN)/python -m pip install --quiet --editable ".[dev]"
	touch $@

demo: $(VENV)/.installed
	mkdir -p $(OUT)
	$(BIN)/unsaddle diagnose examples/digits_plateau.py --seed 0 --html $(OUT)/report.html
	$(BIN)/unsaddle race saddle --seed 0 --save $(OUT)/race.html

# A network gets stuck, the watch says why, the branches are run, and the best is gone on with.
free: $(VENV)/.installed
	$(BIN)/python examples/what_gets_it_out.py

test: $(VENV)/.installed
	$(BIN)/python -m pytest -n $(WORKERS)

lint: $(VENV)/.installed
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(VENV)/.installed
	$(BIN)/basedpyright

layers: $(VENV)/.installed
	$(BIN)/lint-imports

check: lint types layers test

bench: $(VENV)/.installed
	$(BIN)/python -m benchmarks

# What some benchmarks compare with, away from our environment: with its dependencies curvlinops would
# bring torchvision, which replaces a CPU PyTorch by a CUDA build.
rivals:
	$(PYTHON) -m venv $(VENV)-rivals
	$(VENV)-rivals/bin/python -m pip install --quiet "$(TORCH)" numpy scipy
	$(VENV)-rivals/bin/python -m pip install --quiet --no-deps curvlinops-for-pytorch==3.0.1 \
	  backpack-for-pytorch einops einconv jaxtyping wadler-lindig linear_operator mpmath opt-einsum tqdm unfoldNd

clean:
	rm -rf $(OUT) .pytest_cache .ruff_cache .hypothesis
