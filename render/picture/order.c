/* Claims in the order of the text. */
#include "picture/order.h"

#include <stdlib.h>

int sg_text_place__compare(const void *a, const void *b)
{
	const sg_text_place *p = a, *q = b;
	if (p->document != q->document)
		return p->document < q->document ? -1 : 1;
	if (p->start != q->start)
		return p->start < q->start ? -1 : 1;
	return p->claim < q->claim ? -1 : p->claim > q->claim;
}

sg_row_place *sg_picture__rows_in_order(const sg_picture *picture, size_t *count)
{
	size_t rows = 0, n = 0;
	for (size_t i = 0; i < picture->card_count; i++)
		rows += picture->cards[i].row_count;
	sg_row_place *out = sg_arena_array(picture->arena, rows, sizeof *out);
	for (uint32_t i = 0; out && i < picture->card_count; i++)
		for (uint32_t k = 0; k < picture->cards[i].row_count; k++) {
			uint32_t index = picture->cards[i].rows[k].claim;
			const sg_claim *claim = &picture->debate->claims[index];
			const sg_text_place at = {claim->document, claim->span.start, index};
			out[n++] = (sg_row_place){at, i, k};
		}
	if (out)
		qsort(out, n, sizeof *out, sg_text_place__compare);
	*count = n;
	return out;
}
