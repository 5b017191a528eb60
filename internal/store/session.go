package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"slices"
	"strconv"
	"strings"

	"gentz"
	"gentz/record"
)

// recordCursor is the name under which the store keeps how many documents have
// been merged into the record.
const recordCursor = "record"

// A Cache holds subjects between sessions. It belongs to one goroutine at a time.
// The zero Cache is empty. It never changes what a session returns.
type Cache struct {
	seq      int64 // the last change of the record when it was right
	subjects map[string]*record.Subject
}

// cacheSize bounds how many subjects are held: when there are more, all go.
const cacheSize = 20_000

// A Session is one transaction that changes the record. It finds what is there by
// index. Its methods are for one goroutine, until the function that got it returns.
type Session struct {
	ctx    context.Context
	tx     *sql.Tx
	cache  *Cache
	next   int64 // number of the next change
	given  map[record.Kind]int64
	merged tombstones
}

// Merged returns the Seq of the last document that is in the record.
func (s *Store) Merged(ctx context.Context) (int64, error) { return s.Cursor(ctx, recordCursor) }

// Merge runs f in one transaction that moves the cursor of the record from the
// document from to the document to. If another process has moved it meanwhile,
// kept is false and nothing is changed. f may run more than once.
func (s *Store) Merge(ctx context.Context, from, to int64, cache *Cache, f func(*Session) error) (kept bool, err error) {
	err = s.session(ctx, cache, func(se *Session) error {
		var err error
		if kept, err = moveCursor(ctx, se.tx, recordCursor, from, to); err != nil || !kept {
			return err
		}
		return f(se)
	})
	return kept, err
}

// Change runs f in one transaction that changes the record and leaves its cursor
// where it is: for corrections and for documents that are read again.
func (s *Store) Change(ctx context.Context, cache *Cache, f func(*Session) error) error {
	return s.session(ctx, cache, f)
}

func (s *Store) session(ctx context.Context, cache *Cache, f func(*Session) error) error {
	var done int64
	err := s.tx(ctx, "writing to", func(tx *sql.Tx) error {
		// The counter comes first: it keeps other writers of the record waiting.
		next, err := take(ctx, tx, "change", 0)
		if err != nil {
			return err
		}
		if cache.subjects == nil || cache.seq != next-1 || len(cache.subjects) > cacheSize {
			cache.subjects = map[string]*record.Subject{}
		}
		cache.seq = -1 // wrong until this has gone well
		se := &Session{ctx: ctx, tx: tx, cache: cache, next: next, given: map[record.Kind]int64{}}
		if se.merged, err = loadTombstones(ctx, tx); err != nil {
			return err
		}
		if err := f(se); err != nil {
			return err
		}
		if se.next > next {
			if _, err := take(ctx, tx, "change", se.next-next); err != nil {
				return err
			}
		}
		for _, k := range record.Kinds {
			if last, ok := se.given[k]; ok {
				if _, err := tx.ExecContext(ctx, `UPDATE counter SET value = $1 WHERE name = $2`, last, string(k)); err != nil {
					return err
				}
			}
		}
		done = se.next - 1
		return nil
	})
	if err == nil {
		cache.seq = done
	}
	return err
}

// Next returns the number that the next change will have.
func (se *Session) Next() int64 { return se.next }

// NewID returns an id that no subject of the kind had.
func (se *Session) NewID(kind record.Kind) (string, error) {
	last, ok := se.given[kind]
	if !ok {
		if err := se.tx.QueryRowContext(se.ctx, `SELECT value FROM counter WHERE name = $1`, string(kind)).Scan(&last); err != nil {
			return "", fmt.Errorf("counting subjects of kind %q: %w", kind, err)
		}
	}
	se.given[kind] = last + 1
	return subjectID(kind, last+1), nil
}

func subjectID(kind record.Kind, num int64) string {
	return kind.Prefix() + strconv.FormatInt(num, 10)
}

// numberOf returns the number of a subject id; ok is false if it is none.
func numberOf(id string) (kind record.Kind, num int64, ok bool) {
	kind = record.KindOf(id)
	if kind == "" {
		return "", 0, false
	}
	num, err := strconv.ParseInt(id[len(kind.Prefix()):], 10, 64)
	return kind, num, err == nil && num > 0
}

// subjectKey makes one number of a kind and a key.
func subjectKey(kind record.Kind, key string) int64 {
	h := fnv.New64a()
	h.Write([]byte(kind))
	h.Write([]byte{0})
	h.Write([]byte(key))
	return int64(h.Sum64())
}

