#!/usr/bin/env python3
"""Addresses as inputs, against a server on this machine: what is asked for, what is refused, and
that nothing is asked for where it must not be. No request leaves the machine."""
import ctypes
import gzip
import json
import os
import platform
import pty
import re
import shutil
import socket
import socketserver
import ssl
import struct
import subprocess
import threading
import time
import unittest
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import harness
from harness import Cli, NO_INPUT, THREAD

SKIPPED = 1
ARTICLE = ("The bakers of Lorn met on Monday. Ines Dahl said that the oven of the school was too "
           "small. Tomas Riel said that it was large enough.\n")
LATIN = "The café of Lorn met on Monday. Ines Dahl said that the oven was too small.\n"


def post(number, text, answers=None):
    return {"id": 900 + number, "post_number": number, "reply_to_post_number": answers,
            "username": f"user_{number}", "name": f"User {number}", "cooked": f"<p>{text}</p>",
            "created_at": "2024-03-01T10:00:00.000Z", "topic_id": 7}


POSTS = [post(n, f"This is answer number {n}.", n - 1 if n > 1 else None) for n in range(1, 46)]
STATUS = {"id": "5", "in_reply_to_id": None, "content": "<p>Rye for all.</p>",
          "account": {"id": "1", "acct": "ines", "display_name": "Ines Dahl"},
          "created_at": "2024-03-01T10:00:00.000Z"}
CONTEXT = {"ancestors": [], "descendants": [
    dict(STATUS, id="6", in_reply_to_id="5", content="<p>Barley is cheaper.</p>",
         account={"id": "2", "acct": "tomas", "display_name": "Tomas Riel"})]}
LEMMY_POST = {"post_view": {"post": {"id": 3, "name": "Rye", "community_id": 2},
                            "creator": {"name": "ines"}}}
