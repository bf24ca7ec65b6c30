#!/usr/bin/env python3
"""What of a debate is drawn: views, focus, how many, how wide."""
import re

import harness
from harness import Cli, NO_INPUT, USAGE


class Drawing(Cli):
    def draw(self, *arguments):
        return self.ends(0, "thread.txt", "-T", "svg", *arguments).decode()

    def cards(self, svg):
        return re.findall(r'class="card"', svg)

    def test_the_usual_view_is_the_map(self):
        self.assertEqual(self.draw(), self.draw("--view", "map"))

    def test_unknown_views_are_refused_and_the_known_ones_named(self):
        self.ends(USAGE, "thread.txt", "--view", "pie", error=r'unknown view "pie" \(one of map')

    def test_threads_and_timelines_heed_focus_and_top(self):
        thread = self.draw("--view", "thread")
        self.assertEqual(len(self.cards(thread)), 9)
        self.assertIn("Drew 3 of 9 claims: those with the most stances and replies, and what",
                      self.draw("--view", "thread", "--top", "3"))
        near = self.draw("--view", "timeline", "--focus", "Tomas Brandt")
        self.assertIn("those within 1 step of Tomas Brandt", near)
        self.assertIn("In the order of the text; times are not known.", near)

    def test_focus_draws_what_is_near_and_says_so(self):
        svg = self.draw("--focus", "Tomas Brandt")
        self.assertEqual(len(self.cards(svg)), 3)
        self.assertIn("those within 1 step of Tomas Brandt", svg)
        self.assertEqual(len(self.cards(self.draw("--focus", "brandt", "--steps", "9"))), 9)

    def test_a_focus_that_nobody_goes_by_is_wrong_usage_and_leaves_no_file(self):
        self.ends(USAGE, "thread.txt", "-o", "d.svg", "--focus", "Nobody",
                  error=r"--focus Nobody: nobody goes by .* \(give a name")
        self.assertEqual(self.files(), ["thread.txt"])

    def test_steps_without_a_focus_have_no_meaning(self):
        self.ends(USAGE, "thread.txt", "--steps", "2", error="--steps has no meaning without")

    def test_top_keeps_the_most_answered(self):
        svg = self.draw("--top", "4")
        self.assertEqual(len(self.cards(svg)), 4)
        self.assertIn("Drew 4 of 9 claims: those with the most stances and replies", svg)

    def test_width_is_kept(self):
        self.assertRegex(self.draw("--width", "720"), r'<svg[^>]* viewBox="0 0 720 \d+"')

    def test_camps_are_drawn_when_asked_for_or_where_a_map_would_be_too_large(self):
        svg = self.draw("--camps")
        self.assertIn('class="bubble"', svg)
        self.assertEqual(svg, self.draw("--max-nodes", "8"))
        self.assertNotIn('class="bubble"', self.draw("--max-nodes", "9"))

    def test_a_theme_is_a_name_or_a_file(self):
        self.assertNotIn("prefers-color-scheme", self.draw("--theme", "print"))
        self.assertEqual(self.draw(), self.draw("--theme", "auto"))
        self.write("blue.theme", "base = light\nink = #000080\n")
        self.assertIn("text{fill:#000080}", self.draw("--theme", "blue.theme"))

    def test_the_documents_example_is_a_theme(self):
        text = (harness.ROOT / "docs/themes.md").read_text()
        example = re.search(r"```\n(.*?)```", text, re.S).group(1)
        self.assertEqual(example, (harness.ROOT / "fixtures/themes/town.theme").read_text())
        self.write("town.theme", example)
        self.assertIn('font-family:"Source Sans 3",Verdana,sans-serif',
                      self.draw("--theme", "town.theme"))

    def test_what_is_wrong_with_a_theme_is_said_with_its_place(self):
        self.ends(USAGE, "thread.txt", "--theme", "lihgt",
                  error=r'unknown theme "lihgt" \(a file, or one of auto, light, dark, print\)')
        self.ends(NO_INPUT, "thread.txt", "--theme", "none.theme", error="none.theme: error: ")
        self.write("bad.theme", "# mine\n\ncard_edge = #ffffff\n")
        self.ends(NO_INPUT, "thread.txt", "-o", "d.svg", "--theme", "bad.theme",
                  error=r'^bad.theme:3:1: error: there is no such key \(the nearest is "card-edge"')
        self.assertNotIn("d.svg", self.files())

    def test_little_contrast_is_a_warning_that_quiet_leaves_out(self):
        self.write("pale.theme", "base = light\nmuted = #aaaaaa\n")
        self.ends(0, "thread.txt", "--theme", "pale.theme",
                  error=r"^pale.theme:2:1: warning: text with less contrast than 4.5 to 1 \(muted")
        self.ends(0, "-q", "thread.txt", "--theme", "pale.theme")

    def test_a_title_above_the_drawing_is_not_said_again_on_its_post(self):
        page = harness.ROOT / "fixtures/apis/hacker-news.json"
        svg = self.ends(0, str(page), "-T", "svg").decode()
        self.assertEqual(len(re.findall(r"<text[^>]*>Ask HN: ", svg)), 1)
        self.assertIn(">I keep one and cannot say why.", svg)

    def test_of_an_argument_map_no_card_says_that_nobody_is_named(self):
        argument_map = harness.ROOT / "fixtures/maps/lamps.argdown"
        for view in ("map", "thread"):
            svg = self.ends(0, str(argument_map), "-T", "svg", "--view", view).decode()
            self.assertNotIn("Speaker not named", svg)
            self.assertIn(">8 claims, 4 agreements, 5 rebuttals", svg)

    def test_a_deleted_post_says_so(self):
        page = harness.ROOT / "fixtures/apis/hacker-news.json"
        self.assertIn(">[deleted]</text>", self.ends(0, str(page), "-T", "svg").decode())

    def test_extract_and_graph_draw_nothing(self):
        self.ends(USAGE, "extract", "thread.txt", "--view", "map",
                  error="--view has no meaning with extract")


if __name__ == "__main__":
    harness.main()
