// Loaded before a program (`node --import`): ends it when its parent is gone, however that happened.
const longestGoodbyeMs = 5_000

function endSoon() {
  setTimeout(() => process.exit(1), longestGoodbyeMs).unref()
  process.kill(process.pid, 'SIGTERM')
}

process.on('disconnect', endSoon)
// The channel is there to be watched; it must not keep a finished program alive.
process.channel?.unref()
// The parent may have gone before this line was reached.
if (!process.connected) endSoon()
