package segment

import (
	"crypto/sha256"
	"encoding/base32"
	"encoding/binary"
	"strings"
)

const (
	slugWords = 6
	slugBytes = 40
	hashBytes = 10 // 80 bits: among 10⁷ messages a collision has a chance of 4 in 10¹¹
)

var idHash = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)

// ID names a message by its context and text: a readable slug of the first
// words, a hyphen, and 16 characters of base32 that encode the first 80 bits
// of the SHA-256 of the length-prefixed context and text. The slug has ASCII
// letters and digits only; a text without any gets the slug "text".
//
// The function is pinned by golden vectors: changing it orphans every
// catalog in the world. The hyphen and the hash keep an ID from ever spelling
// a reserved key of go-i18n ("id", "description", "other" and so on).
func ID(context, text string) string {
	var stack [512]byte
	buf := binary.AppendUvarint(stack[:0], uint64(len(context)))
	buf = append(buf, context...)
	buf = binary.AppendUvarint(buf, uint64(len(text)))
	buf = append(buf, text...)
	sum := sha256.Sum256(buf)

	var id [slugBytes + 1 + hashBytes*8/5]byte
	slug := append(appendSlug(id[:0], text), '-')
	return string(idHash.AppendEncode(slug, sum[:hashBytes]))
}

// appendSlug appends the first words of text in lower case, joined by
// hyphens, without the tags.
func appendSlug(dst []byte, text string) []byte {
	words, inWord := 0, false
	for i := 0; i < len(text) && len(dst) < slugBytes; i++ {
		c := text[i]
		if c == '<' {
			if n := TagLength(text[i:]); n > 0 {
				inWord = inWord && text[i+n-2] != '/' // a line break parts words, emphasis does not
				i += n - 1
				continue
			}
		}
		switch {
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
		case c == '\'':
			continue // don't is one word
		case strings.HasPrefix(text[i:], "’"):
			i += len("’") - 1
			continue
		default:
			inWord = false
			continue
		}
		if !inWord {
			if words == slugWords {
				break
			}
			if words > 0 {
				dst = append(dst, '-')
			}
			words, inWord = words+1, true
		}
		dst = append(dst, c)
	}
	if words == 0 {
		return append(dst, "text"...)
	}
	return dst
}
