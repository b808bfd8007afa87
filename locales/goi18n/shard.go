package goi18n

import (
	"errors"
	"fmt"
	"runtime"
	"sync"
)

// shardSize is the least number of messages that is worth a goroutine.
const shardSize = 512

// unmarshalShards unmarshals a flat file in as many parts as there are
// processors. starts are the offsets of its tables, at which alone it may be
// cut: each part is then a file of its own, and no name is in two of them.
func unmarshalShards(text string, starts []int, unmarshal func(string) (map[string]any, error)) (map[string]any, error) {
	n := min(runtime.GOMAXPROCS(0), len(starts)/shardSize)
	if n < 2 {
		return unmarshal(text)
	}
	parts, errs := make([]map[string]any, n), make([]error, n)
	var wg sync.WaitGroup
	for i := range n {
		from, to := 0, len(text)
		if i > 0 {
			from = starts[i*len(starts)/n]
		}
		if i < n-1 {
			to = starts[(i+1)*len(starts)/n]
		}
		wg.Go(func() { parts[i], errs[i] = unmarshal(text[from:to]) })
	}
	wg.Wait()
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return joinParts(parts)
}

func joinParts(parts []map[string]any) (map[string]any, error) {
	all := parts[0]
	for _, part := range parts[1:] {
		for key, value := range part {
			if _, twice := all[key]; twice {
				return nil, fmt.Errorf("%q stands twice", key)
			}
			all[key] = value
		}
	}
	return all, nil
}
