import type { HlsConfig } from 'hls.js'
import { splitPlaybackUrl } from '@/common/playback-token-path'
import type { PlaybackPass } from './playback-pass'

type Loader = HlsConfig['loader']
type Load = InstanceType<Loader>['load']

/**
 * Settings of hls.js, from its own loader, with which each request carries the token of its moment. hls.js never
 * sees one: what it compares and resolves stays the same when a new token takes over.
 */
export function passSettings(pass: PlaybackPass, OwnLoader: Loader): Partial<HlsConfig> {
  class PassLoader extends OwnLoader {
    override load(...[context, config, callbacks]: Parameters<Load>) {
      super.load(context, config, {
        ...callbacks,
        onSuccess: (response, ...more) =>
          callbacks.onSuccess({ ...response, url: splitPlaybackUrl(response.url).url }, ...more),
      })
    }
  }
  return {
    loader: PassLoader,
    xhrSetup: (xhr, url) => xhr.open('GET', pass.addressOf(url), true),
  }
}
