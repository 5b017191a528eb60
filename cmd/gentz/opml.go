package main

import (
	"gentz/internal/fetch"
	"gentz/internal/store"
)

type opmlCommand struct {
	storeFlag
}

// Run prints the feeds that are watched as an OPML list.
func (c *opmlCommand) Run(e *env) error {
	ctx, stop := untilStopped()
	defer stop()
	s, err := c.existing(ctx)
	if err != nil {
		return err
	}
	defer s.Close()
	sources, err := s.Sources(ctx)
	if err != nil {
		return err
	}
	var list []fetch.Outline
	for _, src := range sources {
		if src.Kind == store.Feed && src.Stopped == "" {
			list = append(list, fetch.Outline{Title: src.Title, URL: src.URL})
		}
	}
	return fetch.WriteOPML(e.stdout, "gentz", list)
}
