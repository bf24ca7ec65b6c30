#include "leak.h"
#include "reader/html/tree.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static sg_arena arena;

static void tear_down(void)
{
	sg_arena_destroy(&arena);
}

TestSuite(html, .timeout = 120, .fini = tear_down);

static const sg_html *parse(sg_slice text)
{
	const sg_html *out = NULL;
	cr_assert(sg_html__parse(&out, text, &arena, NULL) == SG_OK);
	return out;
}

static const sg_html *first_called(const sg_html *root, const char *tag)
{
	for (const sg_html *node = root; node; node = sg_html__after(node, root))
		if (sg_html__is(node, tag))
			return node;
	return NULL;
}

/* What the body holds, as "p(“text” b(…))". */
static const char *outline(const char *text)
{
	static char out[4096];
	size_t len = 0;
	const sg_html *root = first_called(parse(sg_slice_of(text)), "body");
	out[0] = '\0';
	for (const sg_html *node = root; node;) {
		sg_slice words = node->tag.len ? node->tag : node->text;
		const sg_html *next = sg_html__after(node, root);
		len += (size_t)snprintf(out + len, sizeof out - len,
			node->tag.len ? "%.*s" : "“%.*s”", (int)words.len, words.ptr);
		if (node->first)
			len += (size_t)snprintf(out + len, sizeof out - len, "(");
		uint32_t to = next ? next->depth : root->depth;
		for (uint32_t depth = node->depth; !node->first && depth > to; depth--)
			len += (size_t)snprintf(out + len, sizeof out - len, ")");
		if (!node->first && next)
			len += (size_t)snprintf(out + len, sizeof out - len, " ");
		node = next;
	}
	return out;
}

static void expect(const char *text, const char *expected)
{
	const char *actual = outline(text);
	cr_assert(strcmp(actual, expected) == 0, "\n  for       %s\n  expected  %s\n  but got   %s",
		text, expected, actual);
}

Test(html, a_tree_is_what_browsers_build)
{
	expect("<p>one<p>two", "body(p(“one”) p(“two”))");
	expect("<ul><li>a<li>b</ul>c", "body(ul(li(“a”) li(“b”)) “c”)");
	expect("<table><tr><td>x", "body(table(tbody(tr(td(“x”)))))");
	expect("<b><p>x</b>y", "body(b p(b(“x”) “y”))");
	expect("a<!-- no -->b<br>c", "body(“a” “b” br “c”)");
	expect("<svg><g/><path/></svg>z", "body(svg(g path) “z”)");
	expect("<my-post>x</my-post><FOO:Bar>y", "body(my-post(“x”) foo:bar(“y”))");
	expect("", "body");
}

Test(html, characters_are_decoded)
{
	expect("&lt;a&gt; &amp &copy; &#8217;&#x2014;&#0;&#xD800;",
		"body(“<a> & © ’—\uFFFD\uFFFD”)");
}

Test(html, numbers_that_overflow_leave_no_broken_text)
{
	const sg_html *root = parse(sg_slice_of("<p title='&#x2DDDDDDDDDDDD;'>a&#x2DDDDDDDDDDDD;"));
	const sg_html *p = first_called(root, "p");
	cr_assert(sg_utf8_check(p->first->text) == p->first->text.len);
	cr_assert(sg_utf8_check(p->attributes[0].value) == p->attributes[0].value.len);
}

Test(html, raw_text_stands_at_its_element)
{
	const sg_html *root = parse(
		sg_slice_of("<title>A &amp; B</title><script type=x>if (a<b) '<p>'</script>"));
	const sg_html *script = first_called(root, "script");
	cr_assert(sg_slice_eq(script->text, sg_slice_of("if (a<b) '<p>'")));
	cr_assert(script->first == NULL && first_called(root, "p") == NULL);
	cr_assert(sg_slice_eq(first_called(root, "title")->text, sg_slice_of("A & B")));
}

Test(html, attributes_and_classes_are_found)
{
	const sg_html *root = parse(sg_slice_of("<div CLASS='post  post--first\n top' "
						"Data-Id=\"a&amp;b\" hidden data-id=2>x</div>"));
	const sg_html *div = first_called(root, "div");
	cr_assert(sg_html__has_class(div, "post") && sg_html__has_class(div, "post--first"));
	cr_assert(sg_html__has_class(div, "top") && !sg_html__has_class(div, "po"));
	cr_assert(sg_html__has_class(div, "") == false);
	cr_assert(sg_slice_eq(sg_html__attribute(div, "data-id"), sg_slice_of("a&b")));
	cr_assert(sg_html__attribute(div, "hidden").len == 0 && div->attribute_count == 3);
	cr_assert(sg_html__attribute(div->first, "class").len == 0);
	cr_assert(sg_html__is(div->first, "") == false);
}

