package commit

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"path"
	"strconv"
)

// A journal says what a run is about to write: all that another run needs to
// finish it.
type journal struct {
	Owner Owner   `json:"owner"`
	Place string  `json:"place"` // of the lock file on its disk
	Head  string  `json:"head"`  // that git had checked out
	Files []entry `json:"files"`
}

// An entry is one file of a journal.
type entry struct {
	Folder quoted `json:"folder"` // below the project's root with slashes, or absolute
	Name   quoted `json:"name"`   // in the folder, with slashes
	Was    string `json:"was"`    // the sum of what was there, "" for nothing
	Is     []byte `json:"is"`     // what is to be there
	Gone   bool   `json:"gone"`   // nothing is to be there
	Only   bool   `json:"only"`   // lies outside of the project: sweep its folder, and no more
}

// A quoted is a name, which may hold any bytes; JSON may not.
type quoted string

func (q quoted) MarshalText() ([]byte, error) { return []byte(strconv.QuoteToASCII(string(q))), nil }

func (q *quoted) UnmarshalText(text []byte) error {
	name, err := strconv.Unquote(string(text))
	*q = quoted(name)
	return err
}

// path is the file of an entry, with slashes.
func (e *entry) path() string { return path.Join(string(e.Folder), string(e.Name)) }

const journalMark = "parasol journal 1\n"

var errJournal = errors.New("is damaged")

// encode returns the bytes of a journal: a mark, a checksum and JSON.
func (j *journal) encode() ([]byte, error) {
	data, err := json.Marshal(j)
	if err != nil {
		return nil, err
	}
	checksum := sha256.Sum256(data)
	return fmt.Appendf(nil, "%s%s\n%s", journalMark, hex.EncodeToString(checksum[:]), data), nil
}

func decodeJournal(data []byte) (*journal, error) {
	rest, ok := bytes.CutPrefix(data, []byte(journalMark))
	sum, rest, found := bytes.Cut(rest, []byte("\n"))
	checksum := sha256.Sum256(rest)
	if !ok || !found || hex.EncodeToString(checksum[:]) != string(sum) {
		return nil, errJournal
	}
	var j journal
	if err := json.Unmarshal(rest, &j); err != nil {
		return nil, errJournal
	}
	return &j, nil
}

// after is what is to be there, nil for nothing.
func (e *entry) after() []byte {
	if e.Gone {
		return nil
	}
	return notNil(e.Is)
}

func (s sum) String() string {
	if s == (sum{}) {
		return ""
	}
	return hex.EncodeToString(s[:])
}
