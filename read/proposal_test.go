package read

import (
	"strconv"
	"strings"
	"testing"

	gentz "gentz"
	"gentz/ontology"
)

func TestProposals(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"The mediator put forward a 20-point plan. The plan was read aloud.", "20-point plan 20 x2"},
		{"The two sides discussed a ten-point document and a peace plan.", "ten-point document 10 x1; peace plan 0 x1"},
		{"Norway presented a truce proposal with eight points. The proposal was rejected.", "truce proposal 8 x2"},
		{"He planned a visit to Oslo. She had a plan to visit Rome.", ""},
		{"A peace deal is far off, and the agreement of 1990 is dead.", ""},
		{"Chad put forward a rival text with nine points, and the Varna formula was dropped.", "rival text 9 x1; Varna formula 0 x1"},
		{"He made a point of it. The document was long.", ""},
	} {
		var got []string
		for _, p := range reading(t, gentz.Document{Text: tt.text}).Proposals {
			got = append(got, p.Name+" "+strconv.Itoa(p.Points)+" x"+strconv.Itoa(len(p.Mentions)))
		}
		if s := strings.Join(got, "; "); s != tt.want {
			t.Errorf("%q has %q, want %q", tt.text, s, tt.want)
		}
	}
	for _, s := range ontology.LoadProposals().Sentences {
		if r := reading(t, gentz.Document{Text: strings.NewReplacer("⟦", "", "⟧", "").Replace(s)}); len(r.Proposals) != 1 {
			t.Errorf("%q has %d proposals, want 1", s, len(r.Proposals))
		}
	}
}
