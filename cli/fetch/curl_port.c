/* The only file that knows libcurl.
 *
 * It is loaded when the first address is given, not linked: with all that it brings (TLS, LDAP,
 * Kerberos, …) it takes as long to load as the rest of the program, and a run without an address
 * has no network in its process at all.
 *
 * What may be connected to is decided where a socket is opened, from the address that the name was
 * resolved to: names that resolve to this machine, numbers in odd notations, and names that
 * resolve differently each time are all seen there. Redirects are followed by hand, so that each is
 * read as strictly as what was given. A proxy would connect in our place, out of sight: those of
 * the environment are used only where private addresses are allowed. */
#include "curl_port.h"
#include "address.h"
#include "url.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum {
	CONNECT_SECONDS = 15,
	MOST_HEADER_BYTES = 256 * 1024,
	MOST_IGNORED_BYTES = 64 * 1024 /* of an answer that is not read, to keep its connection */
};

/* ---- the library ---------------------------------------------------------------------------- */

/* Its functions, typed as curl/curl.h declares them. */
static struct {
	CURLcode (*global_init)(long);
	void (*global_cleanup)(void);
	CURL *(*easy_init)(void);
	CURLcode (*easy_setopt)(CURL *, CURLoption, ...);
	CURLcode (*easy_perform)(CURL *);
	CURLcode (*easy_getinfo)(CURL *, CURLINFO, ...);
	void (*easy_cleanup)(CURL *);
	const char *(*easy_strerror)(CURLcode);
} lib;

static const struct {
	const char *name;
	void *at;
} functions[] = {
	{"curl_global_init", &lib.global_init},
	{"curl_global_cleanup", &lib.global_cleanup},
	{"curl_easy_init", &lib.easy_init},
	{"curl_easy_setopt", &lib.easy_setopt},
	{"curl_easy_perform", &lib.easy_perform},
	{"curl_easy_getinfo", &lib.easy_getinfo},
	{"curl_easy_cleanup", &lib.easy_cleanup},
	{"curl_easy_strerror", &lib.easy_strerror},
};

static const char *const files[] = {"libcurl.so.4", "libcurl-gnutls.so.4"};

/* It stays loaded: TLS libraries leave behind what runs at exit. */
static bool load(void)
{
	void *file = NULL;
	for (size_t i = 0; i < sizeof files / sizeof *files && !file; i++)
		file = dlopen(files[i], RTLD_NOW | RTLD_LOCAL);
	for (size_t i = 0; file && i < sizeof functions / sizeof *functions; i++) {
		void *function = dlsym(file, functions[i].name);
		if (!function)
			return false;
		/* Data and code pointers are of one size where there is a dlsym. */
		memcpy(functions[i].at, &function, sizeof function);
	}
	return file != NULL;
}

/* ---- one answer ----------------------------------------------------------------------------- */

typedef enum stop {
	STOP_NOT,
	STOP_SIZE,
	STOP_HEADERS,
	STOP_KIND,
	STOP_ENOUGH, /* of an answer that is not read */
	STOP_MEMORY
} stop;

struct web_session {
	web_limits limits;
	CURL *curl;
	int64_t end_ms; /* of the clock that never goes back */
	/* Of the request that is under way: */
	fetch_answer *out;
	size_t header_bytes, ignored_bytes;
	stop stop;
	char closed[INET6_ADDRSTRLEN]; /* an address that was not connected to, or "" */
	char error[CURL_ERROR_SIZE];
};

/* What is no text, by the beginning of its type. */
static const struct {
	const char *type, *is, *hint;
} wrong_kinds[] = {
	{"image/", "an image", "give the page it is on"},
	{"video/", "a film", "give the page with its comments, or a transcript"},
	{"audio/", "a recording", "give a transcript"},
	{"font/", "a font", NULL},
	{"application/pdf", "a PDF", "save its text, with pdftotext for example, and give that"},
	{"application/zip", "an archive", "unpack it and give what is in it"},
	{"application/x-tar", "an archive", "unpack it and give what is in it"},
	{"application/msword", "a document of an office program", "save it as text"},
	{"application/vnd.ms-", "a document of an office program", "save it as text"},
	{"application/vnd.openxmlformats", "a document of an office program", "save it as text"},
	{"application/vnd.oasis", "a document of an office program", "save it as text"},
	{"application/epub", "a book", "save it as text"},
};

