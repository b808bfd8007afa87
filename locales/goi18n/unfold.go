package goi18n

import "strings"

// unfold repairs what translate-toolkit (Weblate's library; seen with 3.20)
// does to a TOML file: it takes each field of a message for a message, so
// that
//
//	["hello-1"]
//	hash = "sha1-…"
//	other = "Hello"
//
// comes back as
//
//	["hello-1".hash]
//	other = "sha1-…"
//	["hello-1".other]
//	other = "Bonjour"
//
// A hash of that form tells such a file from one that has a group with names
// like ours. unfold reports whether it found any.
func (t table) unfold() bool {
	found := false
	for _, n := range t {
		parts, ok := n.value.(table)
		if !ok || !parts.isUnfolded() {
			continue
		}
		found = true
		for _, part := range parts {
			only := part.value.(table)[0]
			part.comments = part.gather(nil)
			part.value, part.from, part.to = only.value, only.from, only.to
		}
	}
	return found
}

func (t table) isUnfolded() bool {
	hashed := false
	for _, part := range t {
		inner, ok := part.value.(table)
		if !ok || len(inner) != 1 || inner[0].key != "other" || !reserved[part.key] {
			return false
		}
		text, ok := inner[0].value.(string)
		if !ok {
			return false
		}
		hashed = hashed || part.key == "hash" && strings.HasPrefix(text, "sha1-")
	}
	return hashed
}

// raw is what the nodes would have been unmarshalled to.
func (t table) raw() map[string]any {
	m := make(map[string]any, len(t))
	for _, n := range t {
		if inner, ok := n.value.(table); ok {
			m[n.key] = inner.raw()
		} else {
			m[n.key] = n.value
		}
	}
	return m
}
