// Reads a calendar file from the standard input with Mozilla's reader, which is
// told to be strict, and prints what it says. The argument is where the reader is.
import { readFileSync } from "node:fs";
const { default: ICAL } = await import(process.argv[2]);
ICAL.design.strict = true;
const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));
const events = calendar.getAllSubcomponents("vevent").map((one) => {
  const event = new ICAL.Event(one);
  const alarm = one.getFirstSubcomponent("valarm");
  return {
    UID: event.uid, Summary: event.summary, Description: event.description, WholeDay: event.startDate.isDate,
    Start: event.startDate.toString(), End: event.endDate.toString(), URL: one.getFirstPropertyValue("url"),
    Stamp: one.getFirstPropertyValue("dtstamp").toString(), Alarm: alarm.getFirstPropertyValue("trigger").toString(),
  };
});
console.log(JSON.stringify({ Version: calendar.getFirstPropertyValue("version"), Name: calendar.getFirstPropertyValue("x-wr-calname"), Events: events }));
