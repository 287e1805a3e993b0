// Package sitrep holds the nouns of the record: reports and the claims read from them, with the actors,
// places, times, tolls, voices and ties that the claims speak of, and the events and disputes computed over them.
//
// A Claim is the atom: one voice says, in these exact words, that something happened. It is machine-coded and
// unverified. Events and disputes are opinions over claims and can be recomputed.
//
// The package does no I/O, reads no clock and uses the standard library only.
package sitrep
