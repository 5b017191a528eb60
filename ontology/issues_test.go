package ontology

import (
	"strings"
	"testing"
)

func TestIssuesAreWellFormed(t *testing.T) {
	codes := map[string]bool{}
	owner := map[string]string{}
	for _, i := range LoadIssues().All {
		if codes[i.Code] || i.Label == "" {
			t.Errorf("issue %q stands twice or has no label", i.Code)
		}
		codes[i.Code] = true
		if !strings.Contains(i.Sentence, "⟦") {
			t.Errorf("issue %s: no sentence", i.Code)
		}
		for _, p := range i.Patterns {
			if o := owner[p]; o != "" {
				t.Errorf("pattern %q belongs to %s and %s", p, o, i.Code)
			}
			owner[p] = i.Code
		}
	}
}

// find returns the code and words of the first issue in words.
func find(t *Issues, words ...string) (string, string) {
	lemma := func(i int) string { return words[i] }
	for i := range words {
		if issue, j, ok := t.Match(i, len(words), lemma); ok {
			return issue.Code, strings.Join(words[i:j], " ")
		}
	}
	return "", ""
}

func TestIssuesOfTheUser(t *testing.T) {
	own, err := LoadIssues().With("mine.tsv", "# comment\r\nfisheries\tfishing grounds\t\tfishing ground|cod war\tThey argue about ⟦fishing grounds⟧.\r\nceasefire\tsilence of arms\t\tsilence of * gun\tx\n")
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ words, code, found string }{
		{"the fishing ground be rich", "fisheries", "fishing ground"},
		{"a silence of all the gun", "ceasefire", "silence of all the gun"},
		{"a silence of gun", "ceasefire", "silence of gun"},
		{"a truce hold", "ceasefire", "truce"},
		{"prisoner of war", "prisoners", "prisoner of war"}, // the longest
		{"silence of the four loud old gun", "", ""},        // too far apart
		{"nothing here", "", ""},
	} {
		if code, found := find(own, strings.Fields(tt.words)...); code != tt.code || found != tt.found {
			t.Errorf("find(%q) = %q, %q, want %q, %q", tt.words, code, found, tt.code, tt.found)
		}
	}
	for _, i := range own.All {
		if i.Code == "ceasefire" && (i.Label != "silence of arms" || i.PAX != "Cea") {
			t.Errorf("the user's label: %q, PA-X %q, want %q, %q", i.Label, i.PAX, "silence of arms", "Cea")
		}
	}
	if code, _ := find(LoadIssues(), "fishing", "ground"); code != "" {
		t.Errorf("the built-in table now finds %q: With changed it", code)
	}
	if _, err := LoadIssues().With("mine.tsv", "fisheries\tfishing"); err == nil || !strings.Contains(err.Error(), "mine.tsv:1") {
		t.Errorf("a short row gives error %v, want one that names mine.tsv:1", err)
	}
}
