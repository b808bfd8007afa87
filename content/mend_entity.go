package content

import "regexp"

// escapedTag is an HTML tag that was escaped, perhaps more than once.
var escapedTag = regexp.MustCompile(`&(?:amp;)*lt;(/?[A-Za-z][^<>\n]{0,200}?)&(?:amp;)*gt;`)

// entities mends HTML tags whose brackets came back as references.
func entities(_ *witness, r *reading) []mend {
	var mends []mend
	for _, m := range escapedTag.FindAllStringSubmatchIndex(r.raw, -1) {
		is := "<" + decode([]byte(r.raw[m[2]:m[3]])) + ">"
		mends = append(mends, mend{Repair{RepairEntity, r.raw[m[0]:m[1]], is}, []splice{{extent{m[0], m[1]}, is}}})
	}
	return mends
}
