package read

import (
	"fmt"
	"strings"
	"testing"

	"gentz/ontology"
)

// Each name, demonym, capital and seat of the tables of the world is run through
// the sentence of its class, as the tables say. A few may be lost to the models;
// the share is the test.
func TestWorldRows(t *testing.T) {
	r, err := english()
	if err != nil {
		t.Skip("no English models: ", err)
	}
	for _, class := range []struct {
		name, sentence string
		of             func(p *ontology.Party) []string
		least          float64 // share of the rows that must work
	}{
		{"name", "Envoys of %s spoke first.", func(p *ontology.Party) []string { return []string{p.Name} }, 0.97},
		{"demonym", "The %s delegation left.", func(p *ontology.Party) []string { return p.Demonyms[:min(1, len(p.Demonyms))] }, 0.95},
		{"capital", "%s rejected the offer.", func(p *ontology.Party) []string { return p.Capitals[:min(1, len(p.Capitals))] }, 0.95},
		{"seat", "Later the %s denied it.", func(p *ontology.Party) []string {
			var all []string
			for _, s := range p.Seats {
				all = append(all, s.Name)
			}
			return all
		}, 0.9},
	} {
		t.Run(class.name, func(t *testing.T) {
			type row struct {
				at   int
				name string
				p    *ontology.Party
			}
			var text strings.Builder
			var rows []row
			for _, p := range r.world.Parties() {
				for _, n := range class.of(p) {
					rows = append(rows, row{text.Len() + strings.Index(class.sentence, "%s"), n, p})
					fmt.Fprintf(&text, class.sentence+"\n\n", n)
				}
			}
			p, c := castOf(t, "", text.String())
			var lost []string
			k := 0
			for _, row := range rows {
				for k < p.Len() && int(p.Range(k).Start) < row.at {
					k++
				}
				found := false
				for i := k; i < p.Len() && int(p.Range(i).Start) < row.at+len(row.name)+20 && !found; i++ { // the noun after a demonym too
					for _, n := range []int32{c.at[i], c.with[i]} {
						if n != 0 {
							a := &c.actors[n-1]
							found = found || a.Name == row.p.Name || a.Country != "" && a.Country == row.p.Country()
						}
					}
				}
				if !found {
					lost = append(lost, row.name)
				}
			}
			share := 1 - float64(len(lost))/float64(len(rows))
			t.Logf("%d of %d rows work; lost: %q", len(rows)-len(lost), len(rows), lost)
			if share < class.least {
				t.Errorf("%.3f of the rows work, want %.3f; lost: %q", share, class.least, lost)
			}
		})
	}
}

// Each office of the table is run through the sentence of the table: who it stands
// in front of must be a person who holds it, and no part of the name.
func TestOfficeRows(t *testing.T) {
	var lost []string
	all := ontology.Offices()
	for _, o := range all {
		title := strings.ToUpper(o.Name[:1]) + o.Name[1:]
		p, c := castOf(t, "", "Reporters asked "+title+" Ada Lind about it.")
		ok := false
		for _, a := range c.actors {
			if a.Kind != "person" || a.Name != "Ada Lind" {
				continue
			}
			ok = o.Kind == "honorific" && len(a.Roles) == 0
			for _, r := range a.Roles {
				ok = ok || strings.EqualFold(r.Title, title) && p.doc.Words(r.Span) != ""
			}
		}
		if !ok {
			lost = append(lost, o.Name)
		}
	}
	share := 1 - float64(len(lost))/float64(len(all))
	t.Logf("%d of %d rows work; lost: %q", len(all)-len(lost), len(all), lost)
	if share < 0.85 {
		t.Errorf("%.3f of the offices work, want 0.85", share)
	}
}
