package page

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	gentz "gentz"
)

// A moment is a time as a page states it.
type moment struct {
	time.Time
	day bool // no time of day was stated
}

// layouts are the forms of a whole date that name one day in one way only. A
// form such as 03/04/2025 is read by parseNumeric, which refuses it.
var layouts = []string{
	time.RFC3339Nano, "2006-01-02T15:04:05.999999999Z0700", "2006-01-02T15:04Z07:00", "2006-01-02T15:04Z0700",
	"2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05Z0700", "2006-01-02 15:04:05 Z07:00", "2006-01-02 15:04:05 Z0700", "2006-01-02 15:04:05 MST",
	"2006-01-02 15:04Z07:00", "20060102T150405Z0700", "20060102T150405Z07:00", "20060102150405",
	"2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05", "2006-01-02 15:04",
	time.RFC1123Z, time.RFC1123, "Mon, 2 Jan 2006 15:04:05 Z0700", "Mon, 2 Jan 2006 15:04:05 MST", "Mon, 2 Jan 2006 15:04",
	"Mon Jan 2 15:04:05 MST 2006", "Mon Jan 2 15:04:05 2006",
	"2 January 2006 15:04", "2 January 2006, 15:04", "2 Jan 2006 15:04", "2 Jan 2006, 15:04", "January 2, 2006 3:04 PM", "January 2, 2006, 3:04 PM", "January 2, 2006 15:04",
	"Jan 2, 2006 3:04 PM", "Jan 2, 2006, 3:04 PM", "Jan 2, 2006 15:04", "January 2, 2006 at 3:04 PM", "Jan 2, 2006 at 3:04 PM",
	"2006/01/02 15:04:05", "2006/01/02 15:04",
}

// dayLayouts are those without a time of day.
var dayLayouts = []string{
	"2006-01-02", "2006-1-2", "20060102", "2006/01/02", "2006/1/2", "2006.01.02",
	"January 2, 2006", "January 2 2006", "Jan 2, 2006", "Jan 2 2006", "2 January 2006", "2 January, 2006", "2 Jan 2006", "2 Jan, 2006", "2-Jan-2006",
	"Monday, January 2, 2006", "Monday, Jan 2, 2006", "Monday, 2 January 2006", "Monday 2 January 2006", "Monday 2 Jan 2006", "Mon, 2 Jan 2006", "Mon, Jan 2, 2006", "Mon 2 Jan 2006",
}

var (
	ordinals  = regexp.MustCompile(`\b(\d{1,2})(st|nd|rd|th)\b`)
	abbrevs   = regexp.MustCompile(`\b(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.`)
	dayParts  = regexp.MustCompile(`(?i)\b([ap])\.?m\.?(\W|$)`)
	zoneName  = regexp.MustCompile(`(\d(?: ?[AP]M)?) ?\(?(?:UTC|GMT|Z)\)?$`)
	otherZone = regexp.MustCompile(` \(?(EST|EDT|ET|CST|CDT|CT|MST|MDT|MT|PST|PDT|PT|BST|CET|CEST|EET|EEST|MSK|IST|JST|AEST|AEDT)\)?$`)
	datedWith = regexp.MustCompile(`(?i)^(first |last |date )?(published|publicado|posted|updated|modified|created|dated?|issued|released)( on| at)?\s*:?\s*`)
)

// parseDate reads a date in one of the usual forms. A form that can mean two days
// is refused, as is one that is not the whole of s.
func parseDate(s string) (moment, bool) {
	s = squeeze(s)
	if len(s) < 8 || len(s) > 60 {
		return moment{}, false
	}
	s = datedWith.ReplaceAllString(s, "")
	s = ordinals.ReplaceAllString(s, "$1")
	s = strings.ReplaceAll(abbrevs.ReplaceAllString(s, "$1"), "Sept ", "Sep ")
	s = dayParts.ReplaceAllStringFunc(s, func(m string) string { return strings.ToUpper(m[:1]) + "M" + strings.TrimLeft(m[1:], ".mM") })
	s = strings.NewReplacer(" | ", " ", " - ", " ", " – ", " ").Replace(s)
	tries := []string{s, zoneName.ReplaceAllString(s, "$1 UTC"), otherZone.ReplaceAllString(s, "")}
	for i, t := range tries {
		if i > 0 && t == s {
			continue
		}
		for _, layout := range layouts {
			if v, err := time.ParseInLocation(layout, t, time.UTC); err == nil && sane(v) {
				return moment{Time: fixed(v)}, true
			}
			if strings.HasSuffix(t, " UTC") {
				if v, err := time.ParseInLocation(layout, strings.TrimSuffix(t, " UTC"), time.UTC); err == nil && sane(v) {
					return moment{Time: v}, true
				}
			}
		}
		for _, layout := range dayLayouts {
			if v, err := time.ParseInLocation(layout, t, time.UTC); err == nil && sane(v) {
				return moment{Time: v, day: true}, true
			}
		}
	}
	if v, ok := parseNumeric(s); ok {
		return v, ok
	}
	if n, err := strconv.ParseInt(s, 10, 64); err == nil {
		if len(s) == 13 {
			n /= 1000
		}
		if v := time.Unix(n, 0).UTC(); len(s) >= 10 && len(s) <= 13 && sane(v) {
			return moment{Time: v}, true
		}
	}
	return moment{}, false
}

var numeric = regexp.MustCompile(`^(\d{1,2})([./-])(\d{1,2})[./-](\d{4})(?:,? (\d{1,2}):(\d{2})(?::\d{2})?)?$`)

