package read

import (
	"fmt"
	"strings"
	"testing"

	gentz "gentz"
	"gentz/ontology"
)

// fictional replaces the made-up states of the tables' sentences by real ones
// that the reader knows.
var fictional = strings.NewReplacer("Sunday", "Sunday", "Norland's", "Norway's", "Norland", "Norway", "Ostrian", "Portuguese", "Ostria", "Portugal", "Sund", "Denmark", "Tarvo", "Oslo")

// typeAt returns the type and mode of the event that a mention over the span
// tells of, "none" if there is none.
func typeAt(r *gentz.Reading, at gentz.Span) (typ, mode, state string) {
	for _, e := range r.Events {
		for _, m := range e.Mentions {
			if m.Overlaps(at) && (typ == "" || e.Type == "CONSULT") {
				typ, mode, state = e.Type, e.Mode, e.State
			}
		}
	}
	if typ == "" {
		return "none", "none", "none"
	}
	return typ, mode, state
}

// Every row of the tables of events works on its own sentence. The parser reads
// some sentences wrongly; those are counted, so that no row breaks unseen.
func TestEventTables(t *testing.T) {
	bad, all := 0, 0
	check := func(sentence string, ok func(r *gentz.Reading, label string, at gentz.Span) (got string, good bool)) {
		all++
		r, label, at := readMarked(t, fictional.Replace(sentence))
		if got, good := ok(r, label, at); !good {
			bad++
			t.Logf("%s: got %s", fictional.Replace(sentence), got)
		}
	}
	for _, c := range ontology.LoadActs().Classes {
		check(c.Sentence, func(r *gentz.Reading, label string, at gentz.Span) (string, bool) {
			var all []string
			for _, e := range r.Events {
				if e.Type == label && e.Mentions[0].Overlaps(at) {
					return label, true
				}
				all = append(all, e.Type)
			}
			return strings.Join(all, " "), false
		})
	}
	for _, c := range ontology.LoadMeetings().Classes {
		check(c.Sentence, func(r *gentz.Reading, label string, at gentz.Span) (string, bool) {
			_, mode, _ := typeAt(r, at)
			return mode, mode == label
		})
	}
	for _, c := range ontology.LoadAffairs().Classes {
		check(c.Sentence, func(r *gentz.Reading, label string, at gentz.Span) (string, bool) {
			var all []string
			for _, e := range r.Events {
				if e.Type != "CONSULT" {
					continue
				}
				got := e.State
				if e.Hedged && strings.HasSuffix(label, "hedged") {
					if got += " hedged"; label == "hedged" {
						got = label
					}
				}
				if label == "again" || got == label {
					return got, true
				}
				all = append(all, got)
			}
			return strings.Join(all, " "), false
		})
	}
	for _, c := range ontology.LoadAgents().Classes {
		check(c.Sentence, func(r *gentz.Reading, label string, at gentz.Span) (string, bool) {
			for _, e := range r.Events {
				if e.Type == "ASSAULT" && len(e.Source) == 1 {
					return "agent", true
				}
			}
			return "none", false
		})
	}
	if bad*8 > all {
		t.Errorf("%d of %d sentences of the tables do not work, want at most an eighth", bad, all)
	}
}

// meetingsTold formats the meetings of a reading: state, mode, participants with roles,
// place and days.
func meetingsTold(r *gentz.Reading) string {
	name := map[gentz.ID]string{}
	for _, a := range r.Actors {
		name[a.ID] = a.Name
	}
	var out []string
	for _, e := range r.Events {
		if e.Type != "CONSULT" {
			continue
		}
		var who []string
		for _, p := range e.Participants {
			w := name[p.Actor]
			if p.Role != "" {
				w += " (" + p.Role + ")"
			}
			who = append(who, w)
		}
		s := fmt.Sprintf("%s %s: %s", e.State, e.Mode, strings.Join(who, ", "))
		if e.Place != nil {
			s += " in " + e.Place.Name
		}
		if e.Time != nil && e.Time.From != 0 {
			s += " on " + e.Time.From.String()
			if e.Time.To != e.Time.From {
				s += " to " + e.Time.To.String()
			}
		}
		if e.DeniedBy != "" {
			s += " denied by " + name[e.DeniedBy]
		}
		out = append(out, s)
	}
	return strings.Join(out, "\n")
}

