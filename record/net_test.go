package record

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"
)

// course makes a random but possible run of changes: each begins where the last of
// its field ended.
func course(r *rand.Rand, n int) []Change {
	now := map[string]json.RawMessage{}
	var out []Change
	for i := range n {
		subject := fmt.Sprint("m", 1+r.IntN(5))
		what := []string{"state", "from", "place", WhatReport, WhatWithdrawn, WhatFixed}[r.IntN(6)]
		c := Change{Seq: int64(i + 1), Subject: subject, What: what, Before: now[subject+what]}
		if r.IntN(4) > 0 {
			c.After = json.RawMessage(fmt.Sprintf("%q", []string{"planned", "held", "denied"}[r.IntN(3)]))
		}
		now[subject+what] = c.After
		out = append(out, c)
	}
	return out
}

// Whoever looks once sees what whoever looks often saw, all together.
func TestNetsDoNotDependOnWhenOneLooks(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		all := course(r, 60)
		want := Nets(all)
		var steps []Net
		for at := 0; at < len(all); {
			n := min(len(all)-at, 1+r.IntN(20))
			steps = FoldNets(append(steps, Nets(all[at:at+n])...))
			at += n
		}
		key := func(n Net) string {
			if n.What == WhatWithdrawn || n.What == WhatFixed {
				return fmt.Sprint(n.Subject, n.What, n.Seq)
			}
			return n.Subject + n.What
		}
		have := map[string]Net{}
		for _, n := range steps {
			have[key(n)] = n
		}
		if len(have) != len(want) {
			t.Fatalf("in steps %d, at once %d", len(have), len(want))
		}
		for _, b := range want {
			if a, ok := have[key(b)]; !ok || !reflect.DeepEqual(a.Before, b.Before) || !reflect.DeepEqual(a.After, b.After) {
				t.Fatalf("in steps %+v\nat once %+v", a, b)
			}
		}
	}
}

func TestNets(t *testing.T) {
	text := func(s string) json.RawMessage { b, _ := json.Marshal(s); return b }
	got := Nets([]Change{
		{Seq: 1, Subject: "m1", What: WhatReport},
		{Seq: 2, Subject: "m1", What: "state", After: text("planned")},
		{Seq: 3, Subject: "m2", What: "state", Before: text("planned"), After: text("denied")},
		{Seq: 4, Subject: "m2", What: "state", Before: text("denied"), After: text("planned")},
		{Seq: 5, Subject: "m1", What: "state", Before: text("planned"), After: text("held")},
	})
	if len(got) != 1 || got[0].Subject != "m1" || got[0].Before != nil || string(got[0].After) != `"held"` || !got[0].New || got[0].Steps != 2 {
		t.Errorf("got %+v; want m1 alone, new and held", got)
	}
}
