package version

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	gentz "gentz"
)

// describe writes changes as the golden rows do.
func describe(a, b gentz.Document, changes []Change) string {
	var out []string
	for _, c := range changes {
		part := string(c.Kind)
		for i, k := range c.Classes {
			part += map[bool]string{true: " ", false: "+"}[i == 0] + string(k)
		}
		if c.Words != "" {
			part += " (" + c.Words + ")"
		}
		out = append(out, part)
	}
	return strings.Join(out, "; ")
}

func TestDiff(t *testing.T) {
	const base = "Envoys met in Oslo on Monday. The talks lasted four hours. Both sides said they would meet again."
	for _, tt := range []struct{ name, a, b, want string }{
		{"equal", base, base, ""},
		{"number", base, strings.Replace(base, "four", "six", 1), "changed number (four → six)"},
		{"day", base, strings.Replace(base, "Monday", "Tuesday", 1), "changed number (Monday → Tuesday)"},
		{"place", base, strings.Replace(base, "Oslo", "Bergen", 1), "changed name (Oslo → Bergen)"},
		{"hedge", base, strings.Replace(base, "Envoys met", "Envoys reportedly met", 1), "changed hedge ( → reportedly)"},
		{"denial", base, strings.Replace(base, "they would", "they would not", 1), "changed denial ( → not)"},
		{"wording", base, strings.Replace(base, "lasted", "went on for", 1), "changed wording (lasted → went on for)"},
		{"added", base, base + " The mood was good.", "added wording"},
		{"removed", base, strings.Replace(base, " The talks lasted four hours.", "", 1), "removed number"},
		{"moved", base, "The talks lasted four hours. Envoys met in Oslo on Monday. Both sides said they would meet again.", "moved wording"},
		{"quote", "She said: “We are ready to sign tonight.”", "She said: “We are willing to sign tonight.”", "changed quote (ready → willing)"},
		{"spelling", base, strings.Replace(base, "lasted", "latsed", 1), "changed cosmetic (lasted → latsed)"},
		{"a name misspelled", base, strings.Replace(base, "Oslo", "Olso", 1), "changed cosmetic (Oslo → Olso)"},
		{"a name with another letter", "The envoy was called Fein there.", "The envoy was called Fain there.", "changed name (Fein → Fain)"},
		{"comma and case", base, strings.Replace(base, "Envoys met", "Envoys, MET", 1), "changed cosmetic"},
		{"quotation marks of another form", "\"Yes,\" she said.", "“Yes,” she said.", "changed cosmetic"},
		{"hyphen", "A cease-fire holds in the valley.", "A ceasefire holds in the valley.", "changed cosmetic (cease fire → ceasefire)"},
		{"paragraphs", base, strings.ReplaceAll(base, ". ", ".\n\n"), "changed cosmetic"},
		{"white space", base, strings.ReplaceAll(base, " ", "  "), "changed cosmetic"},
		{"word printed twice", base, strings.Replace(base, "in Oslo", "in in Oslo", 1), "changed cosmetic ( → in)"},
		{"time stamp", base + "\nUpdated March 3, 2025", base + "\nUpdated March 4, 2025", "changed cosmetic (3 → 4)"},
		{"correction", base, base + "\nCorrection: An earlier version of this article gave the wrong city.", "added correction"},
		{"list numbers", "1. Peace in the north.\n2. Trade by sea.", "- Peace in the north.\n- Trade by sea.", "changed cosmetic; changed cosmetic"},
		{"singular and plural is no spelling", "The envoy met the minister there.", "The envoys met the minister there.", "changed wording (envoy → envoys)"},
		{"will and would", "They will sign the paper soon.", "They would sign the paper soon.", "changed hedge (will → would)"},
		{"all new", "One thing happened here today.", "Nothing else matters now, they said.", "removed number; added wording"},
	} {
		a, b := gentz.Document{Text: tt.a}, gentz.Document{Text: tt.b}
		got := describe(a, b, Diff(a, b))
		if got != tt.want {
			t.Errorf("%s: %s; want %s", tt.name, got, tt.want)
		}
		cosmetic := true
		for _, part := range strings.Split(tt.want, "; ") {
			cosmetic = cosmetic && (part == "" || strings.HasPrefix(part, "changed cosmetic"))
		}
		if Same(a, b) != cosmetic {
			t.Errorf("%s: Same is %v", tt.name, Same(a, b))
		}
	}
}

func TestTitle(t *testing.T) {
	for _, tt := range []struct{ a, b, want string }{
		{"Talks to open on Monday", "Talks postponed", "changed headline+number (to open on Monday → postponed)"},
		{"Talks to open", "TALKS TO OPEN", "changed cosmetic"},
		{"", "Talks to open", "added headline ( → Talks to open)"},
	} {
		a, b := gentz.Document{Title: tt.a}, gentz.Document{Title: tt.b}
		if got := describe(a, b, Diff(a, b)); got != tt.want {
			t.Errorf("%q to %q: %s; want %s", tt.a, tt.b, got, tt.want)
		}
	}
}

