/* The one file that knows ICU, of which it takes the converters.
 *
 * Names are looked up as the WHATWG's Encoding standard says, where that differs from ICU. What ICU
 * has no alias for is not opened: it would look for a file of that name. */
#include "reader/charset.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>

enum { NAME_MAX_BYTES = 40, PIVOT_UNITS = 1024 };

/* What is written on the left means what is on the right; others mean what ICU says. */
static const struct {
	const char *label, *name;
} LABELS[] = {
	{"ascii", "windows-1252"},
	{"us-ascii", "windows-1252"},
	{"ansi_x3.4-1968", "windows-1252"},
	{"iso-8859-1", "windows-1252"},
	{"iso8859-1", "windows-1252"},
	{"iso88591", "windows-1252"},
	{"iso_8859-1", "windows-1252"},
	{"iso_8859-1:1987", "windows-1252"},
	{"iso-ir-100", "windows-1252"},
	{"csisolatin1", "windows-1252"},
	{"latin1", "windows-1252"},
	{"latin-1", "windows-1252"},
	{"l1", "windows-1252"},
	{"cp819", "windows-1252"},
	{"ibm819", "windows-1252"},
	{"x-cp1252", "windows-1252"},
	{"iso-8859-9", "windows-1254"},
	{"iso8859-9", "windows-1254"},
	{"iso88599", "windows-1254"},
	{"iso_8859-9", "windows-1254"},
	{"iso_8859-9:1989", "windows-1254"},
	{"iso-ir-148", "windows-1254"},
	{"latin5", "windows-1254"},
	{"l5", "windows-1254"},
	{"csisolatin5", "windows-1254"},
	{"iso-8859-11", "windows-874"},
	{"iso8859-11", "windows-874"},
	{"tis-620", "windows-874"},
	{"dos-874", "windows-874"},
	{"iso-8859-8-i", "iso-8859-8"},
	{"logical", "iso-8859-8"},
	{"gb2312", "gb18030"},
	{"gbk", "gb18030"},
	{"x-gbk", "gb18030"},
	{"cp936", "gb18030"},
	{"chinese", "gb18030"},
	{"csgb2312", "gb18030"},
	{"gb_2312", "gb18030"},
	{"gb_2312-80", "gb18030"},
	{"csiso58gb231280", "gb18030"},
	{"iso-ir-58", "gb18030"},
	{"big5", "big5-hkscs"},
	{"cn-big5", "big5-hkscs"},
	{"x-x-big5", "big5-hkscs"},
	{"csbig5", "big5-hkscs"},
	{"euc-kr", "windows-949"},
	{"korean", "windows-949"},
	{"ks_c_5601-1987", "windows-949"},
	{"ks_c_5601-1989", "windows-949"},
	{"ksc5601", "windows-949"},
	{"ksc_5601", "windows-949"},
	{"iso-ir-149", "windows-949"},
	{"cseuckr", "windows-949"},
	{"x-sjis", "shift_jis"},
	{"sjis", "shift_jis"},
	{"koi", "koi8-r"},
	{"koi8", "koi8-r"},
	{"koi8_r", "koi8-r"},
	{"koi8-ru", "koi8-u"},
	{"mac", "macintosh"},
	{"x-mac-roman", "macintosh"},
	{"x-mac-ukrainian", "x-mac-cyrillic"},
	{"unicode", "utf-16le"},
	{"utf-16", "utf-16le"},
	{"ucs-2", "utf-16le"},
	{"iso-10646-ucs-2", "utf-16le"},
	{"csunicode", "utf-16le"},
	{"unicodefeff", "utf-16le"},
	{"unicodefffe", "utf-16be"},
	{"utf-32", "utf-32le"},
	{"unicode-1-1-utf-8", "utf-8"},
	{"unicode11utf8", "utf-8"},
	{"unicode20utf8", "utf-8"},
	{"x-unicode20utf8", "utf-8"},
};

static const struct {
	sg_slice bytes;
	const char *name;
} BOMS[] = {{SG_SLICE_LIT("\xFF\xFE\0\0"), "utf-32le"}, {SG_SLICE_LIT("\0\0\xFE\xFF"), "utf-32be"},
	{SG_SLICE_LIT("\xFF\xFE"), "utf-16le"}, {SG_SLICE_LIT("\xFE\xFF"), "utf-16be"},
	{SG_SLICE_LIT("\xEF\xBB\xBF"), "utf-8"}};

enum { BOM_COUNT = sizeof BOMS / sizeof *BOMS };

static size_t bom_of(sg_slice bytes)
{
	size_t i = 0;
	while (i < BOM_COUNT && !sg_slice_starts(bytes, BOMS[i].bytes))
		i++;
	return i;
}

const char *sg_charset__of_wide_bom(sg_slice bytes)
{
	size_t bom = bom_of(bytes);
	return bom < BOM_COUNT - 1 ? BOMS[bom].name : NULL;
}

static bool is_name_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       (c && strchr("-_.:+", c));
}

