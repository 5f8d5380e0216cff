// video.js reads this while it loads: its style elements have no nonce, and player.css does their work.
Object.assign(globalThis, { VIDEOJS_NO_DYNAMIC_STYLE: true })
