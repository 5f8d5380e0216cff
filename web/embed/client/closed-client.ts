import { askEmbed, embedPath } from './ask-embed'
import { readClosedFacts } from './facts'
import { joinParent, openChannel } from './join-parent'

/** Not all readers of a page at once, when its player opens. */
const everyMs = 60_000 * (0.75 + Math.random() / 2)

// In the place of the player while an embed is not open: tells the framing page so, and makes room for what follows.
const { embedId, standing } = readClosedFacts(document)
const channel = openChannel(embedId)
joinParent(channel, () => {})
channel.tellState(standing)
setInterval(async () => {
  const answer = await askEmbed(embedPath(embedId, { wished: null }), AbortSignal.timeout(everyMs))
  if (answer && answer.standing !== standing) location.reload()
}, everyMs)
