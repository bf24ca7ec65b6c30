/* Every reader, in the order in which ties are decided: one row each, READER(ROW, NAME), where ROW
 * names the object sg_reader__ROW and NAME is what --from takes. Included where a list of them is
 * needed; no include guard, because READER means something else each time. */
READER(thread, "thread")
READER(interview, "interview")
READER(article, "article") /* takes what nobody else does */
READER(reddit, "reddit")
READER(pushshift, "pushshift")
READER(disqus, "disqus")
READER(wordpress, "wordpress")
READER(stack_exchange, "stack-exchange")
READER(bluesky, "bluesky")
READER(mastodon, "mastodon")
READER(x, "x")
READER(youtube, "youtube")
READER(slack, "slack")
READER(telegram, "telegram")
READER(xaif, "xaif")
READER(argdown, "argdown")
READER(kialo, "kialo")
READER(page, "page")
READER(old_reddit, "old-reddit")
READER(hn_page, "hn-page")
READER(discourse_page, "discourse-page")
READER(wordpress_page, "wordpress-page")
READER(forum_page, "forum-page")
READER(posts, "posts") /* of JSON, takes what nobody else does, to say what it misses */
