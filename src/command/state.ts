import type { Paper } from '../model/paper'
import { failed, refuse } from './message'
import type { VerbOptions } from './option-table'
import { exitCodes } from './surroundings'
import type { CommandContext } from './verb'

/** What earlier runs wrote. */
export interface CommandState {
  /** Of papers those that none of them wrote. */
  unseen(papers: readonly Paper[]): readonly Paper[]
  /** Keeps the identifiers of what was written, and gives the exit code. */
  remember(papers: readonly Paper[]): Promise<number>
}

/** What `--new-since` names; without it, all papers are new. An exit code where the file cannot be read, or is another. */
export async function openState(
  { newSince }: VerbOptions,
  { surroundings: { stderr } }: CommandContext,
): Promise<CommandState | number> {
  if (newSince === undefined) return { unseen: (papers) => papers, remember: async () => exitCodes.ok }
  const { createSeenFile } = await import('../node/seen-file')
  const { seen } = await import('../sources/seen')
  try {
    const state = await seen(createSeenFile(newSince))
    return {
      unseen: (papers) => state.unseen(papers),
      async remember(papers) {
        try {
          await state.remember(papers)
          return exitCodes.ok
        } catch (error) {
          return failed(newSince, error, stderr)
        }
      },
    }
  } catch (error) {
    if (error instanceof SyntaxError) return refuse(`--new-since ${newSince}: ${error.message}`, stderr)
    return failed(newSince, error, stderr)
  }
}
