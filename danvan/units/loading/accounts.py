"""The workbook in which an office writes down who is to have an account: a row for each unit, the people left blank."""

from danvan.core import clock
from danvan.jobs.sheets.books import template_of
from danvan.units.imports.accounts import ACCOUNTS
from danvan.units.models import Territory, Unit


def accounts_workbook(province: str) -> bytes:
    """The .xlsx of the units open today in a province, by its code; filled in, it goes in through the import of accounts,
    which passes over the units with nobody beside them.
    """
    today = clock.today()
    territory = Territory.objects.filter(level="province", code=province, closed_on__isnull=True).get()
    units = Unit.objects.open_on(today).in_territory(territory).in_order().values_list("code", "name")
    return template_of(ACCOUNTS, [{"code": code, "unit": name} for code, name in units])
