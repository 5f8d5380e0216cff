import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { childrenNotice, consentTexts } from './consent-texts'

/** Each version of each text with its digest: a text that was changed needs a new line here, with a new version. */
const digests = {
  enrolment: { '2026-11-28': 'c5df1970198b8215c4f497f67fe892ebd4f77aac43370f9814f9a8b20b566cb7' },
  evidence: { '2026-11-28': 'fd78aafe73280f173cbffb9adf8149dbcdeef0f5b819720b2601715700ee2743' },
  attendance: { '2026-11-28': '4aed34896123aa2cc728c19f7633c2abaa4175a8a8d739e22276b756bc9a59fd' },
  notice: { '2026-11-28': '0c8d295b63c91476c690ecefa5ecb100be00a28efc034ce380b9410fa99aef3d' },
}

test.each(Object.entries({ ...consentTexts, notice: childrenNotice }))(
  'the words of %s are those of their version',
  (name, { version, zh, en }) => {
    const known = Object.entries(digests).find(([text]) => text === name)?.[1]
    const digest = createHash('sha256').update(JSON.stringify({ zh, en })).digest('hex')
    expect(Object.entries(known ?? {}).at(-1)).toEqual([version, digest])
  },
)
