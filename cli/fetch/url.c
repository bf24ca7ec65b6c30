/* Strict where the host stands, lenient behind it: the host decides whom we speak to. */
#include "url.h"

#define LIT(s) ((sg_slice)SG_SLICE_LIT(s))

static size_t scheme_len(sg_slice text)
{
	if (sg_slice_starts_nocase(text, LIT("http://")))
		return 7;
	return sg_slice_starts_nocase(text, LIT("https://")) ? 8 : 0;
}

bool url_is(const char *argument)
{
	return scheme_len(sg_slice_trim(sg_slice_of(argument))) > 0;
}

static sg_slice from(sg_slice s, size_t start)
{
	return (sg_slice){s.ptr + start, s.len - start};
}

/* Bytes before the first of `ends`. */
static size_t span_to(sg_slice s, const char *ends)
{
	size_t i = 0;
	while (i < s.len && !(s.ptr[i] && strchr(ends, s.ptr[i])))
		i++;
	return i;
}

static bool is_sendable(unsigned char c)
{
	return c > 0x20 && c < 0x7f && !strchr("\"<>\\^`{|}", c);
}

void url_clean(sg_buf *out, sg_slice given)
{
	sg_slice text = sg_slice_trim(given);
	text.len = span_to(text, "#");
	size_t scheme = scheme_len(text);
	size_t host_end = scheme + span_to(from(text, scheme), "/?");
	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.ptr[i];
		if (i < host_end || is_sendable(c))
			sg_buf_putc(out, (char)c);
		else
			sg_buf_printf(out, "%%%02X", c);
	}
}

static bool is_letter_or_digit(unsigned char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Bytes above ASCII are of international names, which the resolver knows or refuses. */
static bool is_host(sg_slice host)
{
	bool is_v6 = host.len > 2 && host.ptr[0] == '[' && host.ptr[host.len - 1] == ']';
	sg_slice inner = is_v6 ? (sg_slice){host.ptr + 1, host.len - 2} : host;
	for (size_t i = 0; i < inner.len; i++) {
		unsigned char c = (unsigned char)inner.ptr[i];
		bool is_fine = is_letter_or_digit(c) || c == '.' ||
			       (is_v6 ? c == ':' : c == '-' || c == '_' || c >= 0x80);
		if (!is_fine)
			return false;
	}
	return inner.len > 0 && inner.ptr[0] != '.' && sg_utf8_check(inner) == inner.len;
}

static bool is_port(sg_slice port)
{
	unsigned value = 0;
	for (size_t i = 0; i < port.len && value < 65536; i++) {
		if (port.ptr[i] < '0' || port.ptr[i] > '9')
			return false;
		value = value * 10 + (unsigned)(port.ptr[i] - '0');
	}
	return value > 0 && value < 65536;
}

/* `authority` as HOST or HOST:PORT. */
static const char *read_authority(url *out, sg_slice authority)
{
	size_t host = authority.len;
	if (memchr(authority.ptr, '@', authority.len))
		return "a user name or password stands in the address";
	while (host > 0 && authority.ptr[host - 1] != ':' && authority.ptr[host - 1] != ']')
		host--;
	bool has_port = host > 0 && authority.ptr[host - 1] == ':';
	out->host = (sg_slice){authority.ptr, has_port ? host - 1 : authority.len};
	if (has_port && !is_port(from(authority, host)))
		return "the address has no port that exists";
	if (!is_host(out->host))
		return "the address names no host";
	if (out->host.ptr[out->host.len - 1] == '.')
		out->host.len--;
	return NULL;
}

static bool is_all_sendable(sg_slice s)
{
	for (size_t i = 0; i < s.len; i++)
		if (!is_sendable((unsigned char)s.ptr[i]))
			return false;
	return true;
}

const char *url_read(url *out, sg_slice text)
{
	*out = (url){.text = text};
	size_t scheme = scheme_len(text);
	if (!scheme)
		return "only http and https are fetched";
	if (text.len > URL_MAX_BYTES)
		return "the address is too long";
	out->text.len = span_to(text, "#");
	sg_slice rest = from(out->text, scheme);
	size_t host = span_to(rest, "/?");
	const char *why = read_authority(out, (sg_slice){rest.ptr, host});
	if (why)
		return why;
	out->origin = (sg_slice){text.ptr, scheme + host};
	sg_slice behind = from(rest, host);
	size_t path = span_to(behind, "?");
	out->path = (sg_slice){behind.ptr, path};
	if (path < behind.len)
		out->query = from(behind, path + 1);
	return is_all_sendable(behind) ? NULL : "the address holds what no address can";
}
