/* librsvg 2.54 and cairo 1.16: everything about them that surprises is dealt with here.
 *
 * - Without a base address librsvg loads nothing from outside the SVG.
 * - It takes no notice of prefers-color-scheme: a picture is light unless its theme is not.
 * - A PDF gets the time at which it is made, and so other bytes each time, unless the time is set
 *   to nothing.
 * - A PDF gets the SVG's title only if we look for it: librsvg does not tell. */
#include "raster/program/rsvg_port.h"

#include <cairo-pdf.h>
#include <librsvg/rsvg.h>
#include <math.h>
#include <stdbool.h>
#include <string.h>

enum {
	PNG_SIDE_MAX = 16384,
	PNG_PIXELS_MAX = 100000000, /* 400 MB while it is made */
	PDF_SIDE_MAX = 14400        /* points: readers take no larger page */
};

#define POINTS_PER_PIXEL 0.75
/* Words of 11 pixels cannot be read below. */
#define SCALE_MIN 0.5

typedef struct drawing {
	RsvgHandle *handle;
	double width, height; /* pixels, whole */
} drawing;

static int read_drawing(drawing *d, const char *svg, size_t size)
{
	GInputStream *stream = g_memory_input_stream_new_from_data(svg, (gssize)size, NULL);
	d->handle =
		rsvg_handle_new_from_stream_sync(stream, NULL, RSVG_HANDLE_FLAGS_NONE, NULL, NULL);
	g_object_unref(stream);
	if (!d->handle)
		return 1;
	rsvg_handle_set_dpi(d->handle, 96);
	bool has_size = rsvg_handle_get_intrinsic_size_in_pixels(d->handle, &d->width, &d->height);
	d->width = ceil(d->width);
	d->height = ceil(d->height);
	return has_size && d->width >= 1 && d->height >= 1 ? 0 : 1;
}

static cairo_status_t write_bytes(void *file, const unsigned char *bytes, unsigned int size)
{
	return fwrite(bytes, 1, size, file) == size ? CAIRO_STATUS_SUCCESS
						    : CAIRO_STATUS_WRITE_ERROR;
}

static int exit_code_of(cairo_status_t status)
{
	switch (status) {
	case CAIRO_STATUS_SUCCESS:
		return 0;
	case CAIRO_STATUS_NO_MEMORY:
		return 4;
	case CAIRO_STATUS_WRITE_ERROR:
		return 3;
	default:
		return 1;
	}
}

/* The whole drawing on a white page of this size in the surface's units. */
static int paint(const drawing *d, cairo_surface_t *surface, double width, double height)
{
	const RsvgRectangle page = {0, 0, width, height};
	cairo_t *cairo = cairo_create(surface);
	cairo_set_source_rgb(cairo, 1, 1, 1);
	cairo_paint(cairo);
	bool is_drawn = rsvg_handle_render_document(d->handle, cairo, &page, NULL);
	int rc = exit_code_of(cairo_status(cairo));
	cairo_destroy(cairo);
	return rc || is_drawn ? rc : 1;
}

/* ---- PNG ------------------------------------------------------------------------------------ */

static double scale_that_fits(const drawing *d, double wanted)
{
	double scale = fmin(wanted, PNG_SIDE_MAX / fmax(d->width, d->height));
	return fmin(scale, sqrt(PNG_PIXELS_MAX / (d->width * d->height)));
}

int sg_port_png(const char *svg, size_t size, double wanted, FILE *out)
{
	drawing d = {0};
	int rc = read_drawing(&d, svg, size);
	if (rc)
		return rc;
	double scale = scale_that_fits(&d, wanted);
	if (scale < fmin(SCALE_MIN, wanted))
		return 2;
	int width = (int)floor(d.width * scale + 1e-6),
	    height = (int)floor(d.height * scale + 1e-6);
	if (width < 1 || height < 1)
		return 2;
	cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
	rc = exit_code_of(cairo_surface_status(surface));
	if (rc == 0)
		rc = paint(&d, surface, width, height);
	if (rc == 0)
		rc = exit_code_of(cairo_surface_write_to_png_stream(surface, write_bytes, out));
	cairo_surface_destroy(surface);
	return rc;
}

/* ---- PDF ------------------------------------------------------------------------------------ */

typedef struct title_search {
	int depth;
	bool is_inside;
	GString *text;
} title_search;

static void on_start(GMarkupParseContext *context, const char *element, const char **names,
	const char **values, void *data, GError **error)
{
	title_search *search = data;
	(void)context, (void)names, (void)values, (void)error;
	search->is_inside = search->depth++ == 1 && strcmp(element, "title") == 0;
}

static void on_end(GMarkupParseContext *context, const char *element, void *data, GError **error)
{
	title_search *search = data;
	(void)context, (void)element;
	search->depth--;
	/* One is enough: what follows need not be read. */
	if (search->is_inside)
		g_set_error_literal(error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT, "found");
}

static void on_text(
	GMarkupParseContext *context, const char *text, gsize size, void *data, GError **error)
{
	title_search *search = data;
	(void)context, (void)error;
	if (search->is_inside)
		g_string_append_len(search->text, text, (gssize)size);
}

/* The root's title; empty if it has none. The caller frees. */
static GString *title_of(const char *svg, size_t size)
{
	static const GMarkupParser parser = {on_start, on_end, on_text, NULL, NULL};
	title_search search = {0, false, g_string_new(NULL)};
	GMarkupParseContext *context =
		g_markup_parse_context_new(&parser, (GMarkupParseFlags)0, &search, NULL);
	g_markup_parse_context_parse(context, svg, (gssize)size, NULL);
	g_markup_parse_context_free(context);
	return search.text;
}

static void set_metadata(cairo_surface_t *surface, const char *svg, size_t size)
{
	GString *title = title_of(svg, size);
	if (title->len)
		cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title->str);
	g_string_free(title, TRUE);
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "stancegraph");
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "");
}

int sg_port_pdf(const char *svg, size_t size, double scale, FILE *out)
{
	drawing d = {0};
	(void)scale;
	int rc = read_drawing(&d, svg, size);
	if (rc)
		return rc;
	double points = fmin(POINTS_PER_PIXEL, PDF_SIDE_MAX / fmax(d.width, d.height));
	double width = d.width * points, height = d.height * points;
	cairo_surface_t *surface =
		cairo_pdf_surface_create_for_stream(write_bytes, out, width, height);
	rc = exit_code_of(cairo_surface_status(surface));
	if (rc == 0) {
		set_metadata(surface, svg, size);
		rc = paint(&d, surface, width, height);
	}
	cairo_surface_finish(surface);
	if (rc == 0)
		rc = exit_code_of(cairo_surface_status(surface));
	cairo_surface_destroy(surface);
	return rc;
}
