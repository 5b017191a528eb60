package merge

import (
	"gentz"
	"gentz/record"
)

// mergeIssues finds the subject of each issue: one for each code, and for issues
// without one, for each label.
func (m *merger) mergeIssues() error {
	for i := range m.points.Issues {
		x := &m.points.Issues[i]
		r := &record.Report{Fact: string(x.ID), Issue: &record.IssueReport{Label: x.Label, Code: x.Code}}
		for k := range x.Mentions {
			r.Evidence = append(r.Evidence, spans(x.Mentions[k:k+1])...)
			break
		}
		if len(r.Evidence) == 0 {
			continue
		}
		found, err := m.find(record.KindIssue, r.Keys(), 1)
		if err != nil {
			return err
		}
		if len(found) > 0 {
			m.issues[x.ID] = found[0].ID
			m.told[found[0].ID] = true
			if m.toldBefore(found[0]) {
				if err := m.report(found[0], r); err != nil {
					return err
				}
			}
			continue
		}
		s, err := m.create(record.KindIssue)
		if err != nil {
			return err
		}
		m.issues[x.ID] = s.ID
		if err := m.report(s, r); err != nil {
			return err
		}
	}
	return nil
}

// linked returns the subjects of what a fact of the reading refers to: actors,
// issues, meetings. What the record does not keep is left out.
func (m *merger) linked(ids []gentz.ID) []string {
	var out []string
	for _, id := range ids {
		for _, in := range []map[gentz.ID]string{m.actors, m.issues, m.events} {
			if s, ok := in[id]; ok {
				out = append(out, s)
				break
			}
		}
	}
	return out
}
