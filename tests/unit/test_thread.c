#include "reading.h"

TestSuite(thread, .timeout = 30);

static void expect(const char *name, const char *expected)
{
	sg_reading reading = read_fixture(name);
	must(reading.kind == SG_DOCUMENT_THREAD, name);
	cr_assert_str_eq(outline(&reading), expected, "%s:\n%s", name, outline(&reading));
}

Test(thread, article_with_comments_and_arrows)
{
	expect("thread-disqus.txt", "Nora Lind: hpp\nPavel Hruska -> 0: p\nIngrid Moe -> 1: p\n"
				    "tramfan_77 -> 0: pp\nPavel Hruska -> 3: p\n");
}

Test(thread, blog_post_and_replies)
{
	expect("thread-blog.txt",
		"Hanne Vik: hpp\nOlaf Brun -> 0: p\nHanne Vik -> 1: p\nMarit S. -> 0: p\n");
}

Test(thread, comments_under_a_video_have_no_root)
{
	expect("thread-video.txt", "woodshavings: p\nHandPlaneHarriet: p\nwoodshavings -> 1: p\n");
}

Test(thread, boards_with_points)
{
	expect("thread-old-board.txt", "quietshelf: p\npapercut9 -> 0: p\nquietshelf -> 0: p\n"
				       "Dewey_or_not -> 0: p\n");
}

Test(thread, a_title_alone_is_what_was_posted)
{
	expect("thread-news-board.txt",
		"tickless: h\nmarlow -> 0: p\ntickless -> 1: p\ngreyheron -> 0: p\n");
}

Test(thread, short_posts_with_handles)
{
	expect("thread-microblog.txt", "Lena Strand: p\nAmir Daoud -> 0: p\nBeate Kohl -> 1: p\n");
	sg_reading reading = read_fixture("thread-microblog.txt");
	cr_assert(is(reading.posts[1].handle, "amird"));
}

Test(thread, indentation_nests)
{
	expect("thread-indented.txt", "Anna Weiss: p\nJonas Pihl -> 0: p\nAnna Weiss -> 1: p\n"
				      "Kira Boon -> 0: p\nTom Adeyemi: p\n");
}

Test(thread, network_page_seen_by_a_member)
{
	expect("thread-network.txt", "Marta Ruiz: pp\nStefan Ohm -> 0: p\nMarta Ruiz -> 1: p\n"
				     "Aylin Demir -> 0: pp\n");
	sg_reading reading = read_fixture("thread-network.txt");
	cr_assert(is(reading.posts[0].role, "Head of Water Quality at Rio Claro | Speaker"));
	cr_assert(is(reading.posts[0].age, "4d"));
	cr_assert(not(reading.posts[3].is_author_uncertain));
}

Test(thread, a_marked_name_stands_over_its_headline)
{
	expect("thread-marked-name.txt",
		"Henning Aas: p\nOttilie Brandsma -> 0: p\nKarim Solheim -> 1: p\n");
	sg_reading reading = read_fixture("thread-marked-name.txt");
	cr_assert(is(
		reading.posts[0].role, "Head of Harbour Planning | Former ferry mate | Own views"));
	cr_assert(is(reading.posts[2].role, "Urban acoustics"));
}

Test(thread, rows_of_badges_and_reactions_are_no_words)
{
	expect("thread-network-rows.txt",
		"Signe Rolland: p\nBram Tollens -> 0: p\nMei Carrow -> 1: p\n"
		"Bram Tollens -> 2: p\nIfe Novak -> 0: p\n");
	sg_reading reading = read_fixture("thread-network-rows.txt");
	cr_assert(is(reading.posts[0].age, "3d"), "%.*s", (int)reading.posts[0].age.len,
		reading.posts[0].age.ptr);
	cr_assert(is(reading.posts[2].role, "Borrower of large print"));
}

Test(thread, a_copied_board_has_no_indentation)
{
	expect("thread-board-copy.txt",
		"smoke_and_wax: hp\ndrone_layer -> 0: p\nqueenless22 -> 1: p\n"
		"drone_layer -> 2: p\napiary_anne -> 2: p\nsmoke_and_wax -> 4: p\n");
	sg_reading reading = read_fixture("thread-board-copy.txt");
	cr_assert(is(reading.title, "Should I leave the honey on over winter?"));
	cr_assert(eq(sz, sg_span_len(reading.posts[3].span), strlen("Nine mild ones.")));
}

