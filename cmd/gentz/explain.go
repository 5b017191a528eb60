package main

import (
	"fmt"

	"strings"

	gentz "gentz"
	"gentz/internal/batch"
)

type explainCommand struct {
	storeFlag
	Published gentz.Day `placeholder:"DATE" help:"When the article was published, if it does not say so."`
	World     []string  `placeholder:"FILE.tsv" type:"existingfile" sep:"none" help:"A table of more states, bodies and places; may be repeated."`
	Format    string    `enum:"table,json" default:"table" help:"table for people, json for programs."`
	What      string    `arg:"" help:"The id of an entry of the record, such as m12, or an article: a text, a page, a batch of one."`
	Words     []string  `arg:"" optional:"" help:"Words of the article."`
}

// Help is the longer text of "gentz help explain".
func (*explainCommand) Help() string {
	return `Of an entry of the record: every report with its words, the reason of its state, and what changed when. ` +
		`Of words in an article: what was found there, by which rule, and how sure it is.

Examples: "gentz explain m12", "gentz explain article.txt 'met in Geneva'".`
}

// Run explains.
func (c *explainCommand) Run(e *env) error {
	if isEntry(c.What) && len(c.Words) == 0 {
		s, err := (&showFlags{storeFlag: c.storeFlag, Format: c.Format}).open(e)
		if err != nil {
			return err
		}
		defer s.end()
		return s.explainEntry(e, c.What, c.Format)
	}
	if len(c.Words) == 0 {
		return &usageError{"which words?", `"gentz explain FILE 'the words'" explains words of an article, "gentz explain m12" an entry of the record`}
	}
	readers := &readers{always: c.World}
	src := &batch.Source{Paths: []string{c.What}, Stdin: e.stdin, Published: c.Published}
	found := 0
	for in := range src.Inputs() {
		if in.Err != nil {
			return in.Err
		}
		r, err := readers.of(in.Worlds)
		if err != nil {
			return err
		}
		reading, err := r.Read(in.Document)
		if err != nil {
			return err
		}
		n, err := c.explain(e, reading)
		if err != nil {
			return err
		}
		found += n
	}
	if found == 0 {
		fmt.Fprintf(e.stderr, "gentz: error: %s does not have the words %q one after the other\n", c.What, strings.Join(c.Words, " "))
		return errReported
	}
	return nil
}

// A finding is one fact of a reading that rests on the words that are asked about.
type finding struct {
	Kind  string       `json:"kind"` // time, actor, statement, event, issue, position, proposal, expectation, silence
	ID    gentz.ID     `json:"id,omitempty"`
	Rule  string       `json:"rule,omitempty"`
	Sure  float64      `json:"sure,omitempty"`
	Says  string       `json:"says"`
	Spans []gentz.Span `json:"spans"` // bytes
}

// explain prints what a reading has at each place of the words, and returns how
// many places there are.
func (c *explainCommand) explain(e *env, r *gentz.Reading) (int, error) {
	words := strings.Join(c.Words, " ")
	t := newTable(r, e.width, e.colour)
	n := 0
	var all []finding
	for _, block := range []string{"title", ""} {
		text := r.Document.Block(gentz.Span{Block: block})
		for at := 0; ; {
			i := strings.Index(strings.ToLower(text[at:]), strings.ToLower(words))
			if i < 0 || len(strings.ToLower(text)) != len(text) && !strings.Contains(text[at:], words) {
				break
			}
			s := gentz.Span{Start: at + i, End: at + i + len(words), Block: block}
			at = s.End
			n++
			found := t.findings(s)
			all = append(all, found...)
			if c.Format == "json" {
				continue
			}
			t.print("", part{clean(r.Document.Words(s)), bold}, part{fmt.Sprintf("  %s %s", clean(r.Document.ID), s), faint})
			if len(found) == 0 {
				t.print("  ", part{"Nothing was found at these words.", faint})
			}
			for _, f := range found {
				t.print("  ", part{f.Kind + " " + string(f.ID), faint}, part{"  " + f.Says, nil}, part{fmt.Sprintf("  rule %s, sure %.2f", f.Rule, f.Sure), faint})
				for _, q := range t.quotes(f.Spans) {
					t.quote(q)
				}
			}
		}
	}
	if c.Format == "json" && n > 0 {
		return n, writeJSON(e.stdout, all)
	}
	_, err := e.stdout.Write(t.out.Bytes())
	return n, err
}

// findings returns the facts that have a span at s.
func (t *table) findings(s gentz.Span) []finding {
	var out []finding
	add := func(kind string, id gentz.ID, rule string, sure float64, says string, spans ...gentz.Span) {
		for _, x := range spans {
			if x.Overlaps(s) {
				out = append(out, finding{kind, id, rule, sure, says, spans})
				return
			}
		}
	}
	for _, x := range t.Times {
		add("time", x.ID, x.Rule, x.Sure, strings.TrimSpace(x.Type+" "+x.Value+" "+rangeWords(x.From, x.To)), x.Span)
	}
	for i := range t.Actors {
		x := &t.Actors[i]
		for _, m := range x.Mentions {
			add("actor", x.ID, x.Rule, x.Sure, clean(x.Name)+", "+x.Kind+" ("+m.Kind+")", m.Span)
		}
	}
	for i := range t.Events {
		x := &t.Events[i]
		says := x.Type + " " + x.Mode + " " + x.State
		if d := whenWords(x.Time); d != "" {
			says += ", " + d
		}
		add("event", x.ID, x.Rule, x.Sure, says, append(append([]gentz.Span{}, x.Evidence...), x.Mentions...)...)
	}
	for i := range t.Statements {
		x := &t.Statements[i]
		spans := append(append([]gentz.Span{}, x.Evidence...), x.Content...)
		who := t.name(x.Speaker)
		if who == "" {
			who = "somebody unnamed"
		}
		add("statement", x.ID, x.Rule, x.Sure, who+", "+x.Act+", "+x.Kind+", "+x.Polarity, spans...)
	}
	for _, x := range t.Issues {
		add("issue", x.ID, "", 0, clean(x.Label), x.Mentions...)
	}
	for _, x := range t.Positions {
		add("position", x.ID, x.Rule, x.Sure, t.name(x.Party)+" "+x.Stance+" "+t.issue[x.Issue], x.Evidence...)
	}
	for _, x := range t.Proposals {
		add("proposal", x.ID, "", 0, clean(x.Name), x.Mentions...)
	}
	for _, x := range t.Expectations {
		add("expectation", x.ID, "", 0, "due "+whenWords(x.Due), x.What)
	}
	for _, x := range t.Silences {
		add("silence", "", "", 0, t.name(x.By)+" does not speak of "+t.name(x.About), x.Evidence...)
	}
	return out
}
