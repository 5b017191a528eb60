package record

import (
	"fmt"
	"slices"
	"strings"
)

// shown is the state that is shown of a meeting, with why.
type shown struct {
	state, reason string
	overdue       bool
	disputed      bool
	hedged        bool
	from          map[*Report]bool // the reports that give this state
}

// rank orders states that are reported on one day: what ends a plan outweighs the plan.
var rank = map[string]int{"hypothetical": 0, "proposed": 1, "planned": 2, "postponed": 3, "cancelled": 4, "denied": 5, "ongoing": 6, "held": 7}

// shownState is the rule for the state of a meeting over the reports that stand.
//
//  1. What a person has set stands.
//  2. Reports that it was held, or is going on, against none that deny it: held. A plan is not held by
//     the passing of its day. Who denied it before its day denied the plan, and is overtaken.
//  3. Held by some and denied by others since: denied if no more origins say held than deny it, else
//     disputed. Unconfirmed reports that it was held never outweigh a denial.
//  4. Otherwise what was reported last: of reports of one day, what most ends the plan.
//     "If they meet" counts only where nothing else is reported.
func shownState(s *Subject, standing []*Report, f Frame) shown {
	var states tally
	for _, r := range standing {
		if r.Meeting != nil {
			states.add(r.Meeting.State, r)
		}
	}
	if s.Fixed.State != "" {
		sh := shown{state: s.Fixed.State, reason: s.Fixed.Why, from: map[*Report]bool{}}
		for _, r := range standing {
			sh.from[r] = r.Meeting != nil && r.Meeting.State == sh.state
		}
		return sh
	}
	if len(states.values) == 0 {
		return shown{from: map[*Report]bool{}}
	}
	sh := pick(standing, states)
	var of []*Report
	for _, r := range standing {
		if r.Meeting != nil && (r.Meeting.State == sh.state || sh.state == "disputed" && (r.Meeting.State == "held" || r.Meeting.State == "denied")) {
			of = append(of, r)
		}
	}
	sh.from, sh.hedged = map[*Report]bool{}, len(of) > 0
	for _, r := range of {
		sh.from[r] = true
		sh.hedged = sh.hedged && r.Meeting.Hedged
	}
	sh.reason = reason(sh.state, of, states)
	if sh.state == "planned" || sh.state == "proposed" || sh.state == "ongoing" {
		last := ""
		for _, r := range of {
			last = max(last, r.Meeting.To, r.Meeting.From)
		}
		if last != "" && f.Now != "" && last < f.Now {
			sh.overdue = sh.state != "ongoing"
			if sh.overdue {
				sh.reason += "; its time has passed: did it happen?"
			}
		}
	}
	return sh
}

func pick(standing []*Report, states tally) shown {
	var held, denied []*Report
	heldBy, deniedBy, sure := map[string]bool{}, map[string]bool{}, false
	for _, r := range standing {
		switch {
		case r.Meeting == nil:
		case r.Meeting.State == "held" || r.Meeting.State == "ongoing":
			held = append(held, r)
			heldBy[r.originOr()] = true
			sure = sure || !r.Meeting.Hedged
		case r.Meeting.State == "denied":
			denied = append(denied, r)
		}
	}
	since := heldSince(held)
	denied = slices.DeleteFunc(denied, func(r *Report) bool { return since != "" && r.Day() != "" && r.Day() < since })
	for _, r := range denied {
		deniedBy[r.originOr()] = true
	}
	switch {
	case len(held) > 0 && len(denied) > 0:
		if len(heldBy) > len(deniedBy) && sure {
			return shown{state: "disputed", disputed: true}
		}
		return shown{state: "denied", disputed: true}
	case len(held) > 0:
		if slices.ContainsFunc(held, func(r *Report) bool { return r.Meeting.State == "held" }) {
			return shown{state: "held"}
		}
		return shown{state: "ongoing"}
	}
	best := standing[0]
	for _, r := range standing[1:] {
		a, b := best.Meeting, r.Meeting
		switch {
		case b == nil, b.State == "hypothetical":
		case a == nil, a.State == "hypothetical", r.Day() > best.Day():
			best = r
		case r.Day() == best.Day() && rank[b.State] > rank[a.State]:
			best = r
		}
	}
	return shown{state: best.Meeting.State}
}

// heldSince returns the day from which on it can be denied that a meeting was held:
// the first day on which reports say that it was, or without one, that of the first
// such report; "" if neither is known.
func heldSince(held []*Report) string {
	since := ""
	for _, r := range held {
		day := r.Day()
		if x := r.Meeting; x.Precision == "day" && x.From != "" {
			day = x.From
		}
		if day != "" && (since == "" || day < since) {
			since = day
		}
	}
	return since
}

// reason says what the shown state rests on: "held: 3 origins, last 2026-03-05;
// planned before".
func reason(state string, of []*Report, states tally) string {
	var b strings.Builder
	last := ""
	for _, r := range of {
		last = max(last, r.Day())
	}
	fmt.Fprintf(&b, "%s: %s", state, countOrigins(origins(of)))
	if last != "" {
		b.WriteString(", last " + last)
	}
	var others []string
	for _, v := range states.values {
		if v.value != state {
			others = append(others, fmt.Sprintf("%s by %s", v.value, countOrigins(len(v.origins))))
		}
	}
	if len(others) > 0 {
		b.WriteString("; also " + strings.Join(others, ", "))
	}
	return b.String()
}

func countOrigins(n int) string {
	if n == 1 {
		return "1 origin"
	}
	return fmt.Sprintf("%d origins", n)
}
