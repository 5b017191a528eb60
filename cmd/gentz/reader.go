package main

import (
	"strings"
	"sync"

	"gentz/models/en"
	"gentz/ontology"
	"gentz/read"
)

// analyser returns the English analyser. Its models are loaded by the first
// command that needs them.
var analyser = sync.OnceValues(en.Load)

// readers makes one reader for each set of world tables.
type readers struct {
	always []string // tables of the command line
	made   map[string]*read.Reader
}

// of returns the reader that also knows the given tables.
func (r *readers) of(tables []string) (*read.Reader, error) {
	key := strings.Join(tables, "\x00")
	if made, ok := r.made[key]; ok {
		return made, nil
	}
	a, err := analyser()
	if err != nil {
		return nil, err
	}
	made := read.New(a, &ontology.World{})
	if r.made == nil {
		r.made = map[string]*read.Reader{}
	}
	r.made[key] = made
	return made, nil
}
