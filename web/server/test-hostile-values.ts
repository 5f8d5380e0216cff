import {
  array,
  constantFrom,
  dictionary,
  double,
  integer,
  json,
  jsonValue,
  oneof,
  string,
} from 'fast-check'

/** Texts that mean something to some program, or are too long for any. */
export const hostileText = oneof(
  string({ maxLength: 40 }),
  constantFrom('', 'n1', 'N 1', '\0', '../..', "'; DROP TABLE x", '😀', 'a'.repeat(70_000)),
  constantFrom('__proto__', 'constructor', '0'.repeat(32), '2020-02-10T01:00:00.000Z'),
  constantFrom('0000-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '2020-02-30T00:00:00Z'),
)
export const hostileNumber = oneof(
  double(),
  integer(),
  constantFrom(-1, 0.5, 2 ** 31, 2 ** 53, Number.MAX_VALUE),
)
/** Anything that JSON can carry. */
export const hostileValue = oneof(
  hostileText,
  hostileNumber,
  json(),
  jsonValue({ maxDepth: 3 }),
  array(hostileText),
  dictionary(hostileText, hostileNumber),
)
