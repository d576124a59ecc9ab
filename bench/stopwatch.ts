/**
 * Starts a stopwatch that gives milliseconds: the lesser of elapsed and processor time.
 * Waiting for a processor that others hold is not charged, and neither is what a collector of garbage does on the side
 * in threads of its own.
 */
export function stopwatch(): () => number {
  const start = performance.now()
  const cpu = process.cpuUsage()
  return () => {
    const { user, system } = process.cpuUsage(cpu)
    return Math.min(performance.now() - start, (user + system) / 1000)
  }
}
