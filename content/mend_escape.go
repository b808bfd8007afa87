package content

import "regexp"

// escapedMark is a character of emphasis, links or images that a tool took for
// text.
var escapedMark = regexp.MustCompile(`\\[][()*_!]`)

// escapes mends markup that was escaped. What is text all the same reads as
// before without its backslash.
func escapes(_ *witness, r *reading) []mend {
	found := escapedMark.FindAllStringIndex(r.raw, -1)
	if len(found) == 0 {
		return nil
	}
	is := escapedMark.ReplaceAllStringFunc(r.raw, func(mark string) string { return mark[1:] })
	m := mend{Repair: Repair{RepairEscape, r.raw, is}}
	for _, at := range found {
		m.splices = append(m.splices, splice{extent{at[0], at[0] + 1}, ""})
	}
	return []mend{m}
}
