// Package gold measures how well gentz reads. The articles in dev and test are
// written by us and annotated by the rules of GUIDE.md, with the answer below
// the text, so that a reviewer reads English and counts nothing. SCORES.txt is
// the present result; a test compares it, so that a change of accuracy shows in
// the diff that caused it.
package gold

import "gentz"

// An Article is a document and what a careful reader notes down from it. Spans
// are byte offsets into Document.Text, as everywhere in gentz.
type Article struct {
	Document     gentz.Document
	Conflict     string // the negotiation that the article belongs to, one word
	Actors       []Actor
	Meetings     []Meeting
	Statements   []Statement
	Positions    []Position
	Proposals    []Proposal
	Expectations []Expectation
	Silences     []Silence
	Notes        []string
}

// An Actor is a person, or somebody else who acts or speaks.
type Actor struct {
	Name    string
	Kind    string // person, state, organisation, armed-group, office, group
	Country string // a code of ISO 3166-1 alpha-3 or of world.tsv, "" for none
	Roles   []string
}

// A Meeting is one real contact, however often the article mentions it.
type Meeting struct {
	State        string // as gentz.Event has it
	Mode         string
	Participants []string
	Sides        []string // codes, or names of sides that are no states
	Mediators    []string // names or codes
	Place        string
	From, To     gentz.Day // zero if the article names no day
	Hedged       bool
	Evidence     []gentz.Span
}

// A Statement is who said what.
type Statement struct {
	Speaker                     string // "anonymous: " and a description for the unnamed, "" if open
	Joint                       []string
	Source, Cue                 gentz.Span // zero if the text has none
	Content                     []gentz.Span
	Kind, Act, Polarity         string
	Medium, Occasion, Addressee string
	Date                        gentz.Day // of the utterance
}

// A Position is where a party stands on an issue.
type Position struct {
	Party    string // a code or a name
	Stance   string
	Own      bool // the party says so itself
	Issue    string
	Gist     string // in the annotator's words
	Evidence gentz.Span
}

// A Proposal is a plan or draft that parties speak of.
type Proposal struct {
	Name     string
	Points   int // 0 if the article does not count them
	Evidence gentz.Span
}

// An Expectation is what is announced, promised or due.
type Expectation struct {
	Gist     string
	By       string // who voices it
	Due      gentz.Day
	Evidence gentz.Span
}

// A Silence is what somebody did not mention or would not comment on.
type Silence struct {
	By, About string
	Evidence  gentz.Span
}
