"""Who gets in where, among the pages of jobs and imports. In the scene the commune's officer asked for everything."""

from danvan.core.rights import add, only, signed_in

MINE = "commune_officer"

add(
    signed_in("jobs:jobs"),
    only("jobs:job", "GET", "job", MINE),
    only("jobs:file", "GET", "job done", MINE),
    only("jobs:attempts", "POST", "job refused", MINE, status=302),
    only("jobs:import", "GET", "import", MINE),
    only("jobs:writing", "POST", "import clean", MINE, status=302),
    # Which roles may send a sheet its own app says; here the commune's officer may.
    only("jobs:imports", "GET", "sheet", MINE),
    only("jobs:imports", "POST", "sheet", MINE, status=302),
    only("jobs:template", "GET", "sheet", MINE),
)