LEMMY_LIST = {"comments": [{"comment": {"id": 4, "path": "0.4", "content": "No.", "post_id": 3},
                            "creator": {"name": "tomas"}, "post": {"id": 3, "name": "Rye"}}]}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 20

    def log_message(self, *_):
        pass

    def send(self, body, kind="text/plain", status=200, **headers):
        body = body if isinstance(body, bytes) else body.encode()
        self.send_response(status)
        if kind:
            self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def send_json(self, value):
        self.send(json.dumps(value), "application/json; charset=utf-8")

    def redirect(self, to, status=302):
        self.send("moved", status=status, Location=to)

    def do_GET(self):
        self.server.seen.append(self.path)
        self.server.headers.append(dict(self.headers))
        path, _, query = self.path.partition("?")
        try:
            self.answer(path, query)
        except (BrokenPipeError, ConnectionResetError, ssl.SSLError):
            pass

    def answer(self, path, query):
        plain = {
            "/thread.txt": lambda: self.send(THREAD),
            "/article.html": lambda: self.send(ARTICLE, "text/html; charset=utf-8"),
            "/none": lambda: self.send("", None),
            "/latin": lambda: self.send(LATIN.encode("latin-1"),
                                        'text/plain; charset="ISO-8859-1"'),
            "/odd-charset": lambda: self.send(ARTICLE, "text/plain; charset=../../evil"),
            "/gone": lambda: self.send("no", status=404),
            "/forbidden": lambda: self.send("no", status=403),
            "/busy": lambda: self.send("no", status=429, Retry_After="120"),
            "/broken": lambda: self.send("no", status=503),
            "/teapot": lambda: self.send("no", status=418),
            "/picture": lambda: self.send(b"\x89PNG" * 1000, "image/png"),
            "/paper": lambda: self.send(b"%PDF-1.7", "application/pdf"),
            "/zipped": lambda: self.send(gzip.compress(THREAD), Content_Encoding="gzip"),
            "/bomb": lambda: self.send(bomb(), Content_Encoding="gzip"),
            "/cookie": lambda: self.send("moved", status=302, Location="/thread.txt",
                                         Set_Cookie="a=b"),
            "/to-file": lambda: self.redirect("file:///etc/passwd"),
            "/to-ftp": lambda: self.redirect(f"ftp://127.0.0.1:{self.server.server_port}/x"),
            "/to-gopher": lambda: self.redirect(f"gopher://127.0.0.1:{self.server.server_port}/x"),
            "/to-user": lambda: self.redirect(
                f"http://ines:bread@127.0.0.1:{self.server.server_port}/thread.txt"),
            "/to-escape": lambda: self.redirect("gopher://a\x1b[31mred/"),
            "/to-topic": lambda: self.redirect("/t/rye/7"),
            "/nowhere": lambda: self.send("moved", status=302),
            "/round": lambda: self.redirect("/round"),
            "/slow": self.dribble,
            "/silent": self.be_silent,
            "/endless": self.pour,
            "/headers": self.pour_headers,
            "/short": self.cut,
            "/api/v1/statuses/5": lambda: self.send_json(STATUS),
            "/api/v1/statuses/5/context": lambda: self.send_json(CONTEXT),
            "/api/v3/post": lambda: self.send_json(LEMMY_POST),
            "/api/v3/comment/list": lambda: self.send_json(LEMMY_LIST),
            "/t/7.json": lambda: self.send_json(self.topic(POSTS)),
            "/t/7/posts.json": lambda: self.batch(query),
            "/forum/t/7.json": lambda: self.send_json(self.topic(POSTS[:1])),
            "/t/8.json": lambda: self.send_json(self.topic(POSTS, broken=True)),
            "/t/8/posts.json": lambda: self.send("no", status=429, Retry_After="9"),
            "/t/9.json": lambda: self.send_json({"rows": []}),
            "/t/9": lambda: self.send(THREAD),
            "/t/10": lambda: self.send(THREAD),
        }
        hops = re.fullmatch(r"/hops/(\d+)", path)
        other = re.fullmatch(r"/to/([\d.]+)/(\d+)", path)
        if hops:
            left = int(hops[1])
            self.redirect(f"/hops/{left - 1}" if left > 1 else "/thread.txt", 301)
        elif other:
            self.redirect(f"http://{other[1]}:{other[2]}/thread.txt")
        elif path in plain:
            plain[path]()
        else:
            self.send("there is nothing here", status=404)

    def topic(self, posts, broken=False):
        return {"id": 7, "title": "Rye", "post_stream": {
            "posts": posts[:20], "stream": [p["id"] for p in posts]}}

    def batch(self, query):
        ids = [int(i) for i in re.findall(r"post_ids(?:\[\]|%5B%5D)=(\d+)", query)]
        self.send_json({"post_stream": {"posts": [p for p in POSTS if p["id"] in ids]}})

    def begin(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True

    def dribble(self):
        self.begin()
        for _ in range(100):
            self.wfile.write(b"a")
            time.sleep(0.1)

    def be_silent(self):
        self.begin()
        self.wfile.write(b"a")
        time.sleep(8)

    def pour(self):
        self.begin()
        while True:
            self.wfile.write(b"All of it is words.\n" * 5000)

    def pour_headers(self):
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        while True:
            self.wfile.write(b"X-A: b\r\n" * 1000)

    def cut(self):
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.wfile.write(b"short")
        self.close_connection = True


def bomb():
    """A hundred megabytes of blanks in a hundred kilobytes."""
    return gzip.compress(b" " * (100 << 20), 6)


class Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, host="127.0.0.1", family=socket.AF_INET, port=0):
        self.address_family = family
        self.seen, self.headers = [], []
        super().__init__((host, port), Handler)
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.02},
                         daemon=True).start()

    def server_bind(self):
        """Without asking a resolver what the address is called."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = self.server_address[:2]

    def handle_error(self, *_):
        pass


class Fetch(Cli):
    def setUp(self):
        super().setUp()
        self.server = self.serve()
        self.port = self.server.server_port

    def serve(self, *arguments, **more):
        server = Server(*arguments, **more)
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        return server

    def run_program(self, *arguments, env=None, **more):
        """No proxies of whoever runs the tests."""
        clean = {k: v for k, v in os.environ.items() if not k.lower().endswith("_proxy")}
        return super().run_program(*arguments, env={**clean, **(env or {})}, **more)

    def at(self, path, host="127.0.0.1"):
        return f"http://{host}:{self.port}{path}"

    def fetches(self, path, *more, code=0, error=None):
        return self.ends(code, "extract", self.at(path), "--allow-private", *more, error=error)

    def refuses(self, path, words, *more):
        self.ends(NO_INPUT, "extract", self.at(path), "--allow-private", *more,
                  error=rf"^{re.escape(self.at(path))}: error: {words}.*\n$")

    def text(self, path):
        return self.fetches(path, "--text", "--from", "article").decode()


class Pages(Fetch):
    def test_an_address_is_an_input(self):
        debate = json.loads(self.fetches("/thread.txt"))
        path = debate["graph"]["metadata"]["documents"][0]["path"]
        self.assertEqual(path, self.at("/thread.txt"))
        same = json.loads(self.ends(0, "extract", "thread.txt"))
        self.assertEqual(debate["graph"]["nodes"].keys(), same["graph"]["nodes"].keys())

    def test_it_is_drawn(self):
        self.assertIn(b"<svg", self.ends(0, self.at("/thread.txt"), "--allow-private"))

    def test_files_and_addresses_make_one_debate(self):
        out = self.ends(0, "extract", "thread.txt", self.at("/thread.txt"), "-", "--allow-private",
                        stdin=THREAD)
        paths = [d["path"] for d in json.loads(out)["graph"]["metadata"]["documents"]]
        self.assertEqual(paths, ["thread.txt", self.at("/thread.txt"), "-"])

    def test_one_that_fails_does_not_cost_the_others(self):
        out = self.ends(SKIPPED, "extract", self.at("/gone"), "thread.txt", self.at("/thread.txt"),
                        "--allow-private", error=r"^http\S+/gone: error: there is no such page "
                                                 r"\(HTTP 404\) \(.*\)\n$")
        self.assertEqual(len(json.loads(out)["graph"]["metadata"]["documents"]), 2)

    def test_all_that_fail_are_named(self):
        self.ends(NO_INPUT, self.at("/gone"), self.at("/broken"), "--allow-private",
                  error=r"(?s)/gone: error: .*\n.*/broken: error: ")

    def test_the_part_behind_the_sign_is_not_sent(self):
        self.fetches("/thread.txt#a")
        self.assertEqual(self.server.seen, ["/thread.txt"])

    def test_what_stands_in_no_address_is_escaped(self):
        self.ends(NO_INPUT, self.at("/é a"), "--allow-private", error="404")
        self.assertEqual(self.server.seen, ["/%C3%A9%20a"])

    def test_it_says_who_asks_and_nothing_else(self):
        self.fetches("/cookie")
        for headers in self.server.headers:
            self.assertRegex(headers.pop("User-Agent"), r"^stancegraph/\d+\.\d+\.\d+$")
            self.assertEqual(sorted(headers), ["Accept", "Accept-Encoding", "Host"])
        self.assertEqual(self.server.seen, ["/cookie", "/thread.txt"])

    def test_no_passwords_of_the_user_are_sent(self):
        self.write(".netrc", "machine 127.0.0.1 login ines password bread\n")
        self.write(".curlrc", 'header = "X-A: b"\n')
        self.ends(0, self.at("/thread.txt"), "--allow-private", env={"HOME": str(self.folder)})
        self.assertNotIn("Authorization", self.server.headers[0])
        self.assertNotIn("X-A", self.server.headers[0])

    def test_compressed_pages(self):
        self.assertEqual(self.fetches("/zipped", "--text"), self.fetches("/thread.txt", "--text"))

    def test_the_servers_charset(self):
        self.assertIn("The café of Lorn", self.text("/latin"))
        self.assertIn("The bakers of Lorn", self.text("/odd-charset"))

    def test_an_empty_page(self):
        self.refuses("/none", "")

    def test_answers_that_are_no(self):
        self.refuses("/gone", r"there is no such page \(HTTP 404\) \(is the address right\?\)")
        self.refuses("/forbidden", r".*\(HTTP 403\) \(save the page in a browser")
        self.refuses("/busy", r".*too many requests \(HTTP 429\), and asks to wait 120 s \(")
        self.refuses("/broken", r"the site has a fault \(HTTP 503\) \(try again later\)")
        self.refuses("/teapot", r"the site answers with no page \(HTTP 418\)")
        self.refuses("/nowhere", r"the site answers with no page \(HTTP 302\)")

    def test_no_text(self):
        self.refuses("/picture", r"this is an image \(image/png\) \(")
        self.refuses("/paper", r"this is a PDF \(application/pdf\) \(.*pdftotext")

    def test_a_page_that_is_cut_off(self):
        self.refuses("/short", "cannot be fetched: ")

    def test_nobody_answers(self):
        with socket.socket() as unused:
            unused.bind(("127.0.0.1", 0))
            port = unused.getsockname()[1]
        self.ends(NO_INPUT, f"http://127.0.0.1:{port}/", "--allow-private",
                  error="cannot be fetched: ")

    def test_addresses_that_are_none(self):
        for address, words in {"http://ines:bread@127.0.0.1/": "user name", "http://": "no host",
                               "https:///x": "no host", "http://a b/": "no host",
                               "http://127.0.0.1:0/": "port", "http://127.0.0.1:99999/": "port",
                               "http://a\\b/": "no host", "http://a%2eb/": "no host",
                               "http://x/" + "a" * 9000: "too long"}.items():
            self.ends(NO_INPUT, address, "--allow-private", error=words)

    def test_other_schemes_are_names_of_files(self):
        for address in ("file:///etc/passwd", "ftp://127.0.0.1/x", "gopher://127.0.0.1/x"):
            self.ends(NO_INPUT, address, "--allow-private", error="No such file")

    def test_tables_and_debates(self):
        self.ends(0, "extract", "thread.txt", "-o", "d.json")
        pairs = self.at("/thread.txt")
        self.ends(NO_INPUT, "stance", pairs, "--allow-private", error=f"^{re.escape(pairs)}:1:")
        self.ends(NO_INPUT, "graph", self.at("/t/7"), "--allow-private", error="404")
        self.assertEqual(self.server.seen[-1], "/t/7")  # graph reads no threads


class Progress(Fetch):
    def test_a_terminal_is_told_what_takes_so_long(self):
        ours, theirs = pty.openpty()
        done = subprocess.run([self.program, self.at("/slow"), "--allow-private",
                               "--fetch-timeout", "2"],
                              stdout=subprocess.DEVNULL, stderr=theirs, timeout=60,
                              env={**os.environ, "TERM": "xterm"})
        os.close(theirs)
        shown = os.read(ours, 65536).decode()
        os.close(ours)
        self.assertEqual(done.returncode, NO_INPUT)
        self.assertRegex(shown, r"\rfetching … 1 s\x1b\[K.*http\S+/slow: error: takes longer")


class Limits(Fetch):
    def test_a_page_that_comes_too_slowly(self):
        start = time.monotonic()
        self.refuses("/slow", r"takes longer than 1 s \(--fetch-timeout waits longer\)",
                     "--fetch-timeout", "1")
        self.assertLess(time.monotonic() - start, 6)

    def test_a_page_that_does_not_end(self):
        self.refuses("/endless", "larger than 64 MiB")

    def test_a_small_page_that_is_large_inside(self):
        self.refuses("/bomb", "larger than 64 MiB")

    def test_headers_that_do_not_end(self):
        self.refuses("/headers", "")

    def test_redirects(self):
        self.assertIn(b"graph", self.fetches("/hops/5"))
        self.assertEqual(len(self.server.seen), 6)
        self.refuses("/hops/6", "redirects more than 5 times")
        self.refuses("/round", "redirects more than 5 times")

    def test_redirects_to_what_is_not_fetched(self):
        for path in ("/to-file", "/to-ftp", "/to-gopher"):
            self.server.seen.clear()
            self.refuses(path, r"redirects to \w+:.*: only http and https are fetched")
            self.assertEqual(self.server.seen, [path])
        self.refuses("/to-user", "redirects to .*: a user name or password")

    def test_words_of_a_site_do_not_drive_the_terminal(self):
        said = self.run_program(self.at("/to-escape"), "--allow-private").stderr
        self.assertNotIn(b"\x1b", said)

    def test_a_certificate_must_hold(self):
        if not shutil.which("openssl"):
            self.skipTest("no openssl to make a certificate with")
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
                        "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1",
                        "-keyout", "key.pem", "-out", "cert.pem"], cwd=self.folder, check=True,
                       capture_output=True)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.folder / "cert.pem", self.folder / "key.pem")
        self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
        self.ends(NO_INPUT, f"https://127.0.0.1:{self.port}/thread.txt", "--allow-private",
                  error="cannot be fetched: .*certificate")
        self.assertEqual(self.server.seen, [])


class Closed(Fetch):
    """Without --allow-private this machine is not connected to, whatever it is called."""

    # None that a resolver elsewhere would be asked for.
    names = ("127.0.0.1", "localhost", "a.localhost", "LOCALHOST", "127.1", "2130706433",
             "0177.0.0.1", "0x7f000001", "0x7f.1", "0", "0.0.0.0",
             "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::127.0.0.1]", "[::ffff:7f00:1]",
             "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "①②⑦.0.0.1")

    def test_no_name_of_this_machine_is_asked(self):
        for name in self.names:
            done = self.run_program(self.at("/thread.txt", name), "--fetch-timeout", "5")
            said = done.stderr.decode()
            self.assertEqual(done.returncode, NO_INPUT, f"{name}: {said}")
            self.assertRegex(said, r"not an address of the open network|no host|cannot be")
        self.assertEqual(self.server.seen, [])

    def test_it_is_said_how_to_allow_it(self):
        self.ends(NO_INPUT, self.at("/thread.txt"),
                  error=r"127\.0\.0\.1 is not an address of the open network \(--allow-private ")

    def test_nor_by_version_six(self):
        try:
            server = self.serve("::1", socket.AF_INET6)
        except OSError:
            self.skipTest("no IPv6 here")
        address = f"http://[::1]:{server.server_port}/thread.txt"
        self.ends(NO_INPUT, address, error="::1 is not an address of the open network")
        self.assertEqual(server.seen, [])
        self.ends(0, "extract", address, "--allow-private")
        self.assertEqual(server.seen, ["/thread.txt"])

    def test_no_path_is_asked(self):
        for path in ("/t/rye/7", "/@ines/5", "/post/3", "/slow", "/hops/3", "/to-topic", "/gone",
                     "/bomb", "/picture", "/latin", "/endless"):
            self.ends(NO_INPUT, self.at(path), error="not an address of the open network")
        self.assertEqual(self.server.seen, [])

    def test_a_proxy_of_the_environment_is_not_asked(self):
        for name in ("http_proxy", "all_proxy", "ALL_PROXY", "HTTPS_PROXY"):
            env = {name: f"http://127.0.0.1:{self.port}"}
            self.ends(NO_INPUT, "http://127.0.0.1:9/x", "https://127.0.0.1:9/x", env=env,
                      error="not an address of the open network")
        self.assertEqual(self.server.seen, [])

    def test_a_proxy_is_asked_where_private_addresses_are_allowed(self):
        env = {"http_proxy": f"http://127.0.0.1:{self.port}", "no_proxy": ""}
        self.ends(NO_INPUT, "http://lorn.invalid/x", "--allow-private", env=env, error="404")
        self.assertEqual(self.server.seen, ["http://lorn.invalid/x"])

    def from_open(self, path, *more):
        """Where 127.0.0.1 is an address of the open network, and 127.0.0.2 is none."""
        return subprocess.run([os.environ["SG_FETCH_FROM"], "127.0.0.1", self.at(path), *more],
                              capture_output=True, timeout=60)

    def test_an_open_address_cannot_send_us_to_a_closed_one(self):
        try:
            closed = self.serve("127.0.0.2")
        except OSError:
            self.skipTest("one loopback address only")
        self.assertEqual(self.from_open("/thread.txt").stdout, THREAD)
        self.assertEqual(self.from_open(f"/to/127.0.0.1/{self.port}").stdout, THREAD)
        done = self.from_open(f"/to/127.0.0.2/{closed.server_port}")
        self.assertEqual(done.stdout, b"")
        self.assertIn(b"127.0.0.2 is not an address of the open network", done.stderr)
        self.assertEqual(closed.seen, [])

    def test_a_page_that_says_nothing(self):
        done = self.from_open("/silent", "1")
        self.assertEqual((done.stdout, done.stderr), (b"", b"does not answer\n"))

    def test_a_length_that_is_too_large_is_refused_at_once(self):
        done = self.from_open("/thread.txt", "5", "100")
        self.assertEqual((done.stdout, done.stderr), (b"", b"larger than 0 MiB\n"))


class Sites(Fetch):
    """Threads on sites that are known by their paths; the others are tested as a table."""

    def gathered(self, path, code=0, error=None):
        """What a reader is given: as from a tool that prints it."""
        done = subprocess.run([os.environ["SG_FETCH_FROM"], "127.0.0.1", self.at(path)],
                              capture_output=True, timeout=60)
        self.assertEqual(done.returncode, code, done.stderr)
        return json.loads(done.stdout)

    def test_a_topic_is_fetched_whole(self):
        for path in ("/t/rye/7", "/t/7", "/t/rye/7/12", "/t/7/12?u=ines", "/t/7.json"):
            self.server.seen.clear()
            answers = self.gathered(path)
            ids = [p["id"] for a in answers for p in a["post_stream"]["posts"]]
            self.assertEqual(ids, [p["id"] for p in POSTS])
            self.assertEqual(self.server.seen[0], "/t/7.json")
            self.assertEqual(len(self.server.seen), 3)

    def test_a_topic_below_a_folder_and_of_one_post(self):
        answers = self.gathered("/forum/t/rye/7")
        self.assertEqual(len(answers), 1)
        self.assertEqual(self.server.seen, ["/forum/t/7.json"])

    def test_a_short_address_that_leads_to_a_topic(self):
        self.assertEqual(len(self.gathered("/to-topic")), 3)

    def test_a_topic_that_cannot_be_had_whole_is_read_and_named(self):
        self.ends(SKIPPED, "extract", self.at("/t/rye/8"), "--allow-private", "--from", "article",
                  error=r"/t/rye/8: error: a part of the thread is missing: the site has had too "
                        r"many requests \(HTTP 429\), and asks to wait 9 s "
                        r"\(the rest is drawn\)\n$")

    def test_what_only_looks_like_a_topic_is_read_as_a_page(self):
        for path in ("/t/9", "/t/10"):  # other JSON, and none
            self.assertEqual(self.fetches(path, "--text"), self.fetches("/thread.txt", "--text"))

    def test_mastodon(self):
        for path in ("/@ines/5", "/users/ines/statuses/5", "/web/@ines/5", "/web/statuses/5"):
            self.assertEqual(self.gathered(path), [STATUS, CONTEXT])

    def claims(self, path):
        nodes = json.loads(self.fetches(path))["graph"]["nodes"].values()
        return [n["metadata"]["text"] for n in nodes if n["metadata"]["kind"] == "claim"]

    def test_a_thread_is_read_by_its_sites_reader(self):
        self.assertEqual(self.claims("/@ines/5"), ["Rye for all.", "Barley is cheaper."])
        self.assertEqual(self.claims("/t/rye/7"),
                         [f"This is answer number {n}." for n in range(1, 46)])
        self.assertEqual(self.claims("/post/3"), ["Rye", "No."])

    def test_threads_one_by_one(self):
        out = self.ends(0, self.at("/@ines/5"), self.at("/thread.txt"), "-T", "ndjson",
                        "--allow-private")
        paths = [json.loads(line)["graph"]["metadata"]["documents"][0]["path"]
                 for line in out.splitlines()]
        self.assertEqual(paths, [self.at("/@ines/5"), self.at("/thread.txt")])
        self.ends(SKIPPED, self.at("/gone"), "thread.txt", "-T", "ndjson", "--allow-private",
                  error="/gone: error: there is no such page")

    def test_lemmy(self):
        self.assertEqual(self.gathered("/post/3"), [LEMMY_POST, LEMMY_LIST])
        self.assertTrue(self.server.seen[1].startswith("/api/v3/comment/list?post_id=3&"))


class NoNetwork(Fetch):
    """A run without an address opens no socket: the kernel ends a program that does."""

    @staticmethod
    def forbid_sockets():
        number = {"x86_64": 41, "aarch64": 198}[platform.machine()]
        rules = [(0x20, 0, 0, 0), (0x15, 0, 1, number), (0x06, 0, 0, 0x80000000),
                 (0x06, 0, 0, 0x7FFF0000)]
        code = b"".join(struct.pack("HBBI", *rule) for rule in rules)
        space = ctypes.create_string_buffer(code)
        program = struct.pack("HxxxxxxP", len(rules), ctypes.addressof(space))
        libc = ctypes.CDLL(None, use_errno=True)
        if libc.prctl(38, 1, 0, 0, 0) or libc.prctl(22, 2, program, 0, 0):
            os._exit(99)

    def run_shut(self, *arguments, **more):
        if platform.machine() not in ("x86_64", "aarch64"):
            self.skipTest("the number of the call is not known here")
        done = self.run_program(*arguments, preexec_fn=self.forbid_sockets, **more)
        if done.returncode == 99:
            self.skipTest("calls cannot be forbidden here")
        return done

    def test_a_socket_is_noticed(self):
        done = self.run_shut(self.at("/thread.txt"), "--allow-private")
        self.assertLess(done.returncode, 0)

    def test_files_full_of_addresses_open_none(self):
        here = self.at("/thread.txt")
        inputs = {
            "page.html": f'<html><head><base href="{here}"><link href="{here}"></head><body>'
                         f'<img src="{here}"><p>{ARTICLE}</p></body></html>',
            "feed.xml": f'<?xml version="1.0"?><!DOCTYPE a SYSTEM "{here}" [<!ENTITY e SYSTEM '
                        f'"{here}">]><a>&e; {ARTICLE}</a>',
            "mail.eml": f"From: Ines Dahl <ines@example.org>\nSubject: Rye\nMessage-ID: <1@a>\n"
                        f"Date: Fri, 1 Mar 2024 10:00:00 +0000\n\n{here}\n{ARTICLE}",
            "address.txt": f"{here}\n{ARTICLE}",
            "posts.json": json.dumps({"title": here, "posts": [
                {"id": "1", "author": here, "text": here + " " + ARTICLE, "url": here}]}),
        }
        for name, content in inputs.items():
            self.write(name, content)
            done = self.run_shut(name, "-o", "out.svg")
            self.assertGreaterEqual(done.returncode, 0, name)
        self.assertEqual(self.run_shut("thread.txt", *inputs).returncode, 0)
        self.assertEqual(self.server.seen, [])

    def test_the_library_is_not_even_loaded(self):
        out = subprocess.run(["ldd", self.program], capture_output=True, text=True).stdout
        self.assertNotIn("libcurl", out)


if __name__ == "__main__":
    harness.main()
