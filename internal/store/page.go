package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/klauspost/compress/zstd"

	"gentz"
)

// maxPage is the size in bytes of the largest page that is unpacked. Nothing
// larger is put in, so that a larger one is damage.
const maxPage = 64 << 20

// The level was chosen on pages as served: the next better one halves the speed for 4 % of size.
var (
	packer, _   = zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedDefault), zstd.WithEncoderConcurrency(1))
	unpacker, _ = zstd.NewReader(nil, zstd.WithDecoderConcurrency(0), zstd.WithDecoderMaxMemory(maxPage))
)

func pack(b []byte) []byte { return packer.EncodeAll(b, make([]byte, 0, len(b)/2+64)) }

func unpack(b []byte) ([]byte, error) {
	out, err := unpacker.DecodeAll(b, nil)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", gentz.ErrCorrupt, err)
	}
	return out, nil
}

// putPage keeps the bytes of a page, once, and returns their name.
func putPage(ctx context.Context, tx *sql.Tx, sha string, size int, zstd []byte) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO page (sha256, size, zstd) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`, sha, size, zstd)
	return err
}

// Page returns the bytes of a page as they were served. It returns an error
// wrapping [gentz.ErrNotFound] if there is no page of that name and
// [gentz.ErrCorrupt] if the bytes are not those that were kept.
func (s *Store) Page(ctx context.Context, sha256 string) ([]byte, error) {
	var z []byte
	err := s.read.QueryRowContext(ctx, `SELECT zstd FROM page WHERE sha256 = $1`, sha256).Scan(&z)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, fmt.Errorf("page %s: %w", sha256, gentz.ErrNotFound)
	} else if err != nil {
		return nil, s.wrap("reading a page of", err)
	}
	b, err := unpack(z)
	if err != nil {
		return nil, fmt.Errorf("page %s: %w", sha256, err)
	}
	if Sum(b) != sha256 {
		return nil, fmt.Errorf("page %s: %w: other bytes than were kept", sha256, gentz.ErrCorrupt)
	}
	return b, nil
}
