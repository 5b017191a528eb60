// Package record is what gentz knows from many documents: its nouns, and the pure
// functions that derive what is shown from what was reported.
//
// A [Subject] is one thing of the record: an actor, a meeting, a statement. What
// is kept of it are its reports: what each document says about it, never changed
// once made. All that is shown of a subject, its state, its place, how many
// origins it has, is derived from its reports by the view of its kind
// ([Subject.Meeting] and so on), so that it can be shown as of any day and made
// again at any time. A [Change] adds a report to a subject, takes one away, or
// says what came of that; the changes in their order are the record.
//
// The JSON of the types is the contract of docs/record.md. Everything here is
// pure: no clock, no network, no map order.
package record

import (
	"encoding/json"
	"strings"
)

// A Kind is what sort of thing a Subject is.
type Kind string

// The kinds of subjects.
const (
	KindActor       Kind = "actor"
	KindMeeting     Kind = "meeting"
	KindStatement   Kind = "statement"
	KindIssue       Kind = "issue"
	KindPosition    Kind = "position"
	KindProposal    Kind = "proposal"
	KindExpectation Kind = "expectation"
)

// Kinds are the kinds of subjects in the order in which they are written.
var Kinds = []Kind{KindActor, KindMeeting, KindStatement, KindIssue, KindPosition, KindProposal, KindExpectation}

// prefixes are the letters with which ids begin.
var prefixes = map[Kind]string{KindActor: "a", KindMeeting: "m", KindStatement: "s", KindIssue: "i", KindPosition: "p", KindProposal: "r", KindExpectation: "x"}

// Prefix returns the letter with which the ids of subjects of this kind begin.
func (k Kind) Prefix() string { return prefixes[k] }

// KindOf returns the kind of the subject id, "" if it is none.
func KindOf(id string) Kind {
	for _, k := range Kinds {
		if strings.HasPrefix(id, k.Prefix()) {
			return k
		}
	}
	return ""
}

// A Span is a half-open range of Unicode code points in one block of one stored
// document, as in the JSON of a reading. (A [gentz.Span] counts bytes.)
type Span struct {
	Document string `json:"document,omitempty"` // "" where the object around it names it
	Start    int    `json:"start"`
	End      int    `json:"end"`
	Block    string `json:"block,omitempty"` // "" is the text, "title" the title
}

// A Change is one line of the log. What a change adds and takes away is in Before
// and After, JSON; one that only says what came of others repeats nothing that
// could not be derived from them.
type Change struct {
	Seq        int64           `json:"seq"`
	At         string          `json:"at"`       // when the document was published, or else fetched; of a correction, when it was made
	Document   string          `json:"document"` // "" for a correction
	Subject    string          `json:"subject"`
	What       string          `json:"what"` // see the constants, else the name of a field that is shown
	Before     json.RawMessage `json:"before,omitempty"`
	After      json.RawMessage `json:"after,omitempty"`
	Evidence   []Span          `json:"evidence"`
	Correction *Correction     `json:"correction"`
}

// What changes do to the reports of a subject. All other values of Change.What are
// names of fields and only tell what came of these.
const (
	WhatReport    = "report"      // After is a Report of the subject
	WhatRevised   = "revised"     // Before names a report that a later version of its article replaces
	WhatWithdrawn = "withdrawn"   // Before names a report that a later version no longer makes
	WhatReread    = "reread"      // Before names a report that a later reading of its document replaces
	WhatMerged    = "merged_into" // After is the id of the subject that has its reports now
	WhatMoved     = "moved"       // Before names a report, After the subject that has it now
	WhatFixed     = "fixed"       // After is a Fixed: what a person decided
)

// A Correction says who decided a change, and why.
type Correction struct {
	By     string `json:"by"`
	Reason string `json:"reason"`
}

// A ReportRef names a report by the change that added it.
type ReportRef struct {
	Report int64 `json:"report"`
}
