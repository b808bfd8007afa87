// Package commit is the one writer of a project: what a run has planned
// reaches the disk as a whole or not at all, whoever else is at work and
// whenever the power goes.
//
// Use [Open] before anything is read: it takes the project's lock and finishes
// what an earlier run has left half done. Tell a [Seen] what is read on the
// way, and hand the plan to [Session.Apply]. [Session.Close] frees the lock.
//
// # How
//
// In the folder .parasol at the project's root lie the lock, which the
// operating system frees when its holder dies, the owner, who says to others
// who holds it, and, while files are put in their places, the journal. Apply
//
//  1. compares all that was read with what is there now,
//  2. writes the journal, which has every new byte, and syncs it: from now on
//     the next run finishes what this one cannot,
//  3. puts the new bytes beside their targets, under short names of their own,
//  4. renames them into place, removals last; the old file keeps a second name
//     until all is done, so that a step that fails can be undone without room
//     on the disk,
//  5. syncs, looks at the old files once more, and removes the journal.
//
// A step that fails is undone together with all before it. A run that is
// killed is finished by the next one, of any command. What somebody else has
// written since stays; what the killed run had for that place is set aside.
//
// What lies outside of the project is written in the same way, but not
// finished by another run: only its temporary files are removed.
package commit
