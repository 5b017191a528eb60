package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"strconv"

	"gentz/record"
)

// Standing returns the subject id, or the one that it was merged into.
func (s *Store) Standing(ctx context.Context, id string) (*record.Subject, error) {
	for range 100 {
		x, err := s.Subject(ctx, id)
		if err != nil || x.MergedInto == "" {
			return x, err
		}
		id = x.MergedInto
	}
	return nil, notFound(id)
}

// Listed calls document for each document in order of arrival, then origin for each
// origin in the order of its first document. It stops at the first error.
func (s *Store) Listed(ctx context.Context, document func(*record.Document) error, origin func(*record.Origin) error) error {
	// A later version is one of the article before it, or, of an article that the
	// outlet published again under another name, of the last of its outlet that it revises.
	rows, err := s.read.QueryContext(ctx, `SELECT d.seq, d.id, d.version, d.url, d.outlet, d.title, d.published, d.fetched, d.facts, d.same_sha256,
		COALESCE(p.id, CASE WHEN o.relation = 'revision' THEN COALESCE((SELECT e.id FROM origin x JOIN document e ON e.seq = x.seq
			WHERE x.origin_seq = o.origin_seq AND x.seq < d.seq AND e.outlet = d.outlet ORDER BY x.seq DESC LIMIT 1), f.id) END, ''), COALESCE(o.origin_seq, d.seq), COALESCE(y.story, 0)
		FROM document d LEFT JOIN document_story y ON y.seq = d.seq LEFT JOIN document p ON p.article_id = d.article_id AND p.version = d.version - 1
		LEFT JOIN origin o ON o.seq = d.seq LEFT JOIN document f ON f.seq = o.origin_seq ORDER BY d.seq`)
	if err != nil {
		return s.wrap("reading", err)
	}
	defer rows.Close()
	for rows.Next() {
		var seq, of, story int64
		var text, versionOf string
		x := &record.Document{Kind: "document"}
		if err := rows.Scan(&seq, &x.ID, &x.Version, &x.URL, &x.Outlet, &x.Title, &x.Published, &x.Fetched, &text, &x.SHA256, &versionOf, &of, &story); err != nil {
			return s.wrap("reading", err)
		}
		if versionOf != "" && versionOf != x.ID {
			x.VersionOf = &versionOf
		}
		var fs facts
		if err := json.Unmarshal([]byte(text), &fs); err == nil {
			x.Lang = fs.Lang
			if fs.SHA256 != "" {
				x.SHA256 = fs.SHA256
			}
		}
		x.Origin = "o" + strconv.FormatInt(of, 10)
		if story != 0 {
			x.Story = "y" + strconv.FormatInt(story, 10)
		}
		if err := document(x); err != nil {
			return err
		}
	}
	if err := rows.Err(); err != nil {
		return s.wrap("reading", err)
	}
	return s.origins(ctx, origin)
}

func (s *Store) origins(ctx context.Context, each func(*record.Origin) error) error {
	rows, err := s.read.QueryContext(ctx, `SELECT COALESCE(o.origin_seq, d.seq), f.id, f.facts, d.id, COALESCE(o.relation, 'none'), d.seq
		FROM document d LEFT JOIN origin o ON o.seq = d.seq JOIN document f ON f.seq = COALESCE(o.origin_seq, d.seq)
		ORDER BY COALESCE(o.origin_seq, d.seq), d.seq`)
	if err != nil {
		return s.wrap("reading", err)
	}
	defer rows.Close()
	var last *record.Origin
	var lastSeq int64
	for rows.Next() {
		var of, seq int64
		var first, text, id, relation string
		if err := rows.Scan(&of, &first, &text, &id, &relation, &seq); err != nil {
			return s.wrap("reading", err)
		}
		if last == nil || lastSeq != of {
			if last != nil {
				if err := each(last); err != nil {
					return err
				}
			}
			var fs facts
			json.Unmarshal([]byte(text), &fs)
			last, lastSeq = &record.Origin{Kind: "origin", ID: "o" + strconv.FormatInt(of, 10), First: first, Credit: fs.Credit, Documents: []record.OriginCopy{}}, of
		}
		as := relation
		if seq == of || as == "none" {
			as = "original"
		}
		last.Documents = append(last.Documents, record.OriginCopy{Document: id, As: as})
	}
	if err := rows.Err(); err != nil && err != sql.ErrNoRows {
		return s.wrap("reading", err)
	}
	if last != nil {
		return each(last)
	}
	return nil
}
