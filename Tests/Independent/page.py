#!/usr/bin/env python3
"""Opens pages in a real browser and says what is wrong with them.

Usage: page.py FILE...    needs axe-playwright-python and Debian's chromium

Each page is looked at wide, narrow (320 pixels), with text twice as large, with forced colours and
as printed: axe-core must find no violation of WCAG 2.2 A and AA or of good practice; nothing but
the page itself may be fetched; nothing may run; and no line may be wider than the narrow window.
Ends with 0 when all is well, with 3 and what is wrong when it is not.
"""
import os
import sys

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
VIEWS = {
    "wide": {"viewport": {"width": 1280, "height": 900}},
    "narrow": {"viewport": {"width": 320, "height": 640}},
    "large text": {"viewport": {"width": 640, "height": 900}, "device_scale_factor": 2},
    "forced colours": {"viewport": {"width": 1280, "height": 900}, "forced_colors": "active"},
    "printed": {"viewport": {"width": 794, "height": 1123}},
}


def look(browser, path, name, options):
    problems, requests = [], []
    context = browser.new_context(bypass_csp=True, **options)
    page = context.new_page()
    page.on("request", lambda request: requests.append(request.url))
    page.on("pageerror", lambda error: problems.append("an error: %s" % error))
    page.goto("file://" + os.path.abspath(path))
    if name == "printed":
        page.emulate_media(media="print")
    fetched = [url for url in requests if not url.startswith("file://") or len(requests) > 1]
    problems += ["fetches %s" % url for url in fetched]
    width = page.evaluate("document.documentElement.scrollWidth")
    if width > options["viewport"]["width"]:
        problems.append("is %d pixels wide" % width)
    if page.evaluate("document.scripts.length"):
        problems.append("holds a script")
    found = Axe().run(page, options={"runOnly": TAGS})
    for violation in found.response["violations"]:
        nodes = ["; ".join(node["target"]) for node in violation["nodes"][:3]]
        problems.append("%s: %s (%d: %s)" % (
            violation["id"], violation["help"], len(violation["nodes"]), ", ".join(nodes)))
    passes = len(found.response["passes"])
    context.close()
    if passes < 15:
        problems.append("axe-core looked at %d things only" % passes)
    return problems, passes


def main(paths):
    if not paths or paths == ["--help"]:
        print(__doc__)
        return 0 if paths else 64
    worst = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for path in paths:
            for name, options in VIEWS.items():
                problems, passes = look(browser, path, name, options)
                for problem in problems:
                    print("%s, %s: %s" % (os.path.basename(path), name, problem))
                    worst = 3
                if not problems:
                    print("%s, %s: 0 violations, %d checks passed" % (
                        os.path.basename(path), name, passes))
        browser.close()
    return worst


sys.exit(main(sys.argv[1:]))
