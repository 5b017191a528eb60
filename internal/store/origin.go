package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// An Origin says whose words a document has.
type Origin struct {
	Seq      int64    // of the document
	First    int64    // of the document that the words are taken from; Seq if they are its own
	Relation string   // to First: none, revision or reprint
	Reasons  []string // why, for people
	Bands    []int64  // keys by which documents that are alike find it
	Blocks   []int64  // keys of outlet and paragraph to be counted
	// Follow is a document that the words were held to be taken from until now,
	// and that has them from this one: it and its copies follow. 0 if there is none.
	Follow int64
}

// rowsAtOnce bounds the values of one statement; SQLite takes 32,766.
const rowsAtOnce = 500

// KeepOrigins keeps what was found out about the documents after from up to to,
// and moves the cursor of name, in one transaction. If another process has done
// so meanwhile, kept is false and nothing is changed.
func (s *Store) KeepOrigins(ctx context.Context, origins []Origin, name string, from, to int64) (kept bool, err error) {
	err = s.tx(ctx, "writing to", func(tx *sql.Tx) error {
		var err error
		if kept, err = moveCursor(ctx, tx, name, from, to); err != nil || !kept {
			return err
		}
		var bands [][2]any
		var blocks []any
		for _, o := range origins {
			reasons, err := json.Marshal(append([]string{}, o.Reasons...))
			if err != nil {
				return err
			}
			if _, err := tx.ExecContext(ctx, `INSERT INTO origin (seq, origin_seq, relation, reasons) VALUES ($1, $2, $3, $4) ON CONFLICT (seq)
				DO UPDATE SET origin_seq = excluded.origin_seq, relation = excluded.relation, reasons = excluded.reasons`,
				o.Seq, o.First, o.Relation, clean(string(reasons))); err != nil {
				return err
			}
			if o.Follow != 0 {
				if _, err := tx.ExecContext(ctx, `UPDATE origin SET origin_seq = $1, relation = CASE WHEN relation = 'none' THEN 'reprint' ELSE relation END
					WHERE origin_seq = $2`, o.Seq, o.Follow); err != nil {
					return err
				}
			}
			for _, b := range o.Bands {
				bands = append(bands, [2]any{b, o.Seq})
			}
			for _, b := range o.Blocks {
				blocks = append(blocks, b)
			}
		}
		// In the order of the index, which makes this three times as fast.
		slices.SortStableFunc(bands, func(a, b [2]any) int { return compare(a[0], b[0]) })
		slices.SortFunc(blocks, compare)
		for part := range slices.Chunk(bands, rowsAtOnce) {
			var args []any
			for _, b := range part {
				args = append(args, b[0], b[1])
			}
			if _, err := tx.ExecContext(ctx, `INSERT INTO band (key, seq) VALUES `+places(len(part), 2, "")+` ON CONFLICT DO NOTHING`, args...); err != nil {
				return err
			}
		}
		for part := range slices.Chunk(slices.Compact(slices.Clone(blocks)), rowsAtOnce) {
			args := slices.Clone(part)
			var b strings.Builder
			for i, key := range part {
				if i > 0 {
					b.WriteString(", ")
				}
				at, _ := slices.BinarySearchFunc(blocks, key, compare)
				n := 0
				for at+n < len(blocks) && blocks[at+n] == key {
					n++
				}
				fmt.Fprintf(&b, "($%d, %d)", i+1, n)
			}
			if _, err := tx.ExecContext(ctx, `INSERT INTO block (key, origins) VALUES `+b.String()+`
				ON CONFLICT (key) DO UPDATE SET origins = block.origins + excluded.origins`, args...); err != nil {
				return err
			}
		}
		return nil
	})
	return kept, err
}

func compare(a, b any) int {
	x, y := a.(int64), b.(int64)
	switch {
	case x < y:
		return -1
	case x > y:
		return 1
	}
	return 0
}

