package watch

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"gentz/internal/store"
	"gentz/record"
)

// A Verdict says what Verify found.
type Verdict struct {
	Documents, Changes, Subjects, Reports int
	Broken                                []string // laws that do not hold, with the place; at most maxBroken
	More                                  int      // that are not in Broken
}

const maxBroken = 100

func (v *Verdict) broken(format string, args ...any) {
	if len(v.Broken) == maxBroken {
		v.More++
		return
	}
	v.Broken = append(v.Broken, fmt.Sprintf(format, args...))
}

// Verify checks that the laws of the record hold in a store: the log has no gap;
// all that is derived is what the log makes of it; every report rests on words
// that are there; nothing is shown without a report; nobody's own position rests
// on another's words; whatever is named exists.
func Verify(ctx context.Context, s *store.Store, seen func(changes int)) (*Verdict, error) {
	v := &Verdict{}
	folded, err := v.log(ctx, s, seen)
	if err != nil {
		return nil, err
	}
	texts := map[string]int{}
	for after := int64(0); ; {
		docs, err := s.Documents(ctx, after, 256)
		if err != nil {
			return nil, err
		}
		if len(docs) == 0 {
			break
		}
		for _, d := range docs {
			after = d.Seq
			v.Documents++
			texts[d.ID] = len([]rune(d.Text))
			texts["title "+d.ID] = len([]rune(d.Title))
			if d.SHA256 != "" && d.SHA256 != d.Document.Sum() {
				v.broken("document %s: its text is not the one that was kept", d.ID)
			}
		}
	}
	there, party := map[string]bool{}, map[string]string{} // actors come first
	for _, kind := range record.Kinds {
		err := s.Subjects(ctx, store.Query{Kind: kind, All: true}, func(x *record.Subject) error {
			v.Subjects++
			if x.Kind == record.KindActor {
				party[x.ID] = x.Actor(record.Frame{}).Party
			}
			v.subject(x, folded, texts, party)
			there[x.ID] = true
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	var missing []string
	for id := range folded {
		if there[id] {
			continue
		}
		missing = append(missing, id)
	}
	slices.Sort(missing)
	for _, id := range missing {
		v.broken("%s is in the log and not in the record: run gentz rebuild", id)
	}
	return v, nil
}

// A fold is what the log says of a subject: its reports with what became of them.
type fold struct {
	reports map[int64]string
	merged  string
}

// log checks the log and folds it.
func (v *Verdict) log(ctx context.Context, s *store.Store, seen func(int)) (map[string]*fold, error) {
	out := map[string]*fold{}
	where := map[int64]string{} // report: subject
	for after := int64(0); ; {
		changes, err := s.Changes(ctx, after, 2000)
		if err != nil {
			return nil, err
		}
		if len(changes) == 0 {
			break
		}
		for i := range changes {
			c := &changes[i]
			if c.Seq != after+1 {
				v.broken("change %d follows change %d", c.Seq, after)
			}
			after = c.Seq
			v.Changes++
			if c.Document == "" && c.Correction == nil {
				v.broken("change %d has neither document nor correction", c.Seq)
			}
			if c.Correction != nil && (c.Correction.By == "" || c.Correction.Reason == "") {
				v.broken("change %d: a correction without a name or a reason", c.Seq)
			}
			v.fold(out, where, c)
		}
		if seen != nil {
			seen(v.Changes)
		}
	}
	return out, nil
}

func (v *Verdict) fold(out map[string]*fold, where map[int64]string, c *record.Change) {
	f := out[c.Subject]
	if f == nil {
		f = &fold{reports: map[int64]string{}}
		out[c.Subject] = f
	}
	var ref record.ReportRef
	var to string
	switch c.What {
	case record.WhatReport:
		f.reports[c.Seq] = ""
		where[c.Seq] = c.Subject
		v.Reports++
	case record.WhatRevised, record.WhatWithdrawn, record.WhatReread:
		json.Unmarshal(c.Before, &ref)
		at := out[where[ref.Report]]
		if at == nil {
			v.broken("change %d is about report %d, which is not there", c.Seq, ref.Report)
			return
		}
		if at.reports[ref.Report] = c.What; c.What == record.WhatReread {
			delete(at.reports, ref.Report)
		}
	case record.WhatMoved:
		json.Unmarshal(c.Before, &ref)
		json.Unmarshal(c.After, &to)
		v.move(out, where, ref.Report, to)
	case record.WhatMerged:
		json.Unmarshal(c.After, &to)
		f.merged = to
		for r := range f.reports {
			v.move(out, where, r, to)
		}
	}
}

func (v *Verdict) move(out map[string]*fold, where map[int64]string, report int64, to string) {
	from := out[where[report]]
	if from == nil {
		v.broken("report %d was moved and is not there", report)
		return
	}
	if out[to] == nil {
		out[to] = &fold{reports: map[int64]string{}}
	}
	out[to].reports[report] = from.reports[report]
	delete(from.reports, report)
	where[report] = to
}

// subject checks one subject against the log and the texts.
func (v *Verdict) subject(x *record.Subject, folded map[string]*fold, texts map[string]int, party map[string]string) {
	f := folded[x.ID]
	if f == nil {
		v.broken("%s is in the record and not in the log", x.ID)
		return
	}
	if f.merged != x.MergedInto || len(f.reports) != len(x.Reports) {
		v.broken("%s is not what the log makes of it (%d reports, should be %d): run gentz rebuild", x.ID, len(x.Reports), len(f.reports))
	}
	for _, r := range x.Reports {
		if fate, ok := f.reports[r.Seq]; !ok || fate != r.Fate {
			v.broken("%s: report %d is not what the log makes of it: run gentz rebuild", x.ID, r.Seq)
		}
		v.evidence(x, r, texts)
		for _, id := range r.Links() {
			if folded[id] == nil {
				v.broken("%s: report %d names %s, which is not there", x.ID, r.Seq, id)
			}
		}
		if p := r.Position; p != nil && p.Own && p.By != "" && p.By != p.Party && party[p.By] != "" && party[p.By] != p.Party {
			v.broken("%s: report %d gives %s a position of its own in the words of %s, who is of %s", x.ID, r.Seq, p.Party, p.By, party[p.By])
		}
	}
}

func (v *Verdict) evidence(x *record.Subject, r *record.Report, texts map[string]int) {
	n, ok := texts[r.Document]
	if !ok {
		v.broken("%s: report %d is of document %q, which is not there", x.ID, r.Seq, r.Document)
		return
	}
	if len(r.Evidence) == 0 {
		v.broken("%s: report %d of document %s has no evidence", x.ID, r.Seq, r.Document)
	}
	spans := slices.Clone(r.Evidence)
	if r.Statement != nil {
		spans = append(spans, r.Statement.Content...)
	}
	for _, s := range spans {
		end := n
		if s.Block == "title" {
			end = texts["title "+r.Document]
		}
		if s.Start < 0 || s.End <= s.Start || s.End > end {
			v.broken("%s: report %d points at %d:%d of document %s, which has %d characters there", x.ID, r.Seq, s.Start, s.End, r.Document, end)
		}
	}
}
