package record

// A Statement is what somebody said once, over all documents that tell of it.
type Statement struct {
	Kind       Kind      `json:"kind"` // "statement"
	ID         string    `json:"id"`
	Speaker    string    `json:"speaker,omitempty"`
	Joint      []string  `json:"joint"`
	OnBehalfOf string    `json:"on_behalf_of,omitempty"`
	Anonymous  bool      `json:"anonymous,omitempty"`
	Act        string    `json:"act"`
	Polarity   string    `json:"polarity"`
	Said       string    `json:"said,omitempty"`
	Medium     string    `json:"medium,omitempty"`
	Occasion   string    `json:"occasion,omitempty"`
	Addressee  string    `json:"addressee,omitempty"`
	Hedged     bool      `json:"hedged,omitempty"`
	First      string    `json:"first"` // document that published it first
	Words      string    `json:"words"` // of the variant that quotes most, the first of these
	Variants   []Variant `json:"variants"`
	Origins    int       `json:"origins"`
	About      []string  `json:"about"`
	MergedInto string    `json:"merged_into,omitempty"`
}

// A Variant is how one document has a statement.
type Variant struct {
	Document string `json:"document"`
	Fact     string `json:"fact"`
	Content  []Span `json:"content"`
	Evidence []Span `json:"evidence"`
	Quote    string `json:"quote"`
	Words    string `json:"words"`
	Fate     string `json:"fate,omitempty"`
}

// quoted orders the kinds of quotation by how much of the very words they keep.
var quoted = map[string]int{"direct": 2, "mixed": 1, "indirect": 0}

// Statement returns s as it stands in f.
func (s *Subject) Statement(f Frame) *Statement {
	x := &Statement{Kind: KindStatement, ID: s.ID, Joint: []string{}, About: []string{}, Variants: []Variant{}, MergedInto: s.MergedInto}
	standing := s.Standing(f)
	x.Origins = origins(standing)
	var speakers, acts, polarities, days, media, occasions, addressees, behalf tally
	best := -1
	seen := map[string]bool{}
	x.Hedged = len(standing) > 0
	for _, r := range standing {
		v := r.Statement
		speakers.add(v.Speaker, r)
		acts.add(v.Act, r)
		polarities.add(v.Polarity, r)
		days.add(v.Said, r)
		media.add(v.Medium, r)
		occasions.add(v.Occasion, r)
		addressees.add(v.Addressee, r)
		behalf.add(v.OnBehalfOf, r)
		x.Hedged = x.Hedged && v.Hedged
		x.Anonymous = x.Anonymous || v.Anonymous
		if len(x.Joint) == 0 && len(v.Joint) > 0 {
			x.Joint = v.Joint
		}
		for _, a := range v.About {
			if !seen[a] {
				seen[a] = true
				x.About = append(x.About, a)
			}
		}
		if q := quoted[v.Quote]; q > best {
			best, x.Words = q, v.Words
		}
	}
	for _, r := range s.Told(f) {
		if x.First == "" {
			x.First = r.Document
		}
		v := r.Statement
		x.Variants = append(x.Variants, Variant{r.Document, r.Fact, v.Content, r.Evidence, v.Quote, v.Words, r.Fate})
	}
	x.Speaker, x.Act, x.Polarity, x.Said, x.OnBehalfOf = speakers.best(), acts.best(), polarities.best(), days.best(), behalf.best()
	x.Medium, x.Occasion, x.Addressee = media.best(), occasions.best(), addressees.best()
	return x
}
