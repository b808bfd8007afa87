// Package finding is what somebody ought to look at: a [Finding] of merge, check,
// align, extract or of a file that cannot be read, the [Rule] that it breaks, and
// how a [Report] of them is shown: as text with carets, JSON, SARIF or annotations
// of GitHub.
package finding
