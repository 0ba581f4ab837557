import { stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'

import type { ClientEvent } from '../network/client-options'
import { services } from '../network/service'
import { note } from './message'
import type { Surroundings } from './surroundings'

/** What shows a person at a terminal how work goes on. */
export interface Progress {
  /** Of files that will be read, how much that is. */
  expect(files: readonly string[]): Promise<void>
  /** The chunks of a file, which are counted on their way. */
  through(name: string, chunks: Readable): AsyncIterable<Uint8Array>
  /** A file was read; said where each is to be. */
  done(name: string, papers: number): void
  tell(event: ClientEvent): void
  end(): void
}

/** Milliseconds of work that nobody needs to be told of, and those between two looks. */
const PATIENCE = 1_000
const BETWEEN = 100

/** Shows on one line, which comes and goes, what a person at a terminal waits for. */
export function createProgress(surroundings: Surroundings): Progress {
  const { progress, verbosity, clock = () => performance.now() } = surroundings
  let requests = 0
  let fromCache = 0
  let total = 0
  let bytes = 0
  let shown = 0
  let isShown = false
  const start = clock()
  const show = (words: string): void => {
    if (verbosity === 'errors' || verbosity === 'warnings') return
    isShown = true
    progress?.write(`\r\u001b[K${words.slice(0, 78)}`)
  }
  const count = (name: string, length: number): void => {
    bytes += length
    const now = clock()
    if (!progress || now - start < PATIENCE || now - shown < BETWEEN) return
    shown = now
    show(lineOf(name, bytes, total, (now - start) / 1_000))
  }
  return {
    async expect(files) {
      for (const file of files)
        if (file !== '-')
          total += await stat(file).then(
            ({ size }) => size,
            () => 0,
          )
    },
    async *through(name, chunks) {
      for await (const chunk of chunks) {
        count(name, (chunk as Uint8Array).length)
        yield chunk as Uint8Array
      }
    },
    done(name, papers) {
      if (verbosity === 'all') note(`${name}: ${papers} ${papers === 1 ? 'paper' : 'papers'}`, surroundings)
    },
    tell(event) {
      const { name } = services[event.service]
      if (event.type === 'request') requests++
      if (event.type === 'answer' && event.fromCache) fromCache++
      show(
        event.type === 'wait'
          ? `${name} ${event.reason}: waiting ${Math.ceil(event.milliseconds / 1_000)} s`
          : `${name}: ${requests} ${requests === 1 ? 'request' : 'requests'}, ${fromCache} from the cache`,
      )
    },
    end() {
      if (isShown) progress?.write('\r\u001b[K')
      isShown = false
    },
  }
}

/** `page.txt: 34 %, 12.3 MB/s, 0:21 left`; of what nobody knows the size of, how much was read. */
function lineOf(name: string, bytes: number, total: number, seconds: number): string {
  const rate = bytes / seconds
  const parts =
    total >= bytes
      ? [`${Math.floor((bytes / total) * 100)} %`, rateOf(rate), `${timeOf((total - bytes) / rate)} left`]
      : [`${(bytes / 1e6).toFixed(1)} MB`, rateOf(rate)]
  return `${name.slice(-40)}: ${parts.join(', ')}`
}

function rateOf(rate: number): string {
  return `${(rate / 1e6).toFixed(1)} MB/s`
}

function timeOf(seconds: number): string {
  const whole = Math.ceil(seconds)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}