Test(thread, quotations_nobody_wrote_leave_the_opening_post)
{
	sg_reading reading = read_text("thread",
		"Ada\n3 hours ago\nBread is dear.\nReply\nBen\n2 hours ago\n> Milk is cheap now\n"
		"It is not.\nReply\nCy\n1 hour ago\n> All of these words\nReply\n");
	cr_assert_str_eq(
		outline(&reading), "Ada: p\nBen -> 0: p\nCy -> 0: p\n", "%s", outline(&reading));
}

Test(thread, first_names_before_a_verdict_address)
{
	sg_reading reading = read_text("thread",
		"Ada Roe\nBaker\n3d\nBread is dear.\n\nBen Osei\nCook\n2d\nFlour is.\n\n"
		"Cy Lund\nCook\n2d\nBen has a point.\n\nAda Roe\nBaker\n1d\nBen Osei it is.\n\n"
		"Di Moe\nCook\n1d\nAda is right.\n");
	cr_assert_str_eq(outline(&reading),
		"Ada Roe: p\nBen Osei -> 0: p\nCy Lund -> 1: p\nAda Roe -> 1: p\nDi Moe -> 0: p\n",
		"%s", outline(&reading));
}

Test(thread, titles_lead_to_last_names)
{
	sg_reading reading = read_text("thread",
		"Ada Roe\nBaker\n3d\nBread is dear.\n\nDr. Ben Osei\nCook\n2d\nFlour is.\n\n"
		"Cy Lund\nCook\n2d\nWell, Dr Osei, no.\n\nDi Moe\nCook\n2d\nMr Roe bakes well "
		"enough.\n");
	cr_assert_str_eq(outline(&reading),
		"Ada Roe: p\nBen Osei -> 0: p\nCy Lund -> 1: p\nDi Moe -> 0: p\n", "%s",
		outline(&reading));
}

Test(thread, newspaper_comments)
{
	sg_reading reading =
		read_text(NULL, "Comments\nSort by: Newest\n\nMia Falk\n1 hour ago\nNo.\n"
				"Reply\nShare\nReport\n4\n\nben_o\n2 hours ago\n"
				"@Mia Falk Yes.\nReply\nShare\nReport\n\nIda Holm\n3 hours ago\n"
				"Well said, Ben. Er, Mia.\nReply\nShare\nReport\n");
	cr_assert_str_eq(outline(&reading), "Mia Falk: p\nben_o -> 0: p\nIda Holm: p\n");
}

Test(thread, ages_may_stand_under_the_words)
{
	sg_reading reading = read_text(NULL,
		"Mia Falk\nThe pool should open earlier.\nLike\nReply\n2d\n14\nBen Osei\nTop fan\n"
		"Mia Falk six is early enough.\nLike\nReply\n2d\nAuthor\nMia Falk\n"
		"Ben Osei not for bakers!\nLike · Reply · 1d\n");
	cr_assert_str_eq(outline(&reading), "Mia Falk: p\nBen Osei -> 0: p\nMia Falk -> 1: p\n",
		"%s", outline(&reading));
}

Test(thread, ages_under_the_words_may_stand_over_the_buttons)
{
	sg_reading reading = read_text(NULL,
		"Mia Falk\nThe pool should open earlier.\n2d\nLike\nReply\nShare\n14\nBen Osei\n"
		"Six is early enough.\n1d\nLike\nReply\nMia Falk\nNot for "
		"bakers!\n3h\nLike\nReply\n");
	cr_assert_str_eq(outline(&reading), "Mia Falk: p\nBen Osei -> 0: p\nMia Falk -> 0: p\n",
		"%s", outline(&reading));
}

Test(thread, other_threads_of_the_page_are_left_out)
{
	sg_reading reading = read_text(NULL,
		"Ada Roe’s Post\n\nView profile for Ada Roe, graphic\n\nWe should all keep "
		"goats.\n\n"
		"Ben Osei\n\nHerder at Osei & Sons\n\n1d\n\nI keep goats.\n\nSee more comments\n\n"
		"To view or add a comment, sign in\n\nMore Relevant Posts\n\n"
		"View profile for Cy Lund, graphic\nCy Lund\n\nCarpenter at Lund\n\n2w\n\n"
		"Fences for sale, good ones.\n");
	cr_assert_str_eq(
		outline(&reading), "Ada Roe: p\nBen Osei -> 0: p\n", "%s", outline(&reading));
}

Test(thread, places_stand_beside_dates)
{
	sg_reading reading = read_text(NULL,
		"212 Comments\nL\nLorna\nOhio | March 3\nMy mother warned me about this.\n3 "
		"Replies\n"
		"B\nBill in Tulsa\nTulsa, OK | March 4\n@Lorna Mine did not.\n12 Recommend\n");
	cr_assert_str_eq(
		outline(&reading), "Lorna: p\nBill in Tulsa -> 0: p\n", "%s", outline(&reading));
	cr_assert(is(reading.posts[0].role, "Ohio"));
}

