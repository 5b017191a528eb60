package record

import "encoding/json"

// A Report is what one document says about one subject. One of the pointers at
// its end is set, the one of the subject's kind. A Report is not changed once made.
type Report struct {
	Seq      int64  `json:"-"`    // of the change that added it
	Fate     string `json:"-"`    // WhatRevised, WhatWithdrawn or WhatReread; "" while it stands
	FateAt   string `json:"-"`    // Change.At of its fate
	Document string `json:"-"`    // id of one stored version
	At       string `json:"-"`    // Change.At
	Origin   string `json:"-"`    // whose words the document has
	Fact     string `json:"fact"` // id within the reading of the document
	Evidence []Span `json:"evidence"`

	Actor       *ActorReport       `json:"actor,omitempty"`
	Meeting     *MeetingReport     `json:"meeting,omitempty"`
	Statement   *StatementReport   `json:"statement,omitempty"`
	Issue       *IssueReport       `json:"issue,omitempty"`
	Position    *PositionReport    `json:"position,omitempty"`
	Proposal    *ProposalReport    `json:"proposal,omitempty"`
	Expectation *ExpectationReport `json:"expectation,omitempty"`
}

// Day returns the day of the document, "2026-03-04", or "".
func (r *Report) Day() string { return r.At[:min(10, len(r.At))] }

// An ActorReport is what a document says of an actor that the record did not know
// before, or knew only from later documents.
type ActorReport struct {
	Name     string   `json:"name"`
	Names    []string `json:"names,omitempty"` // other forms, in the order of the text
	Type     string   `json:"type"`
	Country  string   `json:"country,omitempty"`
	Party    string   `json:"party,omitempty"` // a subject
	Wikidata string   `json:"wikidata,omitempty"`
	Offices  []Office `json:"offices,omitempty"`
}

// An Office is a title as documents state it, with the days on which they do.
type Office struct {
	Title    string  `json:"title"`
	Of       string  `json:"of"` // a subject, "" if not stated
	From     *string `json:"from"`
	To       *string `json:"to"`
	Evidence []Span  `json:"evidence"`
}

// A MeetingReport is what a document says of a meeting. Actors and issues are
// subjects; days are "2026-03-04" or "".
type MeetingReport struct {
	Mode         string        `json:"mode,omitempty"`
	State        string        `json:"state"`
	Participants []Participant `json:"participants,omitempty"`
	Place        *Place        `json:"place,omitempty"`
	From         string        `json:"from,omitempty"`
	To           string        `json:"to,omitempty"`
	Precision    string        `json:"precision,omitempty"`
	By           string        `json:"by,omitempty"`        // who is said to report it
	DeniedBy     string        `json:"denied_by,omitempty"` // who denies it
	Hedged       bool          `json:"hedged,omitempty"`
	Purpose      []string      `json:"purpose,omitempty"` // issues
	PartOf       string        `json:"part_of,omitempty"` // a meeting
	Ordinal      int           `json:"ordinal,omitempty"` // 3 of "the third round"
	Track        string        `json:"track,omitempty"`   // military, technical, trade, pay, peace: of which talks its words are
	Context      []string      `json:"context,omitempty"` // parties that the document is about, where the report names fewer than two: to find it by, not shown
	Gist         string        `json:"gist,omitempty"`    // of the words of the evidence: equal for equal words
	Sure         float64       `json:"sure,omitempty"`
}

// A Participant is an actor that is said to take part.
type Participant struct {
	Actor string `json:"actor"`
	Side  string `json:"side,omitempty"`
	Role  string `json:"role,omitempty"` // host, mediator, leader, member, attendee
}

// A Place is where something happens.
type Place struct {
	Name    string  `json:"name"`
	Country string  `json:"country,omitempty"`
	Lat     float64 `json:"lat,omitempty"`
	Lon     float64 `json:"lon,omitempty"`
}

// A StatementReport is what a document says that somebody said.
type StatementReport struct {
	Speaker    string   `json:"speaker,omitempty"`
	Joint      []string `json:"joint,omitempty"`
	OnBehalfOf string   `json:"on_behalf_of,omitempty"`
	Anonymous  bool     `json:"anonymous,omitempty"`
	Act        string   `json:"act"`
	Polarity   string   `json:"polarity"`
	Quote      string   `json:"quote"` // direct, indirect, mixed
	Said       string   `json:"said,omitempty"`
	SaidTo     string   `json:"said_to,omitempty"` // last day, if it is not one day
	Medium     string   `json:"medium,omitempty"`
	Occasion   string   `json:"occasion,omitempty"`
	Addressee  string   `json:"addressee,omitempty"`
	Hedged     bool     `json:"hedged,omitempty"`
	Content    []Span   `json:"content"`
	Words      string   `json:"words"` // of the content, pieces joined by " … "
	About      []string `json:"about,omitempty"`
	Sure       float64  `json:"sure,omitempty"`
}

