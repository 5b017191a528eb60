package record

import (
	"cmp"
	"slices"
)

// sortReports sorts by date, those without one last, then by arrival.
func sortReports(rs []*Report) {
	slices.SortStableFunc(rs, func(a, b *Report) int {
		if (a.At == "") != (b.At == "") {
			if a.At == "" {
				return 1
			}
			return -1
		}
		if c := cmp.Compare(a.At, b.At); c != 0 {
			return c
		}
		return cmp.Compare(a.Seq, b.Seq)
	})
}

// origins returns how many origins the reports have.
func origins(rs []*Report) int {
	seen := map[string]bool{}
	for _, r := range rs {
		seen[r.originOr()] = true
	}
	return len(seen)
}

func (r *Report) originOr() string {
	if r.Origin != "" {
		return r.Origin
	}
	return r.Document
}

// spansOf returns the evidence of r with the document named in each span.
func (r *Report) spansOf() []Span { return named(r.Document, r.Evidence) }

func named(document string, spans []Span) []Span {
	out := make([]Span, len(spans))
	for i, s := range spans {
		s.Document = document
		out[i] = s
	}
	return out
}

// sortNets sorts by the number of the last change.
func sortNets(nets []Net) {
	slices.SortStableFunc(nets, func(a, b Net) int { return cmp.Compare(a.Seq, b.Seq) })
}
