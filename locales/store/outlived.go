package store

// A source text lives as long as the files of any language name it. Message
// files hold no sources of their own: without the text in the source file a
// language that this run does not work on could not tell what its entries
// translate, nor an English text that one was prefilled with from a
// translation.

import (
	"bytes"
	"slices"
	"strings"

	"github.com/parasol-l10n/parasol/locales"
)

// Outlived are the messages that the source file has and the lessons have not,
// as obsolete ones: those that the files of other languages than these name,
// and those with a comment that no text of the lessons has taken over. They
// are all where nobody knows what the files of some language name.
func (s *Store) Outlived(was, source *locales.Catalog, worked []string, all bool) []locales.Message {
	today, comments := source.Index(), map[string]bool{}
	for i := range source.Messages {
		for _, c := range source.Messages[i].Comments {
			comments[c] = true
		}
	}
	var gone []locales.Message
	for _, m := range was.Messages {
		if _, called := today[m.ID]; !called {
			m.State, m.References = locales.Obsolete, nil
			gone = append(gone, m)
		}
	}
	if len(gone) == 0 || all {
		return gone
	}
	named, err := s.named(gone, worked)
	if err != nil {
		return gone
	}
	return slices.DeleteFunc(gone, func(m locales.Message) bool {
		return !named[m.ID] && !slices.ContainsFunc(m.Comments, func(c string) bool { return !comments[c] })
	})
}

// named are the IDs of those messages that the message files of other
// languages than these hold. The files are looked through, not read.
func (s *Store) named(messages []locales.Message, worked []string) (map[string]bool, error) {
	named := map[string]bool{}
	for id := range s.Names {
		isWorked := slices.Contains(worked, id.Locale)
		if id.Kind != Active && id.Kind != Translate || id.Locale == s.source || isWorked {
			continue
		}
		data, err := s.Read(id)
		if err != nil {
			return nil, err
		}
		nameIn(data, messages, named)
	}
	return named, nil
}

// hashLength is how long the last part of an ID is: see [segment.ID].
const hashLength = 16

// nameIn marks the messages whose IDs stand in a file. An ID of ours is found
// by its hash, which no syntax escapes; one message too many only lives longer.
func nameIn(data []byte, messages []locales.Message, named map[string]bool) {
	hashes := map[string]bool{}
	for i := len(data) - hashLength; i > 0; i-- {
		if data[i-1] == '-' {
			hashes[string(data[i:i+hashLength])] = true
		}
	}
	for i := range messages {
		id := messages[i].ID
		hash := id[strings.LastIndexByte(id, '-')+1:]
		if len(hash) == hashLength && hashes[hash] || len(hash) != hashLength && bytes.Contains(data, []byte(id)) {
			named[id] = true
		}
	}
}
