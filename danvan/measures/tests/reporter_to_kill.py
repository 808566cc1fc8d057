"""A process that corrects a unit's figure, stops when all sums stand in its transaction, and waits to be killed."""

import signal
import sys

import django

if __name__ == "__main__":
    django.setup()

    from danvan.core import clock
    from danvan.core.action import action
    from danvan.measures.actions import recounting
    from danvan.measures.models import Figure, Measure, Standing
    from danvan.measures.tests.factories import DAY, say
    from danvan.units.acting import in_post
    from danvan.units.models import Holding, Unit

    unit, measure, holding = (int(argument) for argument in sys.argv[1:])
    write = recounting._write

    def write_and_wait(statement, rows):
        write(statement, rows)
        moved = Standing.objects.filter(unit=unit, n=9).count()
        if statement == recounting.OWN:
            sys.stdout.write(f"{Figure.objects.filter(unit=unit).count()} versions, {moved} sums moved\n")
            sys.stdout.flush()
            signal.pause()

    recounting._write = write_and_wait
    with clock.frozen(DAY):
        by = in_post(Holding.objects.get(pk=holding))
        action(say)(Unit.objects.get(pk=unit), Measure.objects.get(pk=measure), 9, by=by, reason="ghi sót")
