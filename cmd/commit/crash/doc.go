// Package crash is a disk for tests of package commit. It knows what a power
// cut may take: bytes and names that were not synced. It lies in memory, or
// follows what happens on another disk.
package crash
