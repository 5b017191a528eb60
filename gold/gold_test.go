package gold_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gentz/gold"
	"gentz/models/en"
	"gentz/ontology"
	"gentz/read"
)

var update = flag.Bool("update", false, "accept the present scores")

// The accuracy on our own texts is in the tree: it cannot move unseen.
func TestScores(t *testing.T) {
	world := loadWorld(t)
	analyser, err := en.Load()
	if err != nil {
		t.Fatal(err)
	}
	reader := read.New(analyser, world)
	var table strings.Builder
	for _, half := range []string{"dev", "test"} {
		score := gold.NewScore(codeOf(world))
		for _, want := range articles(t, half) {
			rd, err := reader.Read(want.Document)
			if err != nil {
				t.Fatalf("%s: %v", want.Document.ID, err)
			}
			score.Add(want, gold.Answer(rd))
		}
		fmt.Fprintf(&table, "%s\n\n%s\n", half, score)
	}
	if *update {
		if err := os.WriteFile("SCORES.txt", []byte(table.String()), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	old, _ := os.ReadFile("SCORES.txt")
	if table.String() != string(old) {
		t.Errorf("the scores have changed; if this is meant, run go test ./gold -update and say why in the commit\n%s\nwas\n%s", &table, old)
	}
}

// An annotation is right in itself: its codes are known, and read against itself
// it is found in full.
func TestAnnotations(t *testing.T) {
	world := loadWorld(t)
	for _, half := range []string{"dev", "test"} {
		for _, a := range articles(t, half) {
			for _, x := range a.Actors {
				if x.Country != "" && world.Party(x.Country) == nil {
					t.Errorf("%s: %s: country %q is unknown", a.Document.ID, x.Name, x.Country)
				}
			}
			names := map[string]bool{}
			for _, x := range a.Actors {
				names[x.Name] = true
			}
			for _, m := range a.Meetings {
				for _, p := range append(m.Sides, m.Mediators...) {
					if world.Party(p) == nil && !names[p] {
						t.Errorf("%s: meeting: %q is neither a code nor among the actors", a.Document.ID, p)
					}
				}
				if m.To != 0 && m.To < m.From {
					t.Errorf("%s: a meeting ends on %v before it starts on %v", a.Document.ID, m.To, m.From)
				}
			}
			for _, p := range a.Positions {
				if world.Party(p.Party) == nil && !names[p.Party] {
					t.Errorf("%s: position: %q is neither a code nor among the actors", a.Document.ID, p.Party)
				}
			}
			if n := len(strings.Fields(a.Document.Text)); n < 120 || n > 450 {
				t.Errorf("%s: %d words, want 150 to 400 or so", a.Document.ID, n)
			}
		}
	}
}

// TestDevTexts lists, text by text, the score and what is missed, spurious and
// wrong, for those who improve the rules:
//
//	go test ./gold -run TestDevTexts/harbour-04 -v
//
// It looks at dev alone; test stays unseen.
func TestDevTexts(t *testing.T) {
	if !testing.Verbose() {
		t.Skip("lists the differences of each text with -v")
	}
	world := loadWorld(t)
	analyser, err := en.Load()
	if err != nil {
		t.Fatal(err)
	}
	reader := read.New(analyser, world)
	for _, want := range articles(t, "dev") {
		t.Run(want.Document.ID, func(t *testing.T) {
			rd, err := reader.Read(want.Document)
			if err != nil {
				t.Fatal(err)
			}
			score, got := gold.NewScore(codeOf(world)), gold.Answer(rd)
			score.Add(want, got)
			t.Logf("%s\n%s", score, strings.Join(score.Differences(want, got), "\n"))
		})
	}
}

func loadWorld(t *testing.T) *ontology.World {
	t.Helper()
	f, err := os.Open("world.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	world, err := ontology.Load(f)
	if err != nil {
		t.Fatal(err)
	}
	return world
}

// codeOf looks a party up by its code or any name of it.
func codeOf(world *ontology.World) func(string) string {
	return func(name string) string {
		if p := world.Party(name); p != nil {
			return p.Code
		}
		if m := world.Match(name); len(m) > 0 {
			return m[0].Code
		}
		return ""
	}
}

// articles returns the articles of one half in the order of their files.
func articles(t *testing.T, half string) (out []*gold.Article) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(half, "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no articles in %s: %v", half, err)
	}
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		a, err := gold.Parse(filepath.Base(file), string(b))
		if err != nil {
			t.Errorf("%s/%v", half, err)
			continue
		}
		out = append(out, a)
	}
	return out
}
