package watch

import (
	"context"
	"fmt"
	"runtime"
	"time"

	"gentz"
	"gentz/internal/merge"
	"gentz/internal/store"

	"github.com/sourcegraph/conc/iter"
)

// A Merger reads the documents of a store and merges what they say into its
// record, in the order in which they arrived.
type Merger struct {
	Store *store.Store
	// Read reads one document. It is called by several goroutines at once.
	Read func(gentz.Document) (*gentz.Reading, error)
	// Reader names what Read is: the program, its models, its tables.
	Reader string
	// Bad is told what could not be read. Such a document stays in the store and
	// says nothing to the record.
	Bad func(id string, err error)
	// Seen, if not nil, is called after each transaction with how many documents
	// were merged so far.
	Seen func(n int)

	cache store.Cache
}

// mergedAtOnce is how many documents one transaction merges. What the record
// says does not depend on it.
const mergedAtOnce = 32

// A pair is a document with its reading.
type pair struct {
	doc     *store.Stored
	reading gentz.Reading
	err     error
}

// Run merges all documents that have arrived since it last ran, as far as the
// origins stage has seen them. It returns how many.
func (m *Merger) Run(ctx context.Context) (int, error) {
	total := 0
	for {
		if err := ctx.Err(); err != nil {
			return total, err
		}
		after, err := m.Store.Merged(ctx)
		if err != nil {
			return total, err
		}
		seen, err := m.Store.Cursor(ctx, originCursor)
		if err != nil {
			return total, err
		}
		docs, err := m.Store.Documents(ctx, after, int(min(mergedAtOnce, seen-after)))
		if err != nil || seen <= after || len(docs) == 0 {
			return total, err
		}
		pairs := m.readAll(docs)
		kept, err := m.Store.Merge(ctx, after, docs[len(docs)-1].Seq, &m.cache, func(se *store.Session) error {
			for _, p := range pairs {
				if err := m.merge(ctx, se, p, false); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return total, err
		}
		if !kept {
			continue // another process has merged these
		}
		total += len(docs)
		if m.Seen != nil {
			m.Seen(total)
		}
	}
}

// readAll reads documents side by side.
func (m *Merger) readAll(docs []*store.Stored) []pair {
	each := iter.Mapper[*store.Stored, pair]{MaxGoroutines: runtime.GOMAXPROCS(0)}
	return each.Map(docs, func(d **store.Stored) pair {
		p := pair{doc: *d}
		if p.doc.Text != "" || p.doc.Title != "" {
			p.reading, p.err = m.read(p.doc.Document)
		}
		if p.err != nil && m.Bad != nil {
			m.Bad(p.doc.ID, p.err)
		}
		return p
	})
}

// read reads one document. A panic in it is a mistake of gentz, and costs that
// document alone.
func (m *Merger) read(d gentz.Document) (r gentz.Reading, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("internal error: %v", p)
		}
	}()
	out, err := m.Read(d)
	if err != nil {
		return gentz.Reading{}, err
	}
	return *out, nil
}

// merge merges one reading. again is true if the document was merged before.
func (m *Merger) merge(ctx context.Context, se *store.Session, p pair, again bool) error {
	if p.err != nil {
		p.reading = gentz.Reading{Document: p.doc.Document}
	}
	if p.reading.Document.ID == "" {
		p.reading.Document = p.doc.Document
	}
	in := merge.Input{Reading: p.reading, Next: se.Next(), At: At(p.doc), Again: again}
	var err error
	if in.Origin, err = se.OriginOf(p.doc.Seq); err != nil {
		return err
	}
	if p.doc.Text != "" {
		earlier, err := m.Store.Earlier(ctx, p.doc)
		if err != nil {
			return err
		}
		for _, v := range earlier {
			in.Earlier = append(in.Earlier, v.ID)
		}
	}
	out, err := merge.Changes(se, in)
	if err != nil {
		return err
	}
	return se.Apply(p.doc.Seq, m.Reader, out.Changes, out.Subjects)
}

// At returns the moment that changes from a document have: when it was published,
// as far as that is not after it was fetched; else when it was fetched. It is in
// UTC, a day where no hour is known, "" where nothing is.
func At(d *store.Stored) string {
	at := d.Published.String()
	if t, err := time.Parse(time.RFC3339, d.Moment); err == nil {
		at = t.UTC().Format(time.RFC3339)
	}
	if !d.Fetched.IsZero() && (at == "" || at > d.Fetched.UTC().AddDate(0, 0, 1).Format(time.RFC3339)) {
		at = d.Fetched.UTC().Format(time.RFC3339)
	}
	return at
}
