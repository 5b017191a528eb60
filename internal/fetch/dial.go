package fetch

import (
	"crypto/tls"
	"net"
	"net/http"
	"net/netip"
	"strconv"
	"syscall"
	"time"

	"code.dny.dev/ssrf"
)

// transport connects to public addresses only. The check is made on the address
// that is dialled, after the name was looked up, so that neither a redirect nor a
// name that changes its address between two look-ups gets around it. Proxies of
// the environment are not used: they would hide the address.
func transport(s Settings) *http.Transport {
	var v4, v6 []netip.Prefix
	for _, p := range s.Allow {
		if p.Addr().Is4() {
			v4 = append(v4, p)
		} else {
			v6 = append(v6, p)
		}
	}
	guard := ssrf.New(ssrf.WithAnyPort(), ssrf.WithAllowedV4Prefixes(v4...), ssrf.WithAllowedV6Prefixes(v6...))
	dialer := &net.Dialer{
		Timeout:  15 * time.Second,
		Resolver: s.Resolver,
		Control: func(network, address string, conn syscall.RawConn) error {
			if err := guard.Safe(network, address, conn); err != nil {
				return err
			}
			return port(address)
		},
	}
	return &http.Transport{
		DialContext:           dialer.DialContext,
		TLSHandshakeTimeout:   15 * time.Second,
		TLSClientConfig:       &tls.Config{MinVersion: tls.VersionTLS12},
		ResponseHeaderTimeout: 30 * time.Second,
		ForceAttemptHTTP2:     true,
		// The next request to a host comes much later than any server keeps a connection.
		MaxIdleConns: 16, MaxIdleConnsPerHost: 1, IdleConnTimeout: 5 * time.Second,
		MaxResponseHeaderBytes: 256 << 10,
	}
}

// port refuses the ports of other services than the web, as browsers do.
func port(address string) error {
	_, p, err := net.SplitHostPort(address)
	if err != nil {
		return err
	}
	if n, err := strconv.Atoi(p); err != nil || n < 1024 && n != 80 && n != 443 {
		return ssrf.ErrProhibitedPort
	}
	return nil
}
