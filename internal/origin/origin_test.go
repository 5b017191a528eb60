package origin

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	gentz "gentz"
)

// sections reads a file of "-- name --" sections.
func sections(t testing.TB, name string) map[string]string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for i, part := range strings.Split("\n"+string(b), "\n-- ") {
		if head, body, ok := strings.Cut(part, " --\n"); ok && i > 0 {
			out[head] = strings.TrimSpace(body)
		}
	}
	return out
}

// An event is one invented event as told by a wire and by a newspaper.
type event struct {
	wire, paper gentz.Document
	quote, back string
}

func events(t testing.TB) []event {
	s := sections(t, "events.txt")
	var out []event
	for i := 1; s[fmt.Sprint(i, " wire")] != ""; i++ {
		get := func(kind string) string { return s[fmt.Sprintf("%d %s", i, kind)] }
		title, text, _ := strings.Cut(get("wire"), "\n\n")
		e := event{quote: get("quote"), back: get("back")}
		day := gentz.NewDay(2025, 5, i*17)
		e.wire = gentz.Document{Title: title, Text: text, Outlet: "Lake Press", Published: day, URL: fmt.Sprintf("https://lake.example/%d", i), Credit: "Lake Press"}
		title, text, _ = strings.Cut(get("paper"), "\n\n")
		e.paper = gentz.Document{Title: title, Text: text, Outlet: "Northern Gazette", Published: day, URL: fmt.Sprintf("https://gazette.example/%d", i)}
		out = append(out, e)
	}
	return out
}

// The ways in which desks change a text. Each returns a changed copy.

func at(d gentz.Document, outlet string, days int) gentz.Document {
	d.Outlet, d.Published, d.Credit = outlet, d.Published+gentz.Day(days), ""
	d.URL = "https://" + nameKey(outlet) + ".example/" + nameKey(d.Title)
	return d
}

func titled(d gentz.Document, title string) gentz.Document { d.Title = title; return d }

// keep keeps the given paragraphs, counted from 0, in that order.
func keep(d gentz.Document, order ...int) gentz.Document {
	p := paragraphs(d.Text)
	var out []string
	for _, i := range order {
		if i < len(p) {
			out = append(out, p[i])
		}
	}
	d.Text = strings.Join(out, "\n\n")
	return d
}

func before(d gentz.Document, p ...string) gentz.Document {
	d.Text = strings.Join(append(p, d.Text), "\n\n")
	return d
}

func after(d gentz.Document, p ...string) gentz.Document {
	d.Text = strings.Join(append([]string{d.Text}, p...), "\n\n")
	return d
}

// bare takes the dateline off.
func bare(d gentz.Document) gentz.Document {
	if _, rest, ok := strings.Cut(d.Text, "(Lake Press) - "); ok {
		d.Text = rest
	}
	return d
}

// edited swaps words as an editor does, about one in fifteen.
func edited(d gentz.Document) gentz.Document {
	d.Text = strings.NewReplacer(" agreed", " have agreed", " said on ", " said ", " on Tuesday", " Tuesday", " on Monday", " Monday", " according to", " said", " told ", " informed ",
		" percent", " per cent", "two ", "both ", " was ", " has been ", " which ", " that ", " at least", " no fewer than", " because", " since", " may ", " can ", " after ", " when ", " will ", " is to ").Replace(d.Text)
	return d
}

func para(d gentz.Document, i int) string { return paragraphs(d.Text)[i] }

// A pair is two articles and how the second relates to the first.
type pair struct {
	name string
	a, b gentz.Document
	want Relation
}

