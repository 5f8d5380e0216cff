// Loaded before a program (`node --import`): ends it when its parent is gone, however that happened.
const longestGoodbyeMs = 5_000

function endSoon() {
  setTimeout(() => process.exit(1), longestGoodbyeMs).unref()
  process.kill(process.pid, 'SIGTERM')
}

// Processes that the program starts load this file too (Node.js hands `--import` on); they are the
// program's own to end, so the mark is taken away before any of them is started.
if (process.env.SEEDLING_ENDS_WITH_PARENT) {
  delete process.env.SEEDLING_ENDS_WITH_PARENT
  process.on('disconnect', endSoon)
  // The channel is there to be watched; it must not keep a finished program alive.
  process.channel?.unref()
  // The parent may have gone before this line was reached.
  if (!process.connected) endSoon()
}
