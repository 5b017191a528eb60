package main

import (
	"context"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"io"
	"os"
	"slices"
	"strings"

	gentz "gentz"
	"gentz/internal/batch"
	"gentz/internal/store"
	"gentz/internal/watch"
	"gentz/ontology"
	"gentz/read"
)

// worldSetting is the name under which a store keeps the tables with which its
// documents are read, a JSON list of their texts.
const worldSetting = "world"

// mergeAll reads what has arrived and merges it into the record.
func (c *importCommand) mergeAll(ctx context.Context, e *env, s *store.Store, bad *tally) error {
	m, err := merger(ctx, s, c.World)
	if err != nil {
		return err
	}
	have, err := s.Merged(ctx)
	if err != nil {
		return err
	}
	last, err := s.Last(ctx)
	if err != nil {
		return err
	}
	bar := newProgress(e, true, all(last-have))
	defer bar.close()
	m.Bad = func(id string, err error) { bad.count(&batch.Error{Where: id, Err: err}) }
	m.Seen = func(n int) { bar.set(n, int64(n)) }
	if _, err := s.IndexWords(ctx); err != nil {
		return err
	}
	if _, err := watch.Stories(ctx, s, nil); err != nil {
		return err
	}
	n, err := m.Run(ctx)
	bar.close()
	if n > 0 && err == nil {
		fmt.Fprintf(e.stdout, "read %s into the record\n", count(n, "document"))
	}
	return err
}

// merger returns the merger of a store, which reads with the tables that the store
// keeps. Tables that are given now are kept with it from now on.
func merger(ctx context.Context, s *store.Store, tables []string) (*watch.Merger, error) {
	var texts []string
	have, err := s.Setting(ctx, worldSetting)
	if err != nil {
		return nil, err
	}
	if have != "" {
		if err := json.Unmarshal([]byte(have), &texts); err != nil {
			return nil, fmt.Errorf("%w: the tables of the store: %v", gentz.ErrCorrupt, err)
		}
	}
	before := len(texts)
	for _, path := range tables {
		b, err := os.ReadFile(path)
		if err != nil {
			return nil, batch.Unreadable(path, err)
		}
		if !slices.Contains(texts, string(b)) {
			texts = append(texts, string(b))
		}
	}
	if len(tables) > 0 {
		if _, err := loadWorld(tables); err != nil { // says which table is wrong
			return nil, err
		}
	}
	var extra []io.Reader
	for _, t := range texts {
		extra = append(extra, strings.NewReader(t))
	}
	world, err := ontology.Load(extra...)
	if err != nil {
		return nil, err
	}
	if len(texts) > before {
		b, err := json.Marshal(texts)
		if err != nil {
			return nil, err
		}
		if err := s.Set(ctx, worldSetting, string(b)); err != nil {
			return nil, err
		}
	}
	a, err := analyser()
	if err != nil {
		return nil, err
	}
	h := fnv.New64a()
	for _, t := range texts {
		fmt.Fprintf(h, "%d %s", len(t), t)
	}
	r := read.New(a, world)
	id := fmt.Sprintf("gentz %s, models %s, tables %x", version(), strings.Join(a.Models(), " "), h.Sum64())
	return &watch.Merger{Store: s, Reader: id, Read: r.Read}, nil
}