/* The name that ICU knows an encoding by; false if there is none. */
static bool look_up(char out[NAME_MAX_BYTES + 1], sg_slice label)
{
	label = sg_slice_trim(label);
	if (!label.len || label.len > NAME_MAX_BYTES)
		return false;
	for (size_t i = 0; i < sizeof LABELS / sizeof *LABELS; i++)
		if (sg_slice_eq_nocase(label, sg_slice_of(LABELS[i].label))) {
			label = sg_slice_of(LABELS[i].name);
			break;
		}
	for (size_t i = 0; i < label.len; i++)
		if (!is_name_byte(label.ptr[i]))
			return false;
	memcpy(out, label.ptr, label.len);
	out[label.len] = '\0';
	UErrorCode code = U_ZERO_ERROR;
	return ucnv_countAliases(out, &code) > 0 && U_SUCCESS(code);
}

bool sg_charset__is_known(sg_slice name)
{
	char canonical[NAME_MAX_BYTES + 1];
	return look_up(canonical, name);
}

/* ---- conversion ----------------------------------------------------------------------------- */

/* Called by ICU for what it cannot decode; the context counts. */
static void replace(const void *context, UConverterToUnicodeArgs *args, const char *units,
	int32_t length, UConverterCallbackReason reason, UErrorCode *code)
{
	static const UChar replacement = 0xFFFD;
	(void)units;
	(void)length;
	if (reason > UCNV_IRREGULAR)
		return;
	++*(size_t *)(uintptr_t)context;
	*code = U_ZERO_ERROR;
	ucnv_cbToUWriteUChars(args, &replacement, 1, 0, code);
}

typedef struct conversion {
	UConverter *from, *to;
	sg_arena *arena;
	char *text;
	size_t len, capacity;
	size_t faults;
} conversion;

static bool make_room(conversion *c)
{
	size_t capacity = c->capacity * 2 + 64;
	char *text = sg_arena_alloc(c->arena, capacity);
	if (!text)
		return false;
	if (c->len)
		memcpy(text, c->text, c->len);
	c->text = text;
	c->capacity = capacity;
	return true;
}

static bool run(conversion *c, sg_slice bytes)
{
	UChar pivot[PIVOT_UNITS], *pivot_from = pivot, *pivot_to = pivot;
	const char *source = bytes.ptr;
	UErrorCode code = U_BUFFER_OVERFLOW_ERROR;
	bool is_first = true;
	while (code == U_BUFFER_OVERFLOW_ERROR) {
		if (!make_room(c))
			return false;
		char *target = c->text + c->len;
		code = U_ZERO_ERROR;
		ucnv_convertEx(c->to, c->from, &target, c->text + c->capacity, &source,
			bytes.ptr + bytes.len, pivot, &pivot_from, &pivot_to, pivot + PIVOT_UNITS,
			is_first, true, &code);
		is_first = false;
		c->len = (size_t)(target - c->text);
	}
	return U_SUCCESS(code);
}

static bool convert(conversion *c, sg_slice bytes, const char *name)
{
	UErrorCode code = U_ZERO_ERROR;
	c->from = ucnv_open(name, &code);
	c->to = U_SUCCESS(code) ? ucnv_open("utf-8", &code) : NULL;
	if (U_SUCCESS(code))
		ucnv_setToUCallBack(c->from, replace, &c->faults, NULL, NULL, &code);
	bool is_read = U_SUCCESS(code) && run(c, bytes);
	ucnv_close(c->to);
	ucnv_close(c->from);
	return is_read;
}

/* In place of each NUL, which is no character of a text. */
static sg_status replace_nuls(sg_slice *text, size_t *faults, sg_arena *arena)
{
	size_t count = 0, used = 0;
	for (size_t i = 0; i < text->len; i++)
		count += !text->ptr[i];
	if (!count)
		return SG_OK;
	char *out = sg_arena_alloc(arena, text->len + 2 * count);
	if (!out)
		return SG_E_NOMEM;
	for (size_t i = 0; i < text->len; i++) {
		size_t len = text->ptr[i] ? 1 : 3;
		memcpy(out + used, text->ptr[i] ? text->ptr + i : "\xEF\xBF\xBD", len);
		used += len;
	}
	*text = (sg_slice){out, used};
	*faults += count;
	return SG_OK;
}

sg_status sg_charset__decode(
	sg_slice *out, size_t *faults, sg_slice bytes, sg_slice name, sg_arena *arena)
{
	char encoding[NAME_MAX_BYTES + 1] = "utf-8";
	size_t bom = bom_of(bytes);
	sg_slice said = bom < BOM_COUNT ? sg_slice_of(BOMS[bom].name) : name;
	if (said.len && !look_up(encoding, said))
		return SG_E_UNKNOWN;
	if (bom < BOM_COUNT)
		bytes = (sg_slice){
			bytes.ptr + BOMS[bom].bytes.len, bytes.len - BOMS[bom].bytes.len};
	bool is_utf8 = sg_slice_eq_nocase(sg_slice_of(encoding), sg_slice_of("utf-8")) &&
		       sg_utf8_check(bytes) == bytes.len;
	conversion c = {.arena = arena};
	sg_slice text = bytes;
	if (!is_utf8) {
		if (!convert(&c, bytes, said.len ? encoding : "windows-1252"))
			return SG_E_NOMEM;
		text = (sg_slice){c.text, c.len};
	}
	sg_status st = replace_nuls(&text, &c.faults, arena);
	if (st != SG_OK)
		return st;
	*out = text;
	if (faults)
		*faults = c.faults;
	return SG_OK;
}
