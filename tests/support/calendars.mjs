// What ical.js makes of a calendar: reads it from standard input, writes its dates as JSON.
// Arguments: the folder of the library, the last day to repeat to (2028-02-01).
import { readFileSync } from "node:fs";

const { default: ICAL } = await import(`${process.argv[2]}/dist/ical.js`);
const last = process.argv[3];
const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));
calendar.getAllSubcomponents("vtimezone").forEach((zone) => ICAL.TimezoneService.register(zone));

const series = new Map();
for (const event of calendar.getAllSubcomponents("vevent")) {
  const uid = event.getFirstPropertyValue("uid");
  if (!series.has(uid)) series.set(uid, { exceptions: [] });
  if (event.hasProperty("recurrence-id")) series.get(uid).exceptions.push(event);
  else series.get(uid).master = event;
}

const said = (time) => (time.isDate ? time.toString() : new Date(time.toUnixTime() * 1000).toISOString());
const dates = [];
const note = (uid, { startDate, endDate, item }) =>
  dates.push([said(startDate), said(endDate), uid, item.component.getFirstPropertyValue("status"), item.summary, item.location]);

for (const [uid, { master, exceptions }] of series) {
  const event = new ICAL.Event(master, { strictExceptions: true, exceptions });
  if (!event.isRecurring()) {
    note(uid, { startDate: event.startDate, endDate: event.endDate, item: event });
    continue;
  }
  const starts = event.iterator();
  for (let start = starts.next(); start && start.toString() <= last; start = starts.next()) note(uid, event.getOccurrenceDetails(start));
}
process.stdout.write(JSON.stringify(dates));
