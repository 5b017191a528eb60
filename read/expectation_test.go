package read

import (
	"slices"
	"strings"
	"testing"

	gentz "gentz"
)

// The brackets mark what is expected, with the days on which it is due.
func TestExpectations(t *testing.T) {
	published := gentz.NewDay(2025, 12, 16) // a Tuesday
	for _, text := range []string{
		"⟦2025-12-18..2025-12-18|The ministers will meet on Thursday⟧.",
		"⟦2025-12-20..2025-12-20|The ballot closes on Saturday⟧.",
		"⟦2025-12-19..2025-12-19|The ship is due to sail on Friday⟧.",
		"⟦2025-12-22..2025-12-22|A vote is scheduled for Monday⟧.",
		"⟦2025-12-22..2025-12-28|The panel will publish its report next week⟧.",
		"⟦2025-12-20..2025-12-20|The garrison must leave the fort by Saturday⟧.",
		"The ministers met on Thursday.",
		"If the ministers meet on Thursday, the port will open.",
		"The ministers will not meet on Thursday.",
		"Will the ministers meet on Thursday?",
		"The vote was to be held on Monday.",
		"The ministers meet every Monday.",
	} {
		d := gentz.Document{Text: plain(text), Published: published}
		x := reading(t, d).Expectations
		slices.SortFunc(x, func(a, b gentz.Expectation) int { return a.What.Start - b.What.Start })
		var b strings.Builder
		at := 0
		for _, e := range x {
			b.WriteString(d.Text[at:e.What.Start] + "⟦")
			if e.Due != nil {
				b.WriteString(e.Due.From.String() + ".." + e.Due.To.String())
			}
			b.WriteString("|" + e.What.Of(d.Text) + "⟧")
			at = e.What.End
		}
		b.WriteString(d.Text[at:])
		if b.String() != text {
			t.Errorf("got %s\nwant %s", b.String(), text)
		}
	}
}