// pairs are 18 pairs for each of eight events, and six of their own: 150.
func pairs(t testing.TB) []pair {
	var out []pair
	house := sections(t, "houses.txt")
	all := events(t)
	for i, e := range all {
		add := func(name string, a, b gentz.Document, want Relation) {
			out = append(out, pair{fmt.Sprintf("%d %s", i+1, name), a, b, want})
		}
		next, third := all[(i+1)%len(all)], all[(i+3)%len(all)]
		w, p := e.wire, e.paper
		gazette := after(p, house["Northern Gazette"])
		add("whole, retitled", w, titled(at(w, "Havn Courier", 0), "Lake: what happened on the shore"), Reprint)
		add("cut to the first half, without dateline", w, titled(at(bare(keep(w, 0, 1, 2)), "Havn Courier", 1), "In brief"), Reprint)
		add("cut to the lead, with an intro", w, before(at(bare(keep(w, 0, 1)), "Havn Courier", 1), "It is what everybody on the shore had been waiting for."), Reprint)
		add("with two paragraphs of its own", w, after(at(keep(w, 0, 1, 2, 3, 4), "Northern Gazette", 0), para(p, 1), para(p, 3)), Reprint)
		add("edited throughout, with credit", w, after(at(edited(bare(w)), "Havn Courier", 1), "Source: Lake Press"), Reprint)
		add("order changed, with boilerplate", w, after(at(keep(w, 0, 3, 1, 5, 2), "Northern Gazette", 1), house["Northern Gazette"]), Reprint)
		add("foreign dateline", w, before(at(bare(keep(w, 1, 2, 3)), "Sundpost", 1), "HAVN, 4. mai (NTB-Lake Press) – "+para(bare(w), 0)), Reprint)
		add("two reprints cut in different ways", at(keep(w, 0, 1, 2, 4), "Northern Gazette", 0), at(bare(keep(w, 0, 1, 3, 5)), "Havn Courier", 0), Reprint)
		add("told independently", w, p, None)
		add("told independently, with the same quote", after(w, e.quote), before(p, e.quote), None)
		add("another event, another outlet", w, next.paper, None)
		add("another event, same outlet and boilerplate", gazette, after(next.paper, house["Northern Gazette"]), None)
		add("another event, same series note", after(at(p, "Havn Courier", 0), house["Havn Courier"]), after(at(third.paper, "Havn Courier", 1), house["Havn Courier"]), None)
		add("own report with the wire's background", after(w, e.back), after(before(p, para(p, 2)), e.back), Overlap)
		add("own report with a paragraph of the wire", w, at(before(p, para(p, 0), para(w, 2)), "Northern Gazette", 0), Overlap)
		add("updated: a paragraph more and another title", w, titled(after(w, next.quote), "UPDATE 1-"+w.Title), Revision)
		add("updated: a new lead on the old text", at(w, "Northern Gazette", 0), titled(before(at(keep(w, 1, 2, 3, 4, 5), "Northern Gazette", 0), para(p, 0)), w.Title+", says minister"), Revision)
		add("background of its own two weeks later", after(p, e.back), after(next.paper, e.back), Overlap)
	}
	readout := func(n, m, day string) gentz.Document {
		return gentz.Document{Outlet: "Ministry", Title: "Readout of the call with " + m, Published: gentz.NewDay(2025, 5, 6),
			Text: "Minister Oldham spoke by telephone on " + day + " with " + n + ".\n\nThe ministers discussed " + map[string]string{"Monday": "the price of diesel and the state of the northern road, which floods have cut in four places since Easter", "Friday": "the training of pilots, a common licence for tugs and the next congress of harbour masters"}[day] + ".\n\nThey agreed to remain in contact.\n\n" + house["Ministry"]}
	}
	form := func(bridge, town string) gentz.Document {
		return gentz.Document{Outlet: "Ministry", Title: "Permit for the bridge at " + bridge, Published: gentz.NewDay(2025, 5, 6), Text: "By the powers that the law on roads gives to me I permit the district of " + town +
			" to build, keep and run a bridge for carts at " + bridge + " under the terms that follow.\n\nThe bridge at " + bridge + " shall be kept in good repair at the cost of the district. It shall be open by day and by night.\n\nThe permit may be withdrawn at any time. The district of " + town + " shall then take the bridge down and leave both banks as they were."}
	}
	out = append(out,
		pair{"readouts by one form", readout("Anna Kestrel, Minister of Transport of Morvania", "Minister Kestrel", "Monday"), readout("Ruben Falk, Secretary for Ports of Sundmark", "Secretary Falk", "Friday"), None},
		pair{"an early text and its rewriting, at one address", all[0].wire, func() gentz.Document {
			d := titled(before(keep(all[0].wire, 1, 3), "A breakthrough was announced early on Tuesday after a night of talks."), "Ferry: the details")
			return d
		}(), Revision},
		pair{"one form for two bridges", form("Aske", "Tarl"), form("Lund", "Oker"), Overlap},
		pair{"an archive piece a year later", all[1].wire, at(all[1].wire, "Havn Courier", 400), Overlap},
		pair{"corrected by a new text", at(all[2].paper, "Northern Gazette", 0), at(titled(gentz.Document{Published: all[2].paper.Published,
			Text: "CORRECTION: An earlier version of this story said that the vote at Gate Two was over. It was not.\n\nRolf Amsel is back at Gate Two. The mayor spoke of a misunderstanding on Tuesday, and the farmers between Lund and Aske will wait.\n\n" + para(all[2].paper, 3)}, "Cranes do not turn: port still without peace"), "Northern Gazette", 1), Revision},
		pair{"empty", gentz.Document{}, all[0].wire, None},
	)
	return out
}