Test(thread, pages_without_ages_may_say_who_wrote)
{
	sg_reading reading =
		read_text(NULL, "Ada Roe wrote:\nNo new date, please.\n\nOn 3 May 2021, "
				"Ben Osei wrote:\nAda, it was never agreed.\n\nAda Roe "
				"wrote:\nIt was.\n");
	cr_assert_str_eq(outline(&reading), "Ada Roe: p\nBen Osei -> 0: p\nAda Roe -> 0: p\n", "%s",
		outline(&reading));
	cr_assert(is(reading.posts[1].age, "3 May 2021"));
}

Test(thread, lists_of_stories_with_ages_are_no_thread)
{
	sg_slice text =
		sg_slice_of("Storm hits coast\n\nThe storm hit the coast at noon and took two "
			    "roofs with it.\n\nMost read\nFerry Sinks\n2 hours ago\nMayor "
			    "Quits\n3 hours ago\nGoat Escapes\n5 hours ago\n");
	cr_assert(sg_reader__choose(text, NULL) == &sg_reader__article);
}

Test(thread, a_list_of_books_ends_no_thread)
{
	sg_reading reading = read_text("thread",
		"Ada Roe\n3 hours ago\nRead these.\nFurther reading\nThe Goat Book\nReply\nShare\n"
		"Ben Osei\n2 hours ago\nI did.\nReply\nShare\n");
	cr_assert_str_eq(
		outline(&reading), "Ada Roe: ppp\nBen Osei -> 0: p\n", "%s", outline(&reading));
}

Test(thread, quoted_words_and_signatures_are_not_the_writers)
{
	sg_reading reading = read_text(NULL,
		"Ida\nMember\n3 May 2021, 10:00\n#1\n\nIs the blue one better?\n\nOve\nMember\n"
		"3 May 2021, 10:05\n#2\n\nQuote:\nOriginally posted by Ida\nIs the blue one "
		"better?\n\n"
		"It is bluer.\n\n--\nOve's boats since 1999\n\nKim\nMember\n3 May 2021, "
		"11:00\n#3\n\n"
		"Ove said:\nIt is bluer.\nClick to expand...\nI laughed.\n");
	cr_assert_str_eq(
		outline(&reading), "Ida: p\nOve -> 0: p\nKim -> 1: p\n", "%s", outline(&reading));
	cr_assert(eq(sz, sg_span_len(reading.posts[1].span), strlen("It is bluer.")));
}

Test(thread, a_box_beside_a_post_is_not_its_words)
{
	sg_reading reading = read_text(NULL,
		"Lamps\nForums\n\nJan 14, 2025\n#1\nIda\nNew member\nJoined\nJan 2025\n"
		"Messages\n3\nReaction score\n1\nIs the blue one better?\n\n"
		"Jan 14, 2025\n#2\nOve\nMember\nLamp maker\nJoined\nMay 2011\nMessages\n"
		"4,812\nIt is bluer.\nReactions: Ida and Kim\n\n"
		"Jan 15, 2025\n#3\nIda\nNew member\nOve said:\nIt is bluer.\n"
		"Click to expand...\nI laughed.\n");
	cr_assert_str_eq(
		outline(&reading), "Ida: p\nOve -> 0: p\nIda -> 1: p\n", "%s", outline(&reading));
	cr_assert(is(reading.posts[1].role, "Member"));
	cr_assert(eq(sz, sg_span_len(reading.posts[2].span), strlen("I laughed.")));
}

Test(thread, the_order_that_a_page_sorts_by_ends_no_thread)
{
	sg_reading reading =
		read_text("thread", "Ada Roe\n3 hours ago\nRead this.\nSort by\nRecommended\n\n"
				    "Ben Osei\n2 HOURS AGO\nI did.\nReply\nShare\n");
	cr_assert_str_eq(
		outline(&reading), "Ada Roe: p\nBen Osei -> 0: p\n", "%s", outline(&reading));
}

Test(thread, links_to_parents_tell_what_answers_what)
{
	sg_reading reading = read_text(NULL,
		"Board | new | past | ask | jobs\nShould the lamps burn all night?\n"
		"8 points by ida 6 hours ago | hide | past | 4 comments\n\n"
		"ove 5 hours ago | next [-]\nYes.\nreply\n\n"
		"kim 5 hours ago | parent | next [-]\nNo.\nreply\n\n"
		"ove 4 hours ago | root | parent | next [-]\nWhy not?\nreply\n\n"
		"lea 4 hours ago | root | parent | prev | next [-]\nHe is right.\nreply\n\n"
		"tom 3 hours ago | prev [-]\nWho pays?\nreply\n");
	cr_assert_str_eq(outline(&reading),
		"ida: h\nove -> 0: p\nkim -> 1: p\nove -> 2: p\nlea -> 2: p\ntom -> 0: p\n", "%s",
		outline(&reading));
}

