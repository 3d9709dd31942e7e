package web

import (
	"context"
	"io"
	"sync"
	"sync/atomic"
	"time"
)

// importJob is work on a book that goes on while its page waits: reading it,
// or storing it. What it gives is kept for the pages that follow.
type importJob struct {
	key    string // what it is about: another key needs another job
	began  time.Time
	cancel context.CancelFunc
	ready  chan struct{}
	done   atomic.Int64 // bytes read so far
	all    int64        // bytes to read, 0 where it cannot be told
	last   time.Time    // when it was asked for last; under the lock of the jobs

	result any
	err    error
}

// Percent is how much of the work is done, 0 where it cannot be told.
func (j *importJob) Percent() int {
	if j.all == 0 {
		return 0
	}
	return int(min(j.done.Load()*100/j.all, 99))
}

// importJobs are those of all imports, one each.
type importJobs struct {
	mu   sync.Mutex
	jobs map[int64]*importJob
}

const (
	mostReadings = 4                      // kept in memory
	patience     = 900 * time.Millisecond // that a page waits before it says that it goes on
)

// do is the job of an import under a key: the one that is there, else a new
// one. It goes on when the request that began it has ended.
func (b *importJobs) do(ctx context.Context, id int64, key string, all int64, now time.Time, work func(context.Context, *importJob) (any, error)) *importJob {
	b.mu.Lock()
	defer b.mu.Unlock()
	if j := b.jobs[id]; j != nil {
		if j.key == key {
			j.last = now
			return j
		}
		j.cancel()
	}
	b.forget(id)
	ctx, cancel := context.WithCancel(context.WithoutCancel(ctx))
	j := &importJob{key: key, began: now, last: now, cancel: cancel, ready: make(chan struct{}), all: all}
	if b.jobs == nil {
		b.jobs = map[int64]*importJob{}
	}
	b.jobs[id] = j
	go func() {
		defer close(j.ready)
		defer cancel()
		j.result, j.err = work(ctx, j)
	}()
	return j
}

// forget lets the readings go that were asked for longest ago.
func (b *importJobs) forget(but int64) {
	delete(b.jobs, but)
	for len(b.jobs) >= mostReadings {
		oldest := int64(0)
		for id, j := range b.jobs {
			if oldest == 0 || j.last.Before(b.jobs[oldest].last) {
				oldest = id
			}
		}
		b.jobs[oldest].cancel()
		delete(b.jobs, oldest)
	}
}

// running is the job of an import, nil for none.
func (b *importJobs) running(id int64) *importJob {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.jobs[id]
}

// stop ends the job of an import and forgets what it gave.
func (b *importJobs) stop(id int64) {
	b.mu.Lock()
	j := b.jobs[id]
	delete(b.jobs, id)
	b.mu.Unlock()
	if j != nil {
		j.cancel()
		<-j.ready
	}
}

// wait gives a job a moment to end.
func (j *importJob) wait(ctx context.Context) (ended bool) {
	t := time.NewTimer(patience)
	defer t.Stop()
	select {
	case <-j.ready:
		return true
	case <-t.C:
	case <-ctx.Done():
	}
	return false
}

// countedReader counts what is read of a book, for its progress.
type countedReader struct {
	io.ReaderAt
	done *atomic.Int64
}

func (c countedReader) ReadAt(p []byte, at int64) (int, error) {
	n, err := c.ReaderAt.ReadAt(p, at)
	c.done.Add(int64(n))
	return n, err
}