// Duplicates are reprints and revisions: those that count as one origin.
func TestPairs(t *testing.T) {
	all := pairs(t)
	if len(all) != 150 {
		t.Fatalf("%d pairs", len(all))
	}
	dup := func(r Relation) bool { return r == Reprint || r == Revision }
	exact, hit, wrong, missed, met := 0, 0, 0, 0, 0
	for _, p := range all {
		v := Compare(p.a, p.b, nil)
		if v.Relation == p.want {
			exact++
		} else {
			t.Logf("%s: %s, want %s: %s", p.name, v.Relation, p.want, strings.Join(v.Reasons, "; "))
		}
		candidate := meets(Sign(p.a, nil).Keys(), Sign(p.b, nil).Keys())
		switch {
		case dup(p.want) && dup(v.Relation) && (candidate || p.a.URL == p.b.URL):
			hit++
		case dup(p.want):
			missed++
		case dup(v.Relation):
			wrong++
		}
		if candidate && dup(p.want) {
			met++
		}
		if v.Earlier != true && p.a.Published <= p.b.Published {
			t.Errorf("%s: the second is taken for the earlier", p.name)
		}
		back := Compare(p.b, p.a, nil)
		if back.Relation != v.Relation {
			t.Errorf("%s: %s, and %s the other way round", p.name, v.Relation, back.Relation)
		}
	}
	f1 := 200 * float64(hit) / float64(2*hit+wrong+missed)
	t.Logf("duplicates: F1 %.1f (%d right, %d wrong, %d missed; %d met in a band); relation right in %d of %d", f1, hit, wrong, missed, met, exact, len(all))
	if f1 < 98 || exact < len(all)*95/100 {
		t.Errorf("F1 %.1f, relation right in %d of %d", f1, exact, len(all))
	}
}

func meets(a, b []int64) bool {
	for i := range a {
		if i < len(b) && a[i] == b[i] {
			return true
		}
	}
	return false
}

func TestBoilerplate(t *testing.T) {
	house := sections(t, "houses.txt")["Northern Gazette"]
	all := events(t)
	a, b := after(all[0].paper, house), after(all[1].paper, house)
	common := map[int64]bool{}
	for _, k := range Blocks(gentz.Document{Text: house}) {
		common[k] = true
	}
	boiler := func(outlet string, k int64) bool { return outlet == a.Outlet && common[k] }
	if v := Compare(a, b, boiler); v.Relation != None || v.Run > 0 {
		t.Errorf("with boilerplate named: %+v", v)
	}
	if s := Sign(a, boiler); !reflect.DeepEqual(s.Min, Sign(all[0].paper, nil).Min) {
		t.Error("boilerplate counts for the signature")
	}
	if got := Blocks(gentz.Document{Text: "One 1.\n\nTwo\n\none 2!\n\n***"}); len(got) != 2 {
		t.Errorf("%d blocks, want 2", len(got))
	}
}

