package read

import (
	"strings"
	"testing"

	gentz "gentz"
)

// Each sentence marks the verb or noun in question with "*"; the days are those
// of the time attached to it, "" if it has none.
func TestAttached(t *testing.T) {
	a, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	published := gentz.NewDay(2025, 12, 21)
	for _, tt := range []struct{ sentence, days string }{
		{"The envoys *met on Thursday.", "2025-12-18..2025-12-18"},
		{"The envoys will *meet on Thursday in Oslo.", "2025-12-25..2025-12-25"},
		{"On Friday the envoys *met in Oslo.", "2025-12-19..2025-12-19"},
		{"The envoys *met in Oslo on Dec. 19.", "2025-12-19..2025-12-19"},
		{"The *talks on Dec. 19 were short.", "2025-12-19..2025-12-19"},
		{"Thursday's *talks were short.", "2025-12-18..2025-12-18"},
		{"The minister said on Friday that the envoys would *meet on Tuesday.", "2025-12-23..2025-12-23"},
		{"The minister *said on Friday that the envoys would meet on Tuesday.", "2025-12-19..2025-12-19"},
		{"The minister *said that the envoys would meet on Tuesday.", ""},
		{"The envoys *met from Monday to Wednesday.", "2025-12-15..2025-12-17"},
		{"The envoys have not *met since May.", ""},
		{"The envoys *met yesterday.", "2025-12-20..2025-12-20"},
		{"The envoys *meet every Monday.", ""},
		{"The envoys *talked for three hours.", ""},
		{"The envoys *met last week.", "2025-12-08..2025-12-14"},
	} {
		before, after, _ := strings.Cut(tt.sentence, "*")
		src := before + after
		d, err := a.Analyse(src)
		if err != nil {
			t.Fatal(err)
		}
		p := &page{Doc: d, doc: gentz.Document{Text: src, Published: published}, tree: newTree(d)}
		at, _ := p.words(gentz.Span{Start: len(before), End: len(before) + 1})
		got := ""
		if x, ok := times(p).attached(p, at); ok && x.From != 0 {
			got = x.From.String() + ".." + x.To.String()
		}
		if got != tt.days {
			t.Errorf("attached(%q) = %q, want %q", tt.sentence, got, tt.days)
		}
	}
}
