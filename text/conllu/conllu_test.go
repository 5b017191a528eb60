package conllu

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gentz/text"
)

const ferry = `# newdoc id = ferry
# newpar
# sent_id = ferry-1
# text = The ministers don't meet.
1	The	the	DET	DT	Definite=Def|PronType=Art	2	det	_	_
2	ministers	minister	NOUN	NNS	Number=Plur	5	nsubj	_	_
3-4	don't	_	_	_	_	_	_	_	_
3	do	do	AUX	VBP	Mood=Ind	5	aux	_	_
4	n't	not	PART	RB	Polarity=Neg	5	advmod	_	_
5	meet	meet	VERB	VB	VerbForm=Inf	0	root	_	SpaceAfter=No
6	.	.	PUNCT	.	_	5	punct	_	_

# sent_id = ferry-2
# text = Ada Lind left
1	Ada	Ada	PROPN	NNP	Number=Sing	3	nsubj	_	NER=B-PER
2	Lind	Lind	PROPN	NNP	Number=Sing	1	flat	_	NER=I-PER
3	left	leave	VERB	VBD	Tense=Past	0	root	_	_

# newpar
1	New	New	ADJ	JJ	_	2	amod	_	NER=B-LOC
2	Quay	Quay	PROPN	NNP	_	0	root	_	NER=I-LOC

`

func format(t *testing.T, in string) string {
	t.Helper()
	var b []byte
	for s, err := range Read(strings.NewReader(in)) {
		if err != nil {
			t.Fatal(err)
		}
		b = s.AppendText(b)
	}
	return string(b)
}

func TestFormatIsInverseOfRead(t *testing.T) {
	if got := format(t, ferry); got != ferry {
		t.Errorf("Format(Read(x)) =\n%s\nwant\n%s", got, ferry)
	}
	lenient := "\uFEFF\n\n" + strings.ReplaceAll(strings.TrimSuffix(ferry, "\n\n"), "\n", "\r\n")
	if got := format(t, lenient); got != ferry {
		t.Errorf("with other line ends and no last line: got\n%s", got)
	}
	empty := strings.Replace(ferry, "5\tmeet", "4.1\tgo\t_\t_\t_\t_\t_\t_\t_\t_\n5\tmeet", 1)
	if got := format(t, empty); got != ferry {
		t.Errorf("an empty node is not left out: got\n%s", got)
	}
}

func TestTreebankSurvives(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join("..", "..", "..", "shared", "data", "ud", "*", "*dev.conllu"))
	if len(files) == 0 {
		t.Skip("no treebank")
	}
	for _, name := range files {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var want []byte
		for line := range bytes.Lines(raw) {
			if id, _, _ := bytes.Cut(line, []byte("\t")); !bytes.Contains(id, []byte(".")) || line[0] == '#' {
				want = append(want, line...)
			}
		}
		if got := format(t, string(raw)); got != string(want) {
			t.Errorf("%s: Format(Read(x)) differs from x", name)
		}
	}
}

func documents(t *testing.T, in string) []*Document {
	t.Helper()
	var all []*Document
	for d, err := range Documents(strings.NewReader(in)) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, d)
	}
	return all
}

func TestDocument(t *testing.T) {
	all := documents(t, ferry+strings.Replace(ferry, "id = ferry", "id = quay", 1))
	if len(all) != 2 || all[0].ID != "ferry" || all[1].ID != "quay" {
		t.Fatalf("got %d documents, want ferry and quay", len(all))
	}
	d := all[0]
	if want := "The ministers don't meet. Ada Lind left\n\nNew Quay"; d.Source != want {
		t.Errorf("Source = %q, want %q", d.Source, want)
	}
	doc, err := text.New(d.Source, d.Columns)
	if err != nil {
		t.Fatal(err)
	}
	var words []string
	for i := range doc.Len() {
		words = append(words, doc.Word(i)+"/"+doc.Tag(i).String())
	}
	if got, want := strings.Join(words, " "), "The/DET ministers/NOUN do/AUX n't/PART meet/VERB ./PUNCT Ada/PROPN Lind/PROPN left/VERB New/ADJ Quay/PROPN"; got != want {
		t.Errorf("words = %s\nwant    %s", got, want)
	}
	if got, want := d.Columns.Par, []bool{true, false, true}; !slices.Equal(got, want) {
		t.Errorf("Par = %v, want %v", got, want)
	}
	if got, want := doc.Names(), []text.Name{{Start: 6, End: 8, Kind: text.Person}, {Start: 9, End: 11, Kind: text.Place}}; !slices.Equal(got, want) {
		t.Errorf("Names() = %v, want %v", got, want)
	}
	if doc.Lemma(3) != "not" || doc.Head(3) != 4 || doc.Rel(3) != text.Advmod || !doc.Morph(3).Is(text.Polarity, "Neg") {
		t.Errorf("word 3 is %s, head %d, %s, %s", doc.Lemma(3), doc.Head(3), doc.Rel(3), doc.Morph(3))
	}
}