func TestSignature(t *testing.T) {
	all := events(t)
	w := Sign(all[0].wire, nil)
	if l := w.Likeness(Sign(at(bare(all[0].wire), "x", 3), nil)); l != 1 {
		t.Errorf("without dateline: likeness %v", l)
	}
	if l := w.Likeness(Sign(all[0].paper, nil)); l > 0.05 {
		t.Errorf("told independently: likeness %v", l)
	}
	if k := Sign(gentz.Document{Text: "Too short."}, nil).Keys(); k != nil {
		t.Errorf("keys of two words: %v", k)
	}
	// Stored keys must hold between releases.
	if k := w.Keys(); len(k) != Bands || k[0] != firstKey {
		t.Errorf("first key %d, want %d", k[0], firstKey)
	}
	n := 0
	for i, a := range all {
		for _, b := range all[i+1:] {
			if meets(Sign(a.wire, nil).Keys(), Sign(b.paper, nil).Keys()) {
				n++
			}
		}
	}
	if n > 1 {
		t.Errorf("%d of 28 unlike articles meet in a band", n)
	}
}

const firstKey = -5232352717804200169

// The 30 articles of wire_dev name what they are reprints and versions of.
func TestWire(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join("..", "..", "..", "shared", "data", "wire_dev", "[0-9]*.json"))
	if len(files) == 0 {
		t.Skip("no ../shared/data/wire_dev")
	}
	type article struct {
		ID, Title, Outlet, Text, Published string
		Reprint                            string `json:"reprint_of"`
		Version                            string `json:"version_of"`
	}
	var all []article
	var docs []gentz.Document
	for _, f := range files {
		var a article
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(b, &a); err != nil {
			t.Fatal(err)
		}
		day, _ := gentz.ParseDay(a.Published)
		all = append(all, a)
		docs = append(docs, gentz.Document{ID: a.ID, Title: a.Title, Outlet: a.Outlet, Text: a.Text, Published: day})
	}
	byID := map[string]article{}
	for _, a := range all {
		byID[a.ID] = a
	}
	root := func(a article) string {
		if a.Reprint != "" {
			return a.Reprint
		}
		return a.ID
	}
	chain := func(a article) string { // the first version
		for a.Version != "" {
			a = byID[a.Version]
		}
		return a.ID
	}
	for _, d := range docs {
		if Corrects(d) != (d.ID == "26") {
			t.Errorf("%s: corrects an earlier version: %v", d.ID, Corrects(d))
		}
	}
	right, candidates := 0, 0
	for i := range all {
		for j := range i {
			want := None
			switch {
			case chain(all[i]) == chain(all[j]):
				want = Revision
			case root(all[i]) == root(all[j]):
				want = Reprint
			}
			v := Compare(docs[j], docs[i], nil)
			met := meets(Sign(docs[i], nil).Keys(), Sign(docs[j], nil).Keys())
			switch {
			case want == v.Relation && want != None:
				right++
				if met {
					candidates++
				}
			case want != v.Relation && (want != None || v.Relation != Overlap):
				t.Errorf("%s and %s: %s, want %s: %s", all[j].ID, all[i].ID, v.Relation, want, v.Reasons)
			}
		}
	}
	t.Logf("%d pairs right, %d of them met in a band", right, candidates)
}

func FuzzCompare(f *testing.F) {
	f.Add("A (AP) — b c d e f g h.\n\nSource: X", "a b c d e f g h", "Gazette")
	f.Fuzz(func(t *testing.T, a, b, outlet string) {
		x, y := gentz.Document{Text: a, Outlet: outlet}, gentz.Document{Text: b, Outlet: outlet}
		v, w := Compare(x, y, nil), Compare(y, x, nil)
		if v.Relation != w.Relation || v.InA < 0 || v.InA > 1 || v.InB < 0 || v.InB > 1 {
			t.Errorf("%+v, and the other way round %+v", v, w)
		}
		if once, twice := Sign(x, nil), Sign(x, nil); once != twice {
			t.Error("signed twice, it differs")
		}
	})
}

func BenchmarkSign(b *testing.B) {
	e := events(b)[0]
	for b.Loop() {
		Sign(e.wire, nil)
	}
}

func BenchmarkCompare(b *testing.B) {
	e := events(b)[0]
	other := at(keep(e.wire, 0, 1, 2), "Havn Courier", 1)
	for b.Loop() {
		Compare(e.wire, other, nil)
	}
}
