package read

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	gentz "gentz"
	"gentz/nlp"
	"gentz/ontology"
	"gentz/text"
)

// wordsOnly makes the page of a text without tags and trees: times must be found
// and resolved by their words.
func wordsOnly(t testing.TB, doc gentz.Document) *page {
	t.Helper()
	src, body := doc.Text, 0
	if doc.Title != "" {
		src = doc.Title + "\n\n" + doc.Text
		body = len(doc.Title) + 2
	}
	col := text.Columns{}
	col.Word, col.Joined = nlp.Words(src)
	if len(col.Word) > 0 {
		col.Sent = []int32{0}
	}
	d, err := text.New(src, col)
	if err != nil {
		t.Fatal(err)
	}
	p := &page{Doc: d, doc: doc, body: int32(body), tree: newTree(d)}
	for p.first < d.Len() && d.Range(p.first).Start < p.body {
		p.first++
	}
	return p
}

// marked writes the times of a text into it: "met on ⟦DATE 2025-12-18 2025-12-18|Thursday⟧".
func marked(src string, times []timex) string {
	var b strings.Builder
	at := 0
	for _, x := range times {
		if x.Block != "" || x.Start < at {
			continue
		}
		fmt.Fprintf(&b, "%s⟦%s %s", src[at:x.Start], x.Type, x.Value)
		switch {
		case x.From != 0 && x.From == x.To:
			fmt.Fprintf(&b, " %s", x.From)
		case x.From != 0:
			fmt.Fprintf(&b, " %s..%s", x.From, x.To)
		}
		fmt.Fprintf(&b, "|%s⟧", src[x.Start:x.End])
		at = x.End
	}
	b.WriteString(src[at:])
	return b.String()
}

// plain takes the marks out of a text again.
func plain(s string) string {
	var b strings.Builder
	for {
		i := strings.Index(s, "⟦")
		if i < 0 {
			b.WriteString(s)
			return b.String()
		}
		b.WriteString(s[:i])
		s = s[i:]
		b.WriteString(s[strings.Index(s, "|")+1 : strings.Index(s, "⟧")])
		s = s[strings.Index(s, "⟧")+len("⟧"):]
	}
}

// A goldenTime is one text of testdata/time-*.txt.
type goldenTime struct{ name, published, text string }

func goldenTimes(t testing.TB) []goldenTime {
	files, err := filepath.Glob("testdata/time-*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no testdata/time-*.txt: %v", err)
	}
	var out []goldenTime
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range strings.Split("\n"+string(b), "\n-- ")[1:] {
			head, body, _ := strings.Cut(part, " --\n")
			name, day, _ := strings.Cut(head, " |")
			out = append(out, goldenTime{filepath.Base(f) + ": " + name, strings.TrimSpace(day), strings.TrimRight(body, "\n")})
		}
	}
	return out
}

func (g goldenTime) doc(t testing.TB) gentz.Document {
	d := gentz.Document{ID: g.name, Text: plain(g.text)}
	if g.published != "" {
		var err error
		if d.Published, err = gentz.ParseDay(g.published); err != nil {
			t.Fatalf("%s: %v", g.name, err)
		}
	}
	return d
}

func TestTimes(t *testing.T) {
	for _, g := range goldenTimes(t) {
		t.Run(g.name, func(t *testing.T) {
			d := g.doc(t)
			if got := marked(d.Text, times(wordsOnly(t, d)).times); got != g.text {
				t.Errorf("published %q\n got %s\nwant %s", g.published, got, g.text)
			}
		})
	}
}

