package main

import (
	"strings"
	"testing"
)

// tagged makes words of "form/TAG" pairs, a space apart.
func tagged(pairs string) (src string, w []Word) {
	var b strings.Builder
	for p := range strings.FieldsSeq(pairs) {
		form, tag, _ := strings.Cut(p, "/")
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		w = append(w, Word{b.Len(), b.Len() + len(form), strings.ReplaceAll(tag, "+", " ")})
		b.WriteString(form)
	}
	return b.String(), w
}

func show(w []Word) string {
	var tags []string
	for _, x := range w {
		tags = append(tags, x.Tag)
	}
	return strings.Join(tags, " ")
}

func TestFromPenn(t *testing.T) {
	for in, want := range map[string]string{
		"They/PRP have/VBP not/RB met/VBN ./.":            "PRON AUX PART VERB PUNCT",
		"They/PRP have/VBP boats/NNS":                     "PRON VERB NOUN",
		"Do/VBP they/PRP want/VB to/TO go/VB to/TO it":    "AUX PRON VERB PART VERB ADP PUNCT",
		"This/DT is/VBZ that/DT boat/NN":                  "PRON AUX DET NOUN",
		"He/PRP said/VBD that/IN by/IN noon/NN":           "PRON VERB SCONJ ADP NOUN",
		"since/IN they/PRP left/VBD ,/, since/IN May/NNP": "SCONJ PRON VERB PUNCT ADP PROPN",
	} {
		src, w := tagged(in)
		if got := show(fromPenn(src, w)); got != want {
			t.Errorf("fromPenn(%s)\n got %s\nwant %s", in, got, want)
		}
	}
}

func TestFromCompromise(t *testing.T) {
	src, w := tagged("Ada/Noun+Person+ProperNoun wants/Verb to/Conjunction go/Verb+Infinitive because/Preposition it/Pronoun+Noun is/Copula+Verb late/Adjective")
	if got, want := show(fromCompromise(src, w)), "PROPN VERB PART VERB SCONJ PRON AUX ADJ"; got != want {
		t.Errorf("fromCompromise: got %s, want %s", got, want)
	}
}

func TestScore(t *testing.T) {
	c := &corpus{texts: []string{"Mr. Ek left. He is out."}, gold: []Analysis{{
		Words: []Word{{0, 3, "PROPN"}, {4, 6, "PROPN"}, {7, 11, "VERB"}, {11, 12, "PUNCT"}, {13, 15, "PRON"}, {16, 18, "AUX"}, {19, 22, "ADV"}, {22, 23, "PUNCT"}},
		Sents: []int{0, 13},
		Names: []Name{{4, 6, "PER"}},
	}}}
	s := c.score([]Analysis{{
		Words: []Word{{0, 2, "PROPN"}, {4, 6, "NOUN"}, {7, 11, "VERB"}, {13, 18, "X"}, {19, 22, "ADV"}},
		Sents: []int{0, 4, 13},
		Names: []Name{{4, 6, "ORG"}, {0, 6, "PER"}},
	}})
	want := scores{tags: count{3, 4, 6}, sents: count{1, 3, 2}, names: count{0, 2, 1}}
	if s != want {
		t.Errorf("score = %+v, want %+v", s, want)
	}
}

func TestUnits(t *testing.T) {
	at := units("a😀é.")
	for unit, want := range map[float64]int{0: 0, 1: 1, 3: 5, 4: 7, 5: 8} {
		if got := at(unit); got != want {
			t.Errorf("unit %v is at byte %d, want %d", unit, got, want)
		}
	}
}
