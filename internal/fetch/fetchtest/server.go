// Package fetchtest is a web server for tests that misbehaves in the ways of real
// ones, and keeps count of how it was asked.
package fetchtest

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// A Server listens on loopback until the test ends. Its paths:
//
//	/trickle         a byte every 50 ms, without end
//	/hang            nothing, not even a header
//	/endless         bytes as fast as they are taken
//	/bomb            64 MB of zeros in a gzip of 64 KB
//	/short           a Content-Length that is larger than the body
//	/charset         windows-1252 that says it is UTF-8
//	/loop            redirects to itself by way of /loop2
//	/hop/N           redirects N times, then "arrived"
//	/moved           has moved to /page for good
//	/to?u=ADDRESS    redirects to ADDRESS
//	/status/N        answers with status N; ?after=S sends Retry-After
//	/cookie          sets a cookie
//	/garbage         is no HTTP
//	/page            a page with an ETag
//
// and what Set puts there.
type Server struct {
	*httptest.Server
	mu    sync.Mutex
	pages map[string]http.HandlerFunc
	asked []*http.Request
	busy  int
	Most  int // requests that were under way at once, at most
}

// New starts a server. Its robots.txt does not exist until Set makes one.
func New(t testing.TB) *Server {
	s := &Server{pages: map[string]http.HandlerFunc{}}
	s.Server = httptest.NewServer(s)
	t.Cleanup(func() {
		s.CloseClientConnections()
		s.Close()
	})
	return s
}

// Set makes path answer with body, which is a feed or page.
func (s *Server) Set(path, contentType, body string) {
	s.Handle(path, func(w http.ResponseWriter, r *http.Request) {
		if contentType != "" {
			w.Header().Set("Content-Type", contentType)
		}
		fmt.Fprint(w, body)
	})
}

// Handle makes path answer with h.
func (s *Server) Handle(path string, h http.HandlerFunc) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.pages[path] = h
}

// Asked returns the requests so far for path, or all if it is "".
func (s *Server) Asked(path string) (out []*http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, r := range s.asked {
		if path == "" || r.URL.Path == path {
			out = append(out, r)
		}
	}
	return out
}

// ServeHTTP answers.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	s.asked = append(s.asked, r)
	s.busy++
	s.Most = max(s.Most, s.busy)
	h := s.pages[r.URL.Path]
	s.mu.Unlock()
	defer func() {
		s.mu.Lock()
		s.busy--
		s.mu.Unlock()
	}()
	if h != nil {
		h(w, r)
		return
	}
	name, rest, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
	if m, ok := manners[name]; ok {
		m(w, r, rest)
		return
	}
	http.NotFound(w, r)
}

var manners = map[string]func(w http.ResponseWriter, r *http.Request, rest string){
	"trickle": func(w http.ResponseWriter, r *http.Request, _ string) {
		for r.Context().Err() == nil {
			fmt.Fprint(w, "x")
			w.(http.Flusher).Flush()
			select {
			case <-time.After(50 * time.Millisecond):
			case <-r.Context().Done():
			}
		}
	},
	"hang": func(w http.ResponseWriter, r *http.Request, _ string) { <-r.Context().Done() },
	"endless": func(w http.ResponseWriter, r *http.Request, _ string) {
		b := bytes.Repeat([]byte("endless "), 8192)
		for r.Context().Err() == nil {
			if _, err := w.Write(b); err != nil {
				return
			}
		}
	},
	"bomb": func(w http.ResponseWriter, r *http.Request, _ string) {
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		for range 64 {
			if _, err := z.Write(make([]byte, 1<<20)); err != nil {
				return
			}
		}
		z.Close()
	},
	"short": func(w http.ResponseWriter, r *http.Request, _ string) {
		w.Header().Set("Content-Length", "1000")
		fmt.Fprint(w, "<p>Only the start of")
	},
	"charset": func(w http.ResponseWriter, r *http.Request, _ string) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Write([]byte("<p>Caf\xe9 talks \x93ended\x94"))
	},
	"loop":  redirect("/loop2"),
	"loop2": redirect("/loop"),
	"hop": func(w http.ResponseWriter, r *http.Request, rest string) {
		n, _ := strconv.Atoi(rest)
		if n <= 0 {
			fmt.Fprint(w, "arrived")
			return
		}
		http.Redirect(w, r, fmt.Sprint("/hop/", n-1), http.StatusFound)
	},
	"moved": func(w http.ResponseWriter, r *http.Request, _ string) {
		http.Redirect(w, r, "/page", http.StatusMovedPermanently)
	},
	"to": func(w http.ResponseWriter, r *http.Request, _ string) {
		w.Header().Set("Location", r.URL.Query().Get("u"))
		w.WriteHeader(http.StatusFound)
	},
	"status": func(w http.ResponseWriter, r *http.Request, rest string) {
		if after := r.URL.Query().Get("after"); after != "" {
			w.Header().Set("Retry-After", after)
		}
		n, _ := strconv.Atoi(rest)
		w.WriteHeader(n)
	},
	"cookie": func(w http.ResponseWriter, r *http.Request, _ string) {
		http.SetCookie(w, &http.Cookie{Name: "track", Value: "1", Path: "/"})
	},
	"garbage": func(w http.ResponseWriter, r *http.Request, _ string) {
		conn, _, err := w.(http.Hijacker).Hijack()
		if err == nil {
			fmt.Fprint(conn, "\x16\x03\x01 this is no HTTP\r\n\r\n")
			conn.Close()
		}
	},
	"page": func(w http.ResponseWriter, r *http.Request, _ string) {
		w.Header().Set("ETag", `"v1"`)
		w.Header().Set("Cache-Control", "public, max-age=600")
		if r.Header.Get("If-None-Match") == `"v1"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		fmt.Fprint(w, "<p>The page")
	},
}

func redirect(to string) func(http.ResponseWriter, *http.Request, string) {
	return func(w http.ResponseWriter, r *http.Request, _ string) { http.Redirect(w, r, to, http.StatusFound) }
}
