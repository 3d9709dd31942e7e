package storetest

import (
	"encoding/binary"
	"io"
	"net"
	"net/url"
	"sync/atomic"
	"testing"

	"khuyencong/store"
)

// Counted gives an empty store on PostgreSQL, its address, and how many
// statements it has run so far: between the two stands a proxy that reads along.
// One SQL text serves both engines, so the number is that of SQLite too.
func Counted(t testing.TB) (s *store.Store, where string, statements func() int64) {
	t.Helper()
	where = Schema(t)
	u, err := url.Parse(where)
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	var n atomic.Int64
	server := u.Host
	go func() {
		for {
			client, err := l.Accept()
			if err != nil {
				return // the test has ended
			}
			go proxy(client, server, &n)
		}
	}()
	u.Host = l.Addr().String()
	q := u.Query()
	q.Set("sslmode", "disable") // it reads what passes
	u.RawQuery = q.Encode()
	return Open(t, u.String()), where, n.Load
}

// proxy passes on what client and server say to each other and counts what the
// client asks the server to execute.
func proxy(client net.Conn, server string, n *atomic.Int64) {
	defer client.Close()
	back, err := net.Dial("tcp", server)
	if err != nil {
		return
	}
	defer back.Close()
	go func() {
		io.Copy(client, back)
		client.Close()
	}()
	// A message is its kind, its length with these four bytes, and the rest; the
	// first one has no kind.
	head := make([]byte, 5)
	for first := true; ; first = false {
		part := head
		if first {
			part = head[1:]
		}
		if _, err := io.ReadFull(client, part); err != nil {
			return
		}
		if !first && head[0] == 'E' {
			n.Add(1)
		}
		if _, err := back.Write(part); err != nil {
			return
		}
		if _, err := io.CopyN(back, client, int64(binary.BigEndian.Uint32(head[1:]))-4); err != nil {
			return
		}
	}
}
