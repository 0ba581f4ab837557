import type { ClientEvent } from '../network/client-options'
import { services } from '../network/service'
import type { Surroundings } from './surroundings'

/** Shows on one line, which comes and goes, what a person at a terminal waits for. */
export function createProgress({ progress }: Surroundings): { tell(event: ClientEvent): void; end(): void } {
  let requests = 0
  let fromCache = 0
  const show = (words: string): unknown => progress?.write(`\r\u001b[K${words.slice(0, 78)}`)
  return {
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
      progress?.write('\r\u001b[K')
    },
  }
}
