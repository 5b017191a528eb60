package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"gentz"
)

// An Arrival is an article as it came in, to be kept as a document.
type Arrival struct {
	// Key says which article it is, see [URLKey] and [TextKey]: two arrivals
	// with one key are versions of one article.
	Key string
	// Document is what was read from the page. Its ID is the one the user's own
	// file gives it, or "" for one of our making.
	Document  gentz.Document
	Published time.Time // the moment behind Document.Published; zero if only the day is known
	Notes     []string  // warnings of the page, such as two dates that disagree
	Reason    string    // why the page yields no text, "" if it does
	Page      []byte    // as served
	MediaType string    // of Page
	Fetched   time.Time // when Page was served; zero if unknown
	SourceID  int64     // 0 if it came from no source that is watched
	// Live is true if this is what the outlet shows now. Then a text that an
	// older version had already is one more version; otherwise it is one that
	// is kept already.
	Live bool
	// Alike, if not nil, is asked about the newest version that Key has already:
	// false means that the two share the key by chance and are two articles. It
	// is for keys that others chose, such as the ids of a user's own file.
	Alike func(newest *gentz.Document) bool
}

// An Outcome says what became of an Arrival.
type Outcome struct {
	Kept    bool   // false if the store has this version already
	Seq     int64  // of the document, kept now or before
	ID      string // likewise
	Version int    // likewise, from 1
}

// A Stored is a document in the store.
type Stored struct {
	gentz.Document
	Seq        int64 // order of arrival, from 1, without gaps
	Article    int64 // equal for all versions of one article
	Version    int   // within the article, from 1
	SourceID   int64 // 0 if none
	Arrived    time.Time
	Fetched    time.Time
	Moment     string // RFC 3339 time or date of publication as stated, or ""
	Notes      []string
	Reason     string // why it has no text, or ""
	PageSHA256 string // "" if no page was kept
	MediaType  string
}

// facts is what the column of that name holds.
type facts struct {
	gentz.Document
	Notes []string `json:"notes,omitempty"`
}

// packed is an Arrival made ready outside of the transaction.
type packed struct {
	*Arrival
	facts, text, page   []byte
	sha, same, moment   string
	id, title, url, out string
}

func (a *Arrival) pack() (packed, error) {
	p := packed{Arrival: a, same: sum(a.Document.Title, a.Document.Text)}
	d := a.Document
	p.id, p.title, p.url, p.out = clean(d.ID), clean(d.Title), clean(d.URL), clean(d.Outlet)
	p.moment = d.Published.String()
	if !a.Published.IsZero() {
		p.moment = a.Published.Format(time.RFC3339)
	}
	p.text = pack([]byte(d.Text))
	if len(a.Page) > 0 {
		p.sha, p.page = Sum(a.Page), pack(a.Page)
	}
	d.ID, d.Text = "", ""
	var err error
	p.facts, err = json.Marshal(facts{d, a.Notes})
	p.facts = []byte(clean(string(p.facts)))
	return p, err
}

// Add keeps what is new among arrivals, in order and in one transaction: all of
// it is on disk when Add returns, or none. The outcomes are in the order of the
// arrivals. Adding the same again changes nothing.
func (s *Store) Add(ctx context.Context, arrivals []Arrival) ([]Outcome, error) {
	ready, err := packAll(arrivals)
	if err != nil {
		return nil, err
	}
	var out []Outcome
	err = s.tx(ctx, "writing to", func(tx *sql.Tx) error {
		var err error
		out, err = s.add(ctx, tx, ready)
		return err
	})
	return out, err
}

func packAll(arrivals []Arrival) ([]packed, error) {
	ready := make([]packed, len(arrivals))
	for i := range arrivals {
		var err error
		if ready[i], err = arrivals[i].pack(); err != nil {
			return nil, fmt.Errorf("packing %q: %w", arrivals[i].Key, err)
		}
	}
	return ready, nil
}

