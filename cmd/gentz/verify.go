package main

import (
	"fmt"

	"gentz/internal/watch"
)

type verifyCommand struct{ storeFlag }

// Help is the longer text of "gentz help verify".
func (*verifyCommand) Help() string {
	return `Checks that the log of changes has no gap, that all that is shown is what the log makes of it, that every report rests on words that ` +
		`are there, and that nobody's own position rests on another's words. It changes nothing. The exit status is 1 if a law does not hold.`
}

// Run checks a store.
func (c *verifyCommand) Run(e *env) error {
	ctx, stop := untilStopped()
	defer stop()
	s, err := c.existing(ctx)
	if err != nil {
		return err
	}
	defer s.Close()
	last, err := s.LastChange(ctx)
	if err != nil {
		return err
	}
	bar := newProgress(e, true, all(last))
	defer bar.close()
	v, err := watch.Verify(ctx, s, func(n int) { bar.set(n, int64(n)) })
	bar.close()
	if err != nil {
		return err
	}
	for _, b := range v.Broken {
		fmt.Fprintln(e.stdout, b)
	}
	if v.More > 0 {
		fmt.Fprintf(e.stdout, "and %d more\n", v.More)
	}
	fmt.Fprintf(e.stdout, "%s, %s, %s with %s: ", count(v.Documents, "document"), count(v.Changes, "change"), count(v.Subjects, "subject"), count(v.Reports, "report"))
	if len(v.Broken) > 0 {
		fmt.Fprintf(e.stdout, "%d laws broken\n", len(v.Broken)+v.More)
		return errReported
	}
	fmt.Fprintln(e.stdout, "all laws hold")
	return nil
}