// An IssueReport says how a document calls an issue.
type IssueReport struct {
	Label string `json:"label"`
	Code  string `json:"code,omitempty"`
	PAX   string `json:"pax,omitempty"`
}

// A PositionReport is where a document says that a party stands on an issue.
type PositionReport struct {
	Party     string  `json:"party"`
	Issue     string  `json:"issue,omitempty"`
	Stance    string  `json:"stance"`
	Own       bool    `json:"own"`
	By        string  `json:"by,omitempty"` // who says so, if it is not the outlet
	Said      string  `json:"said,omitempty"`
	Words     string  `json:"words"`               // of the evidence
	Condition string  `json:"condition,omitempty"` // its words
	Sure      float64 `json:"sure,omitempty"`
}

// A ProposalReport is what a document says of a plan or draft.
type ProposalReport struct {
	Name   string `json:"name"`
	Points int    `json:"points,omitempty"`
	Author string `json:"author,omitempty"`
}

// An ExpectationReport is what a document says is announced, promised or due.
type ExpectationReport struct {
	What    string `json:"what"` // its words
	Meeting string `json:"meeting,omitempty"`
	By      string `json:"by,omitempty"`
	Due     string `json:"due,omitempty"` // first day
	DueTo   string `json:"due_to,omitempty"`
}

// A Subject is one thing of the record with what was reported of it.
type Subject struct {
	ID         string
	Kind       Kind
	Reports    []*Report // in the order in which they were added, reread ones left out
	MergedInto string    // "" while it stands
	Fixed      Fixed
}

// Fixed is what people decided about a subject. It outlives every reading.
type Fixed struct {
	Name     string   `json:"name,omitempty"`     // an actor's
	State    string   `json:"state,omitempty"`    // a meeting's
	Rejected bool     `json:"rejected,omitempty"` // it is not shown
	Apart    []string `json:"apart,omitempty"`    // subjects with which it is never merged
	Why      string   `json:"why,omitempty"`      // of the last decision, for people: "state set by … : …"
}

// A Frame says from where a subject is looked at: nil fields look at all of it.
type Frame struct {
	AsOf string // last day that counts, "2026-03-04"; "" for all
	// Now is the day against which plans are held: AsOf, or the day of the newest
	// document. "" if no document has a date.
	Now string
}

// Standing returns the reports that count in f: those that no later version of
// their article replaced or withdrew by then, in the order of their dates, then of
// their arrival.
func (s *Subject) Standing(f Frame) []*Report { return s.reports(f, false) }

// Told returns the reports of Standing and those that a later version replaced:
// the whole history but for what was withdrawn.
func (s *Subject) Told(f Frame) []*Report { return s.reports(f, true) }

func (s *Subject) reports(f Frame, revised bool) []*Report {
	out := make([]*Report, 0, len(s.Reports))
	for _, r := range s.Reports {
		if f.AsOf != "" && r.Day() > f.AsOf {
			continue
		}
		fate := r.Fate
		if f.AsOf != "" && fate != "" && r.FateAt[:min(10, len(r.FateAt))] > f.AsOf {
			fate = ""
		}
		if fate == "" || revised && fate == WhatRevised {
			out = append(out, r)
		}
	}
	sortReports(out)
	return out
}

// Apply folds a change into the subject that it is about. What only tells what
// came of other changes is passed over. It returns an error if c is not well made.
func (s *Subject) Apply(c *Change) error {
	switch c.What {
	case WhatReport:
		r := &Report{Seq: c.Seq, Document: c.Document, At: c.At}
		if err := json.Unmarshal(c.After, r); err != nil {
			return err
		}
		s.Reports = append(s.Reports, r)
	case WhatRevised, WhatWithdrawn, WhatReread, WhatMoved:
		var ref ReportRef
		if err := json.Unmarshal(c.Before, &ref); err != nil {
			return err
		}
		for i, r := range s.Reports {
			if r.Seq != ref.Report {
				continue
			}
			if c.What == WhatReread || c.What == WhatMoved {
				s.Reports = append(s.Reports[:i:i], s.Reports[i+1:]...)
			} else {
				changed := *r // a Report may be shared with whoever reads it
				changed.Fate, changed.FateAt = c.What, c.At
				s.Reports[i] = &changed
			}
			break
		}
	case WhatMerged:
		return json.Unmarshal(c.After, &s.MergedInto)
	case WhatFixed:
		var f Fixed
		if err := json.Unmarshal(c.After, &f); err != nil {
			return err
		}
		s.Fixed = f
	}
	return nil
}
