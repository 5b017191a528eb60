package ontology

import (
	"slices"
	"strings"
	"testing"
)

func TestStancesAreWellFormed(t *testing.T) {
	stances := []string{"", "demands", "drops", "offers", "accepts", "accepts-if", "rejects", "open", "denies", "claims"}
	kinds := []string{"obj", "inf", "clause", "ing", "obj+inf", "p", "any"}
	for _, s := range LoadStances().Classes {
		if !slices.Contains(stances, s.Stance) || !slices.Contains(stances, s.Negated) || s.Stance == "" && s.Negated == "" {
			t.Errorf("class %s: stance %q, negated %q", s.Class, s.Stance, s.Negated)
		}
		if !slices.Contains([]string{"verb", "noun", "adj"}, s.Pos) {
			t.Errorf("class %s: part of speech %q", s.Class, s.Pos)
		}
		for _, f := range s.Frames {
			if !slices.Contains(kinds, f.Kind) || f.Kind == "p" && f.Prep == "" {
				t.Errorf("class %s: frame %s:%s", s.Class, f.Kind, f.Prep)
			}
		}
		if !strings.Contains(s.Sentence, "⟦party|") || !strings.Contains(s.Sentence, "⟦content|") {
			t.Errorf("class %s: the sentence shows no party and content", s.Class)
		}
	}
	if _, err := parseStances("x\tverb"); err == nil {
		t.Error("a short row gives no error")
	}
}
