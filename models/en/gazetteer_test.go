package en

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"os"
	"strings"
	"testing"
)

// The gazetteer is the one that its TRAIN file says, and of the form its card says.
func TestGazetteer(t *testing.T) {
	train, err := os.ReadFile("gazetteer/TRAIN")
	if err != nil {
		t.Fatal(err)
	}
	if sum := fmt.Sprintf("%x", sha256.Sum256(Gazetteer)); !strings.Contains(string(train), sum+"  phrases.tsv") {
		t.Errorf("phrases.tsv has the hash %s, which TRAIN does not name", sum)
	}
	kinds, last := map[string]int{}, ""
	for line := range bytes.Lines(Gazetteer) {
		s := strings.TrimSuffix(string(line), "\n")
		kind, phrase, ok := strings.Cut(s, "\t")
		if !ok || phrase == "" || s <= last {
			t.Fatalf("line %q after %q: want kind, tab, phrase, in order, each once", s, last)
		}
		kinds[kind]++
		last = s
	}
	for _, k := range []string{"given", "family", "city", "city-ambiguous", "region", "country", "demonym", "org", "orgword", "title"} {
		if kinds[k] < 100 {
			t.Errorf("only %d phrases of kind %s", kinds[k], k)
		}
	}
}
