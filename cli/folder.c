/* A Slack export is a folder with users.json and a folder for each channel, which holds a file for
 * each day, CHANNEL/YYYY-MM-DD.json. Each file is checked alone, so that a broken one costs no
 * other day; then the files' texts are put together into one text of JSON. */
#include "folder.h"

#include "stancegraph/extract.h"
#include "stancegraph/json.h"
#include "stancegraph/slack.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

bool folder_is(const char *path)
{
	struct stat about;
	return strcmp(path, "-") != 0 && stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

typedef struct reading {
	inputs *list;
	const sg_slack_members *members; /* NULL: none are known */
	bool is_export;                  /* has a file of members, be it broken */
	bool has_said;                   /* something of it could not be read, and was named */
	sg_arena *arena;
} reading;

/* ---- names ---------------------------------------------------------------------------------- */

typedef struct names {
	const char **items; /* sorted */
	size_t count, capacity;
} names;

/* Which names of a folder are wanted, and whether they are files or folders. */
typedef struct wish {
	bool (*is_wanted)(const char *name);
	mode_t kind;
} wish;

static bool is_day(const char *name)
{
	static const char form[] = "dddd-dd-dd.json";
	size_t i = 0;
	for (; form[i] && name[i]; i++)
		if (form[i] == 'd' ? name[i] < '0' || name[i] > '9' : name[i] != form[i])
			return false;
	return !form[i] && !name[i];
}

static bool is_shown(const char *name)
{
	return name[0] != '.';
}

static const wish DAYS = {is_day, S_IFREG}, FOLDERS = {is_shown, S_IFDIR};

static int compare(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool add_name(names *list, const char *name, sg_arena *arena)
{
	void *items = list->items;
	sg_slice kept = sg_arena_copy(arena, sg_slice_of(name));
	if (!kept.ptr || sg_arena_grow(arena, &items, &list->capacity, list->count,
				 sizeof *list->items) != SG_OK)
		return false;
	list->items = items;
	list->items[list->count++] = kept.ptr;
	return true;
}

/* What a folder holds; one that cannot be read is named. False when memory is out. */
static bool list_names(names *out, reading *r, const char *path, wish w)
{
	DIR *folder = opendir(path);
	const struct dirent *entry;
	struct stat about;
	bool is_whole = true;
	while (folder && is_whole && (entry = readdir(folder))) {
		bool is_fit =
			w.is_wanted(entry->d_name) &&
			fstatat(dirfd(folder), entry->d_name, &about, AT_SYMLINK_NOFOLLOW) == 0 &&
			(about.st_mode & S_IFMT) == w.kind;
		if (is_fit)
			is_whole = add_name(out, entry->d_name, r->arena);
	}
	if (folder) {
		closedir(folder);
	} else {
		message_error(path, NULL, "%s", strerror(errno));
		r->has_said = true;
	}
	if (out->count)
		qsort(out->items, out->count, sizeof *out->items, compare);
	return is_whole;
}

/* "FOLDER/NAME"; NULL when memory is out. */
static const char *path_of(const char *folder, const char *name, sg_arena *arena)
{
	size_t len = strlen(folder);
	while (len > 1 && folder[len - 1] == '/')
		len--;
	char *out = sg_arena_alloc(arena, len + strlen(name) + 2);
	if (!out)
		return NULL;
	memcpy(out, folder, len);
	out[len] = '/';
	strcpy(out + len + 1, name);
	return out;
}

/* The last part of the path that `path` really is; a part of `real`, which the caller frees. */
static const char *own_name(const char *path, char **real)
{
	*real = realpath(path, NULL);
	const char *name = *real ? strrchr(*real, '/') : NULL;
	return name && name[1] ? name + 1 : path;
}

static bool is_file(const char *path)
{
	struct stat about;
	return lstat(path, &about) == 0 && S_ISREG(about.st_mode);
}

/* ---- files ---------------------------------------------------------------------------------- */

/* A text of JSON, as it goes into another one: behind its BOM. */
static sg_slice body_of(const input *file)
{
	static const sg_slice bom = SG_SLICE_LIT("\xEF\xBB\xBF");
	sg_slice text = sg_buf_slice(&file->bytes);
	size_t skip = sg_slice_starts(text, bom) ? bom.len : 0;
	return (sg_slice){text.ptr + skip, text.len - skip};
}

/* A file that is a list in JSON; else it is named. The caller frees what was read. */
static bool read_list(input *out, const char *path)
{
	sg_error err = SG_ERROR_INIT;
	if (!input_read(out, path))
		return false;
	sg_slice text = sg_buf_slice(&out->bytes);
	if (sg_json_check(text, &err) == SG_OK && sg_slice_trim(body_of(out)).ptr[0] != '[')
		(void)sg_fail(&err, SG_E_SYNTAX, 0, "this is no list",
			"the files of a Slack export are lists");
	if (err.code == SG_OK)
		return true;
	message_error_at(path, text, &err);
	input_free(out);
	return false;
}

/* ---- channels ------------------------------------------------------------------------------- */

/* Without members, people go by their ids. */
static exit_code read_members(reading *r, const char *folder, const char *name)
{
	const char *path = path_of(folder, name, r->arena);
	input file;
	if (!path)
		return message_out_of_memory();
	r->is_export = is_file(path);
	if (!r->is_export)
		return DONE;
	if (!read_list(&file, path)) {
		r->has_said = true;
		return DONE;
	}
	sg_status st =
		sg_slack_members_read(&r->members, sg_buf_slice(&file.bytes), r->arena, NULL);
	input_free(&file);
	return st == SG_OK ? DONE : message_out_of_memory();
}

/* Those days of a channel that can be read. */
static exit_code read_days(reading *r, inputs *out, const char *folder, const names *days)
{
	exit_code code = DONE;
	for (size_t i = 0; i < days->count && code == DONE; i++) {
		const char *path = path_of(folder, days->items[i], r->arena);
		input day;
		if (!path)
			code = message_out_of_memory();
		else if (read_list(&day, path))
			code = inputs_add(out, day, r->arena);
		else
			r->has_said = true;
	}
	return code;
}

static exit_code write_channel(reading *r, input *out, const inputs *days)
{
	char *real;
	sg_slice *texts = sg_arena_array(r->arena, days->count + 1, sizeof *texts);
	if (!texts)
		return message_out_of_memory();
	for (size_t i = 0; i < days->count; i++)
		texts[i] = body_of(&days->items[i]);
	sg_slice name = sg_slice_of(own_name(out->path, &real));
	sg_status st = sg_slack_channel_write(&out->bytes, name, r->members, texts, days->count);
	free(real);
	return st == SG_OK ? DONE : message_out_of_memory();
}

static exit_code add_channel(reading *r, const char *path, const names *days)
{
	input in = {.path = path, .is_put_together = true};
	inputs good = {0};
	exit_code code = read_days(r, &good, path, days);
	if (code == DONE && good.count)
		code = write_channel(r, &in, &good);
	inputs_free(&good);
	if (code == DONE && in.bytes.len <= SG_DOCUMENT_MAX_BYTES)
		return in.bytes.len ? inputs_add(r->list, in, r->arena) : DONE;
	if (code == DONE) {
		message_error(path, "give some of its days", "larger than 4 GiB");
		r->has_said = true;
	}
	input_free(&in);
	return code;
}

static exit_code add_folder(reading *r, const char *folder, const char *name)
{
	const char *path = path_of(folder, name, r->arena);
	names days = {0};
	if (!path || !list_names(&days, r, path, DAYS))
		return message_out_of_memory();
	return days.count ? add_channel(r, path, &days) : DONE;
}

/* Of an export: each folder in it that holds days. */
static exit_code add_channels(reading *r, const char *path)
{
	names folders = {0};
	size_t before = r->list->count;
	exit_code code = DONE;
	if (!list_names(&folders, r, path, FOLDERS))
		return message_out_of_memory();
	for (size_t i = 0; r->is_export && i < folders.count && code == DONE; i++)
		code = add_folder(r, path, folders.items[i]);
	if (code == DONE && r->list->count == before && !r->has_said) {
		message_error(path, "give the files in it, or the folder of a Slack export",
			"this is a folder");
		r->has_said = true;
	}
	return code;
}

static exit_code read_folder(reading *r, const char *path)
{
	names days = {0};
	if (!list_names(&days, r, path, DAYS))
		return message_out_of_memory();
	if (r->has_said)
		return DONE;
	exit_code code = read_members(r, path, days.count ? "../users.json" : "users.json");
	if (code != DONE)
		return code;
	return days.count ? add_channel(r, path, &days) : add_channels(r, path);
}

exit_code folder_read(inputs *list, const char *path, sg_arena *arena)
{
	reading r = {.list = list, .arena = arena};
	exit_code code = read_folder(&r, path);
	list->has_skipped = list->has_skipped || r.has_said;
	return code;
}
