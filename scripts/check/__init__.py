"""`make check`: one door for everything that can be known without running the suite."""