// A row of testdata/pairs.tsv.
type row struct {
	page    string
	version int
	must    [][]string // one of each
	may     []string
}

func rows(t *testing.T) []row {
	b, err := os.ReadFile("testdata/pairs.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var out []row
	for _, line := range strings.Split(strings.TrimSpace(string(b)), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, "\t")
		n, err := strconv.Atoi(f[1])
		if err != nil {
			t.Fatal(err)
		}
		r := row{page: f[0], version: n}
		for _, w := range strings.Fields(f[2]) {
			if m, ok := strings.CutPrefix(w, "?"); ok {
				r.may = append(r.may, m)
			} else {
				r.must = append(r.must, strings.Split(w, "/"))
			}
		}
		out = append(out, r)
	}
	return out
}

// says returns what a diff says: the kinds of what came, went and moved, and the
// first class of what changed; "cosmetic" if it says nothing else.
func says(changes []Change) []string {
	var out []string
	for _, c := range changes {
		s := string(c.Kind)
		if c.Kind == Changed || c.Classes[0] == Headline {
			s = string(c.Classes[0])
		}
		if c.Real() && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	if len(out) == 0 {
		return []string{string(Cosmetic)}
	}
	return out
}

// right reports whether what a diff says is what the reader said: all that must
// be said, and nothing that may not.
func (r row) right(said []string) bool {
	for _, any := range r.must {
		if !slices.ContainsFunc(any, func(s string) bool { return slices.Contains(said, s) }) {
			return false
		}
	}
	for _, s := range said {
		if !slices.Contains(r.may, s) && !slices.ContainsFunc(r.must, func(any []string) bool { return slices.Contains(any, s) }) {
			return false
		}
	}
	return true
}

func TestRealVersions(t *testing.T) {
	f, err := os.Open(filepath.Join("..", "..", "..", "shared", "data", "versions", "whitehouse_versions_real.jsonl"))
	if err != nil {
		t.Skip("no ../shared/data/versions")
	}
	defer f.Close()
	type version struct{ Title, Text string }
	pages := map[string][]version{}
	in := bufio.NewScanner(f)
	in.Buffer(nil, 64<<20)
	for in.Scan() {
		var p struct {
			ID       string
			Versions []version
		}
		if err := json.Unmarshal(in.Bytes(), &p); err != nil {
			t.Fatal(err)
		}
		pages[p.ID] = p.Versions
	}
	right, cosmetic, loud, all := 0, 0, 0, rows(t)
	for _, r := range all {
		v := pages[r.page]
		if len(v) < r.version+2 {
			t.Fatalf("%s has %d versions", r.page, len(v))
		}
		a, b := v[r.version], v[r.version+1]
		said := says(Diff(gentz.Document{Title: a.Title, Text: a.Text}, gentz.Document{Title: b.Title, Text: b.Text}))
		if r.right(said) {
			right++
		} else {
			t.Logf("%s:%d says %v, want %v, may %v", r.page, r.version, said, r.must, r.may)
		}
		if len(r.must) == 1 && len(r.must[0]) == 1 && r.must[0][0] == "cosmetic" {
			cosmetic++
			if said[0] != "cosmetic" {
				loud++
			}
		}
	}
	t.Logf("class right in %d of %d pairs; %d of %d cosmetic ones called real", right, len(all), loud, cosmetic)
	if right < 95 || loud > 0 {
		t.Errorf("class right in %d of %d pairs; %d of %d cosmetic ones called real", right, len(all), loud, cosmetic)
	}
}

func FuzzDiff(f *testing.F) {
	f.Add("A b c. D e f.", "D e f. A b x.", "t", "u")
	f.Add("“One.” (2) 3 – 4.\n- 5", "Correction: “One”", "", "x")
	f.Fuzz(func(t *testing.T, a, b, at, bt string) {
		x, y := gentz.Document{Text: a, Title: at}, gentz.Document{Text: b, Title: bt}
		changes := Diff(x, y)
		if (a == b && at == bt) != (len(changes) == 0) {
			t.Fatalf("%d changes", len(changes))
		}
		for _, c := range changes {
			if len(c.Classes) == 0 {
				t.Fatal("no class")
			}
			for _, s := range c.Before {
				_ = s.Of(x.Block(s))
			}
			for _, s := range c.After {
				_ = s.Of(y.Block(s))
			}
		}
		if fmt.Sprint(Diff(x, y)) != fmt.Sprint(changes) {
			t.Fatal("compared twice, it differs")
		}
	})
}

func BenchmarkDiff(b *testing.B) {
	p := "Envoys of both sides met in Oslo on Monday. The talks lasted four hours. They said they would meet again.\n\n"
	x := gentz.Document{Text: strings.Repeat(p, 20)}
	y := gentz.Document{Text: strings.Repeat(p, 10) + "Something new was said here.\n\n" + strings.Repeat(p, 10)}
	b.SetBytes(int64(len(x.Text)))
	for b.Loop() {
		Diff(x, y)
	}
}