func (s *Store) add(ctx context.Context, tx *sql.Tx, ready []packed) ([]Outcome, error) {
	// The counter comes first: it makes writers of other processes wait, so that
	// what is looked up below is still so when it is written.
	next, err := take(ctx, tx, "document", 0)
	if err != nil {
		return nil, err
	}
	first, now := next, stamp(time.Now())
	out := make([]Outcome, len(ready))
	for i := range ready {
		p := &ready[i]
		if out[i], err = addOne(ctx, tx, p, next, now); err != nil {
			return nil, fmt.Errorf("document %q: %w", p.Key, err)
		}
		if out[i].Kept {
			next++
		}
	}
	if next > first {
		_, err = take(ctx, tx, "document", next-first)
	}
	return out, err
}

func addOne(ctx context.Context, tx *sql.Tx, p *packed, seq int64, now string) (Outcome, error) {
	article, isNew, err := articleOf(ctx, tx, p.Key)
	if err != nil {
		return Outcome{}, err
	}
	have, newest := Outcome{}, 0
	if !isNew {
		if have, newest, err = versionOf(ctx, tx, article, p); err != nil || have.ID != "" {
			return have, err
		}
	}
	if newest > 0 && p.Alike != nil {
		d, err := scanDocument(tx.QueryRowContext(ctx, `SELECT `+documentColumns+` FROM document WHERE article_id = $1 AND version = $2`, article, newest))
		if err != nil {
			return Outcome{}, err
		}
		if !p.Alike(&d.Document) {
			if article, isNew, err = articleOf(ctx, tx, p.Key+"#"+p.same); err != nil {
				return Outcome{}, err
			}
			if newest = 0; !isNew {
				if have, newest, err = versionOf(ctx, tx, article, p); err != nil || have.ID != "" {
					return have, err
				}
			}
		}
	}
	version := newest + 1
	id, err := freeID(ctx, tx, p.id, p.Key, version)
	if err != nil {
		return Outcome{}, err
	}
	var sha sql.NullString
	if p.sha != "" {
		sha = sql.NullString{String: p.sha, Valid: true}
		if err := putPage(ctx, tx, p.sha, len(p.Page), p.page); err != nil {
			return Outcome{}, err
		}
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO document (seq, id, article_id, version, source_id, arrived, fetched, url, outlet, title,
		published, facts, text, same_sha256, page_sha256, media_type, reason)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
		seq, id, article, version, sql.NullInt64{Int64: p.SourceID, Valid: p.SourceID != 0}, now, stamp(p.Fetched), p.url, p.out, p.title,
		p.moment, string(p.facts), p.text, p.same, sha, clean(p.MediaType), clean(p.Reason))
	return Outcome{true, seq, id, version}, err
}

