package read

import (
	"fmt"

	gentz "gentz"
	"gentz/ontology"
	"gentz/text"
)

// A page is the analysed title and text of one document, as one source: the
// title, a blank line, the text. So a name in the title and a name in the text
// are resolved together. Word indices count through both; [page.span] turns
// words into spans of the right block.
type page struct {
	*text.Doc
	doc   gentz.Document
	world *ontology.World
	table *ontology.Issues // the issues to look for; nil: the built-in ones
	body  int32            // byte offset of the text in the source; 0 without a title
	first int              // first word of the text
	tree  *tree            // the same words, walkable downwards
}

func newPage(r *Reader, doc gentz.Document) (*page, error) {
	src, body := doc.Text, 0
	if doc.Title != "" {
		src = doc.Title + "\n\n" + doc.Text
		body = len(doc.Title) + 2
	}
	d, err := r.nlp.Analyse(src)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", doc.ID, err)
	}
	p := &page{Doc: d, doc: doc, world: r.world, table: r.issues, body: int32(body), tree: newTree(d)}
	for p.first < d.Len() && d.Range(p.first).Start < p.body {
		p.first++
	}
	return p, nil
}

// inTitle reports whether word i stands in the title.
func (p *page) inTitle(i int) bool { return i < p.first }

// span returns the words [i, j) as a span of the block of word i. It never
// reaches from the title into the text.
func (p *page) span(i, j int) gentz.Span {
	if p.inTitle(i) {
		j = min(j, p.first)
		return gentz.Span{Start: int(p.Range(i).Start), End: int(p.Range(j - 1).End), Block: "title"}
	}
	return gentz.Span{Start: int(p.Range(i).Start - p.body), End: int(p.Range(j-1).End - p.body)}
}

// words returns the words [i, j) that s covers or touches; i == j if there is none.
func (p *page) words(s gentz.Span) (i, j int) {
	from, to := int32(s.Start), int32(s.End)
	if s.Block == "" {
		from, to = from+p.body, to+p.body
	}
	for i < p.Len() && p.Range(i).End <= from {
		i++
	}
	for j = i; j < p.Len() && p.Range(j).Start < to; j++ {
	}
	return i, j
}
