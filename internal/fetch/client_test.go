package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"sync"
	"testing"
	"time"

	"gentz"
	"gentz/internal/fetch/fetchtest"
)

var loopback = []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8"), netip.MustParsePrefix("::1/128")}

// local returns a client that may reach the servers of a test.
func local(change func(*Settings)) *Client {
	s := Settings{Allow: loopback, Gap: -1, MaxBytes: 1 << 20, Timeout: 5 * time.Second, Agent: "gentz/test", Contact: "desk@ferry.example"}
	if change != nil {
		change(&s)
	}
	return NewClient(s)
}

func TestGet(t *testing.T) {
	srv := fetchtest.New(t)
	c := local(nil)
	r, err := c.Get(t.Context(), Request{URL: srv.URL + "/page"})
	if err != nil || string(r.Body) != "<p>The page" || r.ETag != `"v1"` || r.Fresh != 10*time.Minute {
		t.Fatalf("%+v, %v", r, err)
	}
	r, err = c.Get(t.Context(), Request{URL: srv.URL + "/page", ETag: r.ETag})
	if err != nil || !r.NotModified || r.Body != nil {
		t.Errorf("asked again: %+v, %v", r, err)
	}
	r, err = c.Get(t.Context(), Request{URL: srv.URL + "/moved"})
	if err != nil || r.Moved != srv.URL+"/page" || r.URL != srv.URL+"/page" {
		t.Errorf("moved: %+v, %v", r, err)
	}
	if r, err = c.Get(t.Context(), Request{URL: srv.URL + "/hop/5"}); err != nil || string(r.Body) != "arrived" || r.Moved != "" {
		t.Errorf("five hops: %+v, %v", r, err)
	}
	if r, err = c.Get(t.Context(), Request{URL: srv.URL + "/short"}); err != nil || !r.Cut || string(r.Body) != "<p>Only the start of" {
		t.Errorf("short body: %+v, %v", r, err)
	}
	asked := srv.Asked("/page")[0]
	if ua := asked.Header.Get("User-Agent"); ua != "gentz/test (+desk@ferry.example)" {
		t.Errorf("User-Agent %q", ua)
	}
	if n := len(srv.Asked("/robots.txt")); n != 1 {
		t.Errorf("robots.txt was asked for %d times", n)
	}
}

func TestGetRefuses(t *testing.T) {
	srv := fetchtest.New(t)
	hasty := local(func(s *Settings) { s.Timeout = 700 * time.Millisecond })
	patient := local(func(s *Settings) { s.Timeout = time.Minute })
	for _, tt := range []struct {
		path string
		kind error
		says string
	}{
		{"/trickle", gentz.ErrRetry, "too long"},
		{"/hang", gentz.ErrRetry, "too long"},
		{"/endless", gentz.ErrInvalid, "larger than 1 MB"},
		{"/bomb", gentz.ErrInvalid, "larger than 1 MB"},
		{"/loop", gentz.ErrInvalid, "circle"},
		{"/hop/6", gentz.ErrInvalid, "redirects"},
		{"/garbage", gentz.ErrRetry, ""},
		{"/to?u=file:///etc/hostname", gentz.ErrRefused, "http"},
		{"/to?u=ftp://ferry.example/x", gentz.ErrRefused, "http"},
		{"/to?u=", gentz.ErrInvalid, "nowhere"},
		{"/to?u=http://%25zz/", gentz.ErrRetry, "Location"},
		{"/status/404", gentz.ErrNotFound, "404"},
		{"/status/410", gentz.ErrNotFound, "410"},
		{"/status/401", gentz.ErrRefused, "401"},
		{"/status/403", gentz.ErrRefused, "403"},
		{"/status/451", gentz.ErrRefused, "451"},
		{"/status/429", gentz.ErrRetry, "429"},
		{"/status/500", gentz.ErrRetry, "500"},
		{"/status/503", gentz.ErrRetry, "503"},
		{"/status/418", gentz.ErrInvalid, "418"},
	} {
		c := patient
		if tt.says == "too long" {
			c = hasty
		}
		r, err := c.Get(t.Context(), Request{URL: srv.URL + tt.path})
		if !errors.Is(err, tt.kind) || !strings.Contains(fmt.Sprint(err), tt.says) {
			t.Errorf("%s: %+v, %v, want %v", tt.path, r, err, tt.kind)
		}
	}
	if _, err := patient.Get(t.Context(), Request{URL: srv.URL + "/status/410"}); !Gone(err) {
		t.Errorf("410 is not gone: %v", err)
	}
}

