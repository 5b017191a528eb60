package main

import (
	"fmt"
	"strings"

	"gentz/record"
)

type storyCommand struct {
	showFlags
	ID string `arg:"" optional:"" help:"The id of a story, such as y12, for its documents; without it all stories are listed."`
}

// Help is the longer text of "gentz help story".
func (*storyCommand) Help() string {
	return `A story is a course of events that several documents follow. It is found when the documents arrive; its id stays.`
}

// Run prints the stories, or one of them.
func (c *storyCommand) Run(e *env) error {
	s, err := c.open(e)
	if err != nil {
		return err
	}
	defer s.end()
	var all []*record.Story
	if err := s.store.Stories(s, c.ID != "", func(x *record.Story) error {
		if c.ID == "" || x.ID == c.ID {
			all = append(all, x)
		}
		return nil
	}); err != nil {
		return err
	}
	if c.ID != "" && len(all) == 0 {
		return &usageError{fmt.Sprintf("the record has no story %q", c.ID), `"gentz story" lists the stories`}
	}
	if c.Format == "json" {
		return writeJSON(e.stdout, all)
	}
	for _, x := range all {
		s.print("", part{x.ID + "  ", faint}, part{clean(x.Label), bold}, part{"  " + strings.Join(nonEmpty(count(len(x.Documents), "document"), x.From), ", "), faint})
		if x.MergedInto != "" {
			s.print("  ", part{"was merged into " + x.MergedInto, nil})
		}
		if c.ID == "" {
			continue
		}
		for _, id := range x.Documents {
			d, err := s.Doc(s, id)
			if err != nil {
				return err
			}
			s.print("  ", part{strings.Join(nonEmpty(d.Published.String(), clean(d.Outlet), clean(d.Title)), "  "), nil}, part{"  " + id, faint})
		}
	}
	s.count(len(all), 0, "story", "The record has no story.")
	return s.write(e.stdout)
}
