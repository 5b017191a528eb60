package main

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	gentz "gentz"
)

var update = flag.Bool("update", false, "write the golden files anew")

// sample is a reading with one or more of everything, made by hand.
func sample(t *testing.T) *gentz.Reading {
	doc := gentz.Document{ID: "ferry-12", Title: "Ferry owners deny secret call as talks move to Bergen", Outlet: "Sound Courier",
		Published: gentz.NewDay(2026, 3, 4), Text: `Ada Lind, chief negotiator of the Seafarers' Union, met Owen Marsh of Norrline in Bergen on Tuesday, the union said.

"We will not give up the night rest," Lind told reporters after the session. "Not for a bonus, and not for a longer contract that nobody on the ships has asked for in the eleven years that I have been at this table."

Norrline denied that its chairman had called the mediator. The two sides could meet again on 9 March, if the company withdraws its twelve-point plan. Marsh did not mention the strike fund.`}
	at := func(words string) gentz.Span {
		i := strings.Index(doc.Text, words)
		if i < 0 {
			t.Fatalf("the sample does not say %q", words)
		}
		return gentz.Span{Start: i, End: i + len(words)}
	}
	ref := func(words string) *gentz.Span { s := at(words); return &s }
	spans := func(words ...string) (out []gentz.Span) {
		for _, w := range words {
			out = append(out, at(w))
		}
		return out
	}
	march := func(d int) *gentz.When {
		return &gentz.When{From: gentz.NewDay(2026, 3, d), To: gentz.NewDay(2026, 3, d)}
	}
	return &gentz.Reading{
		Document: doc,
		Times:    []gentz.Time{{ID: "t1", Span: at("Tuesday"), From: gentz.NewDay(2026, 3, 3), To: gentz.NewDay(2026, 3, 3)}, {ID: "t2", Span: at("eleven years"), Type: "DURATION", Value: "P11Y"}},
		Actors: []gentz.Actor{
			{ID: "a1", Name: "Ada Lind", Kind: "person", Party: "a2", Roles: []gentz.Role{{Title: "chief negotiator", Of: "a2"}},
				Mentions: []gentz.Mention{{Span: at("Ada Lind")}, {Span: at("Lind told")}, {Span: at("Ada Lind")}}},
			{ID: "a2", Name: "Seafarers' Union", Kind: "organisation", Mentions: []gentz.Mention{{Span: at("Seafarers' Union")}}},
			{ID: "a3", Name: "Owen Marsh", Kind: "person", Party: "a4", Mentions: []gentz.Mention{{Span: at("Owen Marsh")}}, Sure: 0.41},
			{ID: "a5", Name: "two sides", Kind: "group", Mentions: []gentz.Mention{{Span: at("The two sides")}}},
			{ID: "a6", Name: "reporters", Kind: "group", Mentions: []gentz.Mention{{Span: at("reporters")}}},
			{ID: "a4", Name: "Norrline", Kind: "armed-group", Country: "NOR", Mentions: []gentz.Mention{{Span: at("Norrline")}}},
		},
		Delegations: []gentz.Delegation{{ID: "g1", Party: "a2", Members: []gentz.ID{"a1", "a3"}, Leaders: []gentz.ID{"a1"}, Mentions: spans("The two sides")}},
		Events: []gentz.Event{
			{ID: "e1", Type: "CONSULT", Mode: "meet", State: "held", Time: march(3), Place: &gentz.Place{Name: "Bergen"},
				Participants: []gentz.Participant{{Actor: "a1", Side: "a2", Role: "leader"}, {Actor: "a3", Side: "a4"}},
				ReportedBy:   "a2", Purpose: []gentz.ID{"i1"}, Evidence: spans("Ada Lind, chief negotiator of the Seafarers' Union, met Owen Marsh of Norrline in Bergen on Tuesday")},
			{ID: "e2", Type: "CONSULT", Mode: "call", State: "denied", DeniedBy: "a4", Hedged: true, Source: []gentz.ID{"a4"}, Evidence: spans("Norrline denied that its chairman had called the mediator.")},
			{ID: "e3", Type: "REJECT", State: "hypothetical", Source: []gentz.ID{"a1"}, Target: []gentz.ID{"a4"}, Evidence: spans("We will not give up the night rest")},
		},
		Statements: []gentz.Statement{
			{ID: "s1", Speaker: "a1", OnBehalfOf: "a2", Kind: "direct", Act: "refuse", Polarity: "affirmed", Addressee: "reporters", Occasion: "after the session",
				Content: spans(`"We will not give up the night rest,"`, `"Not for a bonus, and not for a longer contract that nobody on the ships has asked for in the eleven years that I have been at this table."`)},
			{ID: "s2", Speaker: "a4", Act: "deny", Polarity: "denied", Content: spans("its chairman had called the mediator"), Via: []gentz.ID{"a3"}, Hedged: true},
			{ID: "s3", Source: ref("the union"), Act: "say", Polarity: "affirmed", Evidence: spans("the union said")},
			{ID: "s4", Anonymous: true, Act: "warn", Joint: []gentz.ID{"a3", "a4"}},
		},
		Issues:       []gentz.Issue{{ID: "i1", Label: "rest hours", Mentions: spans("the night rest"), Ranks: []gentz.Rank{{Party: "a2", Rank: 1, Scale: "priority", By: "a1", Span: at("not give up")}}}},
		Positions:    []gentz.Position{{Party: "a2", Issue: "i1", Stance: "accepts-if", Own: true, Content: ref("the night rest"), Condition: ref("the company withdraws")}, {Party: "a4", Stance: "open", By: "a1"}},
		Proposals:    []gentz.Proposal{{Name: "twelve-point plan", Points: 12, Author: "a4", Mentions: spans("twelve-point plan")}},
		Expectations: []gentz.Expectation{{What: at("The two sides could meet again on 9 March"), By: "a3", Due: march(9)}, {What: at("withdraws its twelve-point plan")}},
		Silences:     []gentz.Silence{{By: "a3", Evidence: spans("Marsh did not mention the strike fund")}},
	}
}