// Find returns at most limit subjects of a kind that have one of keys: those that
// share most keys first, of these the newest first. Merged ones are left out.
func (se *Session) Find(kind record.Kind, keys []string, limit int) ([]*record.Subject, error) {
	shared := map[int64]int{}
	for part := range slices.Chunk(keys, rowsAtOnce) {
		hashes := make([]int64, len(part))
		for i, k := range part {
			hashes[i] = subjectKey(kind, k)
		}
		in, args := list(hashes)
		rows, err := se.tx.QueryContext(se.ctx, `SELECT num, count(*) FROM subject_key WHERE key IN `+in+` GROUP BY num`, args...)
		if err != nil {
			return nil, err
		}
		for rows.Next() {
			var num int64
			var n int
			if err := rows.Scan(&num, &n); err != nil {
				rows.Close()
				return nil, err
			}
			shared[num] += n
		}
		if err := rows.Err(); err != nil {
			return nil, err
		}
	}
	nums := make([]int64, 0, len(shared))
	for n := range shared {
		nums = append(nums, n)
	}
	slices.SortFunc(nums, func(a, b int64) int { return cmp.Or(shared[b]-shared[a], cmp.Compare(b, a)) })
	out := make([]*record.Subject, 0, min(limit, len(nums)))
	for _, n := range nums[:min(limit, len(nums))] {
		s, err := se.load(kind, n)
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, nil
}

// Subject returns the subject id, or the one that it was merged into. It returns
// an error wrapping [gentz.ErrNotFound] if there is none.
func (se *Session) Subject(id string) (*record.Subject, error) {
	kind, num, ok := numberOf(se.merged.of(id))
	if !ok {
		return nil, notFound(id)
	}
	return se.load(kind, num)
}

// load returns a subject from the cache or the tables.
func (se *Session) load(kind record.Kind, num int64) (*record.Subject, error) {
	id := subjectID(kind, num)
	if s := se.cache.subjects[id]; s != nil {
		return s, nil
	}
	s, err := loadSubject(se.ctx, se.tx, se.merged, kind, num)
	if err == nil {
		se.cache.subjects[id] = s
	}
	return s, err
}

// Of returns the subjects that have reports of a document which were not replaced
// by a later reading of it, in the order of their first such report.
func (se *Session) Of(document string) ([]*record.Subject, error) {
	rows, err := se.tx.QueryContext(se.ctx, `SELECT r.kind, r.num FROM report r JOIN document d ON d.seq = r.document_seq
		WHERE d.id = $1 AND r.fate <> 'reread' ORDER BY r.seq`, document)
	if err != nil {
		return nil, err
	}
	type ref struct {
		kind record.Kind
		num  int64
	}
	var refs []ref
	for rows.Next() {
		var r ref
		if err := rows.Scan(&r.kind, &r.num); err != nil {
			rows.Close()
			return nil, err
		}
		if !slices.Contains(refs, r) {
			refs = append(refs, r)
		}
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	var out []*record.Subject
	for _, r := range refs {
		s, err := se.load(r.kind, r.num)
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, nil
}

// OriginOf returns the origin of a document as the record calls it: "o" and the
// number of the document that the words are taken from.
func (se *Session) OriginOf(seq int64) (string, error) {
	var of int64
	err := se.tx.QueryRowContext(se.ctx, `SELECT origin_seq FROM origin WHERE seq = $1`, seq).Scan(&of)
	if err == sql.ErrNoRows {
		of, err = seq, nil
	}
	return "o" + strconv.FormatInt(of, 10), err
}

// Apply keeps changes, whose numbers must follow the last, and the subjects as they
// are after them. document is 0 for a correction; reader says what read it.
func (se *Session) Apply(document int64, reader string, changes []record.Change, subjects []*record.Subject) error {
	last := map[string]int64{}
	for i := range changes {
		last[changes[i].Subject] = changes[i].Seq
		if changes[i].Seq != se.next {
			return fmt.Errorf("change %d comes after change %d", changes[i].Seq, se.next-1)
		}
		if err := se.apply(document, &changes[i]); err != nil {
			return fmt.Errorf("change %d of %s: %w", changes[i].Seq, changes[i].Subject, err)
		}
		se.next++
	}
	for _, s := range subjects {
		if err := keepSubject(se.ctx, se.tx, s, last[s.ID]); err != nil {
			return fmt.Errorf("subject %s: %w", s.ID, err)
		}
		se.cache.subjects[s.ID] = s
		if s.MergedInto != "" {
			// Reports of others name it: they name what it was merged into from now on.
			se.merged[s.ID] = s.MergedInto
			clear(se.cache.subjects)
		}
	}
	if document == 0 {
		return nil
	}
	_, err := se.tx.ExecContext(se.ctx, `INSERT INTO merged (document_seq, reader) VALUES ($1, $2)
		ON CONFLICT (document_seq) DO UPDATE SET reader = excluded.reader`, document, reader)
	return err
}

func (se *Session) apply(document int64, c *record.Change) error {
	evidence, correction := "", ""
	if len(c.Evidence) > 0 && c.What != record.WhatReport {
		b, err := json.Marshal(c.Evidence)
		if err != nil {
			return err
		}
		evidence = string(b)
	}
	if c.Correction != nil {
		b, err := json.Marshal(c.Correction)
		if err != nil {
			return err
		}
		correction = clean(string(b))
	}
	_, err := se.tx.ExecContext(se.ctx, `INSERT INTO change (seq, at, document_seq, subject, what, before, after, evidence, correction)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`, c.Seq, c.At, sql.NullInt64{Int64: document, Valid: document != 0}, c.Subject, c.What,
		clean(string(c.Before)), clean(string(c.After)), evidence, correction)
	if err != nil {
		return err
	}
	return derive(se.ctx, se.tx, document, c)
}

// derive brings the tables that are made from the log up to date with c.
func derive(ctx context.Context, tx *sql.Tx, document int64, c *record.Change) error {
	kind, num, ok := numberOf(c.Subject)
	if !ok {
		return notFound(c.Subject)
	}
	switch c.What {
	case record.WhatReport:
		r := record.Report{At: c.At}
		if err := json.Unmarshal(c.After, &r); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO report (seq, kind, num, document_seq) VALUES ($1, $2, $3, $4)`, c.Seq, string(kind), num, document); err != nil {
			return err
		}
		return index(ctx, tx, kind, num, &r)
	case record.WhatRevised, record.WhatWithdrawn, record.WhatReread:
		var ref record.ReportRef
		if err := json.Unmarshal(c.Before, &ref); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `UPDATE report SET fate = $1, fate_at = $2 WHERE seq = $3`, c.What, c.At, ref.Report)
		return err
	case record.WhatMoved:
		var ref record.ReportRef
		var to string
		if err := errors.Join(json.Unmarshal(c.Before, &ref), json.Unmarshal(c.After, &to)); err != nil {
			return err
		}
		_, toNum, ok := numberOf(to)
		if !ok {
			return notFound(to)
		}
		return moveReport(ctx, tx, kind, ref.Report, toNum)
	case record.WhatMerged:
		var to string
		if err := json.Unmarshal(c.After, &to); err != nil {
			return err
		}
		_, toNum, ok := numberOf(to)
		if !ok {
			return notFound(to)
		}
		return mergeRows(ctx, tx, kind, num, toNum)
	}
	return nil
}

// moveReport gives a report to another subject of its kind.
func moveReport(ctx context.Context, tx *sql.Tx, kind record.Kind, report, to int64) error {
	var after string
	var r record.Report
	if err := tx.QueryRowContext(ctx, `SELECT after, at FROM change WHERE seq = $1`, report).Scan(&after, &r.At); err != nil {
		return err
	}
	if err := json.Unmarshal([]byte(after), &r); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `UPDATE report SET num = $1 WHERE seq = $2`, to, report); err != nil {
		return err
	}
	return index(ctx, tx, kind, to, &r)
}

// mergeRows gives all that is found by a subject, and of it, to another one of its kind.
func mergeRows(ctx context.Context, tx *sql.Tx, kind record.Kind, from, to int64) error {
	for _, q := range []string{
		`UPDATE report SET num = $2 WHERE kind = $3 AND num = $1`,
		`INSERT INTO subject_key (key, kind, num) SELECT key, kind, CAST($2 AS INTEGER) FROM subject_key WHERE kind = $3 AND num = $1 ON CONFLICT DO NOTHING`,
		`DELETE FROM subject_key WHERE kind = $3 AND num = $1 AND $2 > 0`,
		`INSERT INTO link (target, kind, num) SELECT target, kind, CAST($2 AS INTEGER) FROM link WHERE kind = $3 AND num = $1 ON CONFLICT DO NOTHING`,
		`DELETE FROM link WHERE kind = $3 AND num = $1 AND $2 > 0`,
	} {
		if _, err := tx.ExecContext(ctx, q, from, to, string(kind)); err != nil {
			return err
		}
	}
	for _, q := range []string{
		`INSERT INTO link (target, kind, num) SELECT $2, kind, num FROM link WHERE target = $1 ON CONFLICT DO NOTHING`,
		`DELETE FROM link WHERE target = $1 AND $2 <> ''`,
	} {
		if _, err := tx.ExecContext(ctx, q, subjectID(kind, from), subjectID(kind, to)); err != nil {
			return err
		}
	}
	return nil
}

// tombstones say what each subject that was merged was merged into.
type tombstones map[string]string

// of returns the subject that id stands for now.
func (t tombstones) of(id string) string {
	for range len(t) {
		into, ok := t[id]
		if !ok {
			break
		}
		id = into
	}
	return id
}

func loadTombstones(ctx context.Context, q queryer) (tombstones, error) {
	rows, err := q.QueryContext(ctx, `SELECT kind, num, merged_into FROM subject WHERE merged_into <> ''`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := tombstones{}
	for rows.Next() {
		var kind record.Kind
		var num int64
		var into string
		if err := rows.Scan(&kind, &num, &into); err != nil {
			return nil, err
		}
		out[subjectID(kind, num)] = into
	}
	return out, rows.Err()
}

// index adds the keys and links of a report.
func index(ctx context.Context, tx *sql.Tx, kind record.Kind, num int64, r *record.Report) error {
	if keys := r.Keys(); len(keys) > 0 {
		for part := range slices.Chunk(keys, rowsAtOnce/2) {
			var args []any
			for _, k := range part {
				args = append(args, subjectKey(kind, k), string(kind), num)
			}
			if _, err := tx.ExecContext(ctx, `INSERT INTO subject_key (key, kind, num) VALUES `+places(len(part), 3, "")+` ON CONFLICT DO NOTHING`, args...); err != nil {
				return err
			}
		}
	}
	for part := range slices.Chunk(r.Links(), rowsAtOnce/2) {
		var args []any
		for _, target := range part {
			args = append(args, target, string(kind), num)
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO link (target, kind, num) VALUES `+places(len(part), 3, "")+` ON CONFLICT DO NOTHING`, args...); err != nil {
			return err
		}
	}
	return nil
}

// keepSubject writes the row of a subject as it is after the change last.
func keepSubject(ctx context.Context, tx *sql.Tx, s *record.Subject, last int64) error {
	kind, num, ok := numberOf(s.ID)
	if !ok {
		return notFound(s.ID)
	}
	row := s.Row()
	fixed := ""
	if b, err := json.Marshal(s.Fixed); err != nil {
		return err
	} else if string(b) != "{}" {
		fixed = clean(string(b))
	}
	rejected := 0
	if s.Fixed.Rejected {
		rejected = 1
	}
	_, err := tx.ExecContext(ctx, `INSERT INTO subject (kind, num, merged_into, fixed, rejected, state, from_day, to_day, label, last_seq)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
		ON CONFLICT (kind, num) DO UPDATE SET merged_into = excluded.merged_into, fixed = excluded.fixed, rejected = excluded.rejected,
			state = excluded.state, from_day = excluded.from_day, to_day = excluded.to_day, label = excluded.label,
			last_seq = CASE WHEN excluded.last_seq > subject.last_seq THEN excluded.last_seq ELSE subject.last_seq END`,
		string(kind), num, s.MergedInto, fixed, rejected, row.State, row.From, row.To, clean(row.Label), last)
	return err
}

// queryer is what a transaction and a pool of connections have in common.
type queryer interface {
	QueryContext(context.Context, string, ...any) (*sql.Rows, error)
	QueryRowContext(context.Context, string, ...any) *sql.Row
}

// loadSubject reads a subject with its reports.
func loadSubject(ctx context.Context, q queryer, merged tombstones, kind record.Kind, num int64) (*record.Subject, error) {
	s := &record.Subject{ID: subjectID(kind, num), Kind: kind}
	var fixed string
	err := q.QueryRowContext(ctx, `SELECT merged_into, fixed FROM subject WHERE kind = $1 AND num = $2`, string(kind), num).Scan(&s.MergedInto, &fixed)
	if err == sql.ErrNoRows {
		return nil, notFound(s.ID)
	} else if err != nil {
		return nil, err
	}
	if fixed != "" {
		if err := json.Unmarshal([]byte(fixed), &s.Fixed); err != nil {
			return nil, err
		}
	}
	rows, err := q.QueryContext(ctx, `SELECT r.seq, r.fate, r.fate_at, c.at, d.id, c.after, COALESCE(o.origin_seq, r.document_seq)
		FROM report r JOIN change c ON c.seq = r.seq JOIN document d ON d.seq = r.document_seq LEFT JOIN origin o ON o.seq = r.document_seq
		WHERE r.kind = $1 AND r.num = $2 AND r.fate <> 'reread' ORDER BY r.seq`, string(kind), num)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		r := &record.Report{}
		var after string
		var origin int64
		if err := rows.Scan(&r.Seq, &r.Fate, &r.FateAt, &r.At, &r.Document, &after, &origin); err != nil {
			return nil, err
		}
		if err := json.Unmarshal([]byte(after), r); err != nil {
			return nil, fmt.Errorf("report %d: %w", r.Seq, err)
		}
		r.Origin = "o" + strconv.FormatInt(origin, 10)
		s.Reports = append(s.Reports, r.Resolve(merged.of))
	}
	return s, rows.Err()
}

func notFound(id string) error {
	return advise(fmt.Errorf("%w: the record has no %q", gentz.ErrNotFound, strings.TrimSpace(id)), `"gentz search WORDS" finds things by their words, "gentz who NAME" by their names`)
}
