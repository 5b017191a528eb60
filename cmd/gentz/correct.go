package main

import (
	"fmt"
	"os"
	"os/user"

	"gentz/internal/merge"
	"gentz/internal/watch"
	"gentz/record"
)

// correctFlags are what every correction says.
type correctFlags struct {
	storeFlag
	Reason string `required:"" placeholder:"TEXT" help:"Why; it is shown with the correction."`
	By     string `placeholder:"NAME" help:"Who decides; your login name if it is not given."`
}

type correctCommand struct {
	Merge   correctMerge   `cmd:"" help:"Two entries are one: the older one stays."`
	Split   correctSplit   `cmd:"" help:"The reports of some documents are of something else."`
	Rename  correctRename  `cmd:"" help:"What an actor, an issue or a proposal is called."`
	State   correctState   `cmd:"" help:"The state of a meeting: held, planned, denied and so on."`
	Reject  correctReject  `cmd:"" help:"An entry is wrong and is not to be shown."`
	Restore correctRestore `cmd:"" help:"What was decided about an entry is left to the rules again."`
}

// Help is the longer text of "gentz help correct".
func (*correctCommand) Help() string {
	return `A correction is a change like all others, with a name and a reason. It is never lost: it stays when documents are read again and when ` +
		`the record is rebuilt. Ids are those that the other commands print, such as m12.`
}

type (
	correctMerge struct {
		correctFlags
		ID   string `arg:"" help:"One entry."`
		Into string `arg:"" help:"The other."`
	}
	correctSplit struct {
		correctFlags
		ID        string   `arg:"" help:"The entry."`
		Documents []string `arg:"" help:"The documents whose reports leave it."`
	}
	correctRename struct {
		correctFlags
		ID   string `arg:"" help:"The entry."`
		Name string `arg:"" help:"Its name."`
	}
	correctState struct {
		correctFlags
		ID    string `arg:"" help:"The meeting."`
		State string `arg:"" help:"proposed, planned, ongoing, held, postponed, cancelled, denied, disputed or hypothetical."`
	}
	correctReject struct {
		correctFlags
		ID string `arg:"" help:"The entry."`
	}
	correctRestore struct {
		correctFlags
		ID string `arg:"" help:"The entry."`
	}
)

func (c *correctMerge) Run(e *env) error {
	return c.do(e, merge.Action{Subject: c.ID, MergeInto: c.Into})
}
func (c *correctSplit) Run(e *env) error {
	return c.do(e, merge.Action{Subject: c.ID, Split: c.Documents})
}
func (c *correctRename) Run(e *env) error {
	return c.do(e, merge.Action{Subject: c.ID, Name: c.Name})
}
func (c *correctState) Run(e *env) error {
	return c.do(e, merge.Action{Subject: c.ID, State: c.State})
}
func (c *correctReject) Run(e *env) error {
	return c.do(e, merge.Action{Subject: c.ID, Reject: true})
}
func (c *correctRestore) Run(e *env) error {
	return c.do(e, merge.Action{Subject: c.ID, Restore: true})
}

// do makes a correction and prints what it changed.
func (c *correctFlags) do(e *env, a merge.Action) error {
	ctx, stop := untilStopped()
	defer stop()
	s, err := c.existing(ctx)
	if err != nil {
		return err
	}
	defer s.Close()
	by := c.By
	if by == "" {
		if u, err := user.Current(); err == nil {
			by = u.Username
		} else if by = os.Getenv("USER"); by == "" {
			return &usageError{"it is not known who corrects", "--by NAME says so"}
		}
	}
	changes, err := watch.Correct(ctx, s, a, record.Correction{By: by, Reason: c.Reason})
	if err != nil {
		return err
	}
	for _, x := range changes {
		fmt.Fprintf(e.stdout, "%d  %s  %s  %s → %s\n", x.Seq, x.Subject, x.What, shortJSON(x.Before), shortJSON(x.After))
	}
	return nil
}

// shortJSON returns a value of a change as people read it.
func shortJSON(b []byte) string {
	if len(b) == 0 {
		return "–"
	}
	return string(b)
}
