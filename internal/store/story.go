package store

import (
	"context"
	"database/sql"
	"encoding/binary"
	"fmt"
	"math"
	"slices"
	"strconv"

	"gentz"
	"gentz/internal/story"
	"gentz/record"
)

// storyCursor is the name under which the store keeps how many documents have a story.
const storyCursor = "stories"

// A StorySession is one transaction that gives documents their stories. It is a
// [story.Near].
type StorySession struct {
	ctx context.Context
	tx  *sql.Tx
}

// Storied returns the Seq of the last document that has been given a story.
func (s *Store) Storied(ctx context.Context) (int64, error) { return s.Cursor(ctx, storyCursor) }

// KeepStories runs f in one transaction that moves the cursor of stories from one
// document to another. If another process has moved it meanwhile, kept is false and
// nothing is changed. f may run more than once.
func (s *Store) KeepStories(ctx context.Context, from, to int64, f func(*StorySession) error) (kept bool, err error) {
	err = s.tx(ctx, "writing to", func(tx *sql.Tx) error {
		var err error
		if kept, err = moveCursor(ctx, tx, storyCursor, from, to); err != nil || !kept {
			return err
		}
		return f(&StorySession{ctx, tx})
	})
	return kept, err
}

// Counts returns how many documents there were, and in how many each word was.
func (s *StorySession) Counts(terms []int64) (docs int, in map[int64]int, err error) {
	if err := s.tx.QueryRowContext(s.ctx, `SELECT value FROM counter WHERE name = 'story_docs'`).Scan(&docs); err != nil {
		return 0, nil, err
	}
	in = map[int64]int{}
	for part := range slices.Chunk(terms, rowsAtOnce) {
		list, args := list(part)
		rows, err := s.tx.QueryContext(s.ctx, `SELECT term, docs FROM term WHERE term IN `+list, args...)
		if err != nil {
			return 0, nil, err
		}
		for rows.Next() {
			var t int64
			var n int
			if err := rows.Scan(&t, &n); err != nil {
				rows.Close()
				return 0, nil, err
			}
			in[t] = n
		}
		if err := rows.Err(); err != nil {
			return 0, nil, err
		}
	}
	return docs, in, nil
}

// month returns the months in which what is of a day is looked for: its own and those
// beside it; what has no day, and what began without one, has a month of its own.
func months(day gentz.Day) []int64 {
	if day == 0 {
		return []int64{-1}
	}
	m := int64(day) / 30
	return []int64{m - 1, m, m + 1, -1}
}

func termKey(term, month int64) int64 {
	return int64(uint64(term)*0x9E3779B97F4A7C15 + uint64(month+2)*0xC2B2AE3D27D4EB4F)
}

