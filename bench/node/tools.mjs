// Analyses texts with an npm library: node tools.mjs wink-nlp|compromise
//
// Standard input is a JSON array of texts. Standard output is one JSON object:
// the seconds of processor time, and for each text words [start, end, tag], starts of sentences and
// names [start, end, kind], all offsets in UTF-16 units. Everything is done
// twice; the second pass, without the making of offsets, is timed.
import { readFileSync } from 'node:fs'

const tools = {
  'wink-nlp': async () => {
    const winkNLP = (await import('wink-nlp')).default
    const model = (await import('wink-eng-lite-web-model')).default
    const nlp = winkNLP(model), its = nlp.its
    const analyse = text => {
      const doc = nlp.readDoc(text)
      return { words: doc.tokens().out(), tags: doc.tokens().out(its.pos), spans: doc.sentences().out(its.span), names: doc.entities().out(its.detail) }
    }
    const place = (text, a) => {
      let at = 0
      const words = a.words.map((w, i) => {
        const start = text.indexOf(w, at)
        if (start < 0) throw new Error(`wink-nlp gives a word that is not in the text: ${w}`)
        at = start + w.length
        return [start, at, a.tags[i]]
      })
      return { words, sentences: a.spans.map(s => words[s[0]][0]), names: [] } // the model knows dates and amounts, no names
    }
    return { analyse, place }
  },
  compromise: async () => {
    const nlp = (await import('compromise')).default
    const analyse = text => {
      const doc = nlp(text)
      return { doc, PER: doc.people(), LOC: doc.places(), ORG: doc.organizations() }
    }
    const place = (text, a) => {
      const words = [], sentences = [], names = []
      for (const s of a.doc.json({ offset: true })) {
        if (s.terms.length === 0) continue
        const first = s.terms[0]
        sentences.push(first.offset.start - first.pre.trimStart().length)
        for (const t of s.terms) {
          if (t.text === '') continue // the second half of a contraction
          words.push([t.offset.start, t.offset.start + t.text.length, t.tags.join(' ')])
        }
      }
      for (const kind of ['PER', 'LOC', 'ORG']) {
        for (const n of a[kind].json({ offset: true })) {
          const bare = n.text.replace(/[\s.,;:!?"'”’)\]]+$/u, '')
          names.push([n.offset.start, n.offset.start + bare.length, kind])
        }
      }
      return { words, sentences, names }
    }
    return { analyse, place }
  },
}

const texts = JSON.parse(readFileSync(0, 'utf8'))
const { analyse, place } = await tools[process.argv[2]]()
const results = texts.map(t => place(t, analyse(t)))
const begin = process.cpuUsage()
for (const t of texts) analyse(t)
const used = process.cpuUsage(begin)
const seconds = (used.user + used.system) / 1e6
process.stdout.write(JSON.stringify({ seconds, results }))
