package locales

import "slices"

// Amid puts messages that outlive their lessons behind those that they followed
// in the file before: the texts around one tell which has replaced it.
func Amid(source, outlive []Message, was *Catalog) []Message {
	if len(outlive) == 0 {
		return source
	}
	today, lives := map[string]bool{}, map[string]*Message{}
	for i := range source {
		today[source[i].ID] = true
	}
	for i := range outlive {
		lives[outlive[i].ID] = &outlive[i]
	}
	behind, last := map[string][]Message{}, ""
	for i := range was.Messages {
		id := was.Messages[i].ID
		if m := lives[id]; m != nil {
			behind[last] = append(behind[last], *m)
		} else if today[id] {
			last = id
		}
	}
	all := slices.Clone(behind[""])
	for _, m := range source {
		all = append(append(all, m), behind[m.ID]...)
	}
	return all
}
