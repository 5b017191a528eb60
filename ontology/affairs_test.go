package ontology

import (
	"regexp"
	"strings"
	"testing"
)

var marked = regexp.MustCompile(`⟦([^|⟧]+)\|([^⟧]+)⟧`)

// Every class of the tables of events has one mark in its sentence, with the
// label that the class gives; package read runs the sentences.
func TestEventTables(t *testing.T) {
	check := func(table, class, label, sentence string, words []string) {
		m := marked.FindAllStringSubmatch(sentence, -1)
		if len(m) != 1 {
			t.Errorf("%s: %s: %d marks in %q, want 1", table, class, len(m), sentence)
			return
		}
		if label != "" && !strings.HasPrefix(m[0][1], label) {
			t.Errorf("%s: %s: label %q, want %q", table, class, m[0][1], label)
		}
		seen := map[string]bool{}
		for _, w := range words {
			if w == "" || seen[w] || w != strings.TrimSpace(w) {
				t.Errorf("%s: %s: word %q is empty, padded or twice there", table, class, w)
			}
			seen[w] = true
		}
	}
	for _, c := range LoadMeetings().Classes {
		check("meetings.tsv", c.Mode, c.Mode, c.Sentence, c.Words)
	}
	for _, c := range LoadAffairs().Classes {
		label := c.State
		if label == "same" || label == "hedged" || label == "again" {
			label = ""
		}
		check("states-of-affairs.tsv", c.Kind+" "+c.State, label, c.Sentence, c.Words)
	}
	types := map[string]bool{}
	for _, c := range LoadActs().Classes {
		check("plover.tsv", c.Type, c.Type, c.Sentence, c.Words)
		types[c.Type] = true
	}
	if len(types) != 15 { // the sixteenth, CONSULT, is meetings.tsv
		t.Errorf("plover.tsv has %d types, want 15", len(types))
	}
	if us := LoadActs().Of('v', "suspend"); len(us) < 2 || !us[0].Has("obj") {
		t.Errorf("Of('v', %q) does not start with the frame that asks for an object", "suspend")
	}
}

func TestParseEventTables(t *testing.T) {
	for _, tt := range []struct{ name, tsv, want string }{
		{"columns", "AGREE\t\t030\tv", "4 columns"},
		{"kind", "AGREE\t\t030\tx obj\tagree\tS.", "none of v, n and a"},
		{"class", "AGREE\t\t030\tv obj=@none >obj\tagree\tS.", `no class "@none"`},
	} {
		if _, err := parseActs(tt.tsv); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: parseActs error is %v, want one with %q", tt.name, err, tt.want)
		}
	}
	if _, err := parseMeetings("meet\t\tx\tmeet\tS."); err == nil {
		t.Error("parseMeetings takes a frame that is none")
	}
	if _, err := parseAffairs("adj\tplanned\tnext"); err == nil {
		t.Error("parseAffairs takes three columns")
	}
}

func TestBaseVerb(t *testing.T) {
	for _, tt := range []struct{ form, want string }{
		{"declined", "decline"}, {"ruled", "rule"}, {"planned", "plan"}, {"met", "meet"}, {"fought", "fight"}, {"denies", "deny"}, {"visiting", "visit"},
		{"proposing", "propose"}, {"meet", "meet"}, {"rained", ""},
	} {
		if got, _ := BaseVerb(tt.form); got != tt.want {
			t.Errorf("BaseVerb(%q) = %q, want %q", tt.form, got, tt.want)
		}
	}
}
