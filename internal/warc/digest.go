package warc

import (
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/base32"
	"encoding/hex"
	"strings"
)

// checkDigest notes in rec if its block is not that of its digest. Digests in
// forms that are not known are passed over.
func checkDigest(rec *Record) {
	name, want, ok := strings.Cut(rec.Get("WARC-Block-Digest"), ":")
	if !ok {
		return
	}
	var sum []byte
	switch strings.ToLower(strings.ReplaceAll(name, "-", "")) {
	case "sha1":
		s := sha1.Sum(rec.Block)
		sum = s[:]
	case "sha256":
		s := sha256.Sum256(rec.Block)
		sum = s[:]
	case "md5":
		s := md5.Sum(rec.Block)
		sum = s[:]
	default:
		return
	}
	if !strings.EqualFold(want, hex.EncodeToString(sum)) && !strings.EqualFold(strings.TrimRight(want, "="), strings.TrimRight(base32.StdEncoding.EncodeToString(sum), "=")) {
		rec.Damage = "digest does not match"
	}
}

// digest returns the digest of b as archives write it.
func digest(b []byte) string {
	s := sha1.Sum(b)
	return "sha1:" + base32.StdEncoding.EncodeToString(s[:])
}