/* Its row in wrong_kinds, or -1. */
static int wrong_kind(const char *type)
{
	for (size_t i = 0; type && i < sizeof wrong_kinds / sizeof *wrong_kinds; i++)
		if (sg_slice_starts_nocase(sg_slice_of(type), sg_slice_of(wrong_kinds[i].type)))
			return (int)i;
	return -1;
}

static long status_of(const web_session *s)
{
	long status = 0;
	lib.easy_getinfo(s->curl, CURLINFO_RESPONSE_CODE, &status);
	return status;
}

static const char *text_of(const web_session *s, CURLINFO which)
{
	char *out = NULL;
	lib.easy_getinfo(s->curl, which, &out);
	return out;
}

static bool is_good(long status)
{
	return status >= 200 && status < 300;
}

static size_t on_header(char *data, size_t size, size_t count, void *context)
{
	web_session *s = context;
	(void)data;
	s->header_bytes += size * count;
	if (s->header_bytes <= MOST_HEADER_BYTES)
		return size * count;
	s->stop = STOP_HEADERS;
	return 0;
}

static stop take(web_session *s, sg_slice bytes)
{
	if (!is_good(status_of(s))) {
		s->ignored_bytes += bytes.len;
		return s->ignored_bytes <= MOST_IGNORED_BYTES ? STOP_NOT : STOP_ENOUGH;
	}
	if (s->out->body.len == 0 && wrong_kind(text_of(s, CURLINFO_CONTENT_TYPE)) >= 0)
		return STOP_KIND;
	if (bytes.len > s->limits.most_bytes - s->out->body.len)
		return STOP_SIZE;
	sg_buf_add(&s->out->body, bytes);
	return sg_buf_status(&s->out->body, NULL) == SG_OK ? STOP_NOT : STOP_MEMORY;
}

static size_t on_body(char *data, size_t size, size_t count, void *context)
{
	web_session *s = context;
	s->stop = take(s, (sg_slice){data, size * count});
	return s->stop == STOP_NOT ? size * count : 0;
}

static bool may_connect(const web_session *s, const struct sockaddr *address)
{
	if (s->limits.may_connect)
		return s->limits.may_connect(address);
	return s->limits.allows_private || address_is_public(address);
}

static void write_address(char *out, size_t size, const struct sockaddr *address)
{
	const struct sockaddr_in *v4 = (const void *)address;
	const struct sockaddr_in6 *v6 = (const void *)address;
	bool is_v6 = address->sa_family == AF_INET6;
	if (!inet_ntop(address->sa_family, is_v6 ? (const void *)&v6->sin6_addr : &v4->sin_addr,
		    out, (socklen_t)size))
		memcpy(out, "?", 2);
}

static curl_socket_t on_socket(void *context, curlsocktype purpose, struct curl_sockaddr *to)
{
	web_session *s = context;
	(void)purpose;
	if (may_connect(s, &to->addr))
		return socket(to->family, to->socktype | SOCK_CLOEXEC, to->protocol);
	write_address(s->closed, sizeof s->closed, &to->addr);
	return CURL_SOCKET_BAD;
}

/* ---- the session ---------------------------------------------------------------------------- */

