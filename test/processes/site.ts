import { writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

import { huggingFaceOf } from '../replay/hugging-face'
import { manyPapers } from '../replay/papers'
import { preloadFor, type Replay, startReplay } from '../replay/server'
import type { Place } from './support'

/** A server that answers as Hugging Face does, and what makes a program ask it. */
export interface Site {
  readonly replay: Replay
  readonly papers: ReturnType<typeof manyPapers>
  /** The environment of a program that asks this server and no other. */
  readonly environment: Readonly<Record<string, string | undefined>>
  /** What is to happen when the server is asked. */
  onRequest: () => void
}

export async function startSite(place: Place, count: number): Promise<Site> {
  const papers = manyPapers(count, '2026-03-04')
  const answer = huggingFaceOf(papers)
  const replay = await startReplay((request) => {
    site.onRequest()
    return answer(request)
  })
  writeFileSync(place.path('preload.mjs'), preloadFor(replay))
  const environment = {
    PATH: process.env.PATH,
    NODE_OPTIONS: `--import=${pathToFileURL(place.path('preload.mjs')).href}`,
  }
  const site: Site = { replay, papers, environment, onRequest() {} }
  return site
}
