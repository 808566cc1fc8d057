"""One module per operation. Each has `compare()`, which yields `Line`s; `NEEDS_DATABASE` says whether it asks one."""
