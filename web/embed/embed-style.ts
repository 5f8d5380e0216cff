/** So that words can be read before the player's own style is there, and where there is no player. */
const words =
  'html{background:#141b16;color:#f4efe2;font:106.25%/1.6 system-ui,-apple-system,"Segoe UI","PingFang SC","Microsoft YaHei",sans-serif}' +
  'body{margin:0;overflow:hidden}' +
  '.embed-words{box-sizing:border-box;display:flex;flex-direction:column;align-items:center;justify-content:center;min-height:100vh;min-height:100dvh;padding:1rem;text-align:center}' +
  '.embed-words h1{margin:0;font-size:clamp(1.1rem,4vw,1.75rem);line-height:1.3;text-wrap:balance}' +
  '.embed-words p{margin:.5rem 0 0;max-width:46ch;color:#c3c8bd;text-wrap:pretty}' +
  // Without the player's code, whose coming is what it is about.
  '.embed-late{animation:embed-late 0s 8s backwards}@keyframes embed-late{from{visibility:hidden}}'

/** An embed's own style, with the colour that was chosen for it. */
export function embedStyle(colour: string | null) {
  if (!colour) return words
  return `${words}:root{--embed-colour:#${colour};--embed-on-colour:${readableOn(colour)}}`
}

/** Black or white, whichever can be read on it better (WCAG 2.2 relative luminance). */
export function readableOn(colour: string) {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
  return (luminance + 0.05) / 0.05 >= 1.05 / (luminance + 0.05) ? '#000' : '#fff'
}
