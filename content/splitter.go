package content

import (
	"crypto/sha256"
	"strings"
	"sync"
	"weak"
)

// A Splitter splits files, and none twice: what one was split into is shared with
// every file that has the same bytes and whose text the same paths name, as long
// as a document has it. So what a lesson was read from and what proves the same
// lesson (see [Document.Verify]) are one. It is safe for concurrent use.
type Splitter struct {
	rules Rules

	mu    sync.Mutex
	texts map[splitKey]*splitText
	again int
}

// NewSplitter splits by rules.
func NewSplitter(rules Rules) *Splitter {
	return &Splitter{rules: rules, texts: map[splitKey]*splitText{}}
}

// Split is [Split] by the rules of the splitter.
func (s *Splitter) Split(name string, source []byte) (*Document, error) {
	return s.splitFile(name, name, source)
}

// Again is how many texts were split that had been split before, since no
// document had them any more. Whoever wants none keeps the documents.
func (s *Splitter) Again() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.again
}

// A splitKey is what the parts of a file depend on.
type splitKey struct {
	isMarkdown bool
	paths      string
	sum        [sha256.Size]byte
}

// A splitText is a text that was split, and its document as long as there is
// one of it.
type splitText struct {
	mu       sync.Mutex
	isSplit  bool
	document weak.Pointer[Document]
}

func (s *Splitter) splitFile(file, name string, source []byte) (*Document, error) {
	d, err := s.split(file, name, source)
	if d != nil {
		d.list()
	}
	return d, err
}

// split is splitFile but for the list of segments.
func (s *Splitter) split(file, name string, source []byte) (*Document, error) {
	rule, ok := s.rules.Find(name)
	if !ok {
		return nil, nil
	}
	if len(source) > MaxSize {
		return split(file, name, source, rule)
	}
	t := s.text(splitKey{isMarkdown(name), strings.Join(rule.Text, "\n"), sha256.Sum256(source)})
	t.mu.Lock()
	defer t.mu.Unlock()
	was := t.document.Value()
	if was == nil {
		var err error
		if was, err = split(file, name, source, rule); err != nil {
			return nil, err
		}
		s.count(t.isSplit)
		t.isSplit, t.document = true, weak.Make(was)
	}
	d := *was
	d.path, d.file, d.splitter, d.shared = name, file, s, was
	return &d, nil
}

// text is what the splitter knows of a text.
func (s *Splitter) text(key splitKey) *splitText {
	s.mu.Lock()
	defer s.mu.Unlock()
	t := s.texts[key]
	if t == nil {
		t = new(splitText)
		s.texts[key] = t
	}
	return t
}

func (s *Splitter) count(again bool) {
	if again {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.again++
	}
}
