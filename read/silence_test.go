package read

import (
	"sort"
	"strings"
	"sync"
	"testing"

	gentz "gentz"
	"gentz/models/en"
	"gentz/ontology"
)

// shipped loads the models once for all tests.
var shipped = sync.OnceValues(en.Load)

// reading reads one text with the models that are shipped.
func reading(t *testing.T, d gentz.Document) *gentz.Reading {
	t.Helper()
	a, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	r, err := New(a, &ontology.World{}).Read(d)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// Each row of the table must find its own sentence.
func TestSilenceFrames(t *testing.T) {
	var sentences []string
	for _, uses := range ontology.Silences() {
		for _, u := range uses {
			sentences = append(sentences, u.Sentence)
		}
	}
	sort.Strings(sentences)
	for i, s := range sentences {
		if i > 0 && s == sentences[i-1] {
			continue
		}
		src := strings.NewReplacer("⟦", "", "⟧", "").Replace(s)
		if r := reading(t, gentz.Document{Text: src}); len(r.Silences) != 1 {
			t.Errorf("%q has %d silences, want 1", src, len(r.Silences))
		}
	}
}

func TestNoSilence(t *testing.T) {
	for _, src := range []string{
		"The envoy commented on the call.",
		"The envoy did not say that the dam was lost.",
		"The envoys discussed the text and answered questions.",
		"The minister refused to open the gates.",
		"The ministry said it would not give more aid to the port.",
		"He declined to be named.",
		"The envoy said no.",
	} {
		if r := reading(t, gentz.Document{Text: src}); len(r.Silences) != 0 {
			t.Errorf("%q has silences %v, want none", src, r.Silences)
		}
	}
}
