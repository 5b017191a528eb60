// Package pgtest starts a PostgreSQL server for tests, from the programs that the
// system has installed.
package pgtest

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver named pgx
)

// ErrMissing is returned by Start where PostgreSQL is not installed.
var ErrMissing = errors.New("PostgreSQL is not installed: apt-get install postgresql, or see .ci/install-postgres")

// A Server is a running server without a password, which only this machine's
// users reach, by a socket in a temporary folder.
type Server struct {
	dir   string
	cmd   *exec.Cmd
	ended chan struct{}
	made  atomic.Int64
}

// Start starts a server on a new data folder. Stop must be called.
func Start() (*Server, error) {
	bin, err := programs()
	if err != nil {
		return nil, err
	}
	s := &Server{ended: make(chan struct{})}
	if s.dir, err = os.MkdirTemp("", "gentz-pg"); err != nil {
		return nil, err
	}
	as, err := owner(s.dir)
	if err != nil {
		os.RemoveAll(s.dir)
		return nil, err
	}
	data := filepath.Join(s.dir, "data")
	if err := runAs(as, s.dir, filepath.Join(bin, "initdb"), "-D", data, "-U", "gentz", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"); err != nil {
		os.RemoveAll(s.dir)
		return nil, err
	}
	s.cmd = exec.Command(filepath.Join(bin, "postgres"), "-D", data, "-k", s.dir, "-c", "listen_addresses=", "-c", "fsync=off", "-c", "shared_buffers=32MB")
	s.cmd.Dir = s.dir
	s.cmd.SysProcAttr = &syscall.SysProcAttr{Credential: as}
	var said bytes.Buffer
	s.cmd.Stderr = &said
	if err := s.cmd.Start(); err != nil {
		os.RemoveAll(s.dir)
		return nil, err
	}
	go func() { s.cmd.Wait(); close(s.ended) }()
	for deadline := time.Now().Add(30 * time.Second); ; {
		if err = s.exec("SELECT 1"); err == nil {
			return s, nil
		}
		select {
		case <-s.ended:
			os.RemoveAll(s.dir)
			return nil, fmt.Errorf("postgres ended: %s", said.String())
		case <-time.After(50 * time.Millisecond):
		}
		if time.Now().After(deadline) {
			s.Stop()
			return nil, err
		}
	}
}

// Stop ends the server and removes its data.
func (s *Server) Stop() {
	s.cmd.Process.Signal(syscall.SIGINT) // fast shutdown
	<-s.ended
	os.RemoveAll(s.dir)
}

// Database makes an empty database and returns its address.
func (s *Server) Database(t testing.TB) string {
	t.Helper()
	name := fmt.Sprintf("t%d", s.made.Add(1))
	if err := s.exec("CREATE DATABASE " + name); err != nil {
		t.Fatal(err)
	}
	return s.url(name)
}

func (s *Server) url(database string) string {
	return "postgres://gentz@/" + database + "?" + url.Values{"host": {s.dir}}.Encode()
}

func (s *Server) exec(query string) error {
	db, err := sql.Open("pgx", s.url("postgres"))
	if err != nil {
		return err
	}
	defer db.Close()
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	_, err = db.ExecContext(ctx, query)
	return err
}

// programs returns the folder of initdb and postgres, the newest version if
// there are several.
func programs() (string, error) {
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/postgres")
	version := func(path string) int {
		n, _ := strconv.Atoi(filepath.Base(filepath.Dir(filepath.Dir(path))))
		return n
	}
	if len(found) > 0 {
		return filepath.Dir(slices.MaxFunc(found, func(a, b string) int { return version(a) - version(b) })), nil
	}
	path, err := exec.LookPath("initdb")
	if err != nil {
		return "", ErrMissing
	}
	if path, err = filepath.EvalSymlinks(path); err != nil {
		return "", err
	}
	return filepath.Dir(path), nil
}

// owner returns as whom the server runs and gives dir to that user: nil, for
// oneself, or the user postgres where oneself is root, whom PostgreSQL refuses.
func owner(dir string) (*syscall.Credential, error) {
	if os.Geteuid() != 0 {
		return nil, nil
	}
	u, err := user.Lookup("postgres")
	if err != nil {
		if u, err = user.Lookup("nobody"); err != nil {
			return nil, err
		}
	}
	uid, _ := strconv.Atoi(u.Uid)
	gid, _ := strconv.Atoi(u.Gid)
	return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}, os.Chown(dir, uid, gid)
}

func runAs(as *syscall.Credential, dir, name string, args ...string) error {
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: as}
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w: %s", filepath.Base(name), err, out)
	}
	return nil
}
