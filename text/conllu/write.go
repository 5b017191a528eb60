package conllu

import (
	"bufio"
	"io"
	"strconv"
	"strings"

	"gentz/text"
)

// Write writes d as CoNLL-U, sentences numbered from 1.
func Write(w io.Writer, d *text.Doc) error {
	out := NewWriter(w)
	out.Doc("", d)
	return out.Flush()
}

// A Writer writes analysed texts one after another. The first error of the
// underlying writer is kept and returned by Flush.
type Writer struct {
	// Shift is added to every TokenRange: where the next text begins in the
	// source that it is a piece of.
	Shift int64

	w *bufio.Writer
	b []byte
	n int // sentences written that have no name
}

// NewWriter returns a Writer to w. Its caller must call Flush at the end.
func NewWriter(w io.Writer) *Writer { return &Writer{w: bufio.NewWriterSize(w, 64<<10)} }

// Flush writes what is buffered.
func (w *Writer) Flush() error { return w.w.Flush() }

// Doc writes d. If id is not empty, d starts with "# newdoc id = " and its
// sentences are named id-1, id-2, and so on; otherwise they are numbered through.
func (w *Writer) Doc(id string, d *text.Doc) { w.doc(d, &Document{ID: id}) }

// Of writes d, an analysis of the words and sentences of in, with the names of
// in's document and sentences and with the forms that in was read with.
func (w *Writer) Of(in *Document, d *text.Doc) { w.doc(d, in) }

func (w *Writer) doc(d *text.Doc, in *Document) {
	for s := range d.Sentences() {
		i, j := d.Sentence(s)
		if i == j {
			continue
		}
		if s == 0 && in.ID != "" {
			w.comment("newdoc id", in.ID)
		}
		if d.Paragraph(s) {
			w.b = append(w.b, "# newpar\n"...)
		}
		w.n++
		switch {
		case s < len(in.SentID) && in.SentID[s] != "":
			w.comment("sent_id", in.SentID[s])
		case in.ID != "":
			w.comment("sent_id", in.ID+"-"+strconv.Itoa(s+1))
		default:
			w.comment("sent_id", strconv.Itoa(w.n))
		}
		w.comment("text", strings.Join(strings.Fields(d.Words(i, j)), " "))
		for k := i; k < j; k++ {
			w.token(d, in, k, j)
			w.word(d, in, k, i)
		}
		w.b = append(w.b, '\n')
		w.w.Write(w.b) // an error sticks to w.w
		w.b = w.b[:0]
	}
}

func (w *Writer) comment(key, value string) {
	w.b = append(w.b, "# "...)
	w.b = append(w.b, key...)
	w.b = append(w.b, " = "...)
	w.b = append(append(w.b, plain(value)...), '\n')
}

// token appends the line of the multi-word token that starts at word k, if one does.
func (w *Writer) token(d *text.Doc, in *Document, k, j int) {
	if d.Joined(k) || k+1 >= j || !d.Joined(k+1) {
		return
	}
	end := k + 2
	for end < j && d.Joined(end) {
		end++
	}
	i, _ := d.Sentence(d.SentenceOf(k))
	form := d.Words(k, end)
	if o := in.odd[int32(k)]; o.token != "" {
		form = o.token
	}
	w.b = strconv.AppendInt(w.b, int64(k-i+1), 10)
	w.b = append(w.b, '-')
	w.b = strconv.AppendInt(w.b, int64(end-i), 10)
	misc := "_"
	if !d.SpaceAfter(end - 1) {
		misc = "SpaceAfter=No"
	}
	w.b = columns(w.b, plain(form), "_", "_", "_", "_", "_", "_", "_", misc)
}

// word appends the line of word k of the sentence whose first word is i.
func (w *Writer) word(d *text.Doc, in *Document, k, i int) {
	form := d.Word(k)
	if o, ok := in.odd[int32(k)]; ok {
		form = o.form
	}
	lemma := d.Lemma(k)
	if lemma == "" {
		lemma = "_"
	}
	head, rel := "0", "root"
	if h := d.Head(k); h >= 0 {
		head, rel = strconv.Itoa(h-i+1), d.Rel(k).String()
	}
	w.b = strconv.AppendInt(w.b, int64(k-i+1), 10)
	w.b = columns(w.b, plain(form), plain(lemma), d.Tag(k).String(), "_", d.Morph(k).String(), head, rel, "_")
	w.b[len(w.b)-1] = '\t'
	w.misc(d, k)
	w.b = append(w.b, '\n')
}

// misc appends the MISC column of word k: its name, whether a space follows its
// token, and its place in the source.
func (w *Writer) misc(d *text.Doc, k int) {
	if n, ok := d.NameAt(k); ok && n.Kind != text.NotName {
		w.b = append(w.b, "NER=I-"...)
		if int(n.Start) == k {
			w.b[len(w.b)-2] = 'B'
		}
		w.b = append(w.b, n.Kind.String()...)
		w.b = append(w.b, '|')
	}
	if !d.SpaceAfter(k) && !d.Joined(k) && !d.Joined(min(k+1, d.Len()-1)) {
		w.b = append(w.b, "SpaceAfter=No|"...)
	}
	r := d.Range(k)
	w.b = append(w.b, "TokenRange="...)
	w.b = strconv.AppendInt(w.b, w.Shift+int64(r.Start), 10)
	w.b = append(w.b, ':')
	w.b = strconv.AppendInt(w.b, w.Shift+int64(r.End), 10)
}

// plain returns s without the characters that separate columns and lines.
func plain(s string) string {
	if !strings.ContainsAny(s, "\t\n\r") {
		return s
	}
	return strings.NewReplacer("\t", " ", "\n", " ", "\r", " ").Replace(s)
}
