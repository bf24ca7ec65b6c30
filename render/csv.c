/* People and claims as one table (RFC 4180): a row for each, a column for each measure that either
 * has. Cells that a row has no value for are empty. */
#include "escape.h"
#include "formats.h"
#include "report/document.h"

#include <math.h>

typedef struct writer {
	sg_buf *out;
	const sg_debate *debate;
	const sg_analysis *analysis;
	const uint32_t *speaker;
} writer;

static const char fixed[] =
	"kind,id,name,role,handle,camp,camp_label,speaker,form,time,score,url,text";

/* Of the claims' columns those that people do not have as well follow the people's. */
static bool is_of_people_too(const sg_analysis *a, sg_slice key)
{
	for (size_t i = 0; i < a->people_count; i++)
		if (sg_slice_eq(a->people[i].key, key))
			return true;
	return false;
}

static void write_header(writer *w)
{
	const sg_analysis *a = w->analysis;
	sg_buf_puts(w->out, fixed);
	for (size_t i = 0; i < a->people_count; i++) {
		sg_buf_putc(w->out, ',');
		sg_buf_add(w->out, a->people[i].key);
	}
	for (size_t i = 0; i < a->claims_count; i++) {
		if (is_of_people_too(a, a->claims[i].key))
			continue;
		sg_buf_putc(w->out, ',');
		sg_buf_add(w->out, a->claims[i].key);
	}
	sg_buf_puts(w->out, "\r\n");
}

/* ---- cells ---------------------------------------------------------------------------------- */

static void write_text(writer *w, sg_slice text)
{
	sg_buf_putc(w->out, ',');
	if (text.len)
		sg_escape__csv(w->out, text);
}

static void write_number(writer *w, double value)
{
	sg_buf_putc(w->out, ',');
	if (isfinite(value))
		sg_buf_number(w->out, value);
}

static void write_value(writer *w, const sg_column *column, size_t row)
{
	char id[SG_ID_BYTES];
	if (column->scale)
		write_text(w, sg_scale_text(column->scale, column->values[row], id));
	else
		write_number(w, column->values[row]);
}

static const sg_column *find(const sg_column *columns, size_t count, sg_slice key)
{
	for (size_t i = 0; i < count; i++)
		if (sg_slice_eq(columns[i].key, key))
			return &columns[i];
	return NULL;
}

static void write_camp(writer *w, uint32_t person)
{
	const sg_analysis *a = w->analysis;
	uint32_t camp = a->person_camp && person != SG_NONE ? a->person_camp[person] : SG_NONE;
	write_number(w, camp < a->camp_count ? (double)camp : NAN);
	write_text(w, camp < a->camp_count ? a->camps[camp].label : (sg_slice){NULL, 0});
}

/* ---- rows ----------------------------------------------------------------------------------- */

static void write_person(writer *w, uint32_t i)
{
	const sg_analysis *a = w->analysis;
	const sg_person *person = &w->debate->people[i];
	sg_buf_printf(w->out, "person,p%lu", (unsigned long)i + 1);
	write_text(w, sg_report__name(w->debate, i));
	write_text(w, person->role);
	write_text(w, person->handle);
	write_camp(w, i);
	sg_buf_puts(w->out, ",,,,,,");
	for (size_t k = 0; k < a->people_count; k++)
		write_value(w, &a->people[k], i);
	for (size_t k = 0; k < a->claims_count; k++)
		if (!is_of_people_too(a, a->claims[k].key))
			sg_buf_putc(w->out, ',');
	sg_buf_puts(w->out, "\r\n");
}

static void write_claim(writer *w, uint32_t i)
{
	const sg_analysis *a = w->analysis;
	const sg_claim *claim = &w->debate->claims[i];
	uint32_t speaker = w->speaker[i];
	sg_buf_printf(w->out, "claim,c%lu", (unsigned long)i + 1);
	write_text(
		w, speaker != SG_NONE ? sg_report__name(w->debate, speaker) : (sg_slice){NULL, 0});
	sg_buf_puts(w->out, ",,");
	write_camp(w, speaker);
	sg_buf_putc(w->out, ',');
	if (speaker != SG_NONE)
		sg_buf_printf(w->out, "p%lu", (unsigned long)speaker + 1);
	write_text(w, sg_slice_of(sg_claim_form_name(claim->form)));
	write_text(w, claim->time);
	write_number(w, claim->score);
	write_text(w, claim->url);
	write_text(w, claim->text);
	for (size_t k = 0; k < a->people_count; k++) {
		const sg_column *own = find(a->claims, a->claims_count, a->people[k].key);
		if (own)
			write_value(w, own, i);
		else
			sg_buf_putc(w->out, ',');
	}
	for (size_t k = 0; k < a->claims_count; k++)
		if (!is_of_people_too(a, a->claims[k].key))
			write_value(w, &a->claims[k], i);
	sg_buf_puts(w->out, "\r\n");
}

sg_status sg_csv__render(
	sg_buf *out, const sg_debate *debate, const sg_render_options *options, sg_error *err)
{
	static const sg_analysis nothing;
	sg_arena arena = SG_ARENA_INIT;
	writer w = {out, debate, debate->analysis ? debate->analysis : &nothing,
		sg_debate_speakers(debate, &arena)};
	(void)options;
	if (!w.speaker) {
		sg_arena_destroy(&arena);
		return sg_fail(err, SG_E_NOMEM, 0, "out of memory", NULL);
	}
	write_header(&w);
	for (uint32_t i = 0; i < debate->person_count; i++)
		write_person(&w, i);
	for (uint32_t i = 0; i < debate->claim_count; i++)
		write_claim(&w, i);
	sg_arena_destroy(&arena);
	return sg_buf_status(out, err);
}
