package read

import "gentz/text"

// refusal reads a refusal in the future: "will not end the strike".
func (s *scene) refusal(i int) (report, bool) {
	t := s.t
	g := t.group(i)
	if t.Tag(i) != text.VERB || stative(t.lower(i)) || s.inTitle(i) {
		return report{}, false
	}
	if !g.negated || g.passive || g.tense != future && (g.modal != "would" || !s.reported(i)) || s.firstPersonOnly(i) || s.conditional(i) {
		return report{}, false
	}
	subjects := s.doers(i)
	if len(subjects) == 0 {
		return report{}, false
	}
	r := s.newReport(i, "REJECT", "act.will-not")
	r.cameo, r.source, r.sure = "120", subjects, 0.75
	r.state = affairOf("held", 2, "state.refusal", i)
	for _, h := range t.patients(i) {
		r.target = append(r.target, s.nested(h)...)
	}
	for _, h := range t.obliques(i, "with", "to", "from", "for", "on", "in", "by") {
		if len(r.target) == 0 {
			r.target = append(r.target, s.agents(h)...)
		}
	}
	r.target = without(unique(r.target), subjects)
	s.consume(i)
	return r, true
}

// doers returns the actors that do what predicate i says.
func (s *scene) doers(i int) []int {
	var out []int
	for _, h := range s.t.agents(i) {
		out = append(out, s.agents(h)...)
	}
	return unique(out)
}

// demand reads a demand in somebody's mouth: "said that Ostria must leave".
func (s *scene) demand(i int) (report, bool) {
	g := s.t.group(i)
	if g.modal != "must" && g.modal != "should" && g.modal != "ought" || g.negated || s.conditional(i) {
		return report{}, false
	}
	q := s.statementAt(i)
	if q == nil || q.Speaker == "" {
		return report{}, false
	}
	speaker := s.cast.number(q.Speaker)
	target := without(s.doers(i), []int{speaker})
	if len(target) == 0 {
		return report{}, false
	}
	r := s.newReport(i, "REQUEST", "act.must")
	r.mode, r.cameo, r.source, r.target, r.sure = "change", "100", []int{speaker}, target, 0.75
	r.state = affairOf("held", 2, "state.demand", i)
	s.consume(i)
	return r, true
}
