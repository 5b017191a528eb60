package main

import (
	"encoding/json"
	"fmt"
	"io"
	"text/tabwriter"
	"time"

	"gentz/internal/store"
)

type sourcesCommand struct {
	storeFlag
	Format string `enum:"table,jsonl" default:"table" help:"table for people, or jsonl: one source a line."`
	Remove string `placeholder:"ADDRESS" help:"Stop watching this source. What it brought is kept."`
}

// A sourceLine is a source as --format jsonl prints it. Times are RFC 3339, "" if
// there is none.
type sourceLine struct {
	URL          string  `json:"url"`
	Kind         string  `json:"kind"`
	Title        string  `json:"title"`
	Location     string  `json:"location,omitempty"` // where it has moved to
	LastSuccess  string  `json:"last_success"`
	LastNew      string  `json:"last_new"`
	NextPoll     string  `json:"next_poll"`
	Every        float64 `json:"every_seconds"`
	Lag          float64 `json:"lag_seconds"` // how far the next poll is overdue, 0 if it is not
	Failures     int     `json:"failures"`    // in a row
	FailingSince string  `json:"failing_since"`
	Error        string  `json:"error"`
	Stopped      string  `json:"stopped"`
	Entries      int     `json:"entries"`
	Documents    int     `json:"documents"`
	Reprints     int     `json:"reprints"`
}

// Run prints the sources.
func (c *sourcesCommand) Run(e *env) error {
	ctx, stop := untilStopped()
	defer stop()
	s, err := c.existing(ctx)
	if err != nil {
		return err
	}
	defer s.Close()
	if c.Remove != "" {
		return s.RemoveSource(ctx, c.Remove)
	}
	sources, err := s.Sources(ctx)
	if err != nil {
		return err
	}
	now := time.Now()
	if c.Format == "jsonl" {
		return printSourceLines(e.stdout, sources, now)
	}
	if len(sources) == 0 {
		fmt.Fprintln(e.stdout, `nothing is watched; "gentz add FEED" adds a source`)
		return nil
	}
	return printSources(e.stdout, sources, now)
}

func printSourceLines(w io.Writer, sources []*store.Source, now time.Time) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	at := func(t time.Time) string {
		if t.IsZero() {
			return ""
		}
		return t.Format(time.RFC3339)
	}
	for _, s := range sources {
		if err := enc.Encode(sourceLine{s.URL, string(s.Kind), s.Title, s.Location, at(s.LastSuccess), at(s.LastNew), at(s.NextPoll), s.Every.Seconds(),
			lag(s, now).Seconds(), s.Failures, at(s.FailingSince), s.LastError, s.Stopped, s.Entries, s.Documents, s.Reprints}); err != nil {
			return err
		}
	}
	return nil
}

// lag returns how far the next poll of s is overdue.
func lag(s *store.Source, now time.Time) time.Duration {
	if s.Stopped != "" {
		return 0
	}
	return max(now.Sub(s.NextPoll), 0).Round(time.Second)
}

func printSources(out io.Writer, sources []*store.Source, now time.Time) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "SOURCE\tARTICLES\tREPRINTS\tLAST SUCCESS\tLAST NEW\tEVERY\tNEXT")
	for _, s := range sources {
		name, next := s.Title, "in "+short(s.NextPoll.Sub(now))
		if name == "" {
			name = s.URL
		}
		switch {
		case s.Stopped != "":
			next = "never"
		case s.LastPoll.IsZero():
			next = "at the next watch"
		case lag(s, now) > time.Minute:
			next = "overdue by " + short(lag(s, now))
		case !s.NextPoll.After(now):
			next = "now"
		}
		reprints := "-"
		if s.Documents > 0 {
			reprints = fmt.Sprintf("%d %%", 100*s.Reprints/s.Documents)
		}
		fmt.Fprintf(w, "%s\t%d\t%s\t%s\t%s\t%s\t%s\n", name, s.Documents, reprints, ago(s.LastSuccess, now), ago(s.LastNew, now), short(s.Every), next)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	for _, s := range sources {
		switch {
		case s.Stopped != "":
			fmt.Fprintf(out, "\n%s\n  no longer polled: %s\n", s.URL, s.Stopped)
		case s.Failures > 0:
			fmt.Fprintf(out, "\n%s\n  fails since %s (%s), %s in a row: %s\n", s.URL, s.FailingSince.Format(time.DateTime), ago(s.FailingSince, now), count(s.Failures, "time"), s.LastError)
		case s.Location != "":
			fmt.Fprintf(out, "\n%s\n  has moved to %s\n", s.URL, s.Location)
		}
	}
	return nil
}

// short returns a duration in its largest unit: "20 min", "3 h", "2 d".
func short(d time.Duration) string {
	switch {
	case d <= 0:
		return "-"
	case d < time.Minute:
		return fmt.Sprintf("%d s", int(d.Seconds()))
	case d < 2*time.Hour:
		return fmt.Sprintf("%d min", int(d.Minutes()))
	case d < 48*time.Hour:
		return fmt.Sprintf("%d h", int(d.Hours()))
	}
	return fmt.Sprintf("%d d", int(d.Hours()/24))
}

func ago(t, now time.Time) string {
	switch {
	case t.IsZero():
		return "never"
	case now.Sub(t) < time.Second:
		return "just now"
	}
	return short(now.Sub(t)) + " ago"
}
