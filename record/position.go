package record

// An Issue is a matter on the table.
type Issue struct {
	Kind       Kind   `json:"kind"` // "issue"
	ID         string `json:"id"`
	Label      string `json:"label"`
	Code       string `json:"code,omitempty"`
	PAX        string `json:"pax,omitempty"`
	Evidence   []Span `json:"evidence"`
	MergedInto string `json:"merged_into,omitempty"`
}

// Issue returns s as it stands in f.
func (s *Subject) Issue(f Frame) *Issue {
	x := &Issue{Kind: KindIssue, ID: s.ID, Evidence: []Span{}, MergedInto: s.MergedInto}
	for i, r := range s.Standing(f) {
		if i == 0 {
			x.Label, x.Code, x.PAX, x.Evidence = r.Issue.Label, r.Issue.Code, r.Issue.PAX, r.spansOf()
		}
	}
	if s.Fixed.Name != "" {
		x.Label = s.Fixed.Name
	}
	return x
}

// A Position is where a party stands on an issue, in its course.
type Position struct {
	Kind       Kind     `json:"kind"` // "position"
	ID         string   `json:"id"`
	Party      string   `json:"party"`
	Issue      string   `json:"issue,omitempty"`
	Series     []Stance `json:"series"` // by date
	Origins    int      `json:"origins"`
	MergedInto string   `json:"merged_into,omitempty"`
}

// A Stance is what one document says of a position.
type Stance struct {
	Stance    string `json:"stance"`
	Own       bool   `json:"own"` // the party says so itself
	By        string `json:"by,omitempty"`
	At        string `json:"at"`
	Said      string `json:"said,omitempty"`
	Origin    string `json:"origin"`
	Document  string `json:"document"`
	Evidence  []Span `json:"evidence"`
	Words     string `json:"words"`
	Condition string `json:"condition,omitempty"`
}

// Position returns s as it stands in f.
func (s *Subject) Position(f Frame) *Position {
	x := &Position{Kind: KindPosition, ID: s.ID, Series: []Stance{}, MergedInto: s.MergedInto}
	standing := s.Standing(f)
	x.Origins = origins(standing)
	for _, r := range standing {
		p := r.Position
		x.Party, x.Issue = p.Party, p.Issue
		x.Series = append(x.Series, Stance{p.Stance, p.Own, p.By, r.At, p.Said, r.originOr(), r.Document, r.Evidence, p.Words, p.Condition})
	}
	return x
}

// Last returns the last stance of the party's own words, or of others' words; nil
// if there is none.
func (p *Position) Last(own bool) *Stance {
	for i := len(p.Series) - 1; i >= 0; i-- {
		if p.Series[i].Own == own {
			return &p.Series[i]
		}
	}
	return nil
}
