// Package git is the history of a repository: what its files were, each edition
// with its commit ([Repository.History]), which commits came before which
// ([Repository.Ancestry]), and all files as they were at a revision, as an
// [io/fs.FS] ([Repository.At]). It asks the git command, which knows worktrees,
// partial clones and every format of a repository, and changes nothing.
package git
