"""How long the agenda takes to reckon: 3,000 weekly series over eighteen months. Run by bench.py in a process of its own; prints JSON."""

import datetime
import json
import time

import django

django.setup()

from activities.occurrences import MONTHS_AHEAD, horizon  # noqa: E402
from activities.recurrence.expansion import Series  # noqa: E402
from activities.recurrence.rule import DAYS, Rule  # noqa: E402
from common.wall_clock import moment  # noqa: E402

SERIES = 3000


def main() -> None:
    today = datetime.date.today()
    monday = today - datetime.timedelta(days=today.weekday())
    begun, dates = time.process_time(), 0
    for number in range(SERIES):
        first = datetime.datetime.combine(monday + datetime.timedelta(days=number % 7), datetime.time(14))
        series = Series(first, datetime.timedelta(hours=2), Rule.read(f"FREQ=WEEKLY;BYDAY={DAYS[number % 7]}"))
        for start in series.starts(today, horizon()):
            moment(start), moment(start + series.length)
            dates += 1
    print(json.dumps({"series": SERIES, "months": MONTHS_AHEAD, "dates": dates, "seconds": time.process_time() - begun}))


if __name__ == "__main__":
    main()
