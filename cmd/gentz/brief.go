package main

import (
	"cmp"
	"fmt"
	"os"
	"os/user"
	"strconv"
	"time"

	gentz "gentz"
	"gentz/internal/view"
)

type briefCommand struct {
	showFlags
	Since  string `placeholder:"DATE|N" help:"Changes from this day on, or after the change with this number; \"all\" for all. Without it, what you have not marked as seen."`
	Mark   bool   `help:"Mark all this as seen."`
	Reader string `placeholder:"NAME" help:"Who looks; your login name if it is not given."`
}

// Help is the longer text of "gentz help brief".
func (*briefCommand) Help() string {
	return `What changed in the record: the states of meetings, positions, denials and agreements, who is new; then what is still expected, on what ` +
		`reports differ, what outlets no longer say, and what is overdue. Every line has the words that it rests on. What you have seen is kept ` +
		`only when you say so with --mark. If you never did, the last seven days are shown.`
}

// Run prints the briefing.
func (c *briefCommand) Run(e *env) error {
	s, err := c.open(e)
	if err != nil {
		return err
	}
	defer s.end()
	reader := c.Reader
	if reader == "" {
		reader = cmp.Or(os.Getenv("USER"), "reader")
		if u, err := user.Current(); err == nil {
			reader = u.Username
		}
	}
	since, day, err := c.since(s, reader)
	if err != nil {
		return err
	}
	b, err := s.Brief(s, since, day)
	if err != nil {
		return err
	}
	if c.Format == "json" {
		err = writeJSON(e.stdout, b)
	} else {
		err = s.briefing(e, b)
	}
	if err == nil && c.Mark {
		err = view.MarkSeen(s, s.store, reader, b.Until)
	}
	return err
}

// since returns from which change, or else from which day on changes are wanted.
func (c *briefCommand) since(s *shower, reader string) (seq int64, day string, err error) {
	if c.Since == "all" {
		return 0, "", nil
	}
	if n, err := strconv.ParseInt(c.Since, 10, 64); err == nil && n >= 0 && len(c.Since) != 8 {
		return n, "", nil
	}
	if c.Since != "" {
		var d gentz.Day
		if err := d.UnmarshalText([]byte(c.Since)); err != nil {
			return 0, "", &usageError{fmt.Sprintf("--since %q is neither a day nor the number of a change", c.Since), "such as 2026-03-04, or the number that the last briefing ends with"}
		}
		return 0, d.String(), nil
	}
	if seq, err = view.LastSeen(s, s.store, reader); err != nil || seq > 0 {
		return seq, "", err
	}
	if now, err := time.Parse(time.DateOnly, s.Frame.Now); err == nil {
		return 0, now.AddDate(0, 0, -7).Format(time.DateOnly), nil
	}
	return 0, "", nil
}

func (s *shower) briefing(e *env, b *view.Briefing) error {
	head := "What changed"
	switch {
	case b.SinceDay != "":
		head += " since " + b.SinceDay
	case b.Since > 0:
		head += fmt.Sprintf(" since change %d", b.Since)
	}
	s.print("", part{head, bold}, part{fmt.Sprintf("  (%s read, %s; up to change %d)", count(b.Documents, "article"), copies(b.Copies), b.Until), faint})
	if len(b.News) == 0 && len(b.Withdrawn) == 0 {
		s.print("  ", part{"Nothing material changed.", faint})
	}
	s.news("", b.News)
	s.news("No longer said by the outlet", b.Withdrawn)
	if len(b.Disputed) > 0 {
		s.section("Reports differ")
		for _, m := range b.Disputed {
			if err := s.meeting(m, 0); err != nil {
				return err
			}
		}
	}
	if len(b.Expected) > 0 {
		s.section("Still expected")
		for _, x := range b.Expected {
			if err := s.expectation(x); err != nil {
				return err
			}
		}
	}
	if len(b.Overdue) > 0 {
		s.section("Did it happen?")
		for _, x := range b.Overdue {
			if err := s.expectation(x); err != nil {
				return err
			}
		}
	}
	return s.write(e.stdout)
}

func (s *shower) section(name string) {
	s.out.WriteByte('\n')
	s.print("", part{name, bold})
}

// news prints changes with the words that they rest on.
func (s *shower) news(name string, news []view.News) {
	if name != "" && len(news) > 0 {
		s.section(name)
	}
	for _, n := range news {
		line := []part{{n.Subject + "  ", faint}, {clean(n.Text), nil}}
		if n.Origins > 1 {
			line = append(line, part{fmt.Sprintf("  %d origins", n.Origins), faint})
		}
		s.print("", line...)
		for _, w := range n.Words {
			s.quoteFrom(w)
		}
	}
}

func copies(n int) string {
	if n == 1 {
		return "1 of them a copy"
	}
	return fmt.Sprintf("%d of them copies", n)
}
