package gold_test

import (
	"strings"
	"testing"

	"gentz/gold"
)

const small = `title: Envoys part without a text
outlet: Continental Press Service
published: 2031-03-13
conflict: strait

-- text --
"There is no document," the envoy, Ingrid Solheim, told reporters. She denied that the talks had
failed. The talks resume in Geneva on March 24.

-- answer --
person Ingrid Solheim | - | envoy
`

func TestParse(t *testing.T) {
	a, err := gold.Parse("small.txt", small+`statement Ingrid Solheim | deny | denied
	{She} <denied> that [the talks … failed]
meeting planned round | who=Ingrid Solheim | in=Geneva | on=2031-03-24
	The talks resume
`)
	if err != nil {
		t.Fatal(err)
	}
	text := a.Document.Text
	s := a.Statements[0]
	if got := s.Source.Of(text) + "/" + s.Cue.Of(text) + "/" + s.Content[0].Of(text); got != "She/denied/the talks had failed" {
		t.Errorf("source/cue/content = %q", got)
	}
	if s.Kind != "indirect" || s.Act != "deny" || s.Polarity != "denied" {
		t.Errorf("statement is %s %s %s, want indirect deny denied", s.Kind, s.Act, s.Polarity)
	}
	if m := a.Meetings[0]; m.From.String() != "2031-03-24" || m.Evidence[0].Of(text) != "The talks resume" {
		t.Errorf("meeting on %v: %q", m.From, m.Evidence[0].Of(text))
	}
}

// A slip in an answer is an error that names file and line.
func TestParseErrors(t *testing.T) {
	for _, tt := range []struct{ name, answer, want string }{
		{"not in the text", "silence Ingrid Solheim | x\n\tthe envoys\n", `small.txt:13: "the envoys" is not in the text`},
		{"part of a word", "silence Ingrid Solheim | x\n\the talks resume\n", `"he talks resume" is not in the text`},
		{"twice in the text", "silence Ingrid Solheim | x\n\ttalks\n", `"talks" stands there 2 times`},
		{"order", "silence Ingrid Solheim | x\n\tresume … denied\n", `"denied" is not in the text`},
		{"open mark", "statement Ingrid Solheim\n\t[She denied\n", `'[' is not closed`},
		{"unknown speaker", "statement Ada Lind\n\t[She denied]\n", `small.txt:12: "Ada Lind" is not among the actors`},
		{"unknown field", "statement Ingrid Solheim | shout\n\t[She denied]\n", `unknown field "shout"`},
		{"no evidence", "meeting held round\n", `small.txt:12: meeting: quotes below it: 0`},
		{"no content", "statement Ingrid Solheim\n\tShe denied\n", `no [content]`},
		{"state", "meeting happened round\n\tresume\n", `want a state of`},
		{"entry", "rumour x\n\tresume\n", `unknown entry "rumour"`},
		{"day", "meeting held round | on=24 March\n\tresume\n", `24 March`},
	} {
		_, err := gold.Parse("small.txt", small+tt.answer)
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: Parse gives %v, want %s", tt.name, err, tt.want)
		}
	}
}

// Spans lie inside the text, whatever the file.
func FuzzParse(f *testing.F) {
	f.Add(small + "statement Ingrid Solheim\n\t{She} <denied> that [the talks … failed]\n")
	f.Add(small + "silence x | y\n\tresume … March\n")
	f.Fuzz(func(t *testing.T, file string) {
		a, err := gold.Parse("fuzz.txt", file)
		if err != nil {
			return
		}
		for _, s := range a.Statements {
			for _, c := range append(s.Content, s.Source, s.Cue) {
				if !c.IsZero() && c.Of(a.Document.Text) == "" {
					t.Errorf("%s: a statement's words at %v are none", a.Document.ID, c)
				}
			}
		}
		for _, m := range a.Meetings {
			for _, e := range m.Evidence {
				if e.Of(a.Document.Text) == "" {
					t.Errorf("%s: evidence at %v is none", a.Document.ID, e)
				}
			}
		}
	})
}
