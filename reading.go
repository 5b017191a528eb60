package gentz

// An ID names one thing within one Reading: "a1" an actor, "e1" an event, "t1"
// a time, "s1" a statement, "i1" an issue, "g1" a delegation, "p1" a position,
// "r1" a proposal, "x1" an expectation. "" means "not stated".
type ID string

// A Reading is what gentz says about one document. Lists are in the order in
// which their first evidence stands in the title, then in the text. Everything
// that is empty or zero is not stated. A Reading is a pure function of the
// Document and the Reader, and safe for concurrent use once made.
type Reading struct {
	Document     Document      `json:"document"`
	Reader       Reader        `json:"reader"`
	Times        []Time        `json:"times"`
	Actors       []Actor       `json:"actors"`
	Delegations  []Delegation  `json:"delegations"`
	Events       []Event       `json:"events"`
	Statements   []Statement   `json:"statements"`
	Issues       []Issue       `json:"issues"`
	Positions    []Position    `json:"positions"`
	Proposals    []Proposal    `json:"proposals"`
	Expectations []Expectation `json:"expectations"`
	Silences     []Silence     `json:"silences"`
}

// A Reader says which program and which models made a Reading.
type Reader struct {
	Version string   `json:"version"`
	Models  []string `json:"models"` // name@hash
}

// A Time is a time expression (TIMEX3) and the days that it stands for.
type Time struct {
	ID ID `json:"id"`
	Span
	Text  string  `json:"text"`
	Type  string  `json:"type"`            // DATE, TIME, DURATION, SET
	Value string  `json:"value,omitempty"` // TIMEX3 value, "2025-12-21", "P3D", "PRESENT_REF"
	From  Day     `json:"from,omitzero"`   // first day
	To    Day     `json:"to,omitzero"`     // last day, included
	Rule  string  `json:"rule"`
	Sure  float64 `json:"sure"`
}

// An Actor is whoever acts or speaks: a person, a state, a body, a group.
type Actor struct {
	ID       ID        `json:"id"`
	Name     string    `json:"name"`
	Kind     string    `json:"kind"`              // person, state, organisation, armed-group, office, group
	Party    ID        `json:"party,omitempty"`   // the state or body the document places the actor with
	Country  string    `json:"country,omitempty"` // ISO 3166-1 alpha-3, or a code of the user's world
	Wikidata string    `json:"wikidata,omitempty"`
	Roles    []Role    `json:"roles"`
	Mentions []Mention `json:"mentions"`
	Rule     string    `json:"rule"`
	Sure     float64   `json:"sure"`
}

// A Role is an office or title as the document states it.
type Role struct {
	Title string `json:"title"`
	Of    ID     `json:"of,omitempty"` // the actor whose office it is
	Span
}

// A Mention is a place where the document speaks of an actor.
type Mention struct {
	Span
	Kind string `json:"kind"` // name, title, nominal, pronoun
}

// A Delegation is a team that one party sends.
type Delegation struct {
	ID       ID     `json:"id"`
	Party    ID     `json:"party,omitempty"`
	Leaders  []ID   `json:"leaders"`
	Members  []ID   `json:"members"` // leaders included
	Mentions []Span `json:"mentions"`
}

// An Event is one real thing that the document reports, however often it is mentioned.
type Event struct {
	ID           ID            `json:"id"`
	Block        string        `json:"block,omitempty"` // "title" if only the title reports it
	Type         string        `json:"type"`            // PLOVER type, CONSULT for meetings
	Mode         string        `json:"mode,omitempty"`  // meet, call, visit, summit, round, signing, series, other; PLOVER mode for other types
	CAMEO        string        `json:"cameo,omitempty"`
	Participants []Participant `json:"participants"`
	Source       []ID          `json:"source"`
	Target       []ID          `json:"target"`
	Place        *Place        `json:"place,omitempty"`
	Time         *When         `json:"time,omitempty"`
	State        string        `json:"state"` // proposed, planned, ongoing, held, postponed, cancelled, denied, hypothetical
	ReportedBy   ID            `json:"reported_by,omitempty"`
	DeniedBy     ID            `json:"denied_by,omitempty"`
	Hedged       bool          `json:"hedged"`
	Purpose      []ID          `json:"purpose"` // issues
	PartOf       ID            `json:"part_of,omitempty"`
	Mentions     []Span        `json:"mentions"`
	Evidence     []Span        `json:"evidence"`
	Rule         string        `json:"rule"`
	Sure         float64       `json:"sure"`
}

