package gentz

import (
	"encoding/json"
	"errors"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
)

// letters holds characters of one to four bytes, right-to-left ones, a combining
// mark and an emoji joined of several.
var letters = []rune("ab \n\"<é\u0301ßЖ中שﷺ€𝔘🤝🏽\u200d")

func randomText(rnd *rand.Rand, n int) string {
	var b strings.Builder
	for range n {
		if rnd.IntN(4) > 0 {
			b.WriteByte('x')
		} else {
			b.WriteRune(letters[rnd.IntN(len(letters))])
		}
	}
	return b.String()
}

// randomSpan returns a span of whole characters of text.
func randomSpan(rnd *rand.Rand, text, block string) Span {
	at := []int{}
	for i := range text {
		at = append(at, i)
	}
	at = append(at, len(text))
	i, j := rnd.IntN(len(at)), rnd.IntN(len(at))
	return Span{at[min(i, j)], at[max(i, j)], block}
}

// The law of docs/reading.md: text[start:end] by code points are the very words.
func TestMarshalCountsCodePoints(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	for range 400 {
		r := Reading{Document: Document{ID: "d", Text: randomText(rnd, rnd.IntN(400)), Title: randomText(rnd, rnd.IntN(90))}}
		for range 20 {
			in := randomSpan(rnd, r.Document.Text, "")
			if rnd.IntN(3) == 0 {
				in = randomSpan(rnd, r.Document.Title, "title")
			}
			cue := randomSpan(rnd, r.Document.Text, "")
			r.Times = append(r.Times, Time{Span: in, Text: r.Document.Words(in)})
			r.Statements = append(r.Statements, Statement{Content: []Span{in}, Cue: &cue})
			r.Events = append(r.Events, Event{Place: &Place{Name: "p", Span: in}})
		}
		b, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		var raw struct {
			Document struct{ Text, Title string }
			Times    []struct {
				Start, End  int
				Text, Block string
			}
			Statements []struct {
				Content []Span
				Cue     Span
			}
			Events []struct{ Place struct{ Start, End int } }
		}
		if err := json.Unmarshal(b, &raw); err != nil {
			t.Fatal(err)
		}
		for i, got := range raw.Times {
			points := []rune(raw.Document.Text)
			if got.Block == "title" {
				points = []rune(raw.Document.Title)
			}
			if w := string(points[got.Start:got.End]); w != r.Times[i].Text {
				t.Fatalf("span %v of %q = %q, want %q", r.Times[i].Span, r.Document.Text, w, r.Times[i].Text)
			}
			if c := raw.Statements[i].Content[0]; c.Start != got.Start || c.End != got.End {
				t.Fatalf("content %v, want %d:%d", c, got.Start, got.End)
			}
			cue := raw.Statements[i].Cue
			if w := string([]rune(raw.Document.Text)[cue.Start:cue.End]); w != r.Document.Words(*r.Statements[i].Cue) {
				t.Fatalf("cue = %q, want %q", w, r.Document.Words(*r.Statements[i].Cue))
			}
			if p := raw.Events[i].Place; p.Start != got.Start || p.End != got.End {
				t.Fatalf("place %v, want %d:%d", p, got.Start, got.End)
			}
		}
		var back Reading
		if err := json.Unmarshal(b, &back); err != nil {
			t.Fatal(err)
		}
		for i := range r.Times {
			if back.Times[i].Span != r.Times[i].Span || *back.Statements[i].Cue != *r.Statements[i].Cue {
				t.Fatalf("span %d came back as %v, want %v", i, back.Times[i].Span, r.Times[i].Span)
			}
		}
		again, err := json.Marshal(back)
		if err != nil || string(again) != string(b) {
			t.Fatalf("written again, it differs (%v):\n%s\n%s", err, b, again)
		}
	}
}

// fill sets every list of v to one element and every pointer to a value.
func fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i))
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0))
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem())
	}
}

// Readers of the JSON loop over lists without asking whether they are there.
func TestMarshalListsAreNeverNull(t *testing.T) {
	var full Reading
	fill(reflect.ValueOf(&full).Elem())
	hollow := full
	hollow.Events = []Event{{}}
	hollow.Statements = []Statement{{}}
	hollow.Actors = []Actor{{}}
	for name, r := range map[string]Reading{"empty": {}, "full": full, "hollow": hollow} {
		b, err := json.Marshal(r)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if strings.Contains(string(b), "null") {
			t.Errorf("%s has a null: %s", name, b)
		}
	}
}

func TestMarshalRefusesBadSpans(t *testing.T) {
	for _, s := range []Span{{0, 4, ""}, {-1, 1, ""}, {1, 2, ""}, {3, 2, ""}, {0, 1, "title"}} {
		r := Reading{Document: Document{ID: "d7", Text: "é!"}, Silences: []Silence{{Evidence: []Span{s}}}}
		if _, err := json.Marshal(r); !errors.Is(err, ErrInvalid) || !strings.Contains(err.Error(), "d7") {
			t.Errorf("Marshal with span %v: %v, want ErrInvalid that names d7", s, err)
		}
	}
	for _, s := range []string{`{"start":0,"end":3}`, `{"start":-1,"end":1}`, `{"start":2,"end":1}`, `{"start":0,"end":1,"block":"title"}`} {
		var r Reading
		err := json.Unmarshal([]byte(`{"document":{"id":"d7","text":"é!"},"silences":[{"evidence":[`+s+`]}]}`), &r)
		if !errors.Is(err, ErrInvalid) {
			t.Errorf("Unmarshal with span %s: %v, want ErrInvalid", s, err)
		}
	}
}

func TestMarshalKeepsReading(t *testing.T) {
	r := Reading{Document: Document{Text: "“Да” <b>"}, Times: []Time{{Span: Span{3, 7, ""}}}}
	b, err := r.MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	if r.Times[0].Span != (Span{3, 7, ""}) || r.Statements != nil || r.Document.SHA256 != "" {
		t.Errorf("the reading was changed: %+v", r)
	}
	if !strings.Contains(string(b), "“Да” <b>") {
		t.Errorf("the text is escaped more than JSON needs: %s", b)
	}
}

func TestSum(t *testing.T) {
	// The example of FIPS 180-2, appendix B.1.
	d := Document{Text: "abc", Title: "not counted"}
	if got, want := d.Sum(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"; got != want {
		t.Errorf("Sum() = %s, want %s", got, want)
	}
}

func FuzzUnmarshal(f *testing.F) {
	f.Add(`{"document":{"id":"d","text":"é!"},"times":[{"id":"t1","start":0,"end":1}]}`)
	f.Add(`{"document":{"text":"a\ud800"},"events":[{"mentions":[{"start":1,"end":2}],"place":{"start":0,"end":0}}]}`)
	f.Fuzz(func(t *testing.T, s string) {
		var r, again Reading
		if json.Unmarshal([]byte(s), &r) != nil {
			return
		}
		b, err := json.Marshal(r)
		if err != nil {
			t.Fatalf("read but not written: %v", err)
		}
		if err := json.Unmarshal(b, &again); err != nil {
			t.Fatalf("written but not read: %v", err)
		}
		if c, err := json.Marshal(again); err != nil || string(c) != string(b) {
			t.Fatalf("reading twice gives %s and %s (%v)", b, c, err)
		}
	})
}
