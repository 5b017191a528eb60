package store

import (
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"slices"
	"strings"
)

// URLKey returns the key of the article at an http or https address: equal for
// addresses that differ only in what does not choose the page, such as the
// scheme, "www.", a fragment or the marks by which senders count their readers.
// It returns "" if address is none.
func URLKey(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	host := strings.TrimSuffix(strings.TrimPrefix(strings.ToLower(u.Hostname()), "www."), ".")
	if p := u.Port(); p != "" && p != "80" && p != "443" {
		host += ":" + p
	}
	path := strings.TrimSuffix(u.EscapedPath(), "/")
	key := "url:" + host + path
	var kept []string
	for _, pair := range strings.Split(u.RawQuery, "&") {
		name, _, _ := strings.Cut(pair, "=")
		if pair != "" && !counting(strings.ToLower(name)) {
			kept = append(kept, pair)
		}
	}
	if len(kept) > 0 {
		slices.Sort(kept)
		key += "?" + strings.Join(kept, "&")
	}
	return clean(key)
}

// counting reports whether a parameter of an address only counts readers.
func counting(name string) bool {
	for _, prefix := range []string{"utm_", "at_", "pk_", "mtm_", "hsa_"} {
		if strings.HasPrefix(name, prefix) {
			return true
		}
	}
	switch name {
	case "fbclid", "gclid", "dclid", "msclkid", "yclid", "igshid", "mc_cid", "mc_eid", "ocid", "cmpid",
		"smid", "ftag", "partner", "feedtype", "feedname", "ns_mchannel", "ns_campaign", "xtor", "wt_mc", "cid":
		return true
	}
	return false
}

// TextKey returns the key of an article that has no address: the name that its
// source gives it, within scope, such as a feed's address or the word "batch".
func TextKey(scope, name string) string { return clean("id:" + scope + "#" + name) }

// sum returns the SHA-256 of its parts, in hexadecimal. The parts cannot run into each other.
func sum(parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		h.Write([]byte(p))
		h.Write([]byte{0xff}) // no byte of UTF-8
	}
	return hex.EncodeToString(h.Sum(nil))
}

// Sum returns the SHA-256 of b, in hexadecimal: the name of a page.
func Sum(b []byte) string {
	s := sha256.Sum256(b)
	return hex.EncodeToString(s[:])
}