// After Retry-After nothing is sent to the host until the time has passed.
func TestRetryAfter(t *testing.T) {
	for _, tt := range []struct {
		after string
		want  time.Duration
	}{
		{"7200", 2 * time.Hour}, {"999999999", 24 * time.Hour}, {"-5", 0}, {"soon", 0},
		{time.Now().Add(3 * time.Hour).UTC().Format(http.TimeFormat), 3 * time.Hour},
		{time.Now().Add(-3 * time.Hour).UTC().Format(http.TimeFormat), 0},
	} {
		srv := fetchtest.New(t)
		c := local(nil)
		_, err := c.Get(t.Context(), Request{URL: srv.URL + "/status/503?after=" + strings.ReplaceAll(tt.after, " ", "%20")})
		if got := RetryAfter(err); (got - tt.want).Abs() > 5*time.Second {
			t.Errorf("Retry-After %q: %v, want %v", tt.after, got, tt.want)
		}
		_, err = c.Get(t.Context(), Request{URL: srv.URL + "/page"})
		if asked := len(srv.Asked("/page")); tt.want > 0 && (asked > 0 || !errors.Is(err, gentz.ErrRetry) || !Waiting(err) || RetryAfter(err) == 0) {
			t.Errorf("Retry-After %q: asked %d times before its end, %v", tt.after, asked, err)
		} else if tt.want == 0 && err != nil {
			t.Errorf("Retry-After %q: %v", tt.after, err)
		}
	}
}

// Nothing of one answer comes with the next request.
func TestNoCookiesNoCredentials(t *testing.T) {
	srv := fetchtest.New(t)
	c := local(nil)
	with := strings.Replace(srv.URL, "http://", "http://reader:secret@", 1)
	for _, path := range []string{"/cookie", "/page", "/to?u=" + with + "/page"} {
		if _, err := c.Get(t.Context(), Request{URL: with + path}); err != nil {
			t.Fatal(err)
		}
	}
	for _, r := range srv.Asked("") {
		if r.Header.Get("Cookie") != "" || r.Header.Get("Authorization") != "" || r.Header.Get("Referer") != "" {
			t.Errorf("%s was asked for with %v", r.URL, r.Header)
		}
	}
}

