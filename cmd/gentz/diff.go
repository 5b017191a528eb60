package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	gentz "gentz"
	"gentz/internal/store"
	versions "gentz/internal/version"
)

type diffCommand struct {
	storeFlag
	All    bool   `help:"Print cosmetic changes too: spelling, punctuation, layout."`
	Format string `enum:"table,jsonl" default:"table" help:"table for people, or jsonl: one change a line."`
	Since  int    `placeholder:"VERSION" help:"Begin at this version, such as the last one you saw. Without it every version is compared with the one before."`
	Doc    string `arg:"" help:"The id of a document, or the address of an article."`
}

// A changeLine is a change as --format jsonl prints it.
type changeLine struct {
	Article string   `json:"article"` // id of its first version
	From    int      `json:"from"`    // versions
	To      int      `json:"to"`
	Kind    string   `json:"kind"`
	Classes []string `json:"classes"`
	Before  []string `json:"before"` // sentences, as printed
	After   []string `json:"after"`
	Words   string   `json:"words,omitempty"`
	Real    bool     `json:"real"` // more than cosmetic
}

// Run prints the changes.
func (c *diffCommand) Run(e *env) error {
	ctx, stop := untilStopped()
	defer stop()
	s, err := c.existing(ctx)
	if err != nil {
		return err
	}
	defer s.Close()
	d, err := s.Document(ctx, c.Doc)
	if err != nil {
		return &adviceError{err, "give the id that import and watch print, or the article's address"}
	}
	all, err := s.Versions(ctx, d.Article)
	if err != nil {
		return err
	}
	var docs []*store.Stored
	for _, v := range all {
		if v.Text != "" && v.Version >= c.Since {
			docs = append(docs, v)
		}
	}
	if len(docs) > 1 && c.Since > 0 { // what has changed since then, not the steps of it
		docs = []*store.Stored{docs[0], docs[len(docs)-1]}
	}
	if len(docs) < 2 {
		fmt.Fprintf(e.stdout, "%s has one version: nothing has changed\n", all[0].ID)
		return nil
	}
	for i := 1; i < len(docs); i++ {
		before, after := docs[i-1], docs[i]
		changes := versions.Diff(before.Document, after.Document)
		if c.Format == "jsonl" {
			err = printChangeLines(e.stdout, all[0].ID, before, after, changes, c.All)
		} else {
			err = printChanges(e, before, after, changes, c.All)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func sentences(d *gentz.Document, spans []gentz.Span) []string {
	out := []string{}
	for _, s := range spans {
		out = append(out, strings.Join(strings.Fields(d.Words(s)), " "))
	}
	return out
}

func classes(c versions.Change) (out []string) {
	for _, k := range c.Classes {
		out = append(out, string(k))
	}
	return out
}

func printChangeLines(w io.Writer, article string, before, after *store.Stored, changes []versions.Change, all bool) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, c := range changes {
		if !all && !c.Real() {
			continue
		}
		if err := enc.Encode(changeLine{article, before.Version, after.Version, string(c.Kind), classes(c),
			sentences(&before.Document, c.Before), sentences(&after.Document, c.After), c.Words, c.Real()}); err != nil {
			return err
		}
	}
	return nil
}

func printChanges(e *env, before, after *store.Stored, changes []versions.Change, all bool) error {
	when := after.Arrived
	if !after.Fetched.IsZero() {
		when = after.Fetched
	}
	title := after.Title
	if title == "" {
		title = after.ID
	}
	fmt.Fprintf(e.stdout, "%s\nversion %d to %d, %s\n", title, before.Version, after.Version, when.UTC().Format("2006-01-02 15:04 MST"))
	cosmetic := 0
	for _, c := range changes {
		if !c.Real() {
			if cosmetic++; !all {
				continue
			}
		}
		fmt.Fprintf(e.stdout, "\n%s: %s", c.Kind, strings.Join(classes(c), ", "))
		if c.Words != "" {
			fmt.Fprintf(e.stdout, ": %s", c.Words)
		}
		fmt.Fprintln(e.stdout)
		for _, s := range sentences(&before.Document, c.Before) {
			printMarked(e, "-", "31", s)
		}
		if c.Kind == versions.Moved { // the same words twice say no more than once
			continue
		}
		for _, s := range sentences(&after.Document, c.After) {
			printMarked(e, "+", "32", s)
		}
	}
	switch {
	case len(changes) == 0:
		fmt.Fprintln(e.stdout, "\nno change of title or text")
	case cosmetic > 0 && !all:
		fmt.Fprintf(e.stdout, "\n%s not shown (--all shows them)\n", count(cosmetic, "cosmetic change"))
	}
	_, err := fmt.Fprintln(e.stdout)
	return err
}

// printMarked prints a sentence with its mark, in colour on a terminal.
func printMarked(e *env, mark, colour, s string) {
	if e.colour {
		fmt.Fprintf(e.stdout, "\x1b[%sm%s %s\x1b[0m\n", colour, mark, s)
		return
	}
	fmt.Fprintf(e.stdout, "%s %s\n", mark, s)
}