// The sentence of each row of the word tables must be found just as it is marked.
func TestTimeWords(t *testing.T) {
	published, _ := gentz.ParseDay("2025-12-16") // a Tuesday
	for _, w := range ontology.TimeWords() {
		d := gentz.Document{Text: strings.NewReplacer("⟦", "", "⟧", "").Replace(w.Sentence), Published: published}
		got, at := "", 0
		for _, x := range times(wordsOnly(t, d)).times {
			got += d.Text[at:x.Start] + "⟦" + x.Text + "⟧"
			at = x.End
			if w.Class == "past" && x.From > published || w.Class == "future" && x.From < published {
				t.Errorf("%s as %s: %q is %s, counted from %s", w.Word, w.Class, w.Sentence, x.From, published)
			}
		}
		if got += d.Text[at:]; got != w.Sentence {
			t.Errorf("%s as %s: got %s, want %s", w.Word, w.Class, got, w.Sentence)
		}
	}
}

func TestTimesInTitle(t *testing.T) {
	d := gentz.Document{Title: "Envoys to meet on Thursday", Text: "The envoys met on Monday.", Published: gentz.NewDay(2025, 12, 16)}
	p := wordsOnly(t, d)
	c := times(p)
	if len(c.times) != 2 {
		t.Fatalf("times(%q) found %d, want 2", d.Title, len(c.times))
	}
	for i, want := range []gentz.Time{
		{Span: gentz.Span{Start: 18, End: 26, Block: "title"}, From: gentz.NewDay(2025, 12, 18)},
		{Span: gentz.Span{Start: 18, End: 24}, From: gentz.NewDay(2025, 12, 15)},
	} {
		if x := c.times[i]; x.Span != want.Span || x.From != want.From || p.Word(x.first) != x.Text || x.last != x.first+1 {
			t.Errorf("time %d is %v %q from %s, words %d to %d; want %v from %s", i, x.Span, x.Text, x.From, x.first, x.last, want.Span, want.From)
		}
		if got := c.in(c.times[i].first, c.times[i].last); len(got) != 1 || got[0] != &c.times[i] {
			t.Errorf("in(%d, %d) = %v, want time %d", c.times[i].first, c.times[i].last, got, i)
		}
	}
}

func FuzzTimes(f *testing.F) {
	for _, g := range goldenTimes(f) {
		f.Add(plain(g.text), int32(740000))
	}
	f.Add("May 99, 12:61 Q9 '0s 00/00/0000 31 ago 1e9 years ago 999999999 days later", int32(1))
	f.Fuzz(func(t *testing.T, src string, published int32) {
		if len(src) > 4000 {
			return
		}
		d := gentz.Document{Text: strings.ToValidUTF8(src, "?"), Published: gentz.Day(max(0, min(published, 3652059)))}
		c := times(wordsOnly(t, d))
		end := 0
		for _, x := range c.times {
			switch {
			case x.Start < end || x.End <= x.Start || x.End > len(d.Text):
				t.Fatalf("%q at %v after %d of %d bytes", x.Text, x.Span, end, len(d.Text))
			case x.From > x.To || x.From < 0 || x.From == 0 && x.To != 0:
				t.Fatalf("%q is %d to %d", x.Text, x.From, x.To)
			case x.Sure <= 0 || x.Sure > 1 || x.Rule == "" || x.Type == "":
				t.Fatalf("%q has rule %q, type %q, sure %v", x.Text, x.Rule, x.Type, x.Sure)
			case x.first > x.last || x.last > len(c.at):
				t.Fatalf("%q is words %d to %d", x.Text, x.first, x.last)
			}
			end = x.End
		}
		if again := times(wordsOnly(t, d)); !reflect.DeepEqual(again, c) {
			t.Fatalf("reading twice gives %v and %v", c.times, again.times)
		}
	})
}

func BenchmarkTimes(b *testing.B) {
	var all strings.Builder
	for _, g := range goldenTimes(b) {
		all.WriteString(plain(g.text) + "\n\n")
	}
	p := wordsOnly(b, gentz.Document{Text: all.String(), Published: gentz.NewDay(2025, 12, 21)})
	b.SetBytes(int64(len(p.Source())))
	b.ReportAllocs()
	for b.Loop() {
		times(p)
	}
}
