"""Makes the files that come from outside in the tests: honest ones and hostile ones, byte by byte."""
