/* What was read, and what the stances found in it rest on. */
#include "sections.h"

#include <math.h>

static void say_title(sg_report *r)
{
	sg_slice title = r->debate->title;
	for (size_t i = 0; !title.len && i < r->debate->document_count; i++)
		title = r->debate->documents[i].title;
	sg_report__open(r, SG_PIECE_TITLE, title.len ? title : sg_slice_of("The debate"));
}

static void say_counts(sg_report *r)
{
	const sg_debate *d = r->debate;
	size_t agreements = 0, rebuttals = 0;
	for (size_t i = 0; i < d->relation_count; i++) {
		agreements += d->relations[i].kind == SG_AGREES;
		rebuttals += d->relations[i].kind == SG_REBUTS;
	}
	sg_report__open(r, SG_PIECE_PARAGRAPH, (sg_slice){NULL, 0});
	sg_report__count(r, d->person_count, "person", "people");
	sg_report__text(r, d->person_count == 1 ? " makes " : " make ");
	sg_report__count(r, d->claim_count, "claim", "claims");
	sg_report__text(r, "; ");
	sg_report__count(r, rebuttals, "rebuttal", "rebuttals");
	sg_report__text(r, " and ");
	sg_report__count(r, agreements, "agreement", "agreements");
	sg_report__text(r, rebuttals + agreements == 1 ? " was found." : " were found.");
}

/* How sure the stances are: nobody should quote the rest without knowing. */
static void say_confidence(sg_report *r)
{
	enum { SURE, LIKELY, UNSURE, BANDS };
	size_t in_band[BANDS] = {0};
	const sg_debate *d = r->debate;
	for (size_t i = 0; i < d->relation_count; i++) {
		double confidence = d->relations[i].confidence;
		if (sg_relation_sign(d->relations[i].kind))
			in_band[confidence >= 0.9 ? SURE : confidence >= 0.75 ? LIKELY : UNSURE]++;
	}
	size_t all = in_band[SURE] + in_band[LIKELY] + in_band[UNSURE];
	if (!all)
		return;
	sg_report__text(r, " How sure they are: at least 90 %%, %zu; 75 to 90 %%, %zu; less, %zu",
		in_band[SURE], in_band[LIKELY], in_band[UNSURE]);
	sg_report__text(
		r, in_band[UNSURE] ? " (read the words before you quote one of these)." : ".");
}

static bool is_english(sg_slice language)
{
	return language.len == 0 || sg_slice_starts(language, sg_slice_of("en"));
}

static void say_documents(sg_report *r)
{
	const sg_debate *d = r->debate;
	for (size_t i = 0; i < d->document_count; i++) {
		const sg_document *document = &d->documents[i];
		sg_report__open(r, SG_PIECE_ITEM, (sg_slice){NULL, 0});
		sg_report__text(r, "Read: ");
		sg_report__words(r, document->path);
		sg_report__text(r, ", %s, %llu bytes", sg_document_kind_name(document->kind),
			(unsigned long long)document->bytes);
		if (document->skipped_count)
			sg_report__text(r, "; %llu records could not be read",
				(unsigned long long)document->skipped_count);
		if (!is_english(document->language)) {
			sg_report__text(r, "; its language is not English (");
			sg_report__words(r, document->language);
			sg_report__text(r, "), so stances were hardly looked for");
		}
		sg_report__text(r, ".");
	}
}

void sg_report__size(sg_report *r)
{
	say_title(r);
	say_counts(r);
	say_confidence(r);
	say_documents(r);
}