func TestWrite(t *testing.T) {
	d := documents(t, ferry)[0]
	doc, err := text.New(d.Source, d.Columns)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w := NewWriter(&b)
	w.Of(d, doc)
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	const want = `# newdoc id = ferry
# newpar
# sent_id = ferry-1
# text = The ministers don't meet.
1	The	the	DET	_	Definite=Def|PronType=Art	2	det	_	TokenRange=0:3
2	ministers	minister	NOUN	_	Number=Plur	5	nsubj	_	TokenRange=4:13
3-4	don't	_	_	_	_	_	_	_	_
3	do	do	AUX	_	Mood=Ind	5	aux	_	TokenRange=14:16
4	n't	not	PART	_	Polarity=Neg	5	advmod	_	TokenRange=16:19
5	meet	meet	VERB	_	VerbForm=Inf	0	root	_	SpaceAfter=No|TokenRange=20:24
6	.	.	PUNCT	_	_	5	punct	_	TokenRange=24:25

# sent_id = ferry-2
# text = Ada Lind left
1	Ada	Ada	PROPN	_	Number=Sing	3	nsubj	_	NER=B-PER|TokenRange=26:29
2	Lind	Lind	PROPN	_	Number=Sing	1	flat	_	NER=I-PER|TokenRange=30:34
3	left	leave	VERB	_	Tense=Past	0	root	_	TokenRange=35:39

# newpar
# sent_id = ferry-3
# text = New Quay
1	New	New	ADJ	_	_	2	amod	_	NER=B-LOC|TokenRange=41:44
2	Quay	Quay	PROPN	_	_	0	root	_	NER=I-LOC|TokenRange=45:49

`
	if b.String() != want {
		t.Errorf("wrote\n%s\nwant\n%s", b.String(), want)
	}
}

// TestOddTokens checks that words survive whose forms do not make up their token.
func TestOddTokens(t *testing.T) {
	row := func(id, form, misc string) string {
		return id + "\t" + form + strings.Repeat("\t_", 7) + "\t" + misc + "\n"
	}
	in := row("1-2", "au", "_") + row("1", "à", "_") + row("2", "le", "_") +
		row("3-5", "x", "SpaceAfter=No") + row("3", "one", "_") + row("4", "two", "_") + row("5", "six", "_") +
		row("6", "10 000", "_") + row("7", "", "_") + "\n"
	d := documents(t, in)[0]
	doc, err := text.New(d.Source, d.Columns)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w := NewWriter(&b)
	w.Of(d, doc)
	w.Flush()
	var forms []string
	for line := range strings.Lines(b.String()) {
		if c := strings.Split(line, "\t"); len(c) == 10 {
			forms = append(forms, c[0]+" "+c[1])
		}
	}
	want := []string{"1-2 au", "1 à", "2 le", "3-5 x", "3 one", "4 two", "5 six", "6 10 000", "7 _"}
	if !slices.Equal(forms, want) {
		t.Errorf("forms = %q, want %q", forms, want)
	}
}

