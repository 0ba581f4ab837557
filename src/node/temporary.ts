import { randomUUID } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A file that nobody else sees, for what is too large for memory. */
export interface TemporaryFile {
  /** Adds a text to its end, and gives how many bytes that is. */
  write(text: string): Promise<number>
  /** The bytes from one place on. */
  bytes(at: number, length: number): Promise<Buffer>
  /** All of its text, in pieces. */
  text(): AsyncGenerator<string, void, undefined>
  /** Removes it. */
  end(): Promise<void>
}

/** Makes a temporary file. It has no name from the start, where systems allow that, so that a program which is killed leaves nothing. */
export async function openTemporary(): Promise<TemporaryFile> {
  const path = join(tmpdir(), `paperdigest-${randomUUID()}.tmp`)
  const file = await open(path, 'wx+', 0o600)
  await rm(path, { force: true }).catch(() => {})
  let length = 0
  return {
    async write(text) {
      const bytes = Buffer.from(text)
      for (let at = 0; at < bytes.length; ) {
        const { bytesWritten } = await file.write(bytes, at, bytes.length - at, length + at)
        at += bytesWritten
      }
      length += bytes.length
      return bytes.length
    },
    async bytes(at, count) {
      const bytes = Buffer.alloc(count)
      await file.read(bytes, 0, count, at)
      return bytes
    },
    async *text() {
      const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
      const piece = Buffer.alloc(262_144)
      for (let at = 0; at < length; ) {
        const { bytesRead } = await file.read(piece, 0, piece.length, at)
        at += bytesRead
        yield decoder.decode(piece.subarray(0, bytesRead), { stream: at < length })
      }
    },
    async end() {
      await file.close()
      await rm(path, { force: true })
    },
  }
}
