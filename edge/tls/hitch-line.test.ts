import { expect, test } from 'vitest'
import { parseHitchLine } from './hitch-line'

test('what hitch says of itself is told apart from what it says of a viewer', () => {
  expect(parseHitchLine('20261123T140145.398226 [26553] {core} hitch 1.7.2 starting')).toEqual({
    kind: 'core',
    text: 'hitch 1.7.2 starting',
    isTrouble: false,
  })
  const failure =
    '20261123T140146.497676 [26558] 127.0.0.1:54336 :0 8:9 Handshake failure: error:0A000102'
  expect(parseHitchLine(failure)).toEqual({ kind: 'failed-handshake' })
  const cut = '20261123T140146.456162 [26557] 127.0.0.1:54324 :0 7:8 SSL_read error: error:0A000126'
  expect(parseHitchLine(cut)).toEqual({ kind: 'connection' })
})
