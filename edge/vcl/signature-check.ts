import { longestSecret } from '@/common/playback-keys'
import { playbackAudience } from '@/common/playback-token'

interface SignatureCheckOptions {
  keys: readonly { kid: string; path: string }[]
}

/**
 * C within VCL: `read_playback_keys()`, which gives 1 when each key could be read, and `is_signed(url)`, for
 * an address whose form is right already. Varnish makes C of its whole configuration anyway, and needs a
 * compiler for it. With the module that is packaged for HMAC tokens cost an edge a sixth of its answers, so a fifteenth
 * (`npm run bench -- tokens`): a key is hashed once, and SHA-256 is the engine's own (`vsha256.h`).
 */
export function renderSignatureCheck({ keys }: SignatureCheckOptions) {
  const entries = keys.map(({ kid, path }) => `\t{ .kid = "${kid}.", .path = "${path}" },`)
  return `C{
#include <stdio.h>
#include <string.h>

/* Larger than the engine's struct VSHA256Context, of which nothing is known here but that it may be copied. */
struct sha256 { _Alignas(16) unsigned char state[256]; };
void VSHA256_Init(struct sha256 *);
void VSHA256_Update(struct sha256 *, const void *, size_t);
void VSHA256_Final(unsigned char digest[32], struct sha256 *);

/* RFC 2104: both hashes after their first block, the secret with its pad. */
static struct playback_key {
	const char *kid, *path;
	struct sha256 inner, outer;
} playback_keys[] = {
${entries.join('\n')}
};
#define PLAYBACK_KEYS (sizeof playback_keys / sizeof playback_keys[0])

static void
begin_hash(struct sha256 *hash, const unsigned char block[64], unsigned char pad)
{
	unsigned char padded[64];

	for (int i = 0; i < 64; i++)
		padded[i] = block[i] ^ pad;
	VSHA256_Init(hash);
	VSHA256_Update(hash, padded, sizeof padded);
}

static int
read_playback_keys(void)
{
	for (struct playback_key *key = playback_keys; key < playback_keys + PLAYBACK_KEYS; key++) {
		unsigned char secret[${longestSecret}], block[64] = { 0 };
		FILE *file = fopen(key->path, "r");
		size_t length = file ? fread(secret, 1, sizeof secret, file) : 0;

		if (file)
			fclose(file);
		if (length == 0)
			return (0);
		if (length > sizeof block) {
			struct sha256 hash;

			VSHA256_Init(&hash);
			VSHA256_Update(&hash, secret, length);
			VSHA256_Final(block, &hash);
		} else
			memcpy(block, secret, length);
		begin_hash(&key->inner, block, 0x36);
		begin_hash(&key->outer, block, 0x5c);
	}
	return (1);
}

/* "/t/" claims "." signature "/" door "/" node "/" broadcast "/" */
static int
is_signed(const char *url)
{
	static const char audience[] = "${playbackAudience}.", hex[] = "0123456789abcdef";
	const char *claims = url + 3, *token_end = strchr(claims, '/');
	const char *door_end = token_end ? strchr(token_end + 1, '/') : NULL;
	const char *broadcast = door_end ? strchr(door_end + 1, '/') : NULL;
	const char *signature;
	struct playback_key *key = playback_keys;
	struct sha256 hash;
	unsigned char digest[32];
	int difference = 0;

	if (broadcast == NULL || token_end - claims < 66 || strnlen(broadcast, 33) < 33)
		return (0);
	while (strncmp(claims, key->kid, strlen(key->kid)) != 0)
		if (++key == playback_keys + PLAYBACK_KEYS)
			return (0);
	signature = token_end - 64;
	hash = key->inner;
	VSHA256_Update(&hash, audience, sizeof audience - 1);
	/* With the dot after the claims, and the slash after the door. */
	VSHA256_Update(&hash, claims, signature - claims);
	VSHA256_Update(&hash, token_end + 1, door_end - token_end);
	VSHA256_Update(&hash, broadcast + 1, 32);
	VSHA256_Final(digest, &hash);
	hash = key->outer;
	VSHA256_Update(&hash, digest, sizeof digest);
	VSHA256_Final(digest, &hash);
	for (int i = 0; i < 32; i++)
		difference |= (hex[digest[i] >> 4] ^ signature[2 * i]) | (hex[digest[i] & 15] ^ signature[2 * i + 1]);
	return (difference == 0);
}
}C

sub vcl_init {
  C{ if (!read_playback_keys()) VRT_fail(ctx, "a playback key cannot be read"); }C
}
`
}
