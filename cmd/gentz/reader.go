package main

import (
	"io"
	"os"
	"slices"
	"strings"
	"sync"

	"gentz/internal/batch"
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
	world, err := loadWorld(slices.Concat(r.always, tables))
	if err != nil {
		return nil, err
	}
	a, err := analyser()
	if err != nil {
		return nil, err
	}
	made := read.New(a, world)
	if r.made == nil {
		r.made = map[string]*read.Reader{}
	}
	r.made[key] = made
	return made, nil
}

// loadWorld returns the built-in tables and those of the user. A damaged table
// is a stop: without its states the readings would be others.
func loadWorld(tables []string) (*ontology.World, error) {
	var extra []io.Reader
	for _, path := range tables {
		f, err := os.Open(path)
		if err != nil {
			return nil, batch.Unreadable(path, err)
		}
		defer f.Close()
		extra = append(extra, f)
	}
	world, err := ontology.Load(extra...)
	if err != nil {
		return nil, &batch.Error{Where: strings.Join(tables, ", "), Err: err,
			Advice: "a table has the columns code, kind, name, other names, demonyms, capital, seats with tabs between; examples/world.tsv is one"}
	}
	return world, nil
}
