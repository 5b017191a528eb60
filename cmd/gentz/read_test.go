package main

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// An address is fetched and its article read; what is not there is named.
func TestReadAddress(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/talks" {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Write([]byte(`<!DOCTYPE html><html lang="en"><head><title>Harbour talks go on</title></head><body><nav><a href="/">Home</a></nav><article><h1>Harbour talks go on</h1>` +
			`<p>The harbour board and the pilots' guild met in Oslo on Tuesday, and both said afterwards that the talks would go on for another week at least.</p>` +
			`<p>"We have counted the ships and now we count the hours," said the board's negotiator, Ada Lind, who had asked for the meeting.</p>` +
			`<p>The guild declined to comment on the offer, which the board says is its last for this year and which runs to some forty pages.</p></article></body></html>`))
	}))
	defer server.Close()
	read := func(args ...string) (status int, stdout, stderr string) {
		var out, errs bytes.Buffer
		e := &env{stdin: strings.NewReader(""), stdout: &out, stderr: &errs, width: plainWidth}
		status = run(e, append([]string{"read", "--format", "json", "--allow", "127.0.0.0/8", "--published", "2026-03-04"}, args...))
		return status, out.String(), errs.String()
	}
	status, stdout, stderr := read(server.URL + "/talks")
	if status != 0 || !strings.Contains(stdout, `"title": "Harbour talks go on"`) || !strings.Contains(stdout, "now we count the hours") || !strings.Contains(stdout, `"published": "2026-03-04"`) {
		t.Errorf("status %d\n%s\n%s", status, stdout, stderr)
	}
	status, stdout, stderr = read(server.URL + "/gone")
	if status != 1 || stdout != "" || !strings.Contains(stderr, server.URL+"/gone") || !strings.Contains(stderr, "gentz: hint: ") {
		t.Errorf("a missing page: status %d\n%s\n%s", status, stdout, stderr)
	}
}
