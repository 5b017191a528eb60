package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	gentz "gentz"
	"gentz/internal/export"
	"gentz/internal/store"
	"gentz/record"
)

// An exporter writes a store in one format and returns how many objects of each
// kind it wrote.
type exporter struct {
	name  string
	help  string
	write func(ctx context.Context, s *store.Store, f record.Frame, w io.Writer) (export.Counts, error)
}

// exporters are the formats of "gentz export", in the order in which help names them.
var exporters = []exporter{
	{"jsonl", "everything, one object a line (docs/record.md)", export.JSONL},
	{"stories", "which story each document is of, one document a line", export.Stories},
}

type exportCommand struct {
	storeFlag
	Format string    `default:"jsonl" placeholder:"NAME" help:"How to write it: see above. (${default})"`
	AsOf   gentz.Day `placeholder:"DATE" help:"The record as the documents up to that day tell it."`
}

// Help is the longer text of "gentz help export".
func (*exportCommand) Help() string {
	var b strings.Builder
	b.WriteString("The whole record goes to standard output, and how many objects that were to standard error. Nothing is left out. Formats:")
	for _, x := range exporters {
		fmt.Fprintf(&b, "\n\n%s: %s.", x.name, x.help)
	}
	return b.String()
}

// Run writes the record.
func (c *exportCommand) Run(e *env) error {
	ctx, stop := untilStopped()
	defer stop()
	i := slices.IndexFunc(exporters, func(x exporter) bool { return x.name == c.Format })
	if i < 0 {
		var names []string
		for _, x := range exporters {
			names = append(names, x.name)
		}
		return &usageError{fmt.Sprintf("there is no format %q", c.Format), "the formats are " + strings.Join(names, ", ")}
	}
	s, err := c.existing(ctx)
	if err != nil {
		return err
	}
	defer s.Close()
	f, err := frame(ctx, s, c.AsOf)
	if err != nil {
		return err
	}
	n, err := exporters[i].write(ctx, s, f, e.stdout)
	if err != nil {
		return err
	}
	var counts []string
	for _, k := range sortedByCount(n) {
		counts = append(counts, count(n[k], k))
	}
	fmt.Fprintf(e.stderr, "wrote %s\n", strings.Join(counts, ", "))
	return nil
}

// frame returns the view as of a day, or of today as the record knows it.
func frame(ctx context.Context, s *store.Store, asOf gentz.Day) (record.Frame, error) {
	if asOf != 0 {
		return record.Frame{AsOf: asOf.String(), Now: asOf.String()}, nil
	}
	now, err := s.Today(ctx)
	return record.Frame{Now: now}, err
}
