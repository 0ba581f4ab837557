import { describe, expect, it } from 'vitest'

import { stringifyVerdicts, type Verdict } from '../../src/enrich/index'
import { paper } from './papers'

const position = {
  start: { line: 3, column: 1, offset: 40 },
  end: { line: 5, column: 2, offset: 90 },
}

const unplaced: Verdict = {
  verdict: 'unchecked',
  paper: paper('Kites: 100%, at Least', { sources: [{ reader: 'bibtex' }] }),
  differences: [],
  asked: [],
}
const failed: Verdict = {
  verdict: 'not-found',
  paper: paper('Salt\nunder Kites', { sources: [{ reader: 'bibtex', path: 'my refs.bib', position }] }),
  differences: [],
  asked: [
    { resolver: 'arxiv', records: 0 },
    { resolver: 'dblp', records: 0, failure: 'timed out' },
  ],
}
const noted: Verdict = {
  verdict: 'found',
  paper: paper('Lamps at Sea', { sources: [{ reader: 'bibtex', path: 'refs.bib', position }] }),
  differences: [
    { field: 'year', stated: '', found: '2025', reason: 'the entry has none', isInformation: true },
  ],
  asked: [],
}
const plain: Verdict = { ...noted, differences: [] }
const verdicts = [unplaced, failed, noted, plain]

describe('stringifyVerdicts', () => {
  it('should write a line for each entry that is told of, and count all', () => {
    expect(stringifyVerdicts(verdicts).split('\n')).toEqual([
      '<stdin> could not check: Kites: 100%, at Least (nobody could be asked by what it states)',
      'my refs.bib:3:1 not found: Salt under Kites (no record at arxiv; dblp: timed out)',
      'refs.bib:3:1 found: Lamps at Sea',
      '  note, year: states none, the record has "2025": the entry has none',
      '4 entries: 2 found, 0 with differences, 1 not found, 1 could not be checked',
      '',
    ])
    expect(stringifyVerdicts([plain])).toMatch(/^1 entry: 1 found/)
  })

  it('should write annotations in which nothing ends a command', () => {
    expect(stringifyVerdicts(verdicts, 'github').split('\n')).toEqual([
      '::warning file=<stdin>,title=could not check::could not check: Kites: 100%25, at Least (nobody could be asked by what it states)',
      '::error file=my refs.bib,line=3,col=1,title=not found::not found: Salt%0Aunder Kites (no record at arxiv; dblp: timed out)',
      '::notice file=refs.bib,line=3,col=1,title=found::found: Lamps at Sea%0Ayear: states none, the record has "2025": the entry has none'.replace(
        '%0Ayear',
        '%0Anote, year',
      ),
      '',
    ])
  })

  it('should write a log of SARIF with the places that are known', () => {
    const { runs } = JSON.parse(stringifyVerdicts(verdicts, 'sarif')) as {
      runs: { results: { ruleId: string; locations: { physicalLocation: object }[] }[] }[]
    }
    expect(runs[0]?.results.map(({ ruleId }) => ruleId)).toEqual(['unchecked', 'not-found', 'found'])
    expect(runs[0]?.results.map(({ locations }) => locations[0]?.physicalLocation)).toEqual([
      { artifactLocation: { uri: '%3Cstdin%3E' } },
      {
        artifactLocation: { uri: 'my%20refs.bib' },
        region: { startLine: 3, startColumn: 1, endLine: 5, endColumn: 2 },
      },
      {
        artifactLocation: { uri: 'refs.bib' },
        region: { startLine: 3, startColumn: 1, endLine: 5, endColumn: 2 },
      },
    ])
  })

  it('should refuse a format that there is not', () => {
    expect(() => stringifyVerdicts([], 'xml' as 'text')).toThrow(
      'Expected a format, one of text, json, sarif, github',
    )
  })
})
