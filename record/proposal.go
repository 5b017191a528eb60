package record

// A Proposal is a plan or draft, with what is told of it in its course.
type Proposal struct {
	Kind       Kind      `json:"kind"` // "proposal"
	ID         string    `json:"id"`
	Name       string    `json:"name"`
	Author     string    `json:"author,omitempty"`
	Versions   []Version `json:"versions"` // by date; one for each number of points
	Origins    int       `json:"origins"`
	MergedInto string    `json:"merged_into,omitempty"`
}

// A Version is a proposal as it stood when a document first told of it so.
type Version struct {
	Points   int    `json:"points,omitempty"`
	At       string `json:"at"`
	Document string `json:"document"`
	Evidence []Span `json:"evidence"`
}

// Proposal returns s as it stands in f.
func (s *Subject) Proposal(f Frame) *Proposal {
	x := &Proposal{Kind: KindProposal, ID: s.ID, Versions: []Version{}, MergedInto: s.MergedInto}
	standing := s.Standing(f)
	x.Origins = origins(standing)
	var names, authors tally
	points := map[int]bool{}
	for _, r := range standing {
		names.add(r.Proposal.Name, r)
		authors.add(r.Proposal.Author, r)
		if n := r.Proposal.Points; !points[n] && (n > 0 || len(x.Versions) == 0) {
			points[n] = true
			x.Versions = append(x.Versions, Version{n, r.At, r.Document, r.Evidence})
		}
	}
	x.Name, x.Author = names.best(), authors.best()
	if s.Fixed.Name != "" {
		x.Name = s.Fixed.Name
	}
	return x
}

// An Expectation is what is announced, promised or due, and what came of it.
type Expectation struct {
	Kind       Kind   `json:"kind"` // "expectation"
	ID         string `json:"id"`
	What       string `json:"what"`
	Meeting    string `json:"meeting,omitempty"`
	By         string `json:"by,omitempty"`
	Due        string `json:"due,omitempty"` // last day, if it is not one day
	Outcome    string `json:"outcome"`       // open, happened, did not, moved, overdue
	Origins    int    `json:"origins"`
	Evidence   []Span `json:"evidence"`
	MergedInto string `json:"merged_into,omitempty"`
}

// Expectation returns s as it stands in f. meeting is the meeting that is expected,
// as it stands in f, or nil if there is none: its state tells the outcome.
func (s *Subject) Expectation(f Frame, meeting *Meeting) *Expectation {
	x := &Expectation{Kind: KindExpectation, ID: s.ID, Outcome: "open", Evidence: []Span{}, MergedInto: s.MergedInto}
	standing := s.Standing(f)
	x.Origins = origins(standing)
	first := ""
	for i, r := range standing {
		e := r.Expectation
		if i == 0 {
			x.What, first = e.What, r.Day()
		}
		if e.Meeting != "" {
			x.Meeting = e.Meeting
		}
		if x.By == "" {
			x.By = e.By
		}
		if e.Due != "" {
			x.Due = max(e.Due, e.DueTo)
		}
		x.Evidence = append(x.Evidence, r.spansOf()...)
	}
	if meeting != nil {
		switch meeting.State {
		case "held", "ongoing":
			if meeting.To >= first {
				x.Outcome = "happened"
			}
		case "cancelled", "denied":
			x.Outcome = "did not"
		case "postponed":
			x.Outcome = "moved"
		default:
			if x.Due != "" && meeting.From > x.Due {
				x.Outcome = "moved"
			}
		}
	}
	if x.Outcome == "open" && x.Due != "" && f.Now != "" && x.Due < f.Now {
		x.Outcome = "overdue"
	}
	return x
}