static int64_t now_ms(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Only read by libcurl, which has no const. */
static struct curl_slist accept_header = {
	.data = (char[]){"Accept: text/html, application/json;q=0.9, text/plain;q=0.8, */*;q=0.5"}};

static bool set_up(web_session *s)
{
	CURL *c = s->curl;
	CURLcode faults = CURLE_OK;
#define SET(option, value) faults |= lib.easy_setopt(c, option, value)
	SET(CURLOPT_PROTOCOLS_STR, "http,https");
	SET(CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
	SET(CURLOPT_FOLLOWLOCATION, 0L);
	SET(CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
	SET(CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
	SET(CURLOPT_SSL_VERIFYPEER, 1L);
	SET(CURLOPT_SSL_VERIFYHOST, 2L);
	SET(CURLOPT_NOSIGNAL, 1L);
	SET(CURLOPT_QUICK_EXIT, 1L); /* not to wait for a resolver that is out of time */
	SET(CURLOPT_CONNECTTIMEOUT, (long)CONNECT_SECONDS);
	SET(CURLOPT_LOW_SPEED_LIMIT, 1L);
	SET(CURLOPT_LOW_SPEED_TIME, (long)s->limits.silent_seconds);
	SET(CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)s->limits.most_bytes);
	SET(CURLOPT_ACCEPT_ENCODING, "");
	SET(CURLOPT_USERAGENT, "stancegraph/" SG_PROJECT_VERSION);
	SET(CURLOPT_HTTPHEADER, &accept_header);
	SET(CURLOPT_OPENSOCKETFUNCTION, on_socket);
	SET(CURLOPT_OPENSOCKETDATA, s);
	SET(CURLOPT_HEADERFUNCTION, on_header);
	SET(CURLOPT_HEADERDATA, s);
	SET(CURLOPT_WRITEFUNCTION, on_body);
	SET(CURLOPT_WRITEDATA, s);
	SET(CURLOPT_ERRORBUFFER, s->error);
	if (!s->limits.allows_private)
		SET(CURLOPT_PROXY, "");
#undef SET
	return faults == CURLE_OK;
}

web_session *web_open(const web_limits *limits, fetch_fault *fault)
{
	if (!lib.global_init && !load()) {
		fetch_fail(fault, FETCH_UNREACHABLE,
			"install libcurl 7.87 or later, version 4 of its file",
			"addresses cannot be fetched without libcurl");
		return NULL;
	}
	web_session *s = calloc(1, sizeof *s);
	bool is_begun = s && lib.global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
	if (is_begun) {
		s->limits = *limits;
		s->end_ms = now_ms() + (int64_t)limits->seconds * 1000;
		s->curl = lib.easy_init();
		if (s->curl && set_up(s))
			return s;
		web_close(s);
	} else {
		free(s);
	}
	fetch_fail(fault, FETCH_UNREACHABLE, "is it 7.87 or later?", "libcurl does not start");
	return NULL;
}

void web_close(web_session *s)
{
	if (s->curl)
		lib.easy_cleanup(s->curl);
	lib.global_cleanup();
	free(s);
}

/* ---- what went wrong ------------------------------------------------------------------------ */

static const struct {
	long least, most;
	fetch_status status;
	const char *what, *hint;
} answers[] = {
	{401, 401, FETCH_NO_SUCH, "one must log in to see it",
		"save the page in a browser and give the file"},
	{403, 403, FETCH_NO_SUCH, "the site does not show it to programs",
		"save the page in a browser and give the file"},
	{404, 404, FETCH_NO_SUCH, "there is no such page", "is the address right?"},
	{410, 410, FETCH_NO_SUCH, "the page is gone", NULL},
	{429, 429, FETCH_REFUSED, "the site has had too many requests", "try again later"},
	{451, 451, FETCH_NO_SUCH, "the page may not be shown, for legal reasons", NULL},
	{500, 599, FETCH_NO_SUCH, "the site has a fault", "try again later"},
	{0, 999, FETCH_NO_SUCH, "the site answers with no page", NULL},
};

static fetch_status fail_by_answer(const web_session *s, long status, fetch_fault *fault)
{
	size_t i = 0;
	curl_off_t wait = 0;
	while (status < answers[i].least || status > answers[i].most)
		i++;
	lib.easy_getinfo(s->curl, CURLINFO_RETRY_AFTER, &wait);
	if (wait > 0)
		return fetch_fail(fault, answers[i].status, answers[i].hint,
			"%s (HTTP %ld), and asks to wait %lld s", answers[i].what, status,
			(long long)wait);
	return fetch_fail(fault, answers[i].status, answers[i].hint, "%s (HTTP %ld)",
		answers[i].what, status);
}

static fetch_status fail_by_time(const web_session *s, fetch_fault *fault)
{
	if (now_ms() >= s->end_ms - 100)
		return fetch_fail(fault, FETCH_LIMIT, "--fetch-timeout waits longer",
			"takes longer than %u s", s->limits.seconds);
	return fetch_fail(fault, FETCH_LIMIT, "try again later", "does not answer");
}

static fetch_status fail_by_stop(const web_session *s, fetch_fault *fault)
{
	const char *type = text_of(s, CURLINFO_CONTENT_TYPE);
	int kind = wrong_kind(type);
	if (s->stop == STOP_MEMORY)
		return fetch_fail(
			fault, FETCH_NO_MEMORY, NULL, "too large for this machine's memory");
	if (s->stop == STOP_HEADERS)
		return fetch_fail(fault, FETCH_LIMIT, NULL, "its headers do not end");
	if (s->stop == STOP_KIND && kind >= 0)
		return fetch_fail(fault, FETCH_WRONG_KIND, wrong_kinds[kind].hint,
			"this is %s (%s)", wrong_kinds[kind].is, type);
	return fetch_fail(fault, FETCH_LIMIT, "save the part that matters and give the file",
		"larger than %zu MiB", s->limits.most_bytes >> 20);
}

static fetch_status fail_by_code(const web_session *s, CURLcode code, fetch_fault *fault)
{
	switch (code) {
	case CURLE_OUT_OF_MEMORY:
		return fetch_fail(fault, FETCH_NO_MEMORY, NULL, "out of memory");
	case CURLE_OPERATION_TIMEDOUT:
		return fail_by_time(s, fault);
	case CURLE_FILESIZE_EXCEEDED:
		return fail_by_stop(s, fault);
	case CURLE_COULDNT_RESOLVE_HOST:
		return fetch_fail(fault, FETCH_UNREACHABLE,
			"is the address right, and is there a network?",
			"no host of this name is found");
	case CURLE_URL_MALFORMAT:
		return fetch_fail(fault, FETCH_WRONG_ADDRESS,
			"write an international name in its xn-- form",
			"the address cannot be read");
	default:
		return fetch_fail(fault, FETCH_UNREACHABLE, NULL, "cannot be fetched: %s",
			s->error[0] ? s->error : lib.easy_strerror(code));
	}
}

static fetch_status fail(const web_session *s, CURLcode code, fetch_fault *fault)
{
	if (s->closed[0] && code != CURLE_WRITE_ERROR)
		return fetch_fail(fault, FETCH_REFUSED,
			"--allow-private permits addresses of this machine and its networks",
			"%s is not an address of the open network", s->closed);
	return s->stop != STOP_NOT ? fail_by_stop(s, fault) : fail_by_code(s, code, fault);
}

/* ---- requests ------------------------------------------------------------------------------- */

/* One request, no redirect followed; what it answered is in `s`. */
static CURLcode ask(web_session *s, const char *address)
{
	int64_t left = s->end_ms - now_ms();
	s->header_bytes = s->ignored_bytes = 0;
	s->stop = STOP_NOT;
	s->closed[0] = s->error[0] = '\0';
	sg_buf_clear(&s->out->body);
	if (left <= 0)
		return CURLE_OPERATION_TIMEDOUT;
	lib.easy_setopt(s->curl, CURLOPT_TIMEOUT_MS, (long)left);
	if (lib.easy_setopt(s->curl, CURLOPT_URL, address) != CURLE_OK)
		return CURLE_OUT_OF_MEMORY;
	CURLcode code = lib.easy_perform(s->curl);
	return code == CURLE_WRITE_ERROR && s->stop == STOP_ENOUGH ? CURLE_OK : code;
}

/* Where the answer sends us, or NULL. */
static const char *redirect(const web_session *s)
{
	static const long codes[] = {301, 302, 303, 307, 308};
	long status = status_of(s);
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		if (status == codes[i])
			return text_of(s, CURLINFO_REDIRECT_URL);
	return NULL;
}

static fetch_status end(web_session *s, CURLcode code, fetch_fault *fault)
{
	long status = status_of(s);
	if (code != CURLE_OK)
		return fail(s, code, fault);
	if (!is_good(status))
		return fail_by_answer(s, status, fault);
	sg_buf_puts(&s->out->type, text_of(s, CURLINFO_CONTENT_TYPE));
	return FETCH_DONE;
}

fetch_status web_get(void *session, const char *address, fetch_answer *out, fetch_fault *fault)
{
	web_session *s = session;
	url u;
	s->out = out;
	sg_buf_puts(&out->address, address);
	for (unsigned hops = 0;; hops++) {
		if (sg_buf_status(&out->address, NULL) != SG_OK)
			return fetch_fail(fault, FETCH_NO_MEMORY, NULL, "out of memory");
		CURLcode code = ask(s, out->address.ptr);
		const char *next = code == CURLE_OK ? redirect(s) : NULL;
		if (!next)
			return end(s, code, fault);
		if (hops == WEB_MOST_REDIRECTS)
			return fetch_fail(fault, FETCH_NO_SUCH, NULL,
				"redirects more than %d times", WEB_MOST_REDIRECTS);
		sg_buf clean = SG_BUF_INIT;
		url_clean(&clean, sg_slice_of(next));
		const char *why = url_read(&u, sg_buf_slice(&clean));
		if (why)
			fetch_fail(
				fault, FETCH_NO_SUCH, NULL, "redirects to %.100s: %s", next, why);
		sg_buf_free(&out->address);
		out->address = clean;
		if (why)
			return fault->status;
	}
}
