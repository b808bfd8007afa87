package goi18n

import (
	"errors"
	"fmt"
	"runtime"
	"sync"
)

// shardSize is the least number of messages that is worth a goroutine.
const shardSize = 512

// A shard is a part of a flat file, data[from:to], with its messages
// [first,last).
type shard struct{ from, to, first, last int }

// cutShards cuts a file of the size into as many parts as there are
// processors. starts are the offsets of its messages, at which alone it may
// be cut; without any it stays whole.
func cutShards(starts []int, size int) []shard {
	n := max(1, min(runtime.GOMAXPROCS(0), len(starts)/shardSize))
	shards := make([]shard, n)
	for i := range shards {
		shards[i] = shard{0, size, i * len(starts) / n, (i + 1) * len(starts) / n}
		if i > 0 {
			shards[i].from = starts[shards[i].first]
			shards[i-1].to = shards[i].from
		}
	}
	return shards
}

// unmarshalShards unmarshals a flat file part by part, at the same time. No
// name is in two parts.
func unmarshalShards(text string, starts []int, unmarshal func(string) (map[string]any, error)) (map[string]any, error) {
	shards := cutShards(starts, len(text))
	parts, errs := make([]map[string]any, len(shards)), make([]error, len(shards))
	var wg sync.WaitGroup
	for i, s := range shards {
		wg.Go(func() { parts[i], errs[i] = unmarshal(text[s.from:s.to]) })
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