func TestOneRequestAtATime(t *testing.T) {
	srv := fetchtest.New(t)
	srv.Handle("/slow", func(w http.ResponseWriter, r *http.Request) { time.Sleep(10 * time.Millisecond) })
	c := local(func(s *Settings) { s.Gap = 30 * time.Millisecond })
	start := time.Now()
	var wg sync.WaitGroup
	for range 6 {
		wg.Go(func() {
			if _, err := c.Get(context.Background(), Request{URL: srv.URL + "/slow"}); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if srv.Most != 1 {
		t.Errorf("%d requests at once", srv.Most)
	}
	if took := time.Since(start); took < 6*30*time.Millisecond {
		t.Errorf("six requests and robots.txt took %v, with pauses of 30 ms", took)
	}
}

func TestRobots(t *testing.T) {
	for _, tt := range []struct {
		name, robots string
		path         string
		kind         error
	}{
		{"not for us", "User-agent: *\nDisallow: /private\n", "/private/page", gentz.ErrRefused},
		{"for others", "User-agent: other\nDisallow: /\n", "/page", nil},
		{"by name", "User-agent: gentz\nDisallow: /\n\nUser-agent: *\nAllow: /\n", "/page", gentz.ErrRefused},
		{"another path", "User-agent: *\nDisallow: /private\n", "/page", nil},
		{"a query", "User-agent: *\nDisallow: /*?print=\n", "/page?print=1", gentz.ErrRefused},
		{"empty", "", "/page", nil},
		{"no robots.txt but a page", "<html><body>Not found</body></html>", "/page", nil},
		{"binary", "\x00\xff\xfe\x01", "/page", nil},
	} {
		srv := fetchtest.New(t)
		srv.Set("/robots.txt", "text/plain", tt.robots)
		_, err := local(nil).Get(t.Context(), Request{URL: srv.URL + tt.path})
		if !errors.Is(err, tt.kind) {
			t.Errorf("%s: %v, want %v", tt.name, err, tt.kind)
		}
	}
	// A redirect does not get around it, and a site that cannot say is left alone.
	srv, from := fetchtest.New(t), fetchtest.New(t)
	srv.Set("/robots.txt", "text/plain", "User-agent: *\nDisallow: /\n")
	if _, err := local(nil).Get(t.Context(), Request{URL: from.URL + "/to?u=" + srv.URL + "/page"}); !errors.Is(err, gentz.ErrRefused) || len(srv.Asked("/page")) > 0 {
		t.Errorf("redirected to what is not allowed: %v", err)
	}
	srv.Handle("/robots.txt", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(500) })
	if _, err := local(nil).Get(t.Context(), Request{URL: srv.URL + "/page"}); !errors.Is(err, gentz.ErrRetry) || len(srv.Asked("/page")) > 0 {
		t.Errorf("robots.txt with 500: %v", err)
	}
}

// The dialer looks at the address that it connects to, whatever name or redirect
// led there.
func TestPrivateAddresses(t *testing.T) {
	srv := fetchtest.New(t)
	_, port, _ := net.SplitHostPort(strings.TrimPrefix(srv.URL, "http://"))
	names := map[string][]string{ // answers of the name server, one after another
		"inner.example.": {"127.0.0.1"}, "meta.example.": {"169.254.169.254"}, "lan.example.": {"192.168.1.1"},
		"six.example.": {"::1"}, "mapped.example.": {"::ffff:127.0.0.1"}, "unique.example.": {"fd00::1"},
	}
	closed := NewClient(Settings{Gap: -1, Timeout: 3 * time.Second, Resolver: nameServer(t, names)})
	for _, address := range []string{
		srv.URL, "http://localhost:" + port, "http://[::1]:" + port, "http://0.0.0.0:" + port, "http://[::ffff:127.0.0.1]:" + port,
		"http://169.254.169.254/latest/meta-data/", "http://10.0.0.1/", "http://192.168.0.1/", "http://172.16.0.1/", "http://100.64.0.1/", "http://[fe80::1]/",
		"http://[fd00::1]/", "http://[64:ff9b::7f00:1]/", "http://2130706433/", "http://0x7f.1/", "http://127.1:" + port,
		"http://inner.example:" + port, "http://meta.example/", "http://lan.example/", "http://six.example:" + port, "http://mapped.example:" + port, "http://unique.example/",
	} {
		r, err := closed.Get(t.Context(), Request{URL: address})
		// What is not a number to us is a name that does not exist.
		if !errors.Is(err, gentz.ErrRefused) && !(errors.Is(err, gentz.ErrNotFound) || errors.Is(err, gentz.ErrRetry)) {
			t.Errorf("%s: %+v, %v", address, r, err)
		}
	}
	if n := len(srv.Asked("")); n != 0 {
		t.Fatalf("the server inside was reached %d times", n)
	}

	// A server that may be reached redirects to one that may not.
	half := NewClient(Settings{Gap: -1, Allow: []netip.Prefix{netip.MustParsePrefix("127.0.0.1/32")}, Timeout: 3 * time.Second, Resolver: nameServer(t, map[string][]string{
		"good.example.": {"127.0.0.1"}, "bad.example.": {"127.0.0.2"}, "rebind.example.": {"127.0.0.1", "127.0.0.2"}})})
	if _, err := half.Get(t.Context(), Request{URL: "http://good.example:" + port + "/page"}); err != nil {
		t.Fatalf("an allowed address: %v", err)
	}
	if _, err := half.Get(t.Context(), Request{URL: "http://good.example:" + port + "/to?u=http://bad.example:" + port + "/page"}); !errors.Is(err, gentz.ErrRefused) {
		t.Errorf("a redirect: %v", err)
	}
	// The first look-up is that for robots.txt; a later one gives another address.
	rebound := false
	for range 4 {
		half.http.CloseIdleConnections()
		if _, err := half.Get(t.Context(), Request{URL: "http://rebind.example:" + port + "/page"}); errors.Is(err, gentz.ErrRefused) {
			rebound = true
		}
	}
	if !rebound {
		t.Error("a name that changed its address was followed there")
	}
}

func TestPorts(t *testing.T) {
	for address, ok := range map[string]bool{"1.2.3.4:80": true, "1.2.3.4:443": true, "1.2.3.4:8080": true, "1.2.3.4:25": false, "[::1]:22": false, "1.2.3.4": false} {
		if err := port(address); (err == nil) != ok {
			t.Errorf("port(%q) = %v", address, err)
		}
	}
}

func TestCertificates(t *testing.T) {
	srv := httptest.NewUnstartedServer(http.NotFoundHandler())
	srv.Config.ErrorLog = log.New(io.Discard, "", 0)
	srv.StartTLS()
	defer srv.Close()
	_, err := local(nil).Get(t.Context(), Request{URL: srv.URL + "/page"})
	if !errors.Is(err, gentz.ErrRetry) || !strings.Contains(err.Error(), "certificate") {
		t.Errorf("a certificate of our own making: %v", err)
	}
	plain := fetchtest.New(t)
	_, err = local(nil).Get(t.Context(), Request{URL: strings.Replace(plain.URL, "http:", "https:", 1) + "/page"})
	if !errors.Is(err, gentz.ErrRetry) {
		t.Errorf("no TLS at all: %v", err)
	}
}

func TestOffline(t *testing.T) {
	silent := &net.Resolver{PreferGo: true, Dial: func(context.Context, string, string) (net.Conn, error) {
		return nil, &net.OpError{Op: "dial", Err: errors.New("network is unreachable")}
	}}
	c := local(func(s *Settings) { s.Resolver = silent })
	_, err := c.Get(t.Context(), Request{URL: "http://ferry.example/"})
	if !errors.Is(err, gentz.ErrRetry) || !Offline(err) {
		t.Errorf("no name server: %v, Offline %v", err, Offline(err))
	}
	c = local(func(s *Settings) { s.Resolver = nameServer(t, nil) })
	_, err = c.Get(t.Context(), Request{URL: "http://ferry.example/"})
	if !errors.Is(err, gentz.ErrNotFound) || Offline(err) {
		t.Errorf("no such host: %v, Offline %v", err, Offline(err))
	}
}

// nameServer returns a resolver that asks a name server of our own, which gives
// the answers of each name one after another and then the last one again. A and
// AAAA are asked for as a pair, and get one answer between them.
func nameServer(t *testing.T, names map[string][]string) *net.Resolver {
	given := map[string]int{}
	return fetchtest.Resolver(fetchtest.Names(t, func(name string) string {
		answers := names[name+"."]
		if len(answers) == 0 {
			return ""
		}
		given[name]++
		return answers[min((given[name]-1)/2, len(answers)-1)]
	}))
}
