package fetch

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strconv"
	"strings"
	"syscall"
	"time"

	"code.dny.dev/ssrf"

	"gentz"
)

// A StatusError is an answer that is neither the page nor a redirect.
type StatusError struct {
	Code  int
	Kind  error         // of package gentz
	After time.Duration // how long the server asks to be left alone; 0 if it does not
}

func (e *StatusError) Error() string {
	s := fmt.Sprintf("the server says %d %s", e.Code, http.StatusText(e.Code))
	if e.After > 0 {
		s += fmt.Sprintf(", to be tried in %v", e.After.Round(time.Second))
	}
	return s
}

// Unwrap returns the kind of error.
func (e *StatusError) Unwrap() error { return e.Kind }

// Gone reports whether err says that an address will never be there again.
func Gone(err error) bool {
	var s *StatusError
	return errors.As(err, &s) && s.Code == http.StatusGone
}

// RetryAfter returns how long the server has asked to be left alone, 0 if it has not.
func RetryAfter(err error) time.Duration {
	var s *StatusError
	if errors.As(err, &s) {
		return s.After
	}
	var w *waitError
	if errors.As(err, &w) {
		return w.left
	}
	return 0
}

// Waiting reports whether err says that nothing was sent, because the host has
// asked to be left alone for some more time, see [RetryAfter].
func Waiting(err error) bool {
	var w *waitError
	return errors.As(err, &w)
}

// longestWait bounds what a server may ask for.
const longestWait = 24 * time.Hour

func statusError(h *http.Response, now time.Time) *StatusError {
	e := &StatusError{Code: h.StatusCode, Kind: gentz.ErrInvalid}
	switch c := h.StatusCode; {
	case c == 404 || c == 410:
		e.Kind = gentz.ErrNotFound
	case c == 401 || c == 402 || c == 403 || c == 407 || c == 451:
		e.Kind = gentz.ErrRefused
	case c == 408 || c == 425 || c == 429 || c >= 500:
		e.Kind = gentz.ErrRetry
	}
	after := strings.TrimSpace(h.Header.Get("Retry-After"))
	if n, err := strconv.ParseInt(after, 10, 64); err == nil && n > 0 {
		e.After = time.Duration(min(n, int64(longestWait/time.Second))) * time.Second
	} else if t, err := http.ParseTime(after); err == nil {
		// Against the server's own clock, if it shows it: ours may be wrong.
		if d, err := http.ParseTime(h.Header.Get("Date")); err == nil {
			now = d
		}
		e.After = min(max(t.Sub(now), 0), longestWait)
	}
	return e
}

// named puts an error of the network into words and gives it a kind.
func named(ctx context.Context, err error) error {
	var dns *net.DNSError
	var op *net.OpError
	var cert *tls.CertificateVerificationError
	var record tls.RecordHeaderError
	var unknown x509.UnknownAuthorityError
	switch {
	case isKind(err):
		return err
	case errors.Is(context.Cause(ctx), errSlow):
		return fmt.Errorf("%w: %w", gentz.ErrRetry, errSlow)
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, ssrf.ErrProhibitedIP), errors.Is(err, ssrf.ErrProhibitedNetwork), errors.Is(err, ssrf.ErrProhibitedPort):
		return fmt.Errorf("%w: its address is not on the public web: %w", gentz.ErrRefused, err)
	case errors.As(err, &cert), errors.As(err, &record), errors.As(err, &unknown):
		return fmt.Errorf("%w: the server's certificate is not right: %w", gentz.ErrRetry, err)
	case errors.As(err, &dns) && dns.IsNotFound:
		return fmt.Errorf("%w: there is no host %q", gentz.ErrNotFound, dns.Name)
	case errors.As(err, &dns), errors.As(err, &op):
		return fmt.Errorf("%w: %w", gentz.ErrRetry, err)
	}
	var timeout net.Error
	if errors.As(err, &timeout) && timeout.Timeout() {
		return fmt.Errorf("%w: %w", gentz.ErrRetry, errSlow)
	}
	return fmt.Errorf("%w: %w", gentz.ErrRetry, err) // a broken answer: most are mended by their owners
}

func isKind(err error) bool {
	for _, k := range []error{gentz.ErrNotFound, gentz.ErrInvalid, gentz.ErrRefused, gentz.ErrRetry} {
		if errors.Is(err, k) {
			return true
		}
	}
	return false
}

// Offline reports whether err says that the network of this machine is gone,
// rather than that something is wrong with the other side.
func Offline(err error) bool {
	var dns *net.DNSError
	if errors.As(err, &dns) {
		return !dns.IsNotFound
	}
	return errors.Is(err, syscall.ENETUNREACH) || errors.Is(err, syscall.ENETDOWN) || errors.Is(err, syscall.EHOSTUNREACH) || errors.Is(err, syscall.EADDRNOTAVAIL)
}

// fresh returns for how long an answer says that it holds, at most longestWait.
func fresh(h http.Header) time.Duration {
	for part := range strings.SplitSeq(h.Get("Cache-Control"), ",") {
		name, value, _ := strings.Cut(strings.TrimSpace(part), "=")
		if n, err := strconv.Atoi(strings.Trim(value, `"`)); err == nil && strings.EqualFold(name, "max-age") {
			return min(time.Duration(max(n, 0))*time.Second, longestWait)
		}
	}
	return 0
}
