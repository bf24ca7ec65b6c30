/* The keys of a theme: one row each. */
#include "theme/theme.h"

#define COLOUR(name, member)                                                                       \
	{                                                                                          \
		name, SG_THEME_COLOUR, offsetof(sg_palette, member), 0, 0                          \
	}
#define NUMBER(name, member, least, most)                                                          \
	{                                                                                          \
		name, SG_THEME_NUMBER, offsetof(sg_theme, member), least, most                     \
	}
#define DASHES(name, member)                                                                       \
	{                                                                                          \
		name, SG_THEME_DASHES, offsetof(sg_theme, member), 0.1, 40                         \
	}

/* Nothing may be smaller than 11, nor so large that a heading leaves its place. */
static const sg_theme_key keys[] = {
	{"base", SG_THEME_BASE, 0, 0, 0},
	COLOUR("paper", paper),
	COLOUR("ink", ink),
	COLOUR("muted", muted),
	COLOUR("card", card),
	COLOUR("card-edge", card_edge),
	COLOUR("quoted-edge", quoted_edge),
	COLOUR("hair", hair),
	COLOUR("agrees", agrees),
	COLOUR("rebuts", rebuts),
	COLOUR("plain", plain),
	COLOUR("camp-a", camp[0]),
	COLOUR("camp-b", camp[1]),
	COLOUR("camp-c", camp[2]),
	COLOUR("camp-d", camp[3]),
	COLOUR("camp-e", camp[4]),
	COLOUR("camp-f", camp[5]),
	COLOUR("camp-n", camp[6]),
	COLOUR("field-a", field[0]),
	COLOUR("field-b", field[1]),
	COLOUR("field-c", field[2]),
	COLOUR("field-d", field[3]),
	COLOUR("field-e", field[4]),
	COLOUR("field-f", field[5]),
	COLOUR("field-n", field[6]),
	{"font", SG_THEME_FONT, offsetof(sg_theme, font), 0, 0},
	NUMBER("font-width", font_width, 1, 2),
	NUMBER("title-size", title_size, 14, 40),
	NUMBER("section-size", section_size, 12, 24),
	NUMBER("opening-size", opening_size, 11, 24),
	NUMBER("text-size", text_size, 11, 20),
	NUMBER("note-size", note_size, 11, 20),
	NUMBER("small-size", small_size, 11, 18),
	NUMBER("card-radius", card_radius, 0, 20),
	NUMBER("block-radius", block_radius, 0, 40),
	NUMBER("block-line", block_line, 0, 4),
	NUMBER("line-width", line_width, 1, 4),
	NUMBER("line-width-2", line_width_2, 1, 6),
	NUMBER("line-width-3", line_width_3, 1, 8),
	NUMBER("line-width-4", line_width_4, 1, 10),
	NUMBER("plain-width", plain_width, 0.5, 4),
	NUMBER("tentative", tentative, 0.3, 1),
	DASHES("rebuts-dash", rebuts_dash),
	DASHES("quotes-dash", quotes_dash),
};

const sg_theme_key *sg_theme__keys(size_t *count)
{
	*count = sizeof keys / sizeof *keys;
	return keys;
}

const sg_theme_key *sg_theme__key(sg_slice name)
{
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (sg_slice_eq(name, sg_slice_of(keys[i].name)))
			return &keys[i];
	return NULL;
}
