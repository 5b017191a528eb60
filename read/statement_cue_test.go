package read

import (
	"regexp"
	"strings"
	"sync"
	"testing"

	gentz "gentz"
	"gentz/models/en"
	"gentz/ontology"
)

// testReader reads with the models and tables that are shipped. It is made once.
var testReader = sync.OnceValue(func() *Reader {
	a, err := en.Load()
	if err != nil {
		panic(err)
	}
	w, err := ontology.Load()
	if err != nil {
		panic(err)
	}
	return New(a, w)
})

var answer = regexp.MustCompile(`⟦(\w+)\|([^⟧]*)⟧`)

// unmarked returns a marked sentence without its marks, and what they mark.
func unmarked(s string) (text string, marked map[string]string) {
	marked = map[string]string{}
	for _, m := range answer.FindAllStringSubmatch(s, -1) {
		marked[m[1]] = m[2]
	}
	return answer.ReplaceAllString(s, "$2"), marked
}

// Each class of cues must find its own sentence.
func TestCueSentences(t *testing.T) {
	for _, c := range ontology.LoadCues().Classes {
		text, want := unmarked(c.Sentence)
		r, err := testReader().Read(gentz.Document{Text: text})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		ok := false
		for _, s := range r.Statements {
			d := &r.Document
			have := map[string]string{}
			if s.Source != nil {
				have["source"] = d.Words(*s.Source)
			}
			if s.Cue != nil {
				have["cue"] = d.Words(*s.Cue)
			}
			have["content"] = d.Words(s.Content[0])
			same := s.Act == c.Act && s.Polarity == c.Polarity
			for k, w := range want {
				same = same && have[k] == w
			}
			ok = ok || same
			got = append(got, strings.Join([]string{s.Act, s.Polarity, have["source"], have["cue"], have["content"]}, " | "))
		}
		if !ok {
			t.Errorf("%s: %s\n got %s\nwant %s", c.Class, text, strings.Join(got, "\n     "), strings.Join([]string{c.Act, c.Polarity, want["source"], want["cue"], want["content"]}, " | "))
		}
	}
}
