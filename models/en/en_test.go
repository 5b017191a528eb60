package en

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gentz/text"
)

// models are the folders with what they embed.
var models = []struct {
	folder, file string
	data         []byte
}{
	{"gazetteer", "phrases.tsv", Gazetteer}, {"lemmas", "lemmas.tsv", Lemmas},
	{"network", "weights.bin", Network}, {"sentences", "weights.bin", Sentences},
}

// No weights without the command that makes them and a card that describes them.
func TestModelsAreTheOnesThatTheirFoldersDescribe(t *testing.T) {
	size := 0
	var want []string
	for _, m := range models {
		size += len(m.data)
		sum := fmt.Sprintf("%x", sha256.Sum256(m.data))
		want = append(want, m.folder+"-en@"+sum[:12])
		train, err := os.ReadFile(filepath.Join(m.folder, "TRAIN"))
		if err != nil {
			t.Errorf("%s: %v", m.folder, err)
			continue
		}
		if !strings.Contains(string(train), "sha256 "+sum+"  "+m.file) {
			t.Errorf("%s/TRAIN has no line \"sha256 %s  %s\": is it of other weights?", m.folder, sum, m.file)
		}
		if card, err := os.ReadFile(filepath.Join(m.folder, "CARD.md")); err != nil || !strings.Contains(string(card), "CC BY") {
			t.Errorf("%s/CARD.md is missing or says nothing of licences (%v)", m.folder, err)
		}
	}
	if size > 40<<20 {
		t.Errorf("the models take %d bytes, more than 40 MB", size)
	}
	if !slices.Equal(names, want) {
		t.Errorf("names are %q, want %q", names, want)
	}
}

func TestLoad(t *testing.T) {
	a, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	d, err := a.Analyse("President Mara Lindqvist flew to Tallinn on Friday. She didn't meet the Estonian envoys.")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for i := range d.Len() {
		h := "root"
		if d.Head(i) >= 0 {
			h = d.Word(d.Head(i))
		}
		if d.Tag(i) != text.PUNCT {
			got = append(got, fmt.Sprintf("%s/%s/%s/%s", d.Word(i), d.Lemma(i), d.Tag(i), h))
		}
	}
	want := "President/President/PROPN/Mara Mara/Mara/PROPN/flew Lindqvist/Lindqvist/PROPN/Mara flew/fly/VERB/root to/to/ADP/Tallinn Tallinn/Tallinn/PROPN/flew " +
		"on/on/ADP/Friday Friday/Friday/PROPN/flew She/she/PRON/meet did/do/AUX/meet n't/not/PART/meet meet/meet/VERB/root the/the/DET/envoys Estonian/Estonian/ADJ/envoys envoys/envoy/NOUN/meet"
	if s := strings.Join(got, " "); s != want {
		t.Errorf("analysis is\n%s, want\n%s", s, want)
	}
	var names []string
	for _, n := range d.Names() {
		names = append(names, n.Kind.String()+" "+d.Words(int(n.Start), int(n.End)))
	}
	if s := strings.Join(names, ", "); s != "PER Mara Lindqvist, LOC Tallinn" {
		t.Errorf("names are %s", s)
	}
}