// A Participant is an actor of whom the document says that it takes part.
type Participant struct {
	Actor ID     `json:"actor"`
	Side  ID     `json:"side,omitempty"`
	Role  string `json:"role,omitempty"` // host, mediator, leader, member, attendee
}

// A Place is where something happens, as the document names it.
type Place struct {
	Name    string  `json:"name"`
	Country string  `json:"country,omitempty"`
	Lat     float64 `json:"lat,omitempty"` // degrees north
	Lon     float64 `json:"lon,omitempty"` // degrees east
	Span
}

// A When says on which days something happens.
type When struct {
	Ref       ID     `json:"ref,omitempty"` // the Time it rests on
	From      Day    `json:"from,omitzero"`
	To        Day    `json:"to,omitzero"`
	Precision string `json:"precision,omitempty"` // day, week, month, year, vague
	Ongoing   bool   `json:"ongoing,omitempty"`
}

// A Statement is who said what.
type Statement struct {
	ID         ID      `json:"id"`
	Block      string  `json:"block,omitempty"`
	Speaker    ID      `json:"speaker,omitempty"`
	Joint      []ID    `json:"joint"`
	OnBehalfOf ID      `json:"on_behalf_of,omitempty"`
	Anonymous  bool    `json:"anonymous"`
	Source     *Span   `json:"source,omitempty"` // the words that name the speaker
	Cue        *Span   `json:"cue,omitempty"`    // the verb or noun of saying
	Content    []Span  `json:"content"`          // in text order; quote marks belong to it
	Kind       string  `json:"kind"`             // direct, indirect, mixed
	Act        string  `json:"act"`              // say, deny, reject, refuse, decline, demand, propose, promise, warn, threaten, accuse, agree, confirm, expect, ask
	Polarity   string  `json:"polarity"`         // affirmed, denied, refused-to-say, not-said
	Hedged     bool    `json:"hedged"`
	Medium     string  `json:"medium,omitempty"`
	Occasion   string  `json:"occasion,omitempty"`
	Addressee  string  `json:"addressee,omitempty"`
	Time       *When   `json:"time,omitempty"` // when it was uttered
	About      []ID    `json:"about"`
	Via        []ID    `json:"via"` // who passed it on, the nearest to the document first
	Evidence   []Span  `json:"evidence"`
	Rule       string  `json:"rule"`
	Sure       float64 `json:"sure"`
}

// An Issue is a matter on the table.
type Issue struct {
	ID       ID     `json:"id"`
	Label    string `json:"label"`
	Code     string `json:"code,omitempty"` // of ontology/issues.tsv
	Mentions []Span `json:"mentions"`
	Ranks    []Rank `json:"ranks"`
}

// A Rank says which place an issue has for a party.
type Rank struct {
	Party ID     `json:"party,omitempty"`
	Rank  int    `json:"rank"`  // 1 is first
	Scale string `json:"scale"` // priority, difficulty
	By    ID     `json:"by,omitempty"`
	Span
}

// A Position is where a party stands on an issue.
type Position struct {
	ID        ID      `json:"id"`
	Party     ID      `json:"party"`
	Issue     ID      `json:"issue,omitempty"`
	Stance    string  `json:"stance"` // demands, drops, offers, accepts, accepts-if, rejects, open, denies, claims
	Content   *Span   `json:"content,omitempty"`
	Condition *Span   `json:"condition,omitempty"`
	Own       bool    `json:"own"` // the party says so itself
	By        ID      `json:"by,omitempty"`
	Time      *When   `json:"time,omitempty"`
	Evidence  []Span  `json:"evidence"`
	Rule      string  `json:"rule"`
	Sure      float64 `json:"sure"`
}

// A Proposal is a plan or draft that parties speak of.
type Proposal struct {
	ID       ID     `json:"id"`
	Name     string `json:"name"`
	Points   int    `json:"points,omitempty"`
	Author   ID     `json:"author,omitempty"`
	Mentions []Span `json:"mentions"`
}

// An Expectation is what is announced, promised or due.
type Expectation struct {
	ID    ID    `json:"id"`
	What  Span  `json:"what"`
	Event ID    `json:"event,omitempty"`
	By    ID    `json:"by,omitempty"`
	Due   *When `json:"due,omitempty"`
}

// A Silence is what the document says that somebody did not mention or would not comment on.
type Silence struct {
	By       ID     `json:"by,omitempty"`
	About    ID     `json:"about,omitempty"`
	Evidence []Span `json:"evidence"`
}