Test(html, a_walk_stays_within_its_root)
{
	const sg_html *root = parse(sg_slice_of("<div><p>a<b>b</b></p></div><p>c</p>"));
	const sg_html *div = first_called(root, "div"), *p = div->first;
	cr_assert(sg_html__past(div, div) == NULL && sg_html__past(p, div) == NULL);
	cr_assert(sg_html__past(p->first, div) == p->first->next);
	cr_assert(sg_html__after(p->first->next->first, div) == NULL);
	cr_assert(sg_html__is(sg_html__past(div, root), "p"));
}

/* `count` times `part`, in which "%d" is counted up, after `head`. */
static sg_slice many(const char *head, const char *part, size_t count)
{
	size_t size = strlen(head) + count * (strlen(part) + 8) + 1;
	char *out = sg_arena_alloc(&arena, size);
	size_t len = (size_t)snprintf(out, size, "%s", head);
	for (size_t i = 0; i < count; i++) {
		const char *mark = strstr(part, "%d");
		int head_len = mark ? (int)(mark - part) : (int)strlen(part);
		len += (size_t)snprintf(out + len, size - len, "%.*s", head_len, part);
		if (mark)
			len += (size_t)snprintf(out + len, size - len, "%zu%s", i, mark + 2);
	}
	return (sg_slice){out, len};
}

static double cpu_seconds(void)
{
	struct timespec t;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static sg_status status_of(sg_slice text, sg_error *err)
{
	const sg_html *out = NULL;
	sg_arena own = SG_ARENA_INIT;
	double start = cpu_seconds();
	sg_status st = sg_html__parse(&out, text, &own, err);
	double took = cpu_seconds() - start;
	if (getenv("SG_SHOW_TIMES"))
		fprintf(stderr, "%6.3f s %6.1f MB of ours: %s at %zu: %.20s\n", took,
			(double)own.used_bytes / 1e6, sg_status_name(st), err->pos, text.ptr);
	bool is_given = out != NULL;
	cr_assert(is_given == (st == SG_OK));
	sg_arena_destroy(&own);
	return st;
}

Test(html, what_nests_too_deeply_is_refused_and_says_where)
{
	static const struct {
		const char *head, *part;
	} cases[] = {
		{"", "<div>"},
		{"", "<b>"},
		{"", "<font color=%d>"},
		{"", "<p><font color=%d>"},
		{"", "<font size=%d><p></p>"},
		{"", "<table><tr><td>"},
		{"<svg>", "<g>"},
		{"<svg><style>", "<g>"},
		{"", "<svg><foreignobject>"},
		{"", "<ul><li>"},
		{"", "<template>"},
		{"", "<b><i><a><div>"},
		{"", "<blockquote>"},
		{"", "<span></p>"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		sg_error err = SG_ERROR_INIT;
		sg_slice text = many(cases[i].head, cases[i].part, 100000);
		cr_assert(status_of(text, &err) == SG_E_LIMIT, "%s", cases[i].part);
		cr_assert(err.pos > 0 && err.pos < text.len && err.hint, "%s", cases[i].part);
	}
}

Test(html, tags_that_make_more_work_than_text_are_refused)
{
	sg_error err = SG_ERROR_INIT;
	cr_assert(status_of(many("<p", " a%d", 100000), &err) == SG_E_LIMIT);
	cr_assert(status_of(many("", "<body a%d><b></b>", 100000), &err) == SG_E_LIMIT);
	cr_assert(status_of(many("", "<html a%d><b></b>", 100000), &err) == SG_E_LIMIT);
	cr_assert(status_of(many("", "<html a%d>", 100000), &err) == SG_E_LIMIT);
}

Test(html, sloppy_pages_are_read)
{
	static const char *const parts[] = {"<p>x", "<li>x", "<p><b>x</p>", "<p><a name=%d>x",
		"<div><span>x</div>", "<a><p>", "<table><tr><td><center>x</table>", "</div>",
		"<br>", "<dd>x", "</p>", "<hr>x", "<", "&", "<!--", "<!-- x -->", "<?x", "</",
		"<a href='", "&#", "&amp", "\n", "<option>",
		"<p class=\"a b\">word word <i>word</i></p>\n", "<p></p>", "<table></table>"};
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		sg_error err = SG_ERROR_INIT;
		cr_assert(status_of(many("", parts[i], 50000), &err) == SG_OK, "%s", parts[i]);
	}
}

Test(html, memory_running_out_is_said_and_nothing_leaks)
{
	sg_slice text = sg_slice_of(
		"<ul class=x><li>a &amp; <b>b</b><my-x>c</my-x></ul><script>d</script>");
	sg_status st = SG_E_NOMEM;
	for (size_t n = 1; st != SG_OK; n++) {
		const sg_html *out = NULL;
		sg_arena own = SG_ARENA_INIT;
		sg_alloc_fail_at(n);
		st = sg_html__parse(&out, text, &own, NULL);
		sg_alloc_fail_at(0);
		cr_assert(st == SG_OK || (st == SG_E_NOMEM && !out), "allocation %zu", n);
		sg_arena_destroy(&own);
	}
	sg_arena_destroy(&arena);
	cr_assert(not(has_leaks()));
}
