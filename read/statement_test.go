package read

import (
	"flag"
	"os"
	"strings"
	"testing"

	gentz "gentz"
)

var update = flag.Bool("update-statements", false, "rewrite testdata/statements.txt")

// told lists the statements of a reading, one a line:
// speaker | act polarity kind | cue | content.
func told(r *gentz.Reading) []string {
	name := map[gentz.ID]string{"": "-"}
	for _, a := range r.Actors {
		name[a.ID] = a.Name
	}
	var out []string
	for _, s := range r.Statements {
		who := name[s.Speaker]
		for _, j := range s.Joint {
			who += " and " + name[j]
		}
		for _, v := range s.Via {
			who += " via " + name[v]
		}
		if s.Anonymous {
			who += " (unnamed)"
		}
		cue := "-"
		if s.Cue != nil {
			cue = r.Document.Words(*s.Cue)
		}
		var words []string
		for _, c := range s.Content {
			words = append(words, strings.ReplaceAll(r.Document.Words(c), "\n", "/"))
		}
		out = append(out, "> "+strings.Join([]string{who, s.Act + " " + s.Polarity + " " + s.Kind, cue, strings.Join(words, " … ")}, " | "))
	}
	return out
}

// TestStatements reads the texts of testdata/statements.txt. Behind each text
// stand its statements, in lines that start with ">"; none mean none.
func TestStatements(t *testing.T) {
	const file = "testdata/statements.txt"
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, part := range strings.Split("\n"+strings.TrimSpace(string(data)), "\n-- ")[1:] {
		title, body, _ := strings.Cut(part, " --\n")
		var text, want []string
		for _, line := range strings.Split(body, "\n") {
			if strings.HasPrefix(line, "> ") {
				want = append(want, line)
			} else {
				text = append(text, line)
			}
		}
		src := strings.TrimSpace(strings.Join(text, "\n"))
		r, err := testReader().Read(gentz.Document{Text: src, Published: gentz.NewDay(2026, 3, 4)})
		if err != nil {
			t.Fatal(err)
		}
		got := told(r)
		if !*update && strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Errorf("%s:\n%s\n got\n%s\nwant\n%s", title, src, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
		out.WriteString("-- " + title + " --\n" + src + "\n" + strings.Join(append(got, ""), "\n"))
	}
	if *update {
		if err := os.WriteFile(file, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// A headline tells with a colon, before or behind.
func TestStatementInTitle(t *testing.T) {
	for _, tt := range []struct{ title, want string }{
		{"Norway: no talks planned this week", "> Norway | say affirmed indirect | - | no talks planned this week"},
		{"Norway says talks will resume on Monday", "> Norway | say affirmed indirect | says | talks will resume on Monday"},
		{"Live: the talks in Oslo", ""},
	} {
		r, err := testReader().Read(gentz.Document{Title: tt.title, Text: "Norway has a harbour."})
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(told(r), "\n"); got != tt.want {
			t.Errorf("title %q\n got %s\nwant %s", tt.title, got, tt.want)
		}
		for _, s := range r.Statements {
			if s.Block != "title" || s.Content[0].Block != "title" {
				t.Errorf("title %q: statement in block %q, want title", tt.title, s.Block)
			}
		}
	}
}

// A document that is one quotation is one statement of whom the title names.
func TestStatementOfWholeDocument(t *testing.T) {
	body := "“Norway welcomes the talks that began today in Oslo.\n\nThe two sides met for six hours in the old town hall, and they will meet again on Thursday. Norway thanks all who made it possible, and asks for patience.”"
	r, err := testReader().Read(gentz.Document{Title: "Statement by Minister Ada Lind", Text: body})
	if err != nil {
		t.Fatal(err)
	}
	var first gentz.Statement
	for _, s := range r.Statements {
		if s.Block == "" {
			first = s
			break
		}
	}
	if first.Rule != "document" || first.Kind != "direct" || r.Document.Words(first.Content[0]) != body || first.Source != nil {
		t.Errorf("first statement %+v, want the whole document, direct, without a source", first)
	}
	for _, a := range r.Actors {
		if a.ID == first.Speaker && a.Name == "Ada Lind" {
			return
		}
	}
	t.Errorf("speaker %q is not Ada Lind", first.Speaker)
}
