// Package project makes a value of a project: lessons, their translation files
// and what parasol.yaml says of them. [Open] it over two folders, which may be of
// any [io/fs.FS], and ask: [Project.Extract], [Project.Take], [Project.Merge],
// [Project.Check], [Project.Coverage], [Project.Align]. Each call reads what is
// there and answers with an [Outcome]: the files that it would write, what it
// found, and figures. Nothing is written, no stream, flag or clock is known here:
// whoever calls writes the files of an outcome, all or none, as package commit
// does.
//
// A call is a pipeline. It chooses the languages (languages.go), reads lessons and
// files (run.go), compares the source texts with those of the last run
// (sources.go) and brings each language up to them (locale.go). Then it takes over
// what came back (intake.go) or is recovered (recovery.go), plans the lessons
// (plan.go), settles what becomes of their files (lessons.go) and of the
// translation files (save.go), and says so (outcome.go). Each step is given what
// the one before it returned.
//
// A [Config] is what parasol.yaml says. Errors of it name line and column, and the
// key that may be meant; a [Guard] of the caller says which folders it may name.
package project
