"""Tidings: from many reports, one sourced, dated, de-duplicated record.

    import tidings

    record = tidings.build(["reports/"])                      # in memory
    record = tidings.build(["reports/"], record="week.tidings")  # kept in a file; later reports are added to it
    for event in record.events:
        print(event.date.start, event.title, event.independent)
"""

from tidings.errors import TidingsError
from tidings.library import build, open_record
from tidings.record import Record
from tidings.same_name import same_name
from tidings.settings import Settings

__all__ = ["Record", "Settings", "TidingsError", "build", "open_record", "same_name"]
