package ontology

import (
	"slices"
	"strings"
	"testing"
)

// acts are those of Statement.Act.
var acts = []string{"say", "deny", "reject", "refuse", "decline", "demand", "propose", "promise", "warn", "threaten", "accuse", "agree", "confirm", "expect", "ask"}

func TestCuesAreWellFormed(t *testing.T) {
	kinds := []string{"clause", "quote", "inf", "ing", "obj", "obj+inf", "obj+pred", "obj+p", "p", "addr", "bare"}
	names := map[string]bool{}
	for _, c := range LoadCues().Classes {
		if names[c.Class] {
			t.Errorf("class %s stands twice", c.Class)
		}
		names[c.Class] = true
		if !slices.Contains(acts, c.Act) {
			t.Errorf("class %s: act %q is none of Statement.Act", c.Class, c.Act)
		}
		if !slices.Contains([]string{"affirmed", "denied", "refused-to-say", "not-said"}, c.Polarity) {
			t.Errorf("class %s: polarity %q", c.Class, c.Polarity)
		}
		for _, f := range c.Frames {
			if !slices.Contains(kinds, f.Kind) || (f.Kind == "p" || f.Kind == "obj+p") != (f.Prep != "") {
				t.Errorf("class %s: frame %s:%s", c.Class, f.Kind, f.Prep)
			}
		}
		seen := map[string]bool{}
		for _, w := range c.Words {
			if seen[w] {
				t.Errorf("class %s has %q twice", c.Class, w)
			}
			seen[w] = true
			if w != strings.ToLower(w) || strings.TrimSpace(w) != w || w == "" {
				t.Errorf("class %s: %q is no lemma in small letters", c.Class, w)
			}
		}
		if !strings.Contains(c.Sentence, "⟦cue|") || !strings.Contains(c.Sentence, "⟦content|") {
			t.Errorf("class %s: the sentence shows no cue and content", c.Class)
		}
	}
}

func TestCueTableRefusesFaults(t *testing.T) {
	for _, row := range []string{"say\tverb\tsay", "say\tadverb\tsay\taffirmed\tclause\tsay\tx"} {
		if _, err := parseCues(row); err == nil {
			t.Errorf("parseCues(%q) gives no error", row)
		}
	}
}