// Stories returns the stories that are found by one of the words around a day, those
// that share most first, of these the newest; at most limit.
func (s *StorySession) Stories(terms []int64, day gentz.Day, limit int) ([]*story.Story, error) {
	var keys []int64
	for _, t := range terms {
		for _, m := range months(day) {
			keys = append(keys, termKey(t, m))
		}
	}
	if len(keys) == 0 {
		return nil, nil
	}
	in, args := list(keys)
	rows, err := s.tx.QueryContext(s.ctx, fmt.Sprintf(`SELECT num FROM story_term WHERE key IN %s GROUP BY num ORDER BY count(*) DESC, num DESC LIMIT %d`, in, limit), args...)
	if err != nil {
		return nil, err
	}
	var nums []int64
	for rows.Next() {
		var n int64
		if err := rows.Scan(&n); err != nil {
			rows.Close()
			return nil, err
		}
		nums = append(nums, n)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	var out []*story.Story
	for _, n := range nums {
		x := &story.Story{ID: n}
		var words, names []byte
		var from, to int64
		err := s.tx.QueryRowContext(s.ctx, `SELECT label, from_day, to_day, docs, words, names FROM story WHERE num = $1 AND merged_into = 0`, n).Scan(&x.Label, &from, &to, &x.Docs, &words, &names)
		if err == sql.ErrNoRows {
			continue
		} else if err != nil {
			return nil, err
		}
		x.From, x.To, x.Words, x.Names = gentz.Day(from), gentz.Day(to), unpackVector(words), unpackVector(names)
		out = append(out, x)
	}
	return out, nil
}

func packVector(v story.Vector) []byte {
	b := make([]byte, 0, 16*len(v))
	for _, w := range v {
		b = binary.LittleEndian.AppendUint64(b, uint64(w.Term))
		b = binary.LittleEndian.AppendUint64(b, math.Float64bits(w.W))
	}
	return b
}

func unpackVector(b []byte) story.Vector {
	var v story.Vector
	for ; len(b) >= 16; b = b[16:] {
		v = append(v, story.Weight{Term: int64(binary.LittleEndian.Uint64(b)), W: math.Float64frombits(binary.LittleEndian.Uint64(b[8:]))})
	}
	return v
}

// Same gives a document the story of another one, whose words it has. ok is false
// if that one has none yet.
func (s *StorySession) Same(seq, as int64, day gentz.Day) (ok bool, err error) {
	var num int64
	err = s.tx.QueryRowContext(s.ctx, `SELECT story FROM document_story WHERE seq = $1`, as).Scan(&num)
	if err == sql.ErrNoRows {
		return false, nil
	} else if err != nil {
		return false, err
	}
	if err := s.give(seq, num); err != nil {
		return false, err
	}
	if _, err := s.tx.ExecContext(s.ctx, `UPDATE story SET docs = docs + 1 WHERE num = $1`, num); err != nil {
		return false, err
	}
	return true, s.log(day, seq, num, "joined", 0)
}

func (s *StorySession) give(seq, num int64) error {
	_, err := s.tx.ExecContext(s.ctx, `INSERT INTO document_story (seq, story) VALUES ($1, $2)`, seq, num)
	return err
}

func (s *StorySession) log(day gentz.Day, seq, num int64, what string, other int64) error {
	n, err := take(s.ctx, s.tx, "story_log", 1)
	if err != nil {
		return err
	}
	_, err = s.tx.ExecContext(s.ctx, `INSERT INTO story_log (n, at, seq, story, what, other) VALUES ($1, $2, $3, $4, $5, $6)`, n, day.String(), seq, num, what, other)
	return err
}

// Keep keeps what was decided about a document.
func (s *StorySession) Keep(seq int64, day gentz.Day, d *story.Decision) error {
	x := d.Story
	what := "joined"
	if d.Score == 0 {
		what = "began"
	}
	if err := s.give(seq, x.ID); err != nil {
		return err
	}
	if err := s.log(day, seq, x.ID, what, 0); err != nil {
		return err
	}
	_, err := s.tx.ExecContext(s.ctx, `INSERT INTO story (num, label, from_day, to_day, docs, words, names) VALUES ($1, $2, $3, $4, $5, $6, $7)
		ON CONFLICT (num) DO UPDATE SET label = excluded.label, from_day = excluded.from_day, to_day = excluded.to_day, docs = excluded.docs,
			words = excluded.words, names = excluded.names`,
		x.ID, clean(x.Label), int64(x.From), int64(x.To), x.Docs, packVector(x.Words), packVector(x.Names))
	if err != nil {
		return err
	}
	for _, gone := range d.Gone {
		r, err := s.tx.ExecContext(s.ctx, `UPDATE story SET merged_into = $1 WHERE num = $2`, x.ID, gone)
		if err != nil {
			return err
		}
		if n, _ := r.RowsAffected(); n == 0 {
			continue // it was to begin with this document
		}
		for _, q := range []string{`UPDATE story SET merged_into = $1 WHERE merged_into = $2`, `UPDATE document_story SET story = $1 WHERE story = $2`} {
			if _, err := s.tx.ExecContext(s.ctx, q, x.ID, gone); err != nil {
				return err
			}
		}
		if err := s.log(day, seq, gone, "merged", x.ID); err != nil {
			return err
		}
	}
	if err := s.index(x, day); err != nil {
		return err
	}
	return s.count(d.Terms)
}

// index adds the words by which a story is found now, in the month of a day.
func (s *StorySession) index(x *story.Story, day gentz.Day) error {
	in := []int64{-1}
	if day != 0 {
		in = []int64{int64(day) / 30}
	}
	var args []any
	for _, t := range story.Found(x.Words) {
		for _, m := range in {
			args = append(args, termKey(t, m), x.ID)
		}
	}
	if len(args) == 0 {
		return nil
	}
	_, err := s.tx.ExecContext(s.ctx, `INSERT INTO story_term (key, num) VALUES `+places(len(args)/2, 2, "")+` ON CONFLICT DO NOTHING`, args...)
	return err
}

func (s *StorySession) count(terms []int64) error {
	if _, err := take(s.ctx, s.tx, "story_docs", 1); err != nil {
		return err
	}
	for part := range slices.Chunk(terms, rowsAtOnce) {
		args := make([]any, len(part))
		for i, t := range part {
			args[i] = t
		}
		if _, err := s.tx.ExecContext(s.ctx, `INSERT INTO term (term, docs) SELECT x.term, 1 FROM (`+union(len(part))+`) x WHERE true
			ON CONFLICT (term) DO UPDATE SET docs = term.docs + 1`, args...); err != nil {
			return err
		}
	}
	return nil
}

// union returns a query of n values as rows of one column, term.
func union(n int) string {
	b := []byte("SELECT CAST($1 AS BIGINT) AS term")
	for i := 2; i <= n; i++ {
		b = append(b, " UNION ALL SELECT CAST($"...)
		b = strconv.AppendInt(b, int64(i), 10)
		b = append(b, " AS BIGINT)"...)
	}
	return string(b)
}

// StoryOf returns the stories of documents, as the record calls them: "y" and a
// number. Those without one are left out.
func (s *Store) StoryOf(ctx context.Context, seqs []int64) (map[int64]string, error) {
	out := map[int64]string{}
	for part := range slices.Chunk(seqs, rowsAtOnce) {
		in, args := list(part)
		rows, err := s.read.QueryContext(ctx, `SELECT seq, story FROM document_story WHERE seq IN `+in, args...)
		if err != nil {
			return nil, s.wrap("reading", err)
		}
		for rows.Next() {
			var seq, num int64
			if err := rows.Scan(&seq, &num); err != nil {
				rows.Close()
				return nil, s.wrap("reading", err)
			}
			out[seq] = "y" + strconv.FormatInt(num, 10)
		}
		if err := rows.Err(); err != nil {
			return nil, s.wrap("reading", err)
		}
	}
	return out, nil
}

// Stories calls each for every story, in the order of their numbers, with its
// documents; merged ones too if all is true, which have none.
func (s *Store) Stories(ctx context.Context, all bool, each func(*record.Story) error) error {
	type row struct {
		num, from, to, into int64
		label               string
	}
	query := `SELECT num, label, from_day, to_day, merged_into FROM story`
	if !all {
		query += ` WHERE merged_into = 0`
	}
	rows, err := s.read.QueryContext(ctx, query+` ORDER BY num`)
	if err != nil {
		return s.wrap("reading", err)
	}
	var list []row
	for rows.Next() {
		var r row
		if err := rows.Scan(&r.num, &r.label, &r.from, &r.to, &r.into); err != nil {
			rows.Close()
			return s.wrap("reading", err)
		}
		list = append(list, r)
	}
	if err := rows.Err(); err != nil {
		return s.wrap("reading", err)
	}
	for _, r := range list {
		x := &record.Story{Kind: "story", ID: "y" + strconv.FormatInt(r.num, 10), Label: r.label, Documents: []string{}, From: gentz.Day(r.from).String(), To: gentz.Day(r.to).String()}
		if r.into != 0 {
			x.MergedInto = "y" + strconv.FormatInt(r.into, 10)
		}
		docs, err := s.read.QueryContext(ctx, `SELECT d.id FROM document_story x JOIN document d ON d.seq = x.seq WHERE x.story = $1 ORDER BY x.seq`, r.num)
		if err != nil {
			return s.wrap("reading", err)
		}
		for docs.Next() {
			var id string
			if err := docs.Scan(&id); err != nil {
				docs.Close()
				return s.wrap("reading", err)
			}
			x.Documents = append(x.Documents, id)
		}
		if err := docs.Err(); err != nil {
			return s.wrap("reading", err)
		}
		if err := each(x); err != nil {
			return err
		}
	}
	return nil
}
