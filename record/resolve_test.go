package record

import (
	"encoding/json"
	"strings"
	"testing"
)

// Every id in a report is found by Links and changed by Resolve: a field that is
// added to one and forgotten in the other fails here.
func TestResolveChangesEveryLink(t *testing.T) {
	reports := []*Report{
		{Actor: &ActorReport{Party: "a1", Offices: []Office{{Title: "envoy", Of: "a2"}}}},
		{Meeting: &MeetingReport{Participants: []Participant{{Actor: "a1", Side: "a2"}}, By: "a3", DeniedBy: "a4", PartOf: "m1", Purpose: []string{"i1"}}},
		{Statement: &StatementReport{Speaker: "a1", OnBehalfOf: "a2", Joint: []string{"a3"}, About: []string{"m1", "i1"}}},
		{Position: &PositionReport{Party: "a1", Issue: "i1", By: "a2"}},
		{Proposal: &ProposalReport{Author: "a1"}},
		{Expectation: &ExpectationReport{Meeting: "m1", By: "a1"}},
	}
	for _, r := range reports {
		before, _ := json.Marshal(r)
		out := r.Resolve(func(id string) string { return "z" + id })
		after, _ := json.Marshal(out)
		if again, _ := json.Marshal(r); string(again) != string(before) {
			t.Errorf("Resolve changed its argument %s", before)
		}
		want := string(before)
		for _, id := range r.Links() {
			want = strings.ReplaceAll(want, `"`+id+`"`, `"z`+id+`"`)
		}
		if string(after) != want {
			t.Errorf("got %s, want %s", after, want)
		}
		for _, id := range []string{`"a`, `"m1`, `"i1`} {
			if rest := strings.ReplaceAll(string(after), `"z`, ""); strings.Contains(rest, id+`1"`) || strings.Contains(rest, id+`2"`) {
				t.Errorf("%s still names a subject by its old id", after)
			}
		}
	}
}
