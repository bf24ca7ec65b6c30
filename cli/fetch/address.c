/* Ranges that are not the open network (IANA's special-purpose registries), as one table of
 * prefixes of IPv6 addresses: IPv4 addresses are looked up as ::ffff:a.b.c.d. IPv6 addresses that
 * carry an IPv4 address are public if that one is. */
#include "address.h"

#include <netinet/in.h>
#include <stdint.h>
#include <string.h>

enum { BYTES = 16 };

typedef struct range {
	uint8_t prefix[BYTES];
	unsigned bits;
} range;

#define V4(a, b, c, d, bits)                                                                       \
	{                                                                                          \
		{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, a, b, c, d}, 96 + (bits)                \
	}

static const range closed[] = {
	V4(0, 0, 0, 0, 8),      /* this network */
	V4(10, 0, 0, 0, 8),     /* private */
	V4(100, 64, 0, 0, 10),  /* shared by a carrier's customers */
	V4(127, 0, 0, 0, 8),    /* this machine */
	V4(169, 254, 0, 0, 16), /* link-local; clouds answer here with their secrets */
	V4(172, 16, 0, 0, 12),  /* private */
	V4(192, 0, 0, 0, 24),   /* protocol assignments */
	V4(192, 0, 2, 0, 24),   /* documentation, and two more below */
	V4(192, 88, 99, 0, 24), /* 6to4 relays, given up */
	V4(192, 168, 0, 0, 16), /* private */
	V4(198, 18, 0, 0, 15),  /* benchmarks */
	V4(198, 51, 100, 0, 24), V4(203, 0, 113, 0, 24), V4(224, 0, 0, 0, 4), /* groups */
	V4(240, 0, 0, 0, 4),                  /* reserved, and broadcast */
	{{0x01, 0x00}, 64},                   /* discard */
	{{0x20, 0x01, 0x0d, 0xb8}, 32},       /* documentation */
	{{0x20, 0x01}, 23},                   /* protocol assignments, Teredo, ORCHID */
	{{0x3f, 0xff}, 20},                   /* documentation */
	{{0x5f, 0x00}, 16},                   /* segment routing */
	{{0xfc}, 7},                          /* unique local */
	{{0xfe, 0x80}, 10},                   /* link-local */
	{{0xfe, 0xc0}, 10},                   /* site-local, given up */
	{{0xff}, 8},                          /* groups */
	{{0, 0x64, 0xff, 0x9b, 0, 0x01}, 48}, /* a network's own translation to IPv4 */
};

/* Where in an IPv6 address of these ranges an IPv4 address stands. */
static const struct {
	range within;
	unsigned at;
} carriers[] = {
	{{{0}, 96}, 12},                                  /* IPv4-compatible; ::, ::1 */
	{{{0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff}, 96}, 12}, /* IPv4-translated */
	{{{0, 0x64, 0xff, 0x9b}, 96}, 12},                /* NAT64 */
	{{{0x20, 0x02}, 16}, 2},                          /* 6to4 */
};

static bool is_within(const uint8_t *address, const range *r)
{
	unsigned whole = r->bits / 8, rest = r->bits % 8;
	if (memcmp(address, r->prefix, whole) != 0)
		return false;
	unsigned mask = 0xff00u >> rest & 0xff;
	return !rest || ((address[whole] ^ r->prefix[whole]) & mask) == 0;
}

static bool is_closed(const uint8_t *address)
{
	for (unsigned i = 0; i < sizeof closed / sizeof *closed; i++)
		if (is_within(address, &closed[i]))
			return true;
	return false;
}

/* ::ffff:a.b.c.d */
static void map(uint8_t *out, const void *v4)
{
	memset(out, 0, 10);
	memset(out + 10, 0xff, 2);
	memcpy(out + 12, v4, 4);
}

static bool is_public_v6(const uint8_t *address)
{
	uint8_t carried[BYTES];
	if (is_closed(address))
		return false;
	for (unsigned i = 0; i < sizeof carriers / sizeof *carriers; i++) {
		if (!is_within(address, &carriers[i].within))
			continue;
		map(carried, address + carriers[i].at);
		return !is_closed(carried);
	}
	return true;
}

bool address_is_public(const struct sockaddr *address)
{
	uint8_t bytes[BYTES];
	if (address->sa_family == AF_INET) {
		struct sockaddr_in v4;
		memcpy(&v4, address, sizeof v4);
		map(bytes, &v4.sin_addr);
		return !is_closed(bytes);
	}
	if (address->sa_family == AF_INET6) {
		struct sockaddr_in6 v6;
		memcpy(&v6, address, sizeof v6);
		memcpy(bytes, &v6.sin6_addr, BYTES);
		return is_public_v6(bytes);
	}
	return false;
}
