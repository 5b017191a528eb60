package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"gentz"
)

// A SourceKind says what the address of a source holds.
type SourceKind string

// The kinds of source.
const (
	Feed    SourceKind = "feed"    // RSS, RDF, Atom or JSON Feed
	Sitemap SourceKind = "sitemap" // of sitemaps.org, news or plain
	Page    SourceKind = "page"    // one page that changes
)

// A Source is what is watched, and how watching it goes.
type Source struct {
	ID           int64
	URL          string // as the reader gave it
	Kind         SourceKind
	Title        string
	Added        time.Time
	Location     string // where it has moved for good, "" if it has not
	ETag         string // validators of the last answer that was read
	LastModified string
	BodySHA256   string // of the last body that was read
	Every        time.Duration
	NextPoll     time.Time
	LastPoll     time.Time // zero before the first one
	LastSuccess  time.Time
	LastNew      time.Time // when it last brought something new
	Failures     int       // in a row
	FailingSince time.Time
	LastError    string
	Polls        int
	Stopped      string // why it is polled no longer, "" if it is

	Entries, Documents, Reprints int // counts; filled by Sources alone
}

// Address returns where to fetch the source from.
func (s *Source) Address() string {
	if s.Location != "" {
		return s.Location
	}
	return s.URL
}

const sourceColumns = `id, url, kind, title, added, location, etag, last_modified, body_sha256, every_ms, next_poll, last_poll,
	last_success, last_new, failures, failing_since, last_error, polls, stopped`

func scanSource(row interface{ Scan(...any) error }, more ...any) (*Source, error) {
	var s Source
	var added, next, last, success, newest, failing string
	var every int64
	dest := []any{&s.ID, &s.URL, &s.Kind, &s.Title, &added, &s.Location, &s.ETag, &s.LastModified, &s.BodySHA256, &every, &next, &last,
		&success, &newest, &s.Failures, &failing, &s.LastError, &s.Polls, &s.Stopped}
	if err := row.Scan(append(dest, more...)...); err != nil {
		return nil, err
	}
	s.Added, s.NextPoll, s.LastPoll, s.LastSuccess = unstamp(added), unstamp(next), unstamp(last), unstamp(success)
	s.LastNew, s.FailingSince, s.Every = unstamp(newest), unstamp(failing), time.Duration(every)*time.Millisecond
	return &s, nil
}

// AddSource keeps a source to watch, due at once. Of src it takes URL, Kind and
// Title. If the address is there already nothing changes and added is false,
// but that a source that had stopped is polled again.
func (s *Store) AddSource(ctx context.Context, src Source) (id int64, added bool, err error) {
	now := stamp(time.Now())
	err = s.tx(ctx, "writing to", func(tx *sql.Tx) error {
		if id, err = take(ctx, tx, "source", 0); err != nil {
			return err
		}
		var have int64
		err := tx.QueryRowContext(ctx, `SELECT id FROM source WHERE url = $1`, clean(src.URL)).Scan(&have)
		if err == nil {
			id, added = have, false
			_, err = tx.ExecContext(ctx, `UPDATE source SET stopped = '', failures = 0, failing_since = '', next_poll = $1 WHERE id = $2 AND stopped <> ''`, now, id)
			return err
		}
		if !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		if id, err = take(ctx, tx, "source", 1); err != nil {
			return err
		}
		added = true
		_, err = tx.ExecContext(ctx, `INSERT INTO source (id, url, kind, title, added, next_poll) VALUES ($1, $2, $3, $4, $5, $6)`,
			id, clean(src.URL), string(src.Kind), clean(src.Title), now, now)
		return err
	})
	return id, added, err
}

// RemoveSource stops watching the source at url. What it brought is kept. It
// returns an error wrapping [gentz.ErrNotFound] if there is none.
func (s *Store) RemoveSource(ctx context.Context, url string) error {
	return s.tx(ctx, "writing to", func(tx *sql.Tx) error {
		r, err := tx.ExecContext(ctx, `UPDATE source SET stopped = 'removed by the reader' WHERE url = $1`, url)
		if err != nil {
			return err
		}
		if n, err := r.RowsAffected(); err != nil || n == 0 {
			return errors.Join(err, fmt.Errorf("source %q: %w", url, gentz.ErrNotFound))
		}
		_, err = tx.ExecContext(ctx, `UPDATE entry SET next_fetch = '' WHERE source_id = (SELECT id FROM source WHERE url = $1)`, url)
		return err
	})
}

