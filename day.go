package gentz

import (
	"fmt"
	"time"
)

// A Day is a calendar day of the proleptic Gregorian calendar, counted so that
// 1 January of year 1 is day 1. It has no zone: it is the day as the document's
// own place counts it. The zero Day means "not stated". In JSON and text a Day
// is written as in ISO 8601, "2026-03-04", and as "" if it is not stated.
type Day int32

// unixEpoch is 1 January 1970 as a Day.
const unixEpoch = 719163

// NewDay returns the day of a date. Months and days out of range carry over, as
// in [time.Date]. Years outside 1 to 9999 give the zero Day.
func NewDay(year int, month time.Month, day int) Day {
	t := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	if t.Year() < 1 || t.Year() > 9999 {
		return 0
	}
	return Day(t.Unix()/86400 + unixEpoch)
}

// ParseDay reads a date such as "2026-03-04", or an RFC 3339 time (with "T" or a
// space), of which it takes the day as written, in the time's own zone.
func ParseDay(s string) (Day, error) {
	var t time.Time
	err := ErrInvalid
	for _, layout := range []string{time.DateOnly, time.RFC3339, "2006-01-02 15:04:05Z07:00", time.DateTime} {
		if t, err = time.Parse(layout, s); err == nil {
			break
		}
	}
	if err != nil {
		return 0, fmt.Errorf("%w: %q is not a date such as 2026-03-04", ErrInvalid, s)
	}
	year, month, day := t.Date()
	return NewDay(year, month, day), nil
}

// Date returns the year, month and day of the month of d, or zeros for the zero Day.
func (d Day) Date() (year int, month time.Month, day int) {
	if d == 0 {
		return 0, 0, 0
	}
	return d.time().Date()
}

// Weekday returns the day of the week. It is meaningless for the zero Day.
func (d Day) Weekday() time.Weekday { return d.time().Weekday() }

// String formats d as "2026-03-04", or "" for the zero Day.
func (d Day) String() string {
	if d == 0 {
		return ""
	}
	return d.time().Format(time.DateOnly)
}

// MarshalText writes d as String does.
func (d Day) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText writes, and RFC 3339 times.
func (d *Day) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*d = 0
		return nil
	}
	v, err := ParseDay(string(b))
	*d = v
	return err
}

func (d Day) time() time.Time { return time.Unix((int64(d)-unixEpoch)*86400, 0).UTC() }
