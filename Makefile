# Needs Python 3.11 and make, nothing else. `make` alone says what there is.
PY ?= python3
PYTHON := .venv/bin/python
export PYTHONUTF8 := 1
export PORT PROVINCE ARGS

.DEFAULT_GOAL := help
.PHONY: help install tools run fresh test check e2e bench components

help:
	@echo "make run [PORT=8000]     mở bản trình diễn tại 127.0.0.1"
	@echo "make run PROVINCE=01     mở với các đơn vị thật của một tỉnh"
	@echo "make fresh               dựng lại bản trình diễn từ đầu"
	@echo "make test [ARGS=…]       chạy kiểm thử trên SQLite và PostgreSQL"
	@echo "make check               định dạng, kiểu, tầng, bảng quyền, mẫu trang"
	@echo "make e2e                 đi qua các trang bằng Chromium"
	@echo "make components        kê các thành phần của bên thứ ba (CycloneDX)"
	@echo "make bench               đo các tỷ lệ phải đạt"
	@echo "make install             chỉ chuẩn bị .venv"

install:
	@$(PY) -m scripts.install

tools:
	@$(PY) -m scripts.install --tests

run: install
	@$(PYTHON) -m scripts.run

fresh: install
	@$(PYTHON) -m scripts.fresh

test: tools
	@$(PYTHON) -m scripts.test -n 2 --dist worksteal

check: tools
	@$(PYTHON) -m scripts.check

e2e: tools
	@$(PYTHON) -m scripts.test e2e

components: install
	@$(PYTHON) -m scripts.components

bench: tools
	@$(PYTHON) -m bench

