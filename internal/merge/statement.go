package merge

import (
	"strings"

	"gentz"
	"gentz/record"
)

// mergeStatements finds the subject of each statement of the reading.
func (m *merger) mergeStatements() error {
	for i := range m.points.Statements {
		p, b := &m.points.Statements[i], &m.raw.Statements[i]
		if len(p.Content) == 0 {
			continue
		}
		r := &record.Report{Fact: string(p.ID), Evidence: spans(p.Evidence), Statement: m.statement(p, b)}
		if len(r.Evidence) == 0 {
			r.Evidence = spans(p.Content)
		}
		s, err := m.findStatement(r)
		if err != nil {
			return err
		}
		if s == nil {
			if s, err = m.create(record.KindStatement); err != nil {
				return err
			}
		}
		if err := m.report(s, r); err != nil {
			return err
		}
	}
	return nil
}

func (m *merger) statement(p, b *gentz.Statement) *record.StatementReport {
	x := &record.StatementReport{Speaker: m.actors[p.Speaker], Joint: m.linked(p.Joint), OnBehalfOf: m.actors[p.OnBehalfOf], Anonymous: p.Anonymous,
		Act: p.Act, Polarity: p.Polarity, Quote: p.Kind, Medium: p.Medium, Occasion: p.Occasion, Addressee: p.Addressee, Hedged: p.Hedged,
		Content: spans(p.Content), Words: m.words(b.Content), About: m.linked(p.About), Sure: p.Sure}
	x.Said, x.SaidTo = day(p.Time)
	if x.SaidTo == x.Said {
		x.SaidTo = ""
	}
	return x
}

// findStatement returns the statement that a report is of, nil if there is none.
func (m *merger) findStatement(r *record.Report) (*record.Subject, error) {
	if s := m.previous(record.KindStatement, r.Evidence); s != nil {
		return s, nil
	}
	candidates, err := m.find(record.KindStatement, r.Keys(), 40)
	if err != nil {
		return nil, err
	}
	var best *record.Subject
	score := 0.0
	for _, c := range candidates {
		if m.told[c.ID] {
			continue
		}
		for _, h := range c.Reports {
			if n := sameStatement(h.Statement, r.Statement); n > score {
				best, score = c, n
			}
		}
	}
	return best, nil
}

// sameStatement says how well two reports of statements fit: 0 they are two.
func sameStatement(a, b *record.StatementReport) float64 {
	if a.Speaker != "" && b.Speaker != "" && a.Speaker != b.Speaker {
		return 0
	}
	if f := record.Fold(a.Words); f != "" && f == record.Fold(b.Words) {
		return 2
	}
	x, y := grams(a.Words), grams(b.Words)
	if len(x) == 0 || len(y) == 0 {
		return 0
	}
	shared := 0
	for g := range x {
		if y[g] {
			shared++
		}
	}
	n := float64(shared) / float64(min(len(x), len(y)))
	if shared < 3 && n < 1 || n < 0.5 {
		return 0
	}
	return n
}

// grams returns the runs of two words of s.
func grams(s string) map[string]bool {
	words := strings.Fields(record.Fold(s))
	out := map[string]bool{}
	for i := 0; i+2 <= len(words); i++ {
		out[words[i]+" "+words[i+1]] = true
	}
	return out
}
