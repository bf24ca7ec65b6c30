#!/usr/bin/env python3
"""What of a debate is drawn: views, focus, how many, how wide."""
import re

import harness
from harness import Cli, USAGE


class Drawing(Cli):
    def draw(self, *arguments):
        return self.ends(0, "thread.txt", "-T", "svg", *arguments).decode()

    def cards(self, svg):
        return re.findall(r'class="card"', svg)

    def test_the_usual_view_is_the_map(self):
        self.assertEqual(self.draw(), self.draw("--view", "map"))

    def test_unknown_views_are_refused_and_the_known_ones_named(self):
        self.ends(USAGE, "thread.txt", "--view", "pie", error=r'unknown view "pie" \(one of map')

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

    def test_extract_and_graph_draw_nothing(self):
        self.ends(USAGE, "extract", "thread.txt", "--view", "map",
                  error="--view has no meaning with extract")


if __name__ == "__main__":
    harness.main()