// parseNumeric reads 27/03/2025 and 27.3.2025, and refuses what could be either
// of two days; with dots the day is first.
func parseNumeric(s string) (moment, bool) {
	m := numeric.FindStringSubmatch(s)
	if m == nil {
		return moment{}, false
	}
	a, _ := strconv.Atoi(m[1])
	b, _ := strconv.Atoi(m[3])
	y, _ := strconv.Atoi(m[4])
	switch {
	case m[2] == "." || a > 12 || a == b:
	case b > 12:
		a, b = b, a
	default:
		return moment{}, false
	}
	h, _ := strconv.Atoi(m[5])
	min, _ := strconv.Atoi(m[6])
	v := time.Date(y, time.Month(b), a, h, min, 0, 0, time.UTC)
	if v.Day() != a || int(v.Month()) != b || !sane(v) {
		return moment{}, false
	}
	return moment{Time: v, day: m[5] == ""}, true
}

// sane refuses what no page of the web can be dated: the defaults of systems
// (0001, 1970) and the far future.
func sane(t time.Time) bool { return t.Year() >= 1985 && t.Year() < 2200 }

// fixed puts t into a zone without a name, so that it does not depend on the
// zone of the machine.
func fixed(t time.Time) time.Time {
	_, offset := t.Zone()
	if offset == 0 {
		return t.UTC()
	}
	return t.In(time.FixedZone("", offset))
}

// A dated is a date and where it was found.
type dated struct {
	moment
	from string
}

// dates are what a page says about its dates, in the order of trust.
type dates struct {
	published, updated []dated
	loose              []dated // without a mark of what they date; they only tell a zone
}

func (d *dates) add(to *[]dated, s, from string) {
	if v, ok := parseDate(s); ok {
		*to = append(*to, dated{v, from})
	}
}

// choose settles on one date of publication and one of the last update, or none.
func (d *dates) choose(entry Entry, url string) (published, updated dated, notes []string) {
	all := d.published
	if !entry.Published.IsZero() && sane(entry.Published) {
		all = append(all, dated{moment{Time: fixed(entry.Published)}, "feed"})
	}
	if v, ok := urlDate(url); ok {
		all = append(all, dated{v, "url"})
	}
	upd := d.updated
	if !entry.Updated.IsZero() && sane(entry.Updated) {
		upd = append(upd, dated{moment{Time: fixed(entry.Updated)}, "feed"})
	}
	if len(all) > 0 {
		published = all[0]
		// Two sources that agree outvote one that stands alone: the structured
		// data of some systems gives the day of the last change or of the visit.
		votes := func(c dated) (n int) {
			seen := map[string]bool{}
			for _, o := range all {
				if !seen[o.from] && near(c.moment, o.moment) {
					seen[o.from] = true
					n++
				}
			}
			return n
		}
		for _, c := range all[1:] {
			if votes(c) > votes(published) {
				published = c
			}
		}
		for _, o := range all {
			if near(o.moment, published.moment) {
				continue
			}
			notes = append(notes, "dates disagree: "+published.from+" "+published.Format(time.DateOnly)+", "+o.from+" "+o.Format(time.DateOnly))
			if votes(o) < votes(published) {
				continue
			}
			// One against one: what equals the last update is no first publication.
			switch older, newer := order(published, o); {
			case len(upd) > 0 && near(newer.moment, upd[0].moment) && !near(older.moment, upd[0].moment):
				published = older
			case len(d.published) == 0 || o.from == "feed" || o.from == "url":
				// The page's own word stands against a hint.
			default:
				return dated{}, dated{}, notes
			}
		}
		published = localize(published, append(all, d.loose...))
	}
	for _, u := range upd {
		u = localize(u, append(all, d.loose...))
		if published.from != "" && u.Before(published.Time) && !sameDay(u.Time, published.Time) {
			if u.Before(published.Add(-36 * time.Hour)) {
				notes = append(notes, "update before publication: "+u.from+" "+u.Format(time.DateOnly))
			}
			continue
		}
		updated = u
		break
	}
	return published, updated, notes
}

func order(a, b dated) (older, newer dated) {
	if b.Before(a.Time) {
		return b, a
	}
	return a, b
}

// near reports whether two dates can be one: within a day and a half, as a day
// in one zone may be the next or the last in another.
func near(a, b moment) bool {
	d := a.Sub(b.Time)
	return d > -36*time.Hour && d < 36*time.Hour
}

func sameDay(a, b time.Time) bool {
	y, m, d := a.Date()
	v, w, e := b.Date()
	return y == v && m == w && d == e
}

// localize puts c, stated in UTC, into the zone in which the page shows the same
// moment to its readers: late in the evening that is another day.
func localize(c dated, all []dated) dated {
	if _, offset := c.Zone(); offset != 0 || c.day {
		return c
	}
	for _, o := range all {
		if _, offset := o.Zone(); offset != 0 && !o.day {
			if d := o.Sub(c.Time); d > -time.Minute && d < time.Minute {
				c.Time = o.Time
				return c
			}
		}
	}
	// A zone stated for another moment of the page holds for this one too.
	for _, o := range all {
		if _, offset := o.Zone(); offset != 0 && !o.day && o.from != "feed" {
			c.Time = fixed(c.In(o.Location()))
			return c
		}
	}
	return c
}

// day returns the calendar day of a date in its own zone, 0 if there is none.
func (d dated) calendar() gentz.Day {
	if d.from == "" {
		return 0
	}
	return gentz.NewDay(d.Date())
}
