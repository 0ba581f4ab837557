const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Lets work come to an orderly end where a signal interrupts it; then the signal does what it does to any program. */
export async function interruptible(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const controller = new AbortController()
  let caught: NodeJS.Signals | undefined
  const stop = (signal: NodeJS.Signals): void => {
    caught = signal
    controller.abort()
  }
  for (const signal of SIGNALS) process.on(signal, stop)
  try {
    await work(controller.signal)
  } finally {
    for (const signal of SIGNALS) process.off(signal, stop)
    if (caught) process.kill(process.pid, caught)
  }
}
