// Loaded before a program (`node --import`): ends it when its parent is gone, however that happened.
const longestGoodbyeMs = 5_000

process.on('disconnect', () => {
  setTimeout(() => process.exit(1), longestGoodbyeMs).unref()
  process.kill(process.pid, 'SIGTERM')
})
// The channel is there to be watched; it must not keep a finished program alive.
process.channel?.unref()
