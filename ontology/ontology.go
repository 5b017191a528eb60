// Package ontology holds what gentz knows of words and of the world, as tables:
// states with their demonyms, capitals and seats of government, bodies, offices,
// verbs and nouns of saying, meeting and acting. Each row has a sentence that is
// run as a test. There is no list of politicians: names come from the text.
package ontology
