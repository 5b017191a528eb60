package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/alecthomas/kong"
)

// commands are the verbs of gentz: one field a command, one file a command.
type commands struct {
	Read       readCommand       `cmd:"" help:"Print what articles say: who, said what, met whom, with the words it rests on."`
	Import     importCommand     `cmd:"" help:"Take articles in from files, web archives and folders."`
	Brief      briefCommand      `cmd:"" help:"Print what changed since you last looked."`
	Timeline   timelineCommand   `cmd:"" help:"Print what happened, day by day."`
	Meetings   meetingsCommand   `cmd:"" help:"Print who met whom, where and when, and who will."`
	Statements statementsCommand `cmd:"" help:"Print who said what."`
	Positions  positionsCommand  `cmd:"" help:"Print where each party stands on each issue."`
	Expected   expectedCommand   `cmd:"" help:"Print what is announced, promised or due."`
	Who        whoCommand        `cmd:"" help:"Print all that the record has of an actor."`
	Search     searchCommand     `cmd:"" help:"Find exact words, and the entries that rest on them."`
	Explain    explainCommand    `cmd:"" help:"Say why an entry of the record, or what was found at words of an article."`
	Story      storyCommand      `cmd:"" help:"Print the stories, or the documents of one."`
	Export     exportCommand     `cmd:"" help:"Write the record in a format for other programs."`
	Correct    correctCommand    `cmd:"" help:"Correct the record: merge, split, rename, reject, set a state."`
	Reread     rereadCommand     `cmd:"" help:"Read stored documents again with this gentz."`
	Rebuild    rebuildCommand    `cmd:"" help:"Make all that is shown again from the log of changes."`
	Verify     verifyCommand     `cmd:"" help:"Check that the laws of the record hold."`
	Add        addCommand        `cmd:"" help:"Add feeds, sitemaps or pages to those that are watched."`
	Watch      watchCommand      `cmd:"" help:"Poll the sources and fetch what is new, until stopped."`
	Sources    sourcesCommand    `cmd:"" help:"Print what is watched and how that goes."`
	Diff       diffCommand       `cmd:"" help:"Print what changed between the versions of an article."`
	OPML       opmlCommand       `cmd:"" name:"opml" help:"Print the feeds that are watched as an OPML list."`
	Parse      parseCommand      `cmd:"" help:"Print the English analysis of a text as CoNLL-U."`
	Train      trainCommand      `cmd:"" help:"Learn the models anew, for developers."`
	Version    versionCommand    `cmd:"" help:"Print the version of gentz and of its models."`
	Help       helpCommand       `cmd:"" help:"Print the commands, or how one is used."`
}

// A usageError is a mistake in how gentz was called. hint says what to do.
type usageError struct{ msg, hint string }

func (e *usageError) Error() string { return e.msg }
func (e *usageError) Hint() string  { return e.hint }

// A faultError is a mistake of gentz itself.
type faultError struct{ msg string }

func (e *faultError) Error() string { return e.msg }
func (e *faultError) Hint() string {
	return "this is a mistake in gentz; please report it with the document that shows it"
}

// survive is deferred where a document is worked on. A panic there is a mistake
// in gentz, yet it costs that document alone.
func survive(err *error, id string) {
	if p := recover(); p != nil {
		*err = &faultError{fmt.Sprintf("%s: internal error: %v", id, p)}
	}
}

// errReported ends a command whose errors are all printed.
var errReported = errors.New("reported")

// run runs gentz and returns its exit status: 0 for success, 1 if the work or a
// part of it was not done, 2 if gentz was called wrongly.
func run(e *env, args []string) int {
	err := dispatch(e, args)
	var usage *usageError
	switch {
	case err == nil:
		return 0
	case errors.Is(err, errReported):
		return 1
	}
	report(e.stderr, err)
	if errors.As(err, &usage) {
		return 2
	}
	return 1
}

// report prints what is wrong and, if the error knows it, what to do.
func report(w io.Writer, err error) {
	fmt.Fprintf(w, "gentz: error: %v\n", err)
	if h := hint(err); h != "" {
		fmt.Fprintf(w, "gentz: hint: %s\n", h)
	}
}

// hint returns the advice that err carries, or "".
func hint(err error) string {
	var h interface{ Hint() string }
	if errors.As(err, &h) {
		return h.Hint()
	}
	return ""
}

func dispatch(e *env, args []string) error {
	if len(args) == 0 {
		return &usageError{"no command", `try "gentz read FILE"; "gentz help" lists the commands`}
	}
	helped := false // kong prints help and then calls Exit, which must not end a test
	parser, err := kong.New(&commands{}, kong.Name("gentz"),
		kong.Description("gentz keeps the record of a negotiation, from the news about it."),
		kong.Writers(e.stdout, e.stderr),
		kong.Exit(func(int) { helped = true }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: plainWidth}),
		kong.Vars{"formats": "table,json,jsonl"})
	if err != nil {
		return err
	}
	ctx, err := parser.Parse(args)
	switch {
	case helped:
		return nil
	case err != nil:
		return usage(err, args)
	}
	return ctx.Run(e, parser)
}

// usage puts an error of kong into the words of gentz.
func usage(err error, args []string) error {
	msg, at := err.Error(), ""
	var p *kong.ParseError
	if errors.As(err, &p) && p.Context != nil && p.Context.Selected() != nil {
		at = strings.TrimPrefix(p.Context.Selected().FullPath(), "gentz ")
	}
	if at == "" && !strings.HasPrefix(args[0], "-") {
		return &usageError{fmt.Sprintf("unknown command %q", args[0]), `"gentz help" lists the commands`}
	}
	help := "gentz help"
	if at != "" {
		help += " " + at
	}
	return &usageError{msg, fmt.Sprintf("%q shows how it is used", help)}
}
