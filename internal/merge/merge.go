// Package merge compares the reading of one document with what the record holds
// near it, and says what changes. It never writes, and it is pure: what is near
// is asked for through [Near].
package merge

import (
	"bytes"
	"fmt"
	"slices"

	"gentz"
	"gentz/record"
)

// Near is what the record holds, found by index. Subjects that it returns are not
// to be changed.
type Near interface {
	// Find returns at most limit standing subjects of a kind that have one of keys
	// (see [record.Report.Keys]): those that share most keys first, of these the
	// one that changed last first.
	Find(kind record.Kind, keys []string, limit int) ([]*record.Subject, error)
	// Subject returns the subject id, or the one that it was merged into.
	Subject(id string) (*record.Subject, error)
	// NewID returns an id that no subject of the kind had.
	NewID(kind record.Kind) (string, error)
	// Of returns the subjects that have reports of a document, in the order of their first such report.
	Of(document string) ([]*record.Subject, error)
}

// An Input is a reading with what is known of its document.
type Input struct {
	Reading gentz.Reading // with byte offsets
	Next    int64         // the number of the first change
	At      string        // Change.At: "2026-03-04" or "2026-03-04T09:00:00Z", "" if unknown
	Origin  string        // whose words the document has
	Story   string
	// Earlier are the documents whose reports this one replaces: the older
	// versions of its article.
	Earlier []string
	// Again is true if the document was merged before: its own reports are replaced.
	Again bool
}

// A Result is what a reading changes.
type Result struct {
	Changes []record.Change
	// Subjects are those that changed, as they are now, in the order in which they
	// were first touched.
	Subjects []*record.Subject
}

// Changes returns what a reading changes in the record.
func Changes(near Near, in Input) (*Result, error) {
	points, err := in.Reading.InCodePoints()
	if err != nil {
		return nil, err
	}
	m := &merger{near: near, in: in, raw: &in.Reading, points: &points, now: map[string]*record.Subject{}, was: map[string]*record.Subject{}, told: map[string]bool{}, known: map[string]*record.Actor{}, states: map[string]string{},
		actors: map[gentz.ID]string{}, issues: map[gentz.ID]string{}, events: map[gentz.ID]string{}, replaced: map[int64]bool{}, claimed: map[int64]bool{}}
	for _, step := range []func() error{m.before, m.mergeActors, m.mergeIssues, m.mergeMeetings, m.mergeStatements, m.mergePositions, m.mergeProposals, m.mergeExpectations, m.after} {
		if err := step(); err != nil {
			return nil, fmt.Errorf("merging %q: %w", in.Reading.Document.ID, err)
		}
	}
	m.tell()
	return &m.out, nil
}

// A merger is the work on one reading.
type merger struct {
	near   Near
	in     Input
	raw    *gentz.Reading // spans count bytes
	points *gentz.Reading // spans count code points
	out    Result

	now, was map[string]*record.Subject // subjects touched: as they are, as they were
	told     map[string]bool            // subjects that have a report of this document by now
	order    []string

	actors, issues, events map[gentz.ID]string // of the reading: subjects
	known                  map[string]*record.Actor
	parties                []string          // that the document is about
	states                 map[string]string // of countries: subjects

	old      []oldReport    // reports that this document replaces
	replaced map[int64]bool // of these, that stay as they are
	claimed  map[int64]bool // of these, whose words are said again
}

// An oldReport is one that this document replaces.
type oldReport struct {
	subject string
	report  *record.Report
}

// before finds the reports that this document replaces.
func (m *merger) before() error {
	documents := m.in.Earlier
	if m.in.Again {
		documents = append(slices.Clone(documents), m.raw.Document.ID)
	}
	for _, d := range documents {
		subjects, err := m.near.Of(d)
		if err != nil {
			return err
		}
		for _, s := range subjects {
			for _, r := range s.Reports {
				if r.Document == d && (r.Fate == "" || d == m.raw.Document.ID) {
					m.old = append(m.old, oldReport{s.ID, r})
				}
			}
		}
	}
	return nil
}

// previous returns the subject to which this document's own earlier reading gave
// the same words, so that rereading keeps ids and what people decided; nil if
// there is none.
func (m *merger) previous(kind record.Kind, evidence []record.Span) *record.Subject {
	var best *record.Subject
	most, claimed := 0, int64(0)
	for _, o := range m.old {
		if o.report.Document != m.raw.Document.ID || record.KindOf(o.subject) != kind {
			continue
		}
		shared := 0
		for _, a := range evidence {
			for _, b := range o.report.Evidence {
				if a.Block == b.Block {
					shared += max(0, min(a.End, b.End)-max(a.Start, b.Start))
				}
			}
		}
		if shared <= most || m.told[o.subject] && kind != record.KindPosition && kind != record.KindMeeting || m.claimed[o.report.Seq] {
			continue
		}
		if s, err := m.near.Subject(o.subject); err == nil {
			best, most, claimed = m.subject(s), shared, o.report.Seq
		}
	}
	if kind == record.KindMeeting && best != nil {
		m.claimed[claimed] = true // of a meeting there may be several reports in one document
	}
	return best
}

