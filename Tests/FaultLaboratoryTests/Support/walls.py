"""Answers with status 200 that a whole host gives, to a page and to an address that cannot exist alike.

`WALLS` has a function for each by its name; it takes the path and returns a body, its media type and further headers.
What hosts change on every request (ids, nonces, times, the path that was asked for) changes here, too.
"""
import os
import random
import time
import zlib

HTML = "text/html; charset=utf-8"
WALLS = {}


def wall(function):
    WALLS[function.__name__.replace("_", "-")] = function
    return function


def page(title, body, head="", lang="en"):
    return (f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
            f"<body>{body}</body></html>")


def nonce():
    return os.urandom(8).hex()


# Asked before anything is shown


@wall
def consent(path):
    return page("Before you continue", f"""<div role="dialog"><h1>Before you continue</h1>
<p>We and our 214 partners store and read information on your device to show and measure content. You can accept all, or
choose for each purpose. You can change your mind at any time below "Privacy".</p>
<form action="/save?continue={path}" method="post"><input type="hidden" name="t" value="{nonce()}">
<button>Reject all</button><button>Accept all</button></form><a href="/privacy">Privacy</a></div>"""), HTML


@wall
def consent_in_german(path):
    return page("Ihre Einwilligung", f"""<div class="cmp"><h2>Wir schätzen Ihre Privatsphäre</h2>
<p>Mit Ihrer Einwilligung nutzen wir und unsere Partner Cookies. Weiter mit Werbung oder im Abo ohne Tracking.</p>
<button data-id="{nonce()}">Alle akzeptieren</button><button>Einstellungen</button></div>""", lang="de"), HTML


@wall
def cookies(path):
    return page("Cookies are required", """<h1>Please enable cookies</h1><p>Your browser does not accept cookies. Enable
cookies and reload the page to continue.</p>"""), HTML


@wall
def age_gate(path):
    return page("Age check", f"""<main><h1>Are you over 18?</h1><p>You must be of legal age to enter this site. Please
give your date of birth.</p><form action="/age" method="post"><input name="year" type="number">
<input type="hidden" name="next" value="{path}"><button>Enter</button></form></main>"""), HTML


@wall
def country_choice(path):
    return page("Choose your country", """<h1>Choose your country or region</h1><ul><li><a href="/de">Deutschland</a></li>
<li><a href="/fr">France</a></li><li><a href="/jp">日本</a></li><li><a href="/us">United States</a></li></ul>"""), HTML


@wall
def geo_block(path):
    return page("Not available", f"""<h1>This service is not available in your region</h1><p>Our service is not offered in
the country that you are visiting from. Reference: {nonce()}</p>"""), HTML


# Sign-in


@wall
def login(path):
    return page("Sign in", f"""<main><h1>Sign in to continue</h1><form method="post" action="/session">
<input type="hidden" name="csrf" value="{nonce()}"><input type="hidden" name="next" value="{path}">
<label>E-mail <input name="email"></label><label>Password <input type="password" name="password"></label>
<button>Sign in</button></form><a href="/reset">Forgot your password?</a></main>"""), HTML


@wall
def single_sign_on(path):
    return page("Redirecting to your identity provider", f"""<form id="f" method="post" action="https://idp.example/saml">
<input type="hidden" name="SAMLRequest" value="{nonce() * 20}"><noscript><button>Continue</button></noscript></form>
<script>document.getElementById("f").submit()</script>"""), HTML


@wall
def captive_portal(path):
    return page("Guest network", """<h1>Welcome to the guest network</h1><p>Accept the terms of use to get online for 60
minutes.</p><form><input type="checkbox" name="terms"> I accept the terms <button>Connect</button></form>"""), HTML


# Robots


@wall
def captcha(path):
    return page("Security check", f"""<h1>Confirm that you are human</h1><p>Solve the puzzle to go on.</p>
<div class="h-captcha" data-sitekey="{nonce()}"></div><script src="https://hcaptcha.com/1/api.js"></script>"""), HTML