func TestSyntax(t *testing.T) {
	row := func(id string) string { return id + strings.Repeat("\t_", 9) + "\n" }
	for _, tt := range []struct{ name, in, want string }{
		{"columns", "1\ta\tb\n\n", "line 1: not CoNLL-U: 3 columns where ten are needed"},
		{"spaces for tabs", "# c\n1 a a X _ _ 0 root _ _\n\n", "line 2: not CoNLL-U: 1 columns"},
		{"no number", row("x"), `line 1: not CoNLL-U: the first column is "x"`},
		{"order", row("1") + row("3"), "line 2: not CoNLL-U: word 3 comes where word 2 is due"},
		{"range", row("2-1"), `line 1: not CoNLL-U: "2-1" is no range`},
		{"late range", row("1") + row("1-2"), "line 2: not CoNLL-U: the token 1-2 comes before word 2"},
		{"short range", row("1-3") + row("1"), "line 1: not CoNLL-U: the token 1-3 has no word 2"},
		{"overlap", row("1-2") + row("1-3"), "line 2: not CoNLL-U: the token 1-3 overlaps"},
		{"long line", "# " + strings.Repeat("x", maxLine) + "\n\n", "line 1: not CoNLL-U: longer than 1048576 bytes"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var errs []error
			var words int
			for s, err := range Read(strings.NewReader(tt.in + "\n" + row("1") + "\n")) {
				words += len(s.Words)
				if err != nil {
					errs = append(errs, err)
				}
			}
			if len(errs) != 1 || !errors.Is(errs[0], ErrSyntax) || !strings.HasPrefix(errs[0].Error(), tt.want) {
				t.Errorf("errors = %v, want one %q", errs, tt.want)
			}
			if words != 1 {
				t.Errorf("read %d words after the error, want 1", words)
			}
		})
	}
}

type broken struct{}

func (broken) Read([]byte) (int, error)  { return 0, io.ErrUnexpectedEOF }
func (broken) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

func TestBrokenStreams(t *testing.T) {
	n := 0
	for _, err := range Read(broken{}) {
		if n++; !errors.Is(err, io.ErrUnexpectedEOF) {
			t.Errorf("err = %v, want %v", err, io.ErrUnexpectedEOF)
		}
	}
	if n != 1 {
		t.Errorf("yielded %d times, want once", n)
	}
	d := documents(t, ferry)[0]
	doc, _ := text.New(d.Source, d.Columns)
	if err := Write(broken{}, doc); !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("Write = %v, want %v", err, io.ErrClosedPipe)
	}
}

// FuzzRead checks that what is read can be written and read again unchanged, and
// that words and sentences always make a text.Doc.
func FuzzRead(f *testing.F) {
	f.Add(ferry)
	f.Add("1-2\tau\t_\t_\t_\t_\t_\t_\t_\t_\n1\tà\t_\t_\t_\t_\t_\t_\t_\t_\n2\tle\t_\t_\t_\t_\t_\t_\t_\tSpacesAfter=\\n\n")
	f.Add("1\t\xff\xc3\t_\t_\t_\t_\t_\t_\t_\t_\n")
	f.Fuzz(func(t *testing.T, in string) {
		var once []byte
		for s, err := range Read(strings.NewReader(in)) {
			if err == nil {
				once = s.AppendText(once)
			}
		}
		var twice []byte
		for s, err := range Read(bytes.NewReader(once)) {
			if err != nil {
				t.Fatalf("%q is written as %q: %v", in, once, err)
			}
			twice = s.AppendText(twice)
		}
		if !bytes.Equal(once, twice) {
			t.Fatalf("written %q, then %q", once, twice)
		}
		for d := range Documents(strings.NewReader(in)) {
			c := d.Columns
			doc, err := text.New(d.Source, text.Columns{Word: c.Word, Joined: c.Joined, Sent: c.Sent, Par: c.Par, Name: c.Name,
				Tag: c.Tag, Morph: c.Morph, Lemma: c.Lemma, Rel: c.Rel})
			if err != nil {
				t.Fatalf("%q: %v", in, err)
			}
			w := NewWriter(io.Discard)
			w.Of(d, doc)
			if err := w.Flush(); err != nil {
				t.Fatal(err)
			}
		}
	})
}

// TestDocumentsGoOn checks that a sentence that cannot be read costs itself alone
// and that the error comes with the document that it is missing from.
func TestDocumentsGoOn(t *testing.T) {
	in := strings.Replace(ferry, "5\tmeet", "five\tmeet", 1) + "# newdoc id = quay\n1\tYes\t_\t_\t_\t_\t_\t_\t_\t_\n\n"
	var got []string
	for d, err := range Documents(strings.NewReader(in)) {
		got = append(got, d.Source)
		if (err != nil) != (len(got) == 1) || err != nil && !strings.Contains(err.Error(), `line 10: not CoNLL-U: the first column is "five"`) {
			t.Errorf("document %d: error %v", len(got), err)
		}
	}
	if want := []string{"Ada Lind left\n\nNew Quay", "Yes"}; !slices.Equal(got, want) {
		t.Errorf("documents = %q, want %q", got, want)
	}
}
