package goi18n

import (
	"errors"
	"fmt"
	"sync"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"github.com/nicksnyder/go-i18n/v2/i18n/template"
	"golang.org/x/text/language"
)

// verify reads a file that was written, as a program that uses go-i18n does,
// and compares every message. starts are where the messages begin in data, if
// it may be cut there: each part is then a file of its own, and they are read
// at the same time.
func verify(name string, file fileName, entries []entry, data []byte, starts []int) error {
	if len(starts) != len(entries) {
		starts = nil
	}
	cuts := cutShards(starts, len(data))
	errs := make([]error, len(cuts))
	var wg sync.WaitGroup
	for i, c := range cuts {
		part := entries
		if starts != nil {
			part = entries[c.first:c.last]
		}
		wg.Go(func() { errs[i] = verifyPart(name, file, part, data[c.from:c.to]) })
	}
	wg.Wait()
	return errors.Join(errs...)
}

func verifyPart(name string, file fileName, entries []entry, data []byte) error {
	if len(entries) == 0 {
		return nil
	}
	raw, err := file.format.unmarshal(data)
	if err != nil {
		return err
	}
	messages, err := parseMessages(name, file, raw)
	if err != nil {
		return err
	}
	if len(messages) != len(entries) {
		return fmt.Errorf("%d messages written, %d read", len(entries), len(messages))
	}
	byID := make(map[string]*i18n.Message, len(messages))
	for _, m := range messages {
		byID[m.ID] = m
	}
	for i := range entries {
		e := &entries[i]
		m := byID[e.id]
		if m == nil || *m != (i18n.Message{ID: e.id, Hash: e.hash, Description: e.description, Other: e.other}) {
			return fmt.Errorf("the message %q", e.id)
		}
	}
	return localize(file.locale, entries, messages)
}

// localize asks go-i18n for every text, as a program would at run time. A
// bundle refuses languages without plural rules, Dari and Kurmanji among
// them: their programs must read the file themselves.
func localize(locale string, entries []entry, messages []*i18n.Message) error {
	tag := language.Make(locale)
	bundle := i18n.NewBundle(tag)
	if bundle.AddMessages(tag, messages...) != nil {
		return nil
	}
	localizer := i18n.NewLocalizer(bundle, locale)
	for i := range entries {
		e := &entries[i]
		if e.other == "" { // go-i18n has no such message
			continue
		}
		config := i18n.LocalizeConfig{MessageID: e.id, TemplateParser: template.IdentityParser{}}
		if text, err := localizer.Localize(&config); err != nil || text != e.other {
			return fmt.Errorf("the message %q gives %q: %w", e.id, text, err)
		}
	}
	return nil
}
