package follow

import (
	"maps"
)

// WithIDs is a lesson whose headings have the ids of the source, if they are to keep
// them: those that would have another one have it written at them. Where that cannot
// be proved, the lesson stays as it is.
func (s *Source) WithIDs(l Lesson) Lesson {
	of := s.pages[l.Path]
	if !s.Keep || of == nil {
		return l
	}
	was := of.anchors()
	pairs := pairsOf(of.headings(), l.Shown.Headings(), l)
	attributes := map[int]string{}
	with := l.Shown
	for range 3 { // what is written at one heading may change the number of another
		anchors := with.Anchors(s.Site)
		missing := map[int]string{}
		for i, at := range pairs {
			if at < 0 || anchors[at].Explicit || anchors[at].Name == was.all[i].Name || was.all[i].Name == "" {
				continue
			}
			if attribute := s.Site.Attribute(was.all[i].Name); attribute != "" {
				missing[at] = attribute
			}
		}
		if len(missing) == 0 {
			break
		}
		maps.Copy(attributes, missing)
		next := l.Shown.WithIDs(attributes)
		if next == nil {
			break
		}
		with = next
	}
	if l.Written == l.Shown { // no heading more or less
		l.Written = with
	}
	l.Shown = with
	return l
}
