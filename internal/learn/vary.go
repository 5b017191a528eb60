package learn

import (
	"math/rand/v2"
	"slices"
	"strings"
	"unicode/utf8"

	"gentz/text"
)

// A Varier makes training sentences with other names, so that a network learns
// from how a name stands in its sentence and not from who was in the news when
// the corpora were made. It draws from the phrases of a gazetteer, from the
// organisations of the samples and from patterns of organisation names.
type Varier struct {
	given, family, city, country, demonym, title []string
	orgs                                         [][]string
	share                                        float64 // of names that are swapped
}

// NewVarier returns a Varier that swaps the given share of names.
func NewVarier(g *Gazetteer, samples []*Sample, share float64) *Varier {
	v := &Varier{share: share}
	pick := func(kind string) []string {
		bit := uint16(1) << slices.Index(markKinds, kind)
		var out []string
		for p, k := range g.phrases {
			if k&bit != 0 {
				out = append(out, p)
			}
		}
		slices.Sort(out)
		return out
	}
	v.given, v.family, v.city, v.country, v.demonym, v.title = pick("given"), pick("family"), pick("city"), pick("country"), pick("demonym"), pick("title")
	for _, o := range pick("org") {
		v.orgs = append(v.orgs, strings.Fields(o))
	}
	for _, s := range samples {
		for _, n := range namesOf(s.Name) {
			if n.Kind == text.Organisation && n.End-n.Start > 1 {
				v.orgs = append(v.orgs, s.Forms[n.Start:n.End])
			}
		}
	}
	return v
}

func namesOf(label []uint8) []text.Name {
	var out []text.Name
	for i, l := range label {
		switch {
		case l%2 == 1:
			out = append(out, text.Name{Start: int32(i), End: int32(i) + 1, Kind: text.NameKind(l+1) / 2})
		case l > 0 && len(out) > 0:
			out[len(out)-1].End = int32(i) + 1
		}
	}
	return out
}

// Vary returns s with some names swapped; s stays as it is.
func (v *Varier) Vary(r *rand.Rand, s *Sample) *Sample {
	names := namesOf(s.Name)
	if len(names) == 0 || r.Float64() < 0.25 {
		return s
	}
	t := &Sample{}
	at := 0
	for _, n := range names {
		t.Forms = append(t.Forms, s.Forms[at:n.Start]...)
		t.Name = append(t.Name, s.Name[at:n.Start]...)
		with := s.Forms[n.Start:n.End]
		if n.Kind == text.Person && r.Float64() < 0.2 {
			v.titled(r, t)
		}
		if r.Float64() < v.share {
			with = v.name(r, n, with)
		}
		for i, w := range with {
			t.Forms = append(t.Forms, w)
			label := uint8(2*n.Kind - 1)
			if i > 0 {
				label++
			}
			t.Name = append(t.Name, label)
		}
		at = int(n.End)
	}
	t.Forms = append(t.Forms, s.Forms[at:]...)
	t.Name = append(t.Name, s.Name[at:]...)
	return t
}

// titled puts a title before a person's name, as wire reports do: a title is no
// part of the name.
func (v *Varier) titled(r *rand.Rand, t *Sample) {
	var before []string
	if r.Float64() < 0.35 {
		before = strings.Fields(v.demonym[r.IntN(len(v.demonym))])
	}
	title := strings.Fields(v.title[r.IntN(len(v.title))])
	if r.Float64() < 0.2 {
		title = append([]string{ranks[r.IntN(len(ranks))]}, title...)
	}
	for _, w := range append(before, title...) {
		t.Forms = append(t.Forms, w)
		t.Name = append(t.Name, 0)
	}
}

// ranks stand before titles.
var ranks = []string{"Deputy", "Vice", "Former", "Acting", "Senior", "former", "Assistant", "Chief", "State", "Special", "Interim", "Permanent"}

// untitle takes titles off the front of the names of persons, and drops names
// that are nothing else: corpora differ in whether "President" is part of the
// name that follows, and news style needs one answer.
func untitle(samples []*Sample, g *Gazetteer) {
	title := uint16(1) << slices.Index(markKinds, "title")
	demonym := uint16(1) << slices.Index(markKinds, "demonym")
	for _, s := range samples {
		for _, n := range namesOf(s.Name) {
			if n.Kind != text.Person {
				continue
			}
			from, end := n.Start, n.End
		strip:
			for from < end {
				for k := min(4, end-from); k >= 1; k-- {
					kinds := g.phrases[strings.Join(s.Forms[from:from+k], " ")]
					only := kinds&demonym != 0 && end == from+k // "Americans" are no person
					if kinds&title != 0 || only || k == 1 && (slices.Contains(ranks, s.Forms[from]) || s.Forms[from] == "the" || s.Forms[from] == "The") {
						from += k
						continue strip
					}
				}
				break
			}
			if from < end && s.Forms[from] == "of" {
				from = end
			}
			for i := n.Start; i < from; i++ {
				s.Name[i] = 0
			}
			if from < end {
				s.Name[from] = uint8(2*text.Person - 1)
			}
		}
	}
}

