package learn

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"gentz/text"
)

func TestLemmatiserGeneralises(t *testing.T) {
	word := func(form, lemma string, tag text.Tag, feats string) *Sample {
		m, _ := text.ParseMorph(feats)
		return &Sample{Forms: []string{form}, Lemma: []string{lemma}, Tag: []text.Tag{tag}, Morph: []text.Morph{m}}
	}
	const past, plural = "Tense=Past|VerbForm=Fin", "Number=Plur"
	l := LearnLemmas([]*Sample{
		word("talked", "talk", text.VERB, past), word("walked", "walk", text.VERB, past), word("Agreed", "agree", text.VERB, past),
		word("denied", "deny", text.VERB, past), word("replied", "reply", text.VERB, past), word("went", "go", text.VERB, past),
		word("talks", "talk", text.NOUN, plural), word("parties", "party", text.NOUN, plural), word("cities", "city", text.NOUN, plural),
		word("envoys", "envoy", text.NOUN, plural), word("men", "man", text.NOUN, plural), word("Alps", "Alps", text.PROPN, plural),
	})
	var b bytes.Buffer
	if _, err := l.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	l, err := LoadLemmas(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		form, want string
		tag        text.Tag
		feats      string
	}{
		{"Went", "go", text.VERB, past},
		{"went", "go", text.VERB, past},
		{"worked", "work", text.VERB, past},
		{"lent", "lent", text.VERB, past}, // not seen: "went" says nothing of it
		{"relied", "rely", text.VERB, past},
		{"treaties", "treaty", text.NOUN, plural},
		{"roads", "road", text.NOUN, plural},
		{"Oslo", "Oslo", text.PROPN, "Number=Sing"},
		{"", "", text.X, ""},
	} {
		m, _ := text.ParseMorph(tt.feats)
		if got := l.Lemma(tt.form, tt.tag, m); got != tt.want {
			t.Errorf("Lemma(%q, %v, %s) = %q, want %q", tt.form, tt.tag, tt.feats, got, tt.want)
		}
	}
	for _, bad := range []string{"rule\tNOUN", "word\ta", "rule\tNOUN \ts\tfalse\tx\ty", "edit\ta\tb\tc"} {
		if _, err := LoadLemmas([]byte(bad)); err == nil {
			t.Errorf("LoadLemmas(%q) took it", bad)
		}
	}
}

// TestLemmaScores prints how many base forms are right with gold tags, and fails
// where that falls under what the card of the model says.
func TestLemmaScores(t *testing.T) {
	data := filepath.Join("..", "..", "..", "shared", "data")
	if _, err := os.Stat(data); err != nil {
		t.Skip("the development data is not beside this tree")
	}
	table, err := os.ReadFile(filepath.Join("..", "..", "models", "en", "lemmas", "lemmas.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	l, err := LoadLemmas(table)
	if err != nil {
		t.Fatal(err)
	}
	for file, floor := range map[string]float64{"ud/UD_English-EWT/dev.conllu": 98.5, "ud/GUM-full/dev.conllu": 98.8} {
		dev, err := English{Data: data}.treebank(file, nil)
		if err != nil {
			t.Fatal(err)
		}
		var right, all float64
		for _, s := range dev {
			for i, f := range s.Forms {
				all++
				if l.Lemma(f, s.Tag[i], s.Morph[i]) == s.Lemma[i] || s.Lemma[i] == "_" {
					right++
				}
			}
		}
		t.Logf("%s: %.2f %%", strings.TrimSuffix(file, "/dev.conllu"), 100*right/all)
		if 100*right/all < floor {
			t.Errorf("%s: %.2f %% of base forms are right, less than %.1f", file, 100*right/all, floor)
		}
	}
}

func FuzzLemma(f *testing.F) {
	table, err := os.ReadFile(filepath.Join("..", "..", "models", "en", "lemmas", "lemmas.tsv"))
	if err != nil {
		f.Fatal(err)
	}
	l, err := LoadLemmas(table)
	if err != nil {
		f.Fatal(err)
	}
	f.Add("it’s", uint8(text.AUX))
	f.Add("日本s", uint8(text.NOUN))
	f.Fuzz(func(t *testing.T, form string, tag uint8) {
		if !utf8.ValidString(form) {
			t.Skip()
		}
		for _, feats := range []string{"_", "Number=Plur", "Tense=Past|VerbForm=Fin", "VerbForm=Ger"} {
			m, _ := text.ParseMorph(feats)
			w := l.Lemma(form, text.Tag(int(tag)%text.NumTags), m)
			if !utf8.ValidString(w) || form != "" && w == "" {
				t.Errorf("the base form of %q is %q", form, w)
			}
		}
	})
}
