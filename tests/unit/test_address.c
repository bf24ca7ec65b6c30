#include "cli/fetch/address.h"

#include <arpa/inet.h>
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/un.h>

TestSuite(address, .timeout = 20);

static bool is_public(const char *text)
{
	struct sockaddr_in v4 = {.sin_family = AF_INET};
	struct sockaddr_in6 v6 = {.sin6_family = AF_INET6};
	if (inet_pton(AF_INET, text, &v4.sin_addr) == 1)
		return address_is_public((struct sockaddr *)&v4);
	cr_assert(eq(int, inet_pton(AF_INET6, text, &v6.sin6_addr), 1), "%s", text);
	return address_is_public((struct sockaddr *)&v6);
}

/* First and last of each closed range. */
static const char *const closed[] = {"0.0.0.0", "0.255.255.255", "10.0.0.0", "10.255.255.255",
	"100.64.0.0", "100.127.255.255", "127.0.0.0", "127.0.0.1", "127.255.255.255", "169.254.0.0",
	"169.254.169.254", "169.254.255.255", "172.16.0.0", "172.31.255.255", "192.0.0.0",
	"192.0.0.255", "192.0.2.0", "192.0.2.255", "192.88.99.1", "192.168.0.0", "192.168.255.255",
	"198.18.0.0", "198.19.255.255", "198.51.100.7", "203.0.113.7", "224.0.0.0",
	"239.255.255.255", "240.0.0.0", "255.255.255.255", "::", "::1", "100::", "100::ffff",
	"2001:db8::", "2001:db8:ffff::", "2001::", "2001:1ff:ffff::", "3fff::", "3fff:fff::",
	"5f00::1", "fc00::", "fd00::1", "fdff:ffff::", "fe80::", "fe80::1",
	"febf:ffff::", "fec0::", "feff::", "ff00::", "ff02::1",
	"ffff::", "64:ff9b:1::", "64:ff9b:1:ffff::1.1.1.1"};

/* Their neighbours. */
static const char *const open[] = {"1.0.0.0", "9.255.255.255", "11.0.0.0", "100.63.255.255",
	"100.128.0.0", "126.255.255.255", "128.0.0.0", "169.253.255.255", "169.255.0.0",
	"172.15.255.255", "172.32.0.0", "191.255.255.255", "192.0.1.0", "192.0.3.0",
	"192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0", "223.255.255.255",
	"8.8.8.8", "2001:200::", "2001:db7::", "2001:db9::", "2606:4700::1111", "3ffe::1",
	"2003::1", "fbff::1", "fe00::1", "fe7f::1", "101::"};

/* IPv4 in the clothes of IPv6. */
static const char *const forms[] = {"::ffff:", "::", "64:ff9b::", "::ffff:0:"};

static void as_6to4(char *out, size_t size, const char *v4)
{
	struct in_addr address;
	cr_assert(eq(int, inet_pton(AF_INET, v4, &address), 1));
	unsigned long bits = ntohl(address.s_addr);
	snprintf(out, size, "2002:%lx:%lx::1", bits >> 16, bits & 0xffff);
}

static void in_all_forms(const char *v4, bool wanted)
{
	char text[64];
	if (strchr(v4, ':'))
		return;
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		snprintf(text, sizeof text, "%s%s", forms[i], v4);
		cr_expect(eq(int, is_public(text), wanted), "%s", text);
	}
	as_6to4(text, sizeof text, v4);
	cr_expect(eq(int, is_public(text), wanted), "%s", text);
}

Test(address, closed_ranges_are_closed_to_their_edges)
{
	for (size_t i = 0; i < sizeof closed / sizeof *closed; i++) {
		cr_expect(not(is_public(closed[i])), "%s", closed[i]);
		in_all_forms(closed[i], false);
	}
}

Test(address, what_lies_beside_them_is_open)
{
	for (size_t i = 0; i < sizeof open / sizeof *open; i++) {
		cr_expect(is_public(open[i]), "%s", open[i]);
		in_all_forms(open[i], true);
	}
}

Test(address, no_other_family_is_public)
{
	struct sockaddr_un local = {.sun_family = AF_UNIX, .sun_path = "/run/x"};
	struct sockaddr none = {.sa_family = AF_UNSPEC};
	cr_expect(not(address_is_public((struct sockaddr *)&local)));
	cr_expect(not(address_is_public(&none)));
}
