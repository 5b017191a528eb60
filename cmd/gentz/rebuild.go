package main

import (
	"fmt"
)

type rebuildCommand struct{ storeFlag }

// Help is the longer text of "gentz help rebuild".
func (*rebuildCommand) Help() string {
	return `All that is shown is derived from the log of changes. This makes it again, in one step: either it is done or nothing has changed. ` +
		`The record is the same after it, byte for byte; if it is not, "gentz verify" said so before.`
}

// Run rebuilds the record of a store.
func (c *rebuildCommand) Run(e *env) error {
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
	n, err := s.Rebuild(ctx, func(n int64) { bar.set(int(n), n) })
	bar.close()
	if err != nil {
		return err
	}
	fmt.Fprintf(e.stdout, "the record was made again from %s\n", count(int(n), "change"))
	return nil
}

type rereadCommand struct {
	storeFlag
	All   bool     `help:"Also what this gentz has read already."`
	World []string `placeholder:"FILE.tsv" type:"existingfile" sep:"none" help:"A table of more states, bodies and places, kept with the store from now on; may be repeated."`
}

// Help is the longer text of "gentz help reread".
func (*rereadCommand) Help() string {
	return `Reads stored documents again with this gentz, as far as another version or other tables have read them, and replaces what they say in ` +
		`the record. Ids stay, and so do corrections. It can be stopped at any moment; the same command goes on there.`
}

// Run reads again.
func (c *rereadCommand) Run(e *env) error {
	ctx, stop := untilStopped()
	defer stop()
	s, err := c.existing(ctx)
	if err != nil {
		return err
	}
	defer s.Close()
	m, err := merger(ctx, s, c.World)
	if err != nil {
		return err
	}
	last, err := s.Merged(ctx)
	if err != nil {
		return err
	}
	bar := newProgress(e, true, all(last))
	defer bar.close()
	bad := tally{w: bar.stderr(), hinted: map[string]bool{}}
	m.Bad = func(id string, err error) { bad.count(fmt.Errorf("%s: %w", id, err)) }
	m.Seen = func(n int) { bar.set(n, int64(n)) }
	n, err := m.Reread(ctx, c.All)
	bar.close()
	if err != nil {
		return err
	}
	fmt.Fprintf(e.stdout, "read %s again\n", count(n, "document"))
	return nil
}
