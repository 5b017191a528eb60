package store

import "context"

// Before returns the documents of an outlet among the last within that arrived
// before seq, at most limit, the newest first.
func (s *Store) Before(ctx context.Context, outlet string, seq, within int64, limit int) ([]*Stored, error) {
	if outlet == "" {
		return nil, nil
	}
	return s.documents(ctx, `SELECT `+documentColumns+` FROM document WHERE seq < $1 AND seq >= $2 AND outlet = $3 ORDER BY seq DESC LIMIT $4`,
		seq, seq-within, clean(outlet), limit)
}

// Earlier returns the documents that d is a later version of: the older versions of
// its article, and what its outlet published before under another address and has
// revised by d, in order of arrival.
func (s *Store) Earlier(ctx context.Context, d *Stored) ([]*Stored, error) {
	return s.documents(ctx, `SELECT `+documentColumns+` FROM document WHERE article_id = $1 AND version < $2
		OR outlet <> '' AND outlet = $3 AND seq < $4 AND published <= $5 AND seq IN (SELECT x.seq FROM origin o JOIN origin x ON x.origin_seq = o.origin_seq
			WHERE o.seq = $4 AND o.relation = 'revision') ORDER BY seq`, d.Article, d.Version, clean(d.Outlet), d.Seq, d.Published.String())
}
