package read

import (
	"strings"
	"testing"

	gentz "gentz"
	"gentz/ontology"
)

// Each issue must find its own sentence, and its words in it.
func TestIssueSentences(t *testing.T) {
	for _, i := range ontology.LoadIssues().All {
		_, rest, _ := strings.Cut(i.Sentence, "⟦")
		want, _, _ := strings.Cut(rest, "⟧")
		src := strings.NewReplacer("⟦", "", "⟧", "").Replace(i.Sentence)
		r, err := testReader().Read(gentz.Document{Text: src})
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, x := range r.Issues {
			if x.Code == i.Code {
				got = r.Document.Words(x.Mentions[0])
			}
		}
		if got != want {
			t.Errorf("%s in %q: found %q, want %q", i.Code, src, got, want)
		}
	}
}

// Each class of stances must find its own sentence.
func TestStanceSentences(t *testing.T) {
	for _, c := range ontology.LoadStances().Classes {
		src, want := unmarked(c.Sentence)
		r, err := testReader().Read(gentz.Document{Text: src})
		if err != nil {
			t.Fatal(err)
		}
		stance := c.Stance
		if stance == "" {
			stance = c.Negated
		}
		ok := false
		var got []string
		for _, p := range r.Positions {
			content := ""
			if p.Content != nil {
				content = r.Document.Words(*p.Content)
			}
			party := ""
			for _, a := range r.Actors {
				if a.ID == p.Party {
					party = a.Name
				}
			}
			got = append(got, strings.Join([]string{p.Stance, party, content}, " | "))
			ok = ok || p.Stance == stance && strings.HasPrefix(want["party"], party) && strings.TrimPrefix(content, "that ") == strings.TrimPrefix(want["content"], "that ")
		}
		if !ok {
			t.Errorf("%s: %s\n got %s\nwant %s", c.Class, src, strings.Join(got, "\n     "), strings.Join([]string{stance, want["party"], want["content"]}, " | "))
		}
	}
}

func TestRanks(t *testing.T) {
	for _, tt := range []struct {
		src, code, scale string
		rank             int
	}{
		{"The most difficult question is the withdrawal of foreign troops.", "withdrawal", "difficulty", 1},
		{"Sanctions are the main sticking point.", "sanctions", "difficulty", 1},
		{"A ceasefire is Norway's top priority.", "ceasefire", "priority", 1},
		{"The second priority is the return of refugees.", "refugees", "priority", 2},
		{"They spoke of sanctions and of a question.", "sanctions", "", 0},
	} {
		r, err := testReader().Read(gentz.Document{Text: tt.src})
		if err != nil {
			t.Fatal(err)
		}
		rank, scale := 0, ""
		for _, i := range r.Issues {
			if i.Code == tt.code && len(i.Ranks) > 0 {
				rank, scale = i.Ranks[0].Rank, i.Ranks[0].Scale
			}
		}
		if rank != tt.rank || scale != tt.scale {
			t.Errorf("%q ranks %s %d by %q, want %d by %q", tt.src, tt.code, rank, scale, tt.rank, tt.scale)
		}
	}
}

// A user's own rows are found beside the built-in ones, by that reader alone.
func TestReaderWithIssues(t *testing.T) {
	own, err := ontology.LoadIssues().With("mine.tsv", "fisheries\tfishing grounds\t\tfishing ground\tThey argue about ⟦fishing grounds⟧.")
	if err != nil {
		t.Fatal(err)
	}
	doc := gentz.Document{Text: "Norway spoke of fishing grounds and of a ceasefire."}
	codes := func(r *Reader) (out string) {
		rd, err := r.Read(doc)
		if err != nil {
			t.Fatal(err)
		}
		for _, i := range rd.Issues {
			out += i.Code + " "
		}
		return out
	}
	if got := codes(testReader().WithIssues(own)); got != "fisheries ceasefire " {
		t.Errorf("with the user's table: %q, want fisheries and ceasefire", got)
	}
	if got := codes(testReader()); got != "ceasefire " {
		t.Errorf("without it: %q, want ceasefire alone", got)
	}
}