Test(thread, first_names_address_when_something_turns_to_them)
{
	sg_reading reading = read_text("thread",
		"Ada Roe\nBaker\n3d\nBread is dear.\n\nBen Osei\nCook\n2d\nFlour is.\n\n"
		"Cy Lund\nCook\n2d\nBen, no.\n\nDi Moe\nCook\n2d\nThanks Ben!\n\n"
		"Eli Fry\nCook\n2d\nBen is right.\n\nFay Gil\nCook\n1d\nBread is love.\n\n"
		"Gus Hay\nCook\n1d\nCy Lund why not?\n");
	uint32_t parents[] = {SG_NONE, 0, 1, 1, 1, 0, 2};
	for (size_t i = 0; i < 7; i++)
		cr_assert(eq(u32, reading.posts[i].parent, parents[i]));
}

Test(thread, a_lost_header_makes_the_author_uncertain)
{
	sg_reading reading = read_text(NULL,
		"Ada Roe’s Post\n\nView profile for Ada Roe, graphic\n\nWe should all keep "
		"goats.\n\n"
		"Ben Osei\n\nHerder at Osei & Sons\n\n1d\n\nI keep goats. They eat the fence.\n\n"
		"Cy Lund\n\nFence builder | Carpenter\n\n1d\n\nGoats are good business.\n\n"
		"I do not think so at all, they are bad business for everybody.\n\nLike\nReply\n"
		"Di Moe\n\nVet at large\n\n1d\n\nGoats get bored.\n");
	cr_assert_str_eq(outline(&reading),
		"Ada Roe: p\nBen Osei -> 0: p\nCy Lund -> 0: pp\nDi Moe -> 0: p\n", "%s",
		outline(&reading));
	cr_assert(reading.posts[2].is_author_uncertain);
	cr_assert(not(reading.posts[1].is_author_uncertain));
}

Test(thread, a_parent_may_be_one_by_headline)
{
	sg_reading reading = read_text("thread", "Ada Roe\nTeacher\n3h\nThe pool is full.\n\n"
						 "Ben Poe\nParent\n2h\nIt is, every day.\n\n"
						 "Cy Doe\nCoach\n1h\nSo it is.\n");
	cr_assert(eq(sz, reading.post_count, 3));
	cr_assert(sg_slice_eq(reading.posts[1].role, sg_slice_of("Parent")));
}
Test(thread, removed_comments_are_nobodys)
{
	sg_reading reading = read_text("thread", "Ada\n3 hours ago\nHm.\nReply\nBen\n2 hours ago\n"
						 "This comment was removed by a moderator.\nReply\n"
						 "Cy\n1 hour ago\nOh.\nReply\n");
	cr_assert(eq(sz, reading.post_count, 2));
}

static void read_big(const char *part, size_t len)
{
	sg_slice text = repeated(part, len);
	sg_reading out = {0};
	sg_reader__score(&sg_reader__thread, text);
	cr_assert(sg_reader__read(&sg_reader__thread, &out, text, &arena, NULL) == SG_OK);
}

Test(thread, repetition_is_linear, .timeout = 60)
{
	static const char *const parts[] = {"Jane Roe\n1d\n", "Jane Roe\n", "1d\n", "Author\n",
		"Like\nReply\n", "Jane Roe\nhello\n2h\nLike\nReply\n", "Replying to @x\n",
		"Ada • 3 hours ago\nhi\n", "Tom Poe said:\n", "Quote:\n", "@",
		"Load more comments\n"};
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		read_big(parts[i], 400000);
}

Test(thread, many_authors_are_looked_up_in_constant_time, .timeout = 60)
{
	char *bytes = sg_arena_alloc(&arena, 64 * 40000);
	size_t len = 0;
	for (unsigned i = 0; i < 40000; i++)
		len += (size_t)sprintf(
			bytes + len, "Jane%u Roe%u\n1d\nJane%u Roe%u, no.\n", i, i, i / 2, i / 2);
	sg_reading reading = read_as("thread", (sg_slice){bytes, len});
	cr_assert(eq(sz, reading.post_count, 40000));
	cr_assert(eq(u32, reading.posts[30001].parent, 15000));
}