// places returns "($1, $2), ($3, $4)" for n rows of width values.
func places(n, width int, cast string) string {
	var b strings.Builder
	for i := range n {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteByte('(')
		for j := range width {
			if j > 0 {
				b.WriteString(", ")
			}
			fmt.Fprintf(&b, "$%d%s", i*width+j+1, cast)
		}
		b.WriteByte(')')
	}
	return b.String()
}

func list(keys []int64) (in string, args []any) {
	for _, k := range keys {
		args = append(args, k)
	}
	return places(1, len(keys), ""), args
}

// Candidates returns at most limit documents that share a band key with keys, those
// that share most first.
func (s *Store) Candidates(ctx context.Context, keys []int64, limit int) ([]int64, error) {
	if len(keys) == 0 {
		return nil, nil
	}
	in, args := list(keys)
	rows, err := s.read.QueryContext(ctx, fmt.Sprintf(`SELECT seq FROM band WHERE key IN %s GROUP BY seq ORDER BY count(*) DESC, seq LIMIT %d`, in, limit), args...)
	if err != nil {
		return nil, s.wrap("reading", err)
	}
	defer rows.Close()
	var out []int64
	for rows.Next() {
		var seq int64
		if err := rows.Scan(&seq); err != nil {
			return nil, s.wrap("reading", err)
		}
		out = append(out, seq)
	}
	return out, s.wrap("reading", rows.Err())
}

// Blocks returns in how many origins each key occurs; keys that occur in none are
// left out.
func (s *Store) Blocks(ctx context.Context, keys []int64) (map[int64]int, error) {
	out := map[int64]int{}
	for part := range slices.Chunk(keys, rowsAtOnce) {
		in, args := list(part)
		rows, err := s.read.QueryContext(ctx, `SELECT key, origins FROM block WHERE key IN `+in, args...)
		if err != nil {
			return nil, s.wrap("reading", err)
		}
		for rows.Next() {
			var key int64
			var n int
			if err := rows.Scan(&key, &n); err != nil {
				rows.Close()
				return nil, s.wrap("reading", err)
			}
			out[key] = n
		}
		if err := rows.Err(); err != nil {
			return nil, s.wrap("reading", err)
		}
	}
	return out, nil
}

// Origins returns what is known of the documents of seqs. Those of which nothing is
// known, because nobody looked yet or they have no text, are left out.
func (s *Store) Origins(ctx context.Context, seqs []int64) (map[int64]Origin, error) {
	out := map[int64]Origin{}
	for part := range slices.Chunk(seqs, rowsAtOnce) {
		in, args := list(part)
		rows, err := s.read.QueryContext(ctx, `SELECT seq, origin_seq, relation, reasons FROM origin WHERE seq IN `+in, args...)
		if err != nil {
			return nil, s.wrap("reading", err)
		}
		for rows.Next() {
			var o Origin
			var reasons string
			if err := rows.Scan(&o.Seq, &o.First, &o.Relation, &reasons); err != nil {
				rows.Close()
				return nil, s.wrap("reading", err)
			}
			json.Unmarshal([]byte(reasons), &o.Reasons)
			out[o.Seq] = o
		}
		if err := rows.Err(); err != nil {
			return nil, s.wrap("reading", err)
		}
	}
	return out, nil
}

// Copies returns the documents that have the words of the document first, itself
// among them, in order of arrival.
func (s *Store) Copies(ctx context.Context, first int64) ([]*Stored, error) {
	return s.documents(ctx, `SELECT `+documentColumns+` FROM document WHERE seq IN (SELECT seq FROM origin WHERE origin_seq = $1) ORDER BY seq`, first)
}

// Numbered returns the documents of seqs, in order of arrival.
func (s *Store) Numbered(ctx context.Context, seqs []int64) ([]*Stored, error) {
	if len(seqs) == 0 {
		return nil, nil
	}
	in, args := list(seqs)
	return s.documents(ctx, `SELECT `+documentColumns+` FROM document WHERE seq IN `+in+` ORDER BY seq`, args...)
}
