const oldest = [20, 19]

/** Ends the process with one clear line when this Node.js is too old to go on. */
export function checkNodeVersion() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return
  console.error(
    `Seedling needs Node.js ${oldest.join('.')} or newer; this is ${process.versions.node}. Install a newer one and start again.`,
  )
  process.exit(1)
}