@wall
def captcha_without_script(path):
    return page("Verification", f"""<p>Type the letters in the picture to continue.</p><img src="/c.png?{nonce()}" alt="">
<form><input name="answer"><button>Continue</button></form>"""), HTML


@wall
def captcha_in_chinese(path):
    return page("安全验证", f"""<h1>请完成安全验证</h1><p>系统检测到您的访问异常,请拖动滑块完成验证后继续访问。</p>
<div id="slider" data-t="{nonce()}"></div>""", lang="zh"), HTML


@wall
def incident(path):
    return (f'<html style="height:100%"><head><META NAME="ROBOTS" CONTENT="NOINDEX, NOFOLLOW"></head><body>'
            f'<iframe id="main-iframe" src="/_Incapsula_Resource?incident_id={random.randrange(10**12)}">Request '
            f"unsuccessful. Incident ID: {random.randrange(10**15)}</iframe></body></html>"), HTML


@wall
def too_many_requests(path):
    return page("Too many requests", """<h1>Too many requests</h1><p>You have sent too many requests in a short time. Try
again in a few minutes.</p>"""), HTML


@wall
def waiting_room(path):
    return page("You are in line", f"""<h1>You are now in line</h1><p>Many people are here at the moment. Your turn comes
in about {random.randrange(3, 9)} minutes; this page reloads by itself.</p>""",
                '<meta http-equiv="refresh" content="20">'), HTML


# Scripts


@wall
def script_shell(path):
    return page("Docs", '<div id="root"></div>', f'<script src="/static/main.{nonce()}.js" defer></script>'), HTML


@wall
def script_shell_with_spinner(path):
    return page("Loading", f"""<div id="app"><div class="spinner">Loading…</div></div>
<script>window.__state={{"path":"{path}","nonce":"{nonce()}"}}</script><script type="module" src="/app.js"></script>"""), HTML


@wall
def enable_javascript(path):
    return page("Docs", """<noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div>
<script src="/bundle.js"></script>"""), HTML


# Out of order


@wall
def maintenance(path):
    return page("Maintenance", f"""<h1>We'll be back soon</h1><p>We are carrying out scheduled maintenance and expect to be
back at {time.strftime('%H:%M')} UTC. Thank you for your patience.</p>"""), HTML


@wall
def maintenance_in_japanese(path):
    return page("メンテナンス中", "<h1>ただいまメンテナンス中です</h1><p>ご不便をおかけいたします。しばらくしてから再度お試しください。</p>", lang="ja"), HTML


@wall
def error_page(path):
    return page("Error", f"""<h1>Something went wrong</h1><p>An unexpected error occurred. Our team has been told. Error id:
{nonce()}</p><a href="/">Go to the start page</a>"""), HTML


@wall
def application_error(path):
    return page("", """<h2>Application error: a server-side exception has occurred</h2><p>See the server logs for more
information. Digest: 1830384</p>"""), HTML


@wall
def upstream_error(path):
    return "upstream connect error or disconnect/reset before headers. reset reason: overflow", "text/plain"


@wall
def database_error(path):
    return page("Database Error", "<h1>Error establishing a database connection</h1>"), HTML


@wall
def json_error_for_html(path):
    return f'{{"statusCode":500,"message":"Internal server error","requestId":"{nonce()}"}}', HTML


@wall
def json_error_as_json(path):
    return '{"message":"Missing Authentication Token"}', "application/json"


@wall
def registry_error(path):
    return f'{{"error":{{"code":"backend_unavailable","message":"try again later","id":"{nonce()}"}}}}', "application/json"


@wall
def registry_null(path):
    return "null", "application/json"


@wall
def xml_error(path):
    return (f'<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message>'
            f"<RequestId>{nonce()}</RequestId></Error>"), "application/xml"


# Nobody's house


@wall
def parked_domain(path):
    return page("fault.example is for sale", f"""<h1>fault.example</h1><p>This domain may be for sale. Make an offer.</p>
<ul><li><a href="/?q=keys">Keys</a></li><li><a href="/?q=plans">Plans</a></li></ul>
<script src="https://parking.example/p.js?{nonce()}"></script>"""), HTML


