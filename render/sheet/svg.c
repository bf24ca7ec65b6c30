/* Elements of SVG. */
#include "sheet/svg.h"

#include "escape.h"

#include <math.h>

void sg_svg__number(sg_buf *out, double value)
{
	long tenths = lround(value * 10);
	if (tenths < 0)
		sg_buf_putc(out, '-');
	tenths = tenths < 0 ? -tenths : tenths;
	sg_buf_printf(out, "%ld", tenths / 10);
	if (tenths % 10)
		sg_buf_printf(out, ".%ld", tenths % 10);
}

void sg_svg__attribute(sg_buf *out, const char *name, double value)
{
	sg_buf_printf(out, " %s=\"", name);
	sg_svg__number(out, value);
	sg_buf_putc(out, '"');
}

void sg_svg__text(sg_buf *out, sg_svg_text at, sg_slice words)
{
	if (!words.len)
		return;
	sg_buf_printf(out, "<text class=\"%s\"", at.css_class);
	sg_svg__attribute(out, "x", at.rtl_x > 0 ? at.rtl_x : at.x);
	sg_svg__attribute(out, "y", at.y);
	sg_buf_puts(out, at.rtl_x > 0 ? " direction=\"rtl\">" : ">");
	sg_escape__xml(out, words);
	sg_buf_puts(out, "</text>\n");
}

void sg_svg__rect(sg_buf *out, const char *css_class, double x, double y, double width,
	double height, double radius)
{
	sg_buf_printf(out, "<rect class=\"%s\"", css_class);
	sg_svg__attribute(out, "x", x);
	sg_svg__attribute(out, "y", y);
	sg_svg__attribute(out, "width", width);
	sg_svg__attribute(out, "height", height);
	if (radius > 0)
		sg_svg__attribute(out, "rx", radius);
	sg_buf_puts(out, "/>\n");
}

void sg_svg__count(sg_buf *out, size_t n, const char *one, const char *many)
{
	sg_buf_printf(out, "%zu %s", n, n == 1 ? one : many);
}

const char *sg_svg__camp_class(uint32_t camp)
{
	static const char *const names[] = {
		"camp-a", "camp-b", "camp-c", "camp-d", "camp-e", "camp-f"};
	return camp < sizeof names / sizeof *names ? names[camp] : "camp-n";
}
