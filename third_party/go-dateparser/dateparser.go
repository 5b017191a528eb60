// Package dateparser stands in for the library of that name, which go-trafilatura
// links for a guess at dates in running text that gentz does not ask for: a page's
// date comes from its markup or from nowhere. The library fills 80 MB of tables
// when a program starts; this one has what is needed to link and finds no date.
package dateparser

import (
	"errors"
	"time"

	"github.com/markusmobius/go-dateparser/date"
)

// A ParserType is a way to parse.
type ParserType uint8

// The ways that go-htmldate names.
const (
	CustomFormat ParserType = iota
	AbsoluteTime
)

// A PreferredDateSource says which date to take where several fit.
type PreferredDateSource uint8

// Past prefers the past.
const Past PreferredDateSource = 1

// A Configuration has the fields that go-htmldate sets.
type Configuration struct {
	PreferredDateSource PreferredDateSource
	StrictParsing       bool
	CurrentTime         time.Time
}

// A Parser parses nothing.
type Parser struct{ ParserTypes []ParserType }

var errNone = errors.New("this dateparser finds no dates")

// Parse returns an error.
func (*Parser) Parse(*Configuration, string, ...string) (date.Date, error) {
	return date.Date{}, errNone
}
