package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"time"
)

// An Entry is one thing that a source listed: most often an article whose page
// is to be fetched.
type Entry struct {
	ID       int64
	SourceID int64
	Key      string // which article it is, see [URLKey] and [TextKey]
	URL      string // of the page, "" if the entry is all there is
	Host     string // of the page: one request at a time goes to it
	// Body is what the source said, as the caller wants it back. Another body
	// under the same key means that the entry was edited.
	Body         json.RawMessage
	FirstSeen    time.Time
	NextFetch    time.Time // zero when nothing more is to be done
	Fetches      int       // that were answered
	Failures     int       // in a row
	ETag         string
	LastModified string
	Reason       string // why there is no text, "" if there is or none was looked for
}

type packedEntry struct {
	*Entry
	sha  string
	zstd []byte
}

func packEntries(entries []Entry) ([]packedEntry, error) {
	ready := make([]packedEntry, len(entries))
	for i := range entries {
		ready[i] = packedEntry{&entries[i], Sum(entries[i].Body), pack(entries[i].Body)}
	}
	return ready, nil
}

// addEntries keeps the entries of a source that are new, due as their NextFetch
// says, and makes those due that were edited.
func addEntries(ctx context.Context, tx *sql.Tx, source int64, ready []packedEntry) (fresh int, err error) {
	for _, e := range ready {
		var id int64
		var sha string
		err := tx.QueryRowContext(ctx, `SELECT id, body_sha256 FROM entry WHERE source_id = $1 AND article_key = $2`, source, clean(e.Key)).Scan(&id, &sha)
		switch {
		case err == nil && sha == e.sha:
			continue
		case err == nil:
			_, err = tx.ExecContext(ctx, `UPDATE entry SET body = $1, body_sha256 = $2, next_fetch = $3, failures = 0 WHERE id = $4`,
				e.zstd, e.sha, stamp(e.NextFetch), id)
		case errors.Is(err, sql.ErrNoRows):
			if id, err = take(ctx, tx, "entry", 1); err != nil {
				return 0, err
			}
			_, err = tx.ExecContext(ctx, `INSERT INTO entry (id, source_id, article_key, url, host, body, body_sha256, first_seen, next_fetch)
				VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`, id, source, clean(e.Key), clean(e.URL), clean(e.Host), e.zstd, e.sha, stamp(e.FirstSeen), stamp(e.NextFetch))
		}
		if err != nil {
			return 0, err
		}
		fresh++
	}
	return fresh, nil
}

// DueEntries returns at most limit entries whose page is to be fetched at now, one
// for each host, the one that was listed first; see DueSources for longest.
func (s *Store) DueEntries(ctx context.Context, now time.Time, longest time.Duration, limit int) ([]*Entry, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT id, source_id, article_key, url, host, body, first_seen, next_fetch, fetches, failures, etag, last_modified, reason
		FROM entry WHERE id IN (SELECT min(id) FROM entry WHERE next_fetch <> '' AND (next_fetch <= $1 OR next_fetch > $2) GROUP BY host)
		ORDER BY next_fetch, id LIMIT $3`, stamp(now), stamp(now.Add(longest)), limit)
	if err != nil {
		return nil, s.wrap("reading", err)
	}
	defer rows.Close()
	var out []*Entry
	for rows.Next() {
		var e Entry
		var body []byte
		var seen, next string
		if err := rows.Scan(&e.ID, &e.SourceID, &e.Key, &e.URL, &e.Host, &body, &seen, &next, &e.Fetches, &e.Failures, &e.ETag, &e.LastModified, &e.Reason); err != nil {
			return nil, s.wrap("reading", err)
		}
		if e.Body, err = unpack(body); err != nil {
			return nil, s.wrap("reading", err)
		}
		e.FirstSeen, e.NextFetch = unstamp(seen), unstamp(next)
		out = append(out, &e)
	}
	return out, s.wrap("reading", rows.Err())
}

// Fetched keeps how a fetch of e went and the article that it gave, if any, in
// one transaction.
func (s *Store) Fetched(ctx context.Context, e *Entry, arrived ...Arrival) ([]Outcome, error) {
	ready, err := packAll(arrived)
	if err != nil {
		return nil, err
	}
	var out []Outcome
	err = s.tx(ctx, "writing to", func(tx *sql.Tx) error {
		if len(ready) > 0 {
			if out, err = s.add(ctx, tx, ready); err != nil {
				return err
			}
		}
		_, err := tx.ExecContext(ctx, `UPDATE entry SET next_fetch = $1, fetches = $2, failures = $3, etag = $4, last_modified = $5, reason = $6 WHERE id = $7`,
			stamp(e.NextFetch), e.Fetches, e.Failures, clean(e.ETag), clean(e.LastModified), clean(e.Reason), e.ID)
		return err
	})
	return out, err
}
