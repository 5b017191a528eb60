package record

import "bytes"

// A Net is what became of one field of one subject over a run of changes.
type Net struct {
	Change       // the last change of the field; Before is that of the first one
	First  int64 // number of the first change
	Steps  int   // changes of the field
	New    bool  // the subject was not there before
}

// Nets folds changes, in order, into what they come to: one Net for each field of
// each subject that is another one in the end than it was at the start, in the
// order of the last changes. What adds and takes away reports is passed over,
// but for those that were withdrawn and what people decided. So it does not matter
// in how many steps a reader looks: the nets of two runs, folded once more, are the
// nets of both together.
func Nets(changes []Change) []Net {
	nets := make([]Net, len(changes))
	for i := range changes {
		nets[i] = Net{Change: changes[i], First: changes[i].Seq, Steps: 1, New: isNew(&changes[i])}
	}
	return FoldNets(nets)
}

// FoldNets folds nets, in order, as Nets does with changes.
func FoldNets(nets []Net) []Net {
	type field struct {
		subject, what string
		one           int64 // withdrawals and decisions stand each for itself
	}
	var order []field
	have := map[field]*Net{}
	for _, n := range nets {
		f := field{n.Subject, n.What, 0}
		switch n.What {
		case WhatReport, WhatRevised, WhatReread, WhatMoved:
			continue
		case WhatWithdrawn, WhatFixed, WhatMerged:
			f.one = n.Seq
		}
		h := have[f]
		if h == nil {
			c := n
			have[f] = &c
			order = append(order, f)
			continue
		}
		before, first, isNew := h.Before, h.First, h.New
		steps := h.Steps + n.Steps
		*h = n
		h.Before, h.First, h.New, h.Steps = before, first, isNew, steps
	}
	out := []Net{}
	for _, f := range order {
		if n := have[f]; f.one != 0 || !bytes.Equal(n.Before, n.After) {
			out = append(out, *n)
		}
	}
	sortNets(out)
	return out
}

// firstFields are the fields that every subject of a kind has from its first
// report on.
var firstFields = map[Kind]string{KindActor: "name", KindMeeting: "state", KindStatement: "act", KindIssue: "label", KindProposal: "name"}

// isNew reports whether c says that its subject is there for the first time.
func isNew(c *Change) bool {
	k := KindOf(c.Subject)
	if c.Before != nil {
		return false
	}
	return firstFields[k] == c.What && c.What != "" || k == KindPosition && (c.What == "stance" || c.What == "stance.ascribed")
}