// articleOf returns the article of a key, made if there is none.
func articleOf(ctx context.Context, tx *sql.Tx, key string) (id int64, isNew bool, err error) {
	err = tx.QueryRowContext(ctx, `SELECT id FROM article WHERE key = $1`, key).Scan(&id)
	if !errors.Is(err, sql.ErrNoRows) {
		return id, false, err
	}
	if id, err = take(ctx, tx, "article", 1); err != nil {
		return 0, false, err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO article (id, key) VALUES ($1, $2)`, id, key)
	return id, true, err
}

// versionOf returns the version of an article that p is already, if any, and
// the number of the newest version. A page that yields no text is never newer
// than one that did: it says more of the outlet than of the article.
func versionOf(ctx context.Context, tx *sql.Tx, article int64, p *packed) (have Outcome, newest int, err error) {
	rows, err := tx.QueryContext(ctx, `SELECT seq, id, version, same_sha256, reason FROM document WHERE article_id = $1 ORDER BY version DESC`, article)
	if err != nil {
		return Outcome{}, 0, err
	}
	defer rows.Close()
	for rows.Next() {
		var o Outcome
		var same, reason string
		if err := rows.Scan(&o.Seq, &o.ID, &o.Version, &same, &reason); err != nil {
			return Outcome{}, 0, err
		}
		newest = max(newest, o.Version)
		if same == p.same && reason == p.Reason || p.Reason != "" {
			return o, newest, nil
		}
		if p.Live {
			break
		}
	}
	return Outcome{}, newest, rows.Err()
}

// freeID returns the id of a new document: the one that is wanted, or one made
// of the key, followed by "@2" and so on for later versions or where another
// document has it.
func freeID(ctx context.Context, tx *sql.Tx, want, key string, version int) (string, error) {
	id := want
	if id == "" {
		if want = sum(key)[:12]; version == 1 {
			id = want
		} else {
			id = fmt.Sprintf("%s@%d", want, version)
		}
	}
	for n := max(version, 2); ; n++ {
		var one int
		err := tx.QueryRowContext(ctx, `SELECT 1 FROM document WHERE id = $1`, id).Scan(&one)
		if errors.Is(err, sql.ErrNoRows) {
			return id, nil
		} else if err != nil {
			return "", err
		}
		id = fmt.Sprintf("%s@%d", want, n)
	}
}

const documentColumns = `seq, id, article_id, version, source_id, arrived, fetched, published, facts, text, page_sha256, media_type, reason`

func scanDocument(row interface{ Scan(...any) error }) (*Stored, error) {
	var d Stored
	var source sql.NullInt64
	var sha sql.NullString
	var arrived, fetched, facts_ string
	var text []byte
	if err := row.Scan(&d.Seq, &d.ID, &d.Article, &d.Version, &source, &arrived, &fetched, &d.Moment, &facts_, &text, &sha, &d.MediaType, &d.Reason); err != nil {
		return nil, err
	}
	id := d.ID
	var f facts
	if err := json.Unmarshal([]byte(facts_), &f); err != nil {
		return nil, fmt.Errorf("document %s: %w: %w", id, gentz.ErrCorrupt, err)
	}
	b, err := unpack(text)
	if err != nil {
		return nil, fmt.Errorf("document %s: %w", id, err)
	}
	d.Document, d.Notes = f.Document, f.Notes
	d.ID, d.Text = id, string(b)
	d.SourceID, d.PageSHA256 = source.Int64, sha.String
	d.Arrived, d.Fetched = unstamp(arrived), unstamp(fetched)
	return &d, nil
}

// Documents returns at most limit documents that arrived after seq, in order of
// arrival. All that had arrived before the last of them is in it or before it,
// so that its Seq is where the next call goes on.
func (s *Store) Documents(ctx context.Context, after int64, limit int) ([]*Stored, error) {
	return s.documents(ctx, `SELECT `+documentColumns+` FROM document WHERE seq > $1 ORDER BY seq LIMIT $2`, after, limit)
}

// Document returns the document that name means: its id, or an address, for the
// newest version of the article there. It returns an error wrapping
// [gentz.ErrNotFound] if there is none.
func (s *Store) Document(ctx context.Context, name string) (*Stored, error) {
	docs, err := s.documents(ctx, `SELECT `+documentColumns+` FROM document WHERE id = $1`, name)
	if err == nil && len(docs) == 0 && strings.Contains(name, "://") {
		docs, err = s.documents(ctx, `SELECT `+documentColumns+` FROM document
			WHERE article_id = (SELECT id FROM article WHERE key = $1) ORDER BY version DESC LIMIT 1`, URLKey(name))
	}
	if err != nil {
		return nil, err
	}
	if len(docs) == 0 {
		return nil, fmt.Errorf("document %q in store %s: %w", name, s.address, gentz.ErrNotFound)
	}
	return docs[0], nil
}

// Versions returns all versions of one article, the first one first.
func (s *Store) Versions(ctx context.Context, article int64) ([]*Stored, error) {
	return s.documents(ctx, `SELECT `+documentColumns+` FROM document WHERE article_id = $1 ORDER BY version`, article)
}

func (s *Store) documents(ctx context.Context, query string, args ...any) ([]*Stored, error) {
	rows, err := s.read.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, s.wrap("reading", err)
	}
	defer rows.Close()
	var out []*Stored
	for rows.Next() {
		d, err := scanDocument(rows)
		if err != nil {
			return nil, s.wrap("reading", err)
		}
		out = append(out, d)
	}
	return out, s.wrap("reading", rows.Err())
}

// Last returns the Seq of the document that arrived last, 0 if there is none.
func (s *Store) Last(ctx context.Context) (seq int64, err error) {
	err = s.read.QueryRowContext(ctx, `SELECT value FROM counter WHERE name = 'document'`).Scan(&seq)
	return seq, s.wrap("reading", err)
}
