/** How a page speaks with a player without the element; shown in the documentation. */
export const messageExample = (portalUrl: string) => `const portal = '${new URL(portalUrl).origin}'
addEventListener('message', ({ source, origin, data }) => {
  if (origin !== portal || source !== frame.contentWindow || data.seedling !== 1) return
  // { seedling: 1, embed, event: 'ready' | 'state' | 'play' | 'pause' | 'latency' | 'viewers', value }
  console.log(data.event, data.value)
})
// Says again what it is like now:
frame.contentWindow.postMessage({ seedling: 1, command: 'hello' }, portal)
// 'play', 'pause', 'mute', 'unmute':
frame.contentWindow.postMessage({ seedling: 1, command: 'pause' }, portal)`
