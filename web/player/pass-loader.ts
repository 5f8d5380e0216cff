import Hls, { type HlsConfig } from 'hls.js'
import { splitPlaybackUrl } from '@/common/playback-token-path'
import type { PlaybackPass } from './playback-pass'

type Load = InstanceType<HlsConfig['loader']>['load']

/** hls.js never sees a token: what it compares and resolves stays the same when a new one takes over. */
class PassLoader extends Hls.DefaultConfig.loader {
  override load(...[context, config, callbacks]: Parameters<Load>) {
    super.load(context, config, {
      ...callbacks,
      onSuccess: (response, ...more) =>
        callbacks.onSuccess({ ...response, url: splitPlaybackUrl(response.url).url }, ...more),
    })
  }
}

/** Settings of hls.js with which each request carries the token of its moment. */
export function passSettings(pass: PlaybackPass): Partial<HlsConfig> {
  return {
    loader: PassLoader,
    xhrSetup: (xhr, url) => xhr.open('GET', pass.addressOf(url), true),
  }
}