// Sources returns all sources in the order in which they were added, with counts.
func (s *Store) Sources(ctx context.Context) ([]*Source, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT `+sourceColumns+`,
		(SELECT count(*) FROM entry WHERE entry.source_id = source.id),
		(SELECT count(*) FROM document WHERE document.source_id = source.id),
		(SELECT count(*) FROM document JOIN origin ON origin.seq = document.seq WHERE document.source_id = source.id AND origin.relation = 'reprint')
		FROM source ORDER BY id`)
	if err != nil {
		return nil, s.wrap("reading", err)
	}
	defer rows.Close()
	var out []*Source
	for rows.Next() {
		var entries, documents, reprints int
		src, err := scanSource(rows, &entries, &documents, &reprints)
		if err != nil {
			return nil, s.wrap("reading", err)
		}
		src.Entries, src.Documents, src.Reprints = entries, documents, reprints
		out = append(out, src)
	}
	return out, s.wrap("reading", rows.Err())
}

// DueSources returns at most limit sources whose poll is due at now, the most
// overdue first. A poll that is set further ahead than longest can only be the
// work of a clock that was wrong, and is due too.
func (s *Store) DueSources(ctx context.Context, now time.Time, longest time.Duration, limit int) ([]*Source, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT `+sourceColumns+` FROM source
		WHERE stopped = '' AND (next_poll <= $1 OR next_poll > $2) ORDER BY next_poll, id LIMIT $3`, stamp(now), stamp(now.Add(longest)), limit)
	if err != nil {
		return nil, s.wrap("reading", err)
	}
	defer rows.Close()
	var out []*Source
	for rows.Next() {
		src, err := scanSource(rows)
		if err != nil {
			return nil, s.wrap("reading", err)
		}
		out = append(out, src)
	}
	return out, s.wrap("reading", rows.Err())
}

// Polled keeps how a poll of src went and the entries that it listed, in one
// transaction. It returns how many of them were new or edited.
func (s *Store) Polled(ctx context.Context, src *Source, listed []Entry) (fresh int, err error) {
	ready, err := packEntries(listed)
	if err != nil {
		return 0, err
	}
	err = s.tx(ctx, "writing to", func(tx *sql.Tx) error {
		if fresh, err = addEntries(ctx, tx, src.ID, ready); err != nil {
			return err
		}
		newest := src.LastNew
		if fresh > 0 {
			newest = src.LastPoll
		}
		_, err = tx.ExecContext(ctx, `UPDATE source SET kind = $1, title = $2, location = $3, etag = $4, last_modified = $5, body_sha256 = $6,
			every_ms = $7, next_poll = $8, last_poll = $9, last_success = $10, last_new = $11, failures = $12, failing_since = $13,
			last_error = $14, polls = $15, stopped = CASE WHEN stopped = '' THEN $16 ELSE stopped END WHERE id = $17`,
			string(src.Kind), clean(src.Title), clean(src.Location), clean(src.ETag), clean(src.LastModified), src.BodySHA256,
			src.Every.Milliseconds(), stamp(src.NextPoll), stamp(src.LastPoll), stamp(src.LastSuccess), stamp(newest), src.Failures, stamp(src.FailingSince),
			clean(src.LastError), src.Polls, clean(src.Stopped), src.ID)
		return err
	})
	return fresh, err
}

// NextDue returns when the next poll or fetch is due; the zero Time if none is.
func (s *Store) NextDue(ctx context.Context) (time.Time, error) {
	var next sql.NullString
	err := s.read.QueryRowContext(ctx, `SELECT min(t) FROM (
		SELECT min(next_poll) AS t FROM source WHERE stopped = '' UNION ALL
		SELECT min(next_fetch) FROM entry WHERE next_fetch <> '') AS due`).Scan(&next)
	return unstamp(next.String), s.wrap("reading", err)
}
