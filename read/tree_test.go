package read

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"gentz/text"
)

// parsed makes a Doc of one sentence from lines of "form TAG lemma head rel
// features", heads counted from 1 as in CoNLL-U, features "_" if none.
func parsed(t *testing.T, lines string) *text.Doc {
	t.Helper()
	var src, buf strings.Builder
	c := text.Columns{Sent: []int32{0}, Par: []bool{true}}
	for line := range strings.Lines(strings.TrimSpace(lines)) {
		f := strings.Fields(line)
		if len(f) != 6 {
			t.Fatalf("%q has %d columns, want 6", line, len(f))
		}
		if src.Len() > 0 {
			src.WriteByte(' ')
		}
		from := int32(src.Len())
		src.WriteString(f[0])
		c.Word = append(c.Word, text.Range{Start: from, End: int32(src.Len())})
		from = int32(buf.Len())
		buf.WriteString(f[2])
		c.Lemma.Of = append(c.Lemma.Of, text.Range{Start: from, End: int32(buf.Len())})
		tag, ok1 := text.ParseTag(f[1])
		rel, ok2 := text.ParseRel(f[4])
		m, ok3 := text.ParseMorph(f[5])
		head, err := strconv.Atoi(f[3])
		if !ok1 || !ok2 || !ok3 || err != nil {
			t.Fatalf("%q does not parse", line)
		}
		c.Tag, c.Rel, c.Morph, c.Head = append(c.Tag, tag), append(c.Rel, rel), append(c.Morph, m), append(c.Head, int32(head-1))
	}
	c.Lemma.Buf = buf.String()
	d, err := text.New(src.String(), c)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

const refusal = `
The DET the 2 det _
envoy NOUN envoy 3 nsubj Number=Sing
refused VERB refuse 0 root Tense=Past|VerbForm=Fin
to PART to 5 mark _
meet VERB meet 3 xcomp VerbForm=Inf
Oda PROPN Oda 5 obj _
and CCONJ and 8 cc _
Ruiz PROPN Ruiz 6 conj _
, PUNCT , 12 punct _
who PRON who 12 nsubj:pass _
were AUX be 12 aux:pass Tense=Past|VerbForm=Fin
sent VERB send 6 acl:relcl Tense=Past|VerbForm=Part
by ADP by 14 case _
Norland PROPN Norland 12 obl:agent _
. PUNCT . 3 punct _`

const promise = `
They PRON they 4 nsubj _
did AUX do 4 aux Tense=Past|VerbForm=Fin
not PART not 4 advmod Polarity=Neg
meet VERB meet 0 root VerbForm=Inf
but CCONJ but 6 cc _
agreed VERB agree 4 conj Tense=Past|VerbForm=Fin
that SCONJ that 9 mark _
teams NOUN team 9 nsubj _
talk VERB talk 6 ccomp Tense=Pres|VerbForm=Fin
if SCONJ if 12 mark _
rain NOUN rain 12 nsubj _
stops VERB stop 9 advcl Tense=Pres|VerbForm=Fin`

func TestTree(t *testing.T) {
	words := func(d *text.Doc, is []int) string {
		var out []string
		for _, i := range is {
			out = append(out, d.Word(i))
		}
		return strings.Join(out, " ")
	}
	d := newTree(parsed(t, refusal))
	e := newTree(parsed(t, promise))
	between := func(t *tree, i, j int) string { return t.Words(i, j) }
	p1, p2 := d.phrase(5)
	x1, x2 := d.extent(5)
	for _, tt := range []struct{ name, got, want string }{
		{"phrase", between(d, p1, p2), "Oda"},
		{"extent", between(d, x1, x2), "Oda and Ruiz , who were sent by Norland"},
		{"conjuncts", words(d.Doc, d.conjuncts(5)), "Oda Ruiz"},
		{"subject of an infinitive", words(d.Doc, d.subjects(4)), "envoy"},
		{"patients", words(d.Doc, d.patients(4)), "Oda Ruiz"},
		{"subject of a relative clause", words(d.Doc, d.patients(11)), "Oda Ruiz"},
		{"agents of a passive", words(d.Doc, d.agents(11)), "Norland"},
		{"clause", d.Word(d.clause(1)), "refused"},
		{"outer clause", d.Word(d.outer(4)), "refused"},
		{"tense of the main verb", d.group(2).tense.String(), "past"},
		{"infinitive", fmt.Sprint(d.group(4).infinitive), "true"},
		{"passive", fmt.Sprint(d.group(11).passive, d.group(11).tense), "true past"},
		{"negation", fmt.Sprint(e.group(3).negated, e.group(3).tense, e.group(3).infinitive), "true past false"},
		{"but ends a negation", fmt.Sprint(e.group(5).negated), "false"},
		{"shared subject", words(e.Doc, e.subjects(5)), "They"},
		{"outer of a conjunct's complement", e.Word(e.outer(8)), "agreed"},
		{"condition", fmt.Sprint(e.condition(11)), "9"},
		{"no condition of the main clause", fmt.Sprint(e.condition(3)), "-1"},
	} {
		if tt.got != tt.want {
			t.Errorf("%s is %q, want %q", tt.name, tt.got, tt.want)
		}
	}
}