func TestTable(t *testing.T) {
	r := sample(t)
	got := string(newTable(r, 72, false).bytes())
	if *update {
		if err := os.WriteFile("testdata/table.golden", []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("testdata/table.golden")
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("the table is now (-update keeps it)\n%s", got)
	}
	coloured := string(newTable(r, 72, true).bytes())
	if !strings.Contains(coloured, "\x1b[") || ansi.Strip(coloured) != got {
		t.Error("with colour the table says something else")
	}
}

// Whatever the width, no line is wider and no word of the evidence is lost.
func TestTableCutsNothingOff(t *testing.T) {
	r := sample(t)
	for _, width := range []int{1, 40, 57, 80, 100, 300} {
		out := string(newTable(r, width, false).bytes())
		for line := range strings.Lines(out) {
			if w := ansi.StringWidth(line); w > max(40, min(width, maxWidth)) {
				t.Errorf("width %d: a line of %d columns: %q", width, w, line)
			}
		}
		flat := strings.Join(strings.Fields(strings.ReplaceAll(out, "│", " ")), " ")
		for _, s := range r.Statements {
			for _, c := range s.Content {
				if !strings.Contains(flat, clean(r.Document.Words(c))) {
					t.Errorf("width %d: the table lost %q", width, r.Document.Words(c))
				}
			}
		}
	}
}

// A text must not take over the terminal it is shown on.
func TestClean(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"two\n  lines\t", "two lines"},
		{"\x1b]0;title\x07 \x9b31m", "\ufffd]0;title\ufffd \ufffd31m"},
		{"abc\u202etxt.exe", "abc\ufffdtxt.exe"},
		{"قال 🤝🏽 é", "قال 🤝🏽 é"},
	} {
		if got := clean(tt.in); got != tt.want {
			t.Errorf("clean(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestRangeWords(t *testing.T) {
	day := func(s string) gentz.Day {
		var d gentz.Day
		if err := d.UnmarshalText([]byte(s)); err != nil {
			t.Fatal(err)
		}
		return d
	}
	for _, tt := range []struct{ from, to, want string }{
		{"", "", ""},
		{"2026-03-04", "2026-03-04", "4 March 2026"},
		{"2026-03-04", "2026-03-06", "4–6 March 2026"},
		{"2026-03-30", "2026-04-02", "30 March – 2 April 2026"},
		{"2025-12-30", "2026-01-02", "30 December 2025 – 2 January 2026"},
		{"2026-02-01", "2026-02-28", "February 2026"},
		{"2026-02-01", "2026-02-27", "1–27 February 2026"},
		{"2026-01-01", "2026-12-31", "2026"},
		{"2026-01-01", "2027-12-31", "1 January 2026 – 31 December 2027"},
		{"2026-03-04", "", "from 4 March 2026"},
		{"", "2026-03-04", "until 4 March 2026"},
	} {
		if got := rangeWords(day(tt.from), day(tt.to)); got != tt.want {
			t.Errorf("rangeWords(%s, %s) = %q, want %q", tt.from, tt.to, got, tt.want)
		}
	}
}

func TestActWords(t *testing.T) {
	for _, tt := range []struct{ act, polarity, want string }{
		{"say", "affirmed", "said"}, {"deny", "denied", "denied"}, {"propose", "", "proposed"}, {"reject", "denied", "rejected"},
		{"agree", "affirmed", "agreed"}, {"decline", "refused-to-say", "refused to say"}, {"confirm", "not-said", "did not say"}, {"", "", "said"},
	} {
		if got := actWords(tt.act, tt.polarity); got != tt.want {
			t.Errorf("actWords(%q, %q) = %q, want %q", tt.act, tt.polarity, got, tt.want)
		}
	}
}