// toldBefore reports whether an earlier reading of this document has a report of
// s, which goes unless it is said anew.
func (m *merger) toldBefore(s *record.Subject) bool {
	return m.in.Again && slices.ContainsFunc(s.Reports, func(r *record.Report) bool { return r.Document == m.raw.Document.ID })
}

// subject returns a subject as it is now, in this document's course.
func (m *merger) subject(s *record.Subject) *record.Subject {
	if have := m.now[s.ID]; have != nil {
		return have
	}
	return s
}

// find is Near.Find with what this document has changed.
func (m *merger) find(kind record.Kind, keys []string, limit int) ([]*record.Subject, error) {
	found, err := m.near.Find(kind, keys, limit)
	if err != nil {
		return nil, err
	}
	out := make([]*record.Subject, 0, len(found))
	for _, s := range found {
		out = append(out, m.subject(s))
	}
	// Those that this document made are not in the index yet.
	for _, id := range m.order {
		if s := m.now[id]; s.Kind == kind && m.was[id] == nil && slices.ContainsFunc(s.Reports, func(r *record.Report) bool {
			return slices.ContainsFunc(r.Keys(), func(k string) bool { return slices.Contains(keys, k) })
		}) {
			out = append(out, s)
		}
	}
	return out, nil
}

// create makes a new subject.
func (m *merger) create(kind record.Kind) (*record.Subject, error) {
	id, err := m.near.NewID(kind)
	if err != nil {
		return nil, err
	}
	s := &record.Subject{ID: id, Kind: kind}
	m.now[id] = s
	m.order = append(m.order, id)
	return s, nil
}

// touch returns s, or a copy of it that may be changed.
func (m *merger) touch(s *record.Subject) *record.Subject {
	if have := m.now[s.ID]; have != nil {
		return have
	}
	c := *s
	c.Reports = slices.Clone(s.Reports)
	m.was[s.ID], m.now[s.ID] = s, &c
	m.order = append(m.order, s.ID)
	return &c
}

// report adds r to s. If this document replaces a report of s, that one is
// replaced by it.
func (m *merger) report(s *record.Subject, r *record.Report) error {
	s = m.touch(s)
	m.told[s.ID] = true
	after := marshal(r)
	for _, o := range m.old {
		if o.subject == s.ID && o.report.Document == m.raw.Document.ID && !m.replaced[o.report.Seq] && bytes.Equal(told(o.report), told(r)) {
			m.replaced[o.report.Seq] = true // read again, it says the same
			return nil
		}
	}
	if err := m.change(s, record.Change{What: record.WhatReport, After: after, Evidence: r.Evidence}); err != nil {
		return err
	}
	s.Reports[len(s.Reports)-1].Origin = m.in.Origin
	return nil
}

// told returns what a report says, without what only serves to find it: that
// depends on what the record knew when the report was made.
func told(r *record.Report) []byte {
	if r.Meeting == nil || r.Meeting.Context == nil {
		return marshal(r)
	}
	c, x := *r, *r.Meeting
	x.Context = nil
	c.Meeting = &x
	return marshal(&c)
}

// change adds a change of s to the result and applies it.
func (m *merger) change(s *record.Subject, c record.Change) error {
	c.Seq, c.At, c.Document, c.Subject = m.in.Next+int64(len(m.out.Changes)), m.in.At, m.raw.Document.ID, s.ID
	if c.Evidence == nil {
		c.Evidence = []record.Span{}
	}
	m.out.Changes = append(m.out.Changes, c)
	return s.Apply(&c)
}

// after takes away the reports that this document replaces: those of its own
// earlier reading, and those of earlier versions, which are withdrawn if nothing
// of the kind is said again.
func (m *merger) after() error {
	for _, o := range m.old {
		if m.replaced[o.report.Seq] {
			continue
		}
		s, err := m.near.Subject(o.subject)
		if err != nil {
			return err
		}
		s = m.touch(s)
		what := record.WhatRevised
		switch {
		case o.report.Document == m.raw.Document.ID:
			what = record.WhatReread
		case s.Kind == record.KindActor || s.Kind == record.KindIssue:
			continue // that somebody has a name is not withdrawn by not naming him
		case !m.told[s.ID]:
			what = record.WhatWithdrawn
		}
		if err := m.change(s, record.Change{What: what, Before: marshal(record.ReportRef{Report: o.report.Seq}), Evidence: o.report.Evidence}); err != nil {
			return err
		}
	}
	return nil
}

// tell adds the changes that tell what came of the others.
func (m *merger) tell() {
	for _, id := range m.order {
		s := m.now[id]
		m.out.Subjects = append(m.out.Subjects, s)
		if s.MergedInto != "" {
			continue // what came of it is told of the other
		}
		var before []record.Field
		if was := m.was[id]; was != nil {
			before = was.Headline(record.Frame{})
		}
		var evidence []record.Span
		for _, r := range s.Reports {
			if r.Document == m.raw.Document.ID {
				evidence = r.Evidence
			}
		}
		for _, c := range record.Told(id, before, s.Headline(record.Frame{}), evidence) {
			c.Seq, c.At, c.Document = m.in.Next+int64(len(m.out.Changes)), m.in.At, m.raw.Document.ID
			if c.Evidence == nil {
				c.Evidence = []record.Span{}
			}
			m.out.Changes = append(m.out.Changes, c)
		}
	}
}