@wall
def suspended(path):
    return page("Account suspended", """<h1>This account has been suspended</h1><p>Please contact your hosting provider for
more information.</p>"""), HTML


@wall
def fresh_server(path):
    return page("Welcome to nginx!", """<h1>Welcome to nginx!</h1><p>If you see this page, the web server is successfully
installed and working. Further configuration is required.</p>"""), HTML


@wall
def directory_listing(path):
    return page("Index of /", '<h1>Index of /</h1><hr><pre><a href="../">../</a>\n</pre><hr>'), HTML


@wall
def coming_soon(path):
    return page("Coming soon", """<h1>Something new is coming</h1><p>Leave your address and we will tell you when we open.
</p><form><input type="email"><button>Tell me</button></form>"""), HTML


# No page at all


@wall
def meta_refresh(path):
    return page("", "", f'<meta http-equiv="refresh" content="0; url=https://new.example{path}">'), HTML


@wall
def meta_refresh_with_words(path):
    return page("Redirecting", f'<p>You are being redirected. <a href="/v2{path}">Click here</a>.</p>',
                f'<meta http-equiv="refresh" content="1;url=/v2{path}">'), HTML


@wall
def script_redirect(path):
    return f'<html><head><script>location.replace("/en" + "{path}")</script></head></html>', HTML


@wall
def empty_document(path):
    return "<html><head></head><body></body></html>", HTML


@wall
def white_space(path):
    return " \n\t\r\n" * 400, HTML


@wall
def random_bytes(path):
    return os.urandom(20_000), HTML


@wall
def web_assembly(path):
    return b"\0asm\x01\0\0\0" + bytes(range(256)) * 20, HTML


@wall
def only_ok(path):
    return "OK", "text/plain"


# Cut short. Each body would hold the statement, further on.

START = "<!DOCTYPE html><title>Guide</title><main><h1>Guide</h1>" + "".join(
    f"<p>Section {number} tells how requests are made and what they cost.</p>" for number in range(40))


@wall
def cut_gzip(path):
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    packed = packer.compress((START + nonce() * 500).encode()) + packer.flush()
    return packed[:len(packed) // 2], HTML, {"Content_Encoding": "gzip"}


@wall
def cut_length(path):
    return START, HTML, {"length": 50_000}


@wall
def cut_tls(path):
    return START, HTML, {"ends": False}


@wall
def cut_tls_in_markdown(path):
    return "# Guide\n\nRequests are made so:\n\n```\ncurl https://api.", "text/markdown", {"ends": False}


# Redirects


@wall
def to_home(path):
    if path == "/":
        return page("Home", "<h1>Welcome</h1><p>Everything for your project. Log in or create an account.</p>"), HTML
    return "", HTML, {"status": 302, "Location": "/"}


@wall
def to_consent(path):
    if path.startswith("/consent"):
        return consent(path)
    return "", HTML, {"status": 302, "Location": f"/consent?continue={path}&id={nonce()}"}


@wall
def to_login(path):
    if path.startswith("/login"):
        return login(path)
    return "", HTML, {"status": 302, "Location": f"/login?next={path}"}


# Not walls: the host says, with status 200, that it has no such page


@wall
def absent(path):
    return page("Page not found", f"""<h1>Page not found</h1><p>There is nothing at {path}. Try the search, or go to the
<a href="/">start page</a>.</p>"""), HTML


@wall
def absent_in_german(path):
    return page("Seite nicht gefunden", "<h1>Diese Seite wurde nicht gefunden</h1><p>Sie wurde verschoben oder gelöscht.</p>",
                lang="de"), HTML


@wall
def absent_in_japanese(path):
    return page("ページが見つかりません", "<h1>お探しのページは見つかりませんでした</h1><p>URLをご確認ください。</p>", lang="ja"), HTML


@wall
def absent_with_many_links(path):
    links = "".join(f'<li><a href="/guide/{number}">Guide number {number}</a></li>' for number in range(40))
    return page("404", f"<h1>404: this page does not exist</h1><p>Perhaps you were looking for:</p><ul>{links}</ul>"), HTML
