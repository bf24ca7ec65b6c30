/* A report, piece by piece. */
#include "document.h"

#include "stancegraph/buffer.h"

#include <math.h>

sg_status sg_report__init(sg_report *report, const sg_debate *debate, sg_arena *arena)
{
	static const sg_analysis none;
	*report = (sg_report){.debate = debate,
		.analysis = debate->analysis ? debate->analysis : &none,
		.arena = arena};
	report->is_cited = sg_arena_array(arena, debate->claim_count, sizeof(bool));
	report->is_tie_cited = sg_arena_array(arena, debate->relation_count, sizeof(bool));
	report->speaker = sg_debate_speakers(debate, arena);
	return report->is_cited && report->is_tie_cited && report->speaker ? SG_OK : SG_E_NOMEM;
}

static void add(sg_report *report, sg_piece piece)
{
	void *items = report->pieces;
	if (report->failed)
		return;
	if (sg_arena_grow(report->arena, &items, &report->capacity, report->count,
		    sizeof *report->pieces) != SG_OK) {
		report->failed = true;
		return;
	}
	report->pieces = items;
	report->pieces[report->count++] = piece;
}

void sg_report__open(sg_report *report, sg_piece_kind kind, sg_slice text)
{
	add(report, (sg_piece){.kind = kind, .text = text});
}

void sg_report__words(sg_report *report, sg_slice words)
{
	add(report, (sg_piece){.kind = SG_PIECE_WORDS, .text = words});
}

void sg_report__text(sg_report *report, const char *format, ...)
{
	sg_buf made = SG_BUF_INIT;
	va_list args;
	va_start(args, format);
	sg_buf_vprintf(&made, format, args);
	va_end(args);
	sg_slice text = sg_arena_copy(report->arena, sg_buf_slice(&made));
	report->failed |= made.failed || !text.ptr;
	sg_buf_free(&made);
	add(report, (sg_piece){.kind = SG_PIECE_TEXT, .text = text});
}

void sg_report__link(sg_report *report, sg_slice shown, sg_slice url)
{
	add(report, (sg_piece){.kind = SG_PIECE_LINK, .text = shown, .url = url});
}

void sg_report__see(sg_report *report, const char *section)
{
	add(report, (sg_piece){.kind = SG_PIECE_SEE, .text = sg_slice_of(section)});
}

void sg_report__anchor(sg_buf *out, sg_slice title)
{
	for (size_t i = 0; i < title.len; i++) {
		char c = title.ptr[i];
		sg_buf_putc(out, c == ' ' ? '-' : (char)(c >= 'A' && c <= 'Z' ? c + 32 : c));
	}
}

uint32_t sg_report__highest(const sg_column *column, size_t rows)
{
	uint32_t best = SG_NONE;
	for (uint32_t i = 0; column && i < rows; i++)
		if (column->values[i] > 0 &&
			(best == SG_NONE || column->values[i] > column->values[best] * (1 + 1e-9)))
			best = i;
	return best;
}

sg_slice sg_report__name(const sg_debate *debate, uint32_t person)
{
	const sg_person *p = &debate->people[person];
	return p->label.len ? p->label : p->handle;
}

void sg_report__person(sg_report *report, uint32_t person)
{
	sg_slice name = {NULL, 0};
	if (person != SG_NONE)
		name = sg_report__name(report->debate, person);
	if (name.len)
		sg_report__words(report, name);
	else
		sg_report__text(report, "somebody who is not named");
}

void sg_report__count(sg_report *report, size_t count, const char *one, const char *many)
{
	if (count)
		sg_report__text(report, "%zu %s", count, count == 1 ? one : many);
	else
		sg_report__text(report, "no %s", many);
}

void sg_report__times(sg_report *report, size_t count)
{
	if (count <= 2)
		sg_report__text(report, "%s", count == 2 ? "twice" : "once");
	else
		sg_report__text(report, "%zu times", count);
}

void sg_report__figure(sg_report *report, double value)
{
	sg_buf text = SG_BUF_INIT;
	sg_buf_number(&text, round(value * 1000) / 1000);
	sg_report__text(report, "%.*s", (int)text.len, text.ptr ? text.ptr : "");
	report->failed |= text.failed;
	sg_buf_free(&text);
}

/* ---- citing --------------------------------------------------------------------------------- */

static sg_slice entry_id(sg_report *report, char letter, uint32_t index)
{
	sg_buf made = SG_BUF_INIT;
	sg_buf_printf(&made, "%c%lu", letter, (unsigned long)index + 1);
	sg_slice out = sg_arena_copy(report->arena, sg_buf_slice(&made));
	report->failed |= made.failed || !out.ptr;
	sg_buf_free(&made);
	return out;
}

void sg_report__cite(sg_report *report, uint32_t claim)
{
	report->is_cited[claim] = true;
	add(report, (sg_piece){.kind = SG_PIECE_CITE, .text = entry_id(report, 'c', claim)});
}

void sg_report__cite_relation(sg_report *report, uint32_t relation)
{
	sg_node source = report->debate->relations[relation].source;
	if (source.kind == SG_NODE_CLAIM) {
		sg_report__cite(report, source.index);
		return;
	}
	report->is_tie_cited[relation] = true;
	add(report, (sg_piece){.kind = SG_PIECE_CITE, .text = entry_id(report, 'r', relation)});
}

void sg_report__cite_all(sg_report *report, const uint32_t *relations, size_t count)
{
	enum { SHOWN = 5 };
	for (size_t i = 0; i < count && i < SHOWN; i++) {
		sg_report__text(report, "%s", i ? ", " : " (");
		sg_report__cite_relation(report, relations[i]);
	}
	if (count > SHOWN)
		sg_report__text(report, " and %zu more", count - SHOWN);
	if (count)
		sg_report__text(report, ")");
}

/* ---- tables --------------------------------------------------------------------------------- */

void sg_report__table(sg_report *report, size_t columns)
{
	add(report, (sg_piece){.kind = SG_PIECE_TABLE, .index = (uint32_t)columns});
}

void sg_report__column(sg_report *report, sg_slice heading, bool is_number)
{
	add(report, (sg_piece){.kind = SG_PIECE_COLUMN, .text = heading, .index = is_number});
}

void sg_report__cell(sg_report *report, sg_slice text)
{
	add(report, (sg_piece){.kind = SG_PIECE_CELL, .text = text});
}

void sg_report__claim_cell(sg_report *report, uint32_t claim)
{
	sg_slice id = entry_id(report, 'c', claim);
	add(report, (sg_piece){.kind = SG_PIECE_CELL,
			    .text = id,
			    .url = report->is_cited[claim] ? id : (sg_slice){NULL, 0}});
}

void sg_report__number(sg_report *report, double value)
{
	add(report, (sg_piece){.kind = SG_PIECE_NUMBER, .value = value});
}