func TestMeetings(t *testing.T) {
	reader, err := english()
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ name, text, want string }{
		{"one meeting told twice", "Norway and Portugal held talks in Oslo on Monday. The talks lasted two hours.",
			"held meet: Norway, Portugal in Oslo on 2026-03-02"},
		{"two days are two meetings", "Norway and Portugal held talks in Oslo on Monday. The two countries will meet again on Friday.",
			"held meet: Norway, Portugal in Oslo on 2026-03-02\nplanned meet: Norway, Portugal on 2026-03-06"},
		{"mediator and sides", "Denmark mediated talks between Norway and Portugal in Oslo on Monday.",
			"held meet: Norway, Portugal, Denmark (mediator) in Oslo on 2026-03-02"},
		{"host", "Talks between Norway and Portugal, hosted by Denmark, were held on Monday.",
			"held meet: Norway, Portugal, Denmark (host) on 2026-03-02"},
		{"no day of a month", "Norway and Portugal met in Oslo last October.", "held meet: Norway, Portugal in Oslo"},
		{"a dateline is no place of it", "GENEVA, March 3 (Agency) - Envoys from Norway and Portugal met on Monday.",
			"held meet: Norway, Portugal on 2026-03-02"},
		{"denied later", "A newspaper reported that Norway and Portugal had met in secret in Oslo on Saturday. Both governments denied it.",
			"denied meet: Norway, Portugal in Oslo on 2026-02-28 denied by Norway"},
		{"denied by one", "Norway has denied reports of possible talks with Portugal.", "denied meet: Portugal denied by Norway"},
		{"put off", "A third round of talks between Norway and Portugal due to open in Oslo on Monday has been postponed.",
			"postponed round: Norway, Portugal in Oslo on 2026-03-09"},
		{"talks of the two that the text is about", "Norway and Portugal want a truce at sea, and Norway says Portugal must leave the bank. The talks in Oslo ended on Tuesday. Portugal is content.",
			"held meet: Norway, Portugal in Oslo"},
		{"three that the text is about", "Norway, Portugal and Denmark want a truce at sea. Norway and Denmark trust Portugal. The talks in Oslo ended on Tuesday.", "held meet:  in Oslo"},
		{"two days joined", "Norway and Portugal met on Sunday and again on Tuesday.",
			"held meet: Norway, Portugal on 2026-03-01\nheld meet: Norway, Portugal on 2026-03-03"},
		{"two days and towns joined", "Norway and Portugal held talks in Geneva on 3 February and in Vienna on 9 February.",
			"held meet: Norway, Portugal in Geneva on 2026-02-03\nheld meet: Norway, Portugal in Vienna on 2026-02-09"},
		{"two days in a row are one round", "Norway and Portugal held talks in Geneva on Sunday and Monday.",
			"held meet: Norway, Portugal in Geneva on 2026-03-01 to 2026-03-02"},
		{"a series", "Norway and Portugal have met five times since January.", "held series: Norway, Portugal"},
		{"a habit", "Norway and Portugal hold weekly calls.", "ongoing series: Norway, Portugal"},
		{"at the table", "Envoys from Norway and Portugal are to return to the table on Friday.", "planned meet: Norway, Portugal on 2026-03-06"},
		{"back at the table", "Negotiators from Norway and Portugal are back at the table in Oslo.", "ongoing meet: Norway, Portugal in Oslo"},
		{"a table of wood", "The minister returned to the table with a plate.", ""},
		{"hours spent", "Norwegian premier Ada Lind spent two hours with Portuguese president Rui Costa in Oslo on Monday.",
			"held meet: Ada Lind, Rui Costa in Oslo on 2026-03-02"},
		{"a call in which one told the other", "In a telephone call on Sunday, Ada Lind told Rui Costa that the port would stay open.",
			"held call: Ada Lind, Rui Costa on 2026-03-01"},
		{"there for talks", "Ada Lind, the Norwegian premier, is in Lisbon for talks with President Rui Costa.", "ongoing meet: Rui Costa, Ada Lind in Lisbon"},
		{"whose truce is signed", "The truce between Norway and Portugal was signed in Geneva on Tuesday.",
			"held signing: Norway, Portugal in Geneva on 2026-03-03"},
		{"invited", "Rui Costa invited Ada Lind to Lisbon for talks.", "proposed meet: Rui Costa (host), Ada Lind in Lisbon"},
		{"a plan read as a noun", "Norway and Portugal plan to meet in Oslo.", "planned meet: Norway, Portugal in Oslo"},
		{"nobody meets the press", "The Norwegian premier spoke to reporters in Oslo.", ""},
	} {
		r, err := reader.Read(gentz.Document{ID: "d", Text: tt.text, Published: gentz.NewDay(2026, 3, 4)})
		if err != nil {
			t.Fatal(err)
		}
		if got := meetingsTold(r); got != tt.want {
			t.Errorf("%s: %q gives\n%s\nwant\n%s", tt.name, tt.text, got, tt.want)
		}
	}
}
