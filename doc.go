// Package gentz keeps the record of a negotiation, from the news about it.
//
// The program is named after Friedrich von Gentz, secretary of the Congress of
// Vienna, who kept its minutes. This package holds the nouns of the domain and
// imports nothing but the standard library. What follows is a tour of the whole
// in the order in which data flows.
//
// # A page becomes a Document
//
// gentz/internal/fetch gets feeds and pages, politely; it is the only package that
// dials out. A [Document] is one version of one article, as text. gentz/page makes one of a
// page as served; gentz/internal/batch makes them of what a user points at:
// texts, pages, batches, folders. gentz/internal/warc reads and writes web
// archives.
//
// # A Document is analysed
//
// gentz/text is the analysed text: immutable columns of words, sentences, tags,
// lemmas, heads and names, checked once. gentz/text/conllu writes and reads it in
// the format of Universal Dependencies. gentz/nlp holds the annotators, column in,
// column out; gentz/models/en holds their weights, learned with
// gentz/internal/learn.
//
// # A Document is read into a Reading
//
// A [Reading] is what gentz says about one document: times, actors, statements,
// events, issues, positions, each with a [Span] of words that it rests on.
// gentz/read makes it, with one file for each thing it finds, from the analysed
// text and the tables of gentz/ontology. It is a pure function: the same document
// and the same reader give the same bytes. docs/reading.md says how a Reading is
// written as JSON. gentz/gold holds annotated articles of our own and compares
// readings with them.
//
// # Documents are kept
//
// gentz/internal/store keeps sources, pages and documents with their versions; it
// is the only package that knows SQL. gentz/internal/version tells what changed
// between two versions of an article, and gentz/internal/origin which articles are
// copies of one another, gentz/internal/story which follow one course of events. gentz/internal/watch brings it all together: it follows
// the sources and takes in what is new.
//
// # Readings are merged into one record
//
// gentz/record is what is known from many documents: subjects, such as an actor or
// a meeting, with what each document reports of them, and the pure functions that
// derive what is shown from the reports. gentz/internal/merge compares a Reading
// with what the record holds near it and says what changes; the store keeps the
// changes, from which all else can be made again. gentz/internal/view
// answers what people ask of the record, gentz/internal/export writes it in the
// formats that other tools take.
//
// gentz/internal/course makes up negotiations and what many outlets report of
// them, to compare the record with what is true.
//
// # The program
//
// cmd/gentz is the command line, one file a command. docs/decisions.md says what
// was chosen and what was given up, CONTRIBUTING.md how to train, to measure and to
// add a rule.
package gentz
