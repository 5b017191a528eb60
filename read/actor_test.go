package read

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	gentz "gentz"
)

var sayCast = flag.Bool("saycast", false, "print all that TestActors finds in each text")

// castOf returns the page and the cast of a text, the title first if it has one.
func castOf(t testing.TB, title, body string) (*page, *cast) {
	t.Helper()
	r, err := english()
	if err != nil {
		t.Skip("no English models: ", err)
	}
	p, err := newPage(r, gentz.Document{ID: "t", Title: title, Text: body})
	if err != nil {
		t.Fatal(err)
	}
	return p, actors(p, times(p))
}

// says describes a cast, one fact a line.
func (c *cast) says(p *page) []string {
	var out []string
	name := func(id gentz.ID) string { return c.actors[c.number(id)].Name }
	for _, a := range c.actors {
		out = append(out, a.Kind+" "+a.Name)
		if a.Party != "" {
			out = append(out, a.Name+" with "+name(a.Party))
		}
		if a.Country != "" {
			out = append(out, a.Name+" of "+a.Country)
		}
		for _, r := range a.Roles {
			out = append(out, a.Name+" is "+r.Title)
		}
		for _, m := range a.Mentions {
			out = append(out, fmt.Sprintf("%q means %s", p.doc.Words(m.Span), a.Name))
		}
	}
	for h, g := range c.group {
		i, j, _ := c.mention(h)
		for _, n := range g {
			out = append(out, fmt.Sprintf("%q means %s", strings.ToLower(p.Words(i, j)), c.actors[n].Name))
		}
	}
	for i := range p.Len() {
		if c.where[i] {
			out = append(out, p.Word(i)+" is a place")
		}
		if n, ok := c.party(i); ok {
			out = append(out, p.Word(i)+" belongs to "+c.actors[n].Name)
		}
	}
	for _, t := range c.teams {
		for _, id := range t.Leaders {
			out = append(out, name(id)+" leads the team of "+name(t.Party))
		}
		for _, id := range t.Members {
			out = append(out, name(id)+" is in the team of "+name(t.Party))
		}
		out = append(out, "team of "+name(t.Party))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// TestActors runs testdata/actors.txt: texts, each with the facts that must be
// found ("+") and those that must not ("-").
func TestActors(t *testing.T) {
	file, err := os.ReadFile("testdata/actors.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range strings.Split("\n"+string(file), "\n-- ")[1:] {
		name, rest, _ := strings.Cut(part, " --\n")
		t.Run(name, func(t *testing.T) {
			var body, facts []string
			for line := range strings.SplitSeq(rest, "\n") {
				switch {
				case strings.HasPrefix(line, "+ "), strings.HasPrefix(line, "- "):
					facts = append(facts, line)
				case strings.HasPrefix(line, "#"):
				default:
					body = append(body, line)
				}
			}
			p, c := castOf(t, "", strings.TrimSpace(strings.Join(body, "\n")))
			found := c.says(p)
			if *sayCast {
				t.Log("\n" + strings.Join(found, "\n"))
			}
			if len(facts) == 0 {
				t.Error("no facts to check")
			}
			for _, f := range facts {
				if want := f[0] == '+'; slices.Contains(found, f[2:]) != want {
					t.Errorf("found = %v, want %v: %s", !want, want, f[2:])
				}
			}
		})
	}
}

// closed reports what a cast refers to that is not there.
func (c *cast) closed(p *page) error {
	var err error
	check := func(id gentz.ID) {
		if id != "" && (c.number(id) < 0 || c.number(id) >= len(c.actors)) {
			err = fmt.Errorf("no actor %s", id)
		}
	}
	for i, a := range c.actors {
		if c.number(a.ID) != i {
			err = fmt.Errorf("actor %d has the ID %s", i, a.ID)
		}
		check(a.Party)
		for _, r := range a.Roles {
			check(r.Of)
		}
		for _, m := range a.Mentions {
			if m.End <= m.Start || m.End > len(p.doc.Block(m.Span)) {
				err = fmt.Errorf("mention %v lies outside", m.Span)
			}
		}
	}
	for _, t := range c.teams {
		check(t.Party)
		for _, id := range slices.Concat(t.Leaders, t.Members) {
			check(id)
		}
	}
	for i := range p.Len() {
		if int(c.at[i]) > len(c.actors) || int(c.with[i]) > len(c.actors) {
			err = fmt.Errorf("word %d means actor %d of %d", i, c.at[i], len(c.actors))
		}
	}
	return err
}

// A cast refers to no actor that it has not, whatever the text.
func FuzzActors(f *testing.F) {
	for _, s := range []string{"", "\n\n", "He.", "the president and the president", "Lind, Lind, and Lind's Lind", strings.Repeat("the two sides ", 50), "\x00 ∎ “", "Oslo-Lima-Oslo talks",
		"Danish President Ada Lind's envoy, H.E. Piet Varga, and the two sides' envoys, led by him, met her.", "Mr. Mr. Mr. the the US's of of"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return
		}
		p, c := castOf(t, "", s)
		if err := c.closed(p); err != nil {
			t.Errorf("%q: %v", s, err)
		}
	})
}

func BenchmarkActors(b *testing.B) {
	body, err := os.ReadFile("testdata/actors.txt")
	if err != nil {
		b.Fatal(err)
	}
	p, _ := castOf(b, "", string(body))
	cal := times(p)
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		actors(p, cal)
	}
}
