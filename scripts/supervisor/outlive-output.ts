/** Whoever reads the terminal may go, and the disk behind it may be full: that ends no class. */
export function outliveOutput() {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
}