func (v *Varier) name(r *rand.Rand, n text.Name, old []string) []string {
	one := func(list []string) string { return list[r.IntN(len(list))] }
	switch n.Kind {
	case text.Person:
		switch k := r.Float64(); {
		case len(old) == 1 && k < 0.75:
			return []string{one(v.family)}
		case len(old) == 1:
			return []string{one(v.given)}
		case len(old) == 2 && k < 0.8:
			return []string{one(v.given), one(v.family)}
		case len(old) == 2 && k < 0.9:
			return []string{one(v.given), one(v.given), one(v.family)}
		case len(old) == 2:
			g := one(v.given)
			_, w := utf8.DecodeRuneInString(g)
			return []string{g[:w] + ".", one(v.family)}
		}
	case text.Place:
		if len(old) > 2 {
			return old
		}
		if r.Float64() < 0.3 {
			return strings.Fields(one(v.country))
		}
		return strings.Fields(one(v.city))
	case text.Organisation:
		if r.Float64() < 0.5 {
			return v.orgs[r.IntN(len(v.orgs))]
		}
		return v.organisation(r)
	}
	return old
}

// The parts of made-up organisation names.
var (
	offices  = []string{"Ministry", "Department", "Office", "Secretariat", "Directorate", "Bureau", "Committee", "Commission"}
	matters  = []string{"Foreign Affairs", "Defence", "Defense", "Health", "Justice", "Finance", "Trade", "Interior", "Education", "Energy", "Agriculture", "Human Rights", "Labour", "Transport", "Culture", "Refugees", "Public Security", "Economic Development"}
	public   = []string{"Army", "Navy", "Air Force", "Parliament", "Senate", "Supreme Court", "Central Bank", "Red Crescent", "Red Cross", "Football Association", "Electoral Commission", "Broadcasting Corporation", "National Guard", "Coast Guard", "Chamber of Commerce", "Medical Association", "Bar Association", "Human Rights Commission", "Defence Forces", "Police", "Development Bank", "Stock Exchange", "Teachers Union", "Airlines"}
	local    = []string{"Police Department", "City Council", "University", "High Court", "United", "Times", "Post", "Herald", "Stock Exchange", "State University", "Medical College", "Tribune", "FC", "Observer", "Port Authority"}
	private  = []string{"Group", "Industries", "Corp", "Inc.", "Ltd", "Bank", "Foundation", "Institute", "Motors", "Airways", "Holdings", "Energy", "Pharmaceuticals", "Telecom", "Media", "Steel", "Partners"}
	movement = []string{"Liberation Front", "Liberation Army", "Democratic Party", "Congress Party", "Progressive Alliance", "National Congress", "Workers Party", "Islamic Movement", "People 's Party", "Labour Party", "Salvation Army", "Resistance Council", "Patriotic Union", "Conservative Party", "Green Party", "Freedom Movement"}
	bodies   = []string{"Council", "Agency", "Authority", "Commission", "Association", "Federation", "Alliance", "Fund", "Network", "Observatory", "Forum", "Board", "Union", "Assembly"}
	spheres  = []string{"National", "International", "African", "European", "Asian", "Arab", "World", "Global", "Central", "Federal", "Supreme", "Joint", "Atomic Energy", "Maritime", "Human Rights", "Refugee", "Trade", "Security", "Media", "Press", "Olympic", "Football", "Transitional", "Electoral"}
)

// organisation makes up the name of an organisation.
func (v *Varier) organisation(r *rand.Rand) []string {
	one := func(list []string) string { return list[r.IntN(len(list))] }
	var s string
	switch r.IntN(9) {
	case 0:
		s = one(offices) + " of " + one(matters)
	case 1:
		s = one(v.demonym) + " " + one(public)
	case 2:
		s = one(v.city) + " " + one(local)
	case 3:
		s = one(v.family) + " " + one(private)
	case 4:
		s = one(v.demonym) + " " + one(movement)
	case 5:
		s = one(spheres) + " " + one(spheres) + " " + one(bodies)
	case 6:
		s = one(v.country) + " " + one(bodies)
	default:
		for range 2 + r.IntN(4) {
			s += string(rune('A' + r.IntN(26)))
		}
	}
	return strings.Fields(s)
}
