import Testing

/// A small page in the manner of a documentation generator, in words of our own.
struct Shell: Sendable, CustomTestStringConvertible {
    let name: String
    let html: String
    /// Blocks of the main content, all of them, in order.
    let content: [String]

    var testDescription: String { name }

    static let all = [
        docusaurus, mintlify, gitBook, readMe, sphinx, furo, vitePress, nextra, gitHubReadme, mkDocs, starlight, divs,
        utilities,
        bare,
    ]
}

private let menu = """
    <ul><li><a href="/start">Getting started</a></li><li><a href="/oauth">OAuth</a></li>
    <li><a href="/keys">API keys</a></li><li><a href="/together">Together AI</a></li></ul>
    """

extension Shell {
    static let docusaurus = Shell(
        name: "Docusaurus",
        html: """
            <body class="navigation-with-keyboard"><div role="region" aria-label="Skip to main content"><a href="#c">Skip to main
            content</a></div><div class="announcementBar_x" role="banner">We moved</div>
            <nav class="navbar"><a href="/">Docs</a><span>10 stars</span></nav>
            <div class="docsWrapper"><aside class="theme-doc-sidebar-container">\(menu)</aside><main class="docMainContainer"><article>
            <nav class="theme-doc-breadcrumbs"><ul><li>Guides</li></ul></nav>
            <div class="tocCollapsible_a theme-doc-toc-mobile"><button>On this page</button></div>
            <div class="theme-doc-markdown markdown"><header><h1>Keys</h1></header><p>Send <code>X-Key</code>.</p>
            <h2 class="anchor anchorWithStickyNavbar_b" id="pagination">Pagination<a href="#pagination" class="hash-link"
            aria-label="Direct link to Pagination">&#8203;</a></h2><p>Ask for a page.</p>
            <div class="theme-admonition alert"><div class="admonitionHeading_c">warning</div><p>Keep it secret.</p></div></div>
            <footer class="theme-doc-footer"><a href="/edit">Edit this page</a><span>Last updated on <time>Jan 4, 2026</time></span></footer>
            </article><nav class="pagination-nav"><a href="/a">Previous: A</a><a href="/b">Next: B</a></nav>
            <div class="tableOfContents_d"><ul><li><a href="#pagination">Pagination</a></li></ul></div></main></div>
            <footer class="footer"><a href="/legal">Legal</a> Copyright 2026</footer></body>
            """,
        content: ["Keys", "Send X-Key.", "Pagination", "Ask for a page.", "warning", "Keep it secret."])

    static let mintlify = Shell(
        name: "Mintlify, no main element",
        html: """
            <body><div id="navbar" class="z-30 lg:sticky"><a href="/">Acme</a><button>Search... Ctrl K</button></div>
            <div id="sidebar" class="lg:block fixed"><div><h5>Get started</h5>\(menu)</div></div>
            <div id="content-container" class="lg:pl-[18rem] peer/sidebar"><div id="content-area"><header id="header">
            <div class="eyebrow">Get started</div><h1 id="page-title">Keys</h1><p>How keys work.</p></header>
            <div id="content" class="mdx-content prose"><div class="callout my-4" data-callout-type="note"><p>Keep it secret.</p></div>
            <h2 class="flex group" id="use"><div class="absolute"><a href="#use" aria-label="Navigate to header">\u{200B}</a></div><span>Use</span></h2>
            <p>Send it.</p><a class="card group" href="/next-steps"><h2 class="card-title">Next steps</h2><span>Go on.</span></a></div>
            <div class="feedback-toolbar"><p>Was this page helpful?</p><button>Yes</button></div>
            <div id="pagination"><a href="/a">Models</a><a href="/b">Errors</a></div>
            <footer id="footer"><a href="https://x.example">x</a></footer></div>
            <div id="table-of-contents"><button>On this page</button><ul><li><a href="#use">Use</a></li></ul></div></div></body>
            """,
        content: [
            "Get started", "Keys", "How keys work.", "Keep it secret.", "Use", "Send it.", "Next steps", "Go on.",
        ])

    static let gitBook = Shell(
        name: "GitBook",
        html: """
            <body><header class="site-header"><a href="/">Acme</a><button>Ask</button></header>
            <div><aside id="table-of-contents" class="group/table-of-contents">\(menu)<a href="https://gitbook.example">Powered by GitBook</a></aside>
            <div><main class="page-width-default"><header class="page-header"><nav aria-label="Breadcrumb"><ol><li><a href="/g">Guides</a></li></ol></nav>
            <h1 class="text-4xl">Keys</h1><p>Short lead.</p></header>
            <div class="flow-root"><h2 id="use"><div class="relative"><a href="#use" aria-label="Direct link to heading"><svg></svg></a></div>
            <div>Use</div></h2><p>Send it.</p>
            <div class="group/codeblock"><div class="title">main.py</div><pre><code><span class="highlight-line"><span>a = 1</span></span>
            <span class="highlight-line"><span>b = 2</span></span></code></pre></div></div>
            <div class="flex"><a href="/a"><span>Previous</span><span>Models</span></a><a href="/b"><span>Next</span><span>Errors</span></a></div>
            <div class="flex"><p>Last updated <time>3 months ago</time></p></div><div>Was this helpful?</div></main>
            <aside class="page-outline"><h5>On this page</h5><ul><li><a href="#use">Use</a></li></ul></aside></div></div></body>
            """,
        content: ["Keys", "Short lead.", "Use", "Send it.", "main.py", "a = 1\nb = 2"])

    static let readMe = Shell(
        name: "ReadMe",
        html: """
            <body><header class="rm-Header"><h1 class="logo">Acme</h1><nav>\(menu)</nav></header>
            <main class="rm-Guides has-toc"><div class="rm-Sidebar" id="hub-sidebar"><section class="Sidebar1"><h2>Docs</h2>\(menu)</section></div>
            <article class="rm-Article" id="content"><header class="rm-Article-header" id="content-head"><h1>Keys</h1>
            <div class="excerpt"><p>Short lead.</p></div><a class="suggestEdits" href="/e">Suggest Edits</a></header>
            <div class="rm-Markdown markdown-body"><p>Send it.</p><div class="CodeTabs"><div class="CodeTabs-toolbar"><button type="button">Shell</button></div>
            <div class="CodeTabs-inner"><pre><button aria-label="Copy Code" class="rdmd-code-copy"></button><code class="rdmd-code">curl -H 'X: y'
            --data z</code></pre></div></div></div>
            <div class="UpdatedAt"><p class="DateLine">Updated 3 months ago</p></div>
            <nav class="PaginationControls"><a href="/b">Errors</a></nav><div class="PageThumbs">Did this page help you?<a href="#y">Yes</a></div></article>
            <section class="content-toc"><nav><ul class="toc-list"><li><a href="#k">Keys</a></li></ul></nav></section></main></body>
            """,
        content: ["Keys", "Short lead.", "Send it.", "curl -H 'X: y'\n--data z"])

    static let sphinx = Shell(
        name: "Sphinx, Read the Docs theme",
        html: """
            <body class="wy-body-for-nav"><div class="wy-grid-for-nav"><nav class="wy-nav-side"><div class="wy-side-scroll">\(menu)</div></nav>
            <section class="wy-nav-content-wrap"><nav class="wy-nav-top"><a href="/">Acme</a></nav><div class="wy-nav-content"><div class="rst-content">
            <div role="navigation" aria-label="Page navigation"><ul class="wy-breadcrumbs"><li>Keys</li><li><a href="/e">Edit on GitHub</a></li></ul><hr></div>
            <div role="main" class="document" itemscope itemtype="http://schema.org/Article"><div itemprop="articleBody"><section id="menu">
            <h1>Keys<a class="headerlink" href="#menu" title="Permalink to this heading">¶</a></h1><p>Send it.</p>
            <div class="highlight-default"><div class="highlight"><table class="highlighttable"><tr><td class="linenos"><div class="linenodiv"><pre>1
            2</pre></div></td><td class="code"><div class="highlight"><pre><span></span><span class="n">a</span> <span class="o">=</span> 1
            b = 2</pre></div></td></tr></table></div></div>
            <aside class="topic"><p>A remark.</p></aside><section id="feedback"><h2>Feedback</h2><p>Write to us.</p></section></section></div></div>
            <footer><div class="rst-footer-buttons"><a href="/n" rel="next">Next</a></div><hr><p>&#169; Copyright 2026.</p></footer>
            </div></div></section></div></body>
            """,
        content: ["Keys", "Send it.", "a = 1\nb = 2", "A remark.", "Feedback", "Write to us."])

    static let furo = Shell(
        name: "Furo",
        html: """
            <body><header class="mobile-header"><a href="/">Acme</a></header><div class="page"><aside class="sidebar-drawer"><div class="sidebar-container">
            <a class="sidebar-brand" href="/">Acme</a><div class="sidebar-tree">\(menu)</div></div></aside><div class="main"><div class="content">
            <div class="article-container"><a href="#" class="back-to-top">Back to top</a><article role="main" id="furo-main-content"><section id="keys">
            <h1>Keys<a class="headerlink" href="#keys">#</a></h1><p>Send it.</p><dl class="py method"><dt class="sig">key(<em>name</em>)<a class="headerlink"
            href="#x">#</a></dt><dd><p>Gives a key.</p></dd></dl></section></article></div>
            <footer><div class="related-pages"><a class="next-page" href="/n"><div class="title">Errors</div></a></div>
            <div class="bottom-of-page">Made with Furo</div></footer></div>
            <aside class="toc-drawer"><div class="toc-sticky"><div class="toc-title-container"><span class="toc-title">On this page</span></div>
            <ul><li><a href="#keys">Keys</a></li></ul></div></aside></div></div></body>
            """,
        content: ["Keys", "Send it.", "key(name)", "Gives a key."])

    static let vitePress = Shell(
        name: "VitePress",
        html: """
            <body><div id="app"><div class="Layout"><span tabindex="-1"></span><a href="#VPContent" class="VPSkipLink visually-hidden">Skip to content</a>
            <header class="VPNav"><div class="VPNavBar has-sidebar"><a class="title" href="/">Acme</a></div></header>
            <div class="VPLocalNav has-sidebar"><button>On this page</button></div><aside class="VPSidebar">\(menu)</aside>
            <div class="VPContent has-sidebar" id="VPContent"><div class="VPDoc has-sidebar has-aside"><div class="container"><div class="aside">
            <div class="VPDocAside"><nav class="VPDocAsideOutline"><div>On this page</div><ul><li><a href="#a">Use</a></li></ul></nav></div></div>
            <div class="content"><div class="content-container"><main class="main"><div class="vp-doc _guide_keys"><div>
            <h1 id="keys">Keys <a class="header-anchor" href="#keys" aria-label="Permalink to &quot;Keys&quot;">\u{200B}</a></h1><p>Send it.</p>
            <div class="language-sh line-numbers-mode"><button title="Copy Code" class="copy"></button><span class="lang">sh</span><pre class="shiki"><code>
            <span class="line"><span>npm</span><span> i</span></span>
            <span class="line"></span>
            <span class="line"><span>npm</span><span> run</span></span></code></pre><div class="line-numbers-wrapper"><span class="line-number">1</span><br>
            <span class="line-number">2</span></div></div></div></div></main>
            <footer class="VPDocFooter"><div class="edit-info"><a href="/e">Edit this page on GitHub</a></div><nav class="prev-next"><a href="/a">Previous page A</a></nav></footer>
            </div></div></div></div></div></div></div></body>
            """,
        content: ["Keys", "Send it.", "sh", "npm i\n\nnpm run"])

    static let nextra = Shell(
        name: "Nextra, main inside article",
        html: """
            <body><div class="nextra-nav-container"><nav><a href="/">Acme</a></nav></div><div class="nx-mx-auto nx-flex"><aside class="nextra-sidebar-container">\(menu)</aside>
            <nav class="nextra-toc"><p>On This Page</p><ul><li><a href="#a">Use</a></li></ul></nav><article class="nextra-content"><main>
            <div class="nextra-breadcrumb"><span>Guides</span></div><h1>Keys</h1><p>Send it.</p>
            <div class="nextra-callout"><div>Keep it secret.</div></div><div class="nextra-tabs"><div role="tablist"><button role="tab">Python</button>
            <button role="tab">curl</button></div><div role="tabpanel"><p>Shown.</p></div><div role="tabpanel" hidden><p>Not yet shown.</p></div></div>
            <div class="nx-mt-16"></div><div class="nextra-last-updated">Last updated on <time>June 2, 2026</time></div>
            <div class="nx-pagination"><a href="/a">Models</a><a href="/b">Errors</a></div></main></article></div><footer>MIT 2026 © Acme</footer></body>
            """,
        content: ["Keys", "Send it.", "Keep it secret.", "Python", "curl", "Shown.", "Not yet shown."])

    static let gitHubReadme = Shell(
        name: "GitHub repository page",
        html: """
            <body class="logged-out"><div class="js-header-wrapper"><header role="banner"><a href="/login">Sign in</a></header></div>
            <main id="js-repo-pjax-container"><div id="repository-container-header"><strong><a href="/acme/kit">kit</a></strong><span>Star 4.2k</span></div>
            <turbo-frame><div class="Layout"><div class="Layout-main"><table aria-labelledby="folders-and-files"><thead><tr><th>Name</th><th>Last commit date</th></tr></thead>
            <tbody><tr><td><a href="/acme/kit/src">src</a></td><td>2 days ago</td></tr></tbody></table>
            <div class="Box"><nav aria-label="Repository files"><a href="#readme">README</a></nav><article class="markdown-body entry-content" itemprop="text">
            <div class="markdown-heading"><h1>Kit</h1><a id="user-content-kit" class="anchor" aria-label="Permalink: Kit" href="#kit"><svg></svg></a></div>
            <p>A kit for <a href="/acme/keys">keys</a>, with enough words here to outweigh the file list that stands above it on the page.</p>
            <div class="highlight highlight-source-shell"><pre>kit run</pre><div class="zeroclipboard-container"><clipboard-copy aria-label="Copy"></clipboard-copy></div></div>
            <ul><li><a href="https://a.example">A provider</a></li><li><a href="https://b.example">B provider</a></li><li><a href="https://c.example">C provider</a></li></ul>
            </article></div></div><div class="Layout-sidebar"><h2>About</h2><p>Kit for keys</p><h2>Releases 12</h2></div></div></turbo-frame></main>
            <footer class="footer"><p>© 2026</p></footer></body>
            """,
        content: [
            "Kit",
            "A kit for keys, with enough words here to outweigh the file list that stands above it on the page.",
            "kit run", "A provider", "B provider", "C provider",
        ])

    static let mkDocs = Shell(
        name: "MkDocs Material, sidebars inside main",
        html: """
            <body><header class="md-header"><nav><a href="/">Acme</a><div>1.2 k stars</div></nav></header><div class="md-container"><main class="md-main">
            <div class="md-sidebar md-sidebar--primary"><nav>\(menu)</nav></div><div class="md-sidebar md-sidebar--secondary"><nav><label>Table of contents</label></nav></div>
            <div class="md-content"><article class="md-typeset"><a href="/e" title="Edit this page" class="md-content__button md-icon"><svg></svg></a>
            <h1 id="k">Keys<a class="headerlink" href="#k" title="Permanent link">&para;</a></h1><p>Send it.</p>
            <details class="note"><summary>More</summary><p>Folded away.</p></details>
            <div class="tabbed-set"><div class="tabbed-labels"><label>A</label></div></div>
            <aside class="md-source-file"><span class="md-source-file__fact">January 4, 2026</span></aside>
            </article></div></main><footer class="md-footer">Made with MkDocs</footer></div></body>
            """,
        content: ["Keys", "Send it.", "More", "Folded away.", "A"])

    static let starlight = Shell(
        name: "Starlight, callouts as asides",
        html: """
            <body><div class="page"><header class="header"><a href="/">Acme</a></header><nav class="sidebar">\(menu)</nav><div class="main-frame"><div class="lg:sl-flex">
            <aside class="right-sidebar-container"><div class="right-sidebar"><h2>On this page</h2><ul><li><a href="#a">A</a></li></ul></div></aside>
            <div class="main-pane"><main><div class="content-panel"><div class="sl-container"><h1 id="_top">Keys</h1></div></div><div class="content-panel">
            <div class="sl-markdown-content"><p>Send it.</p><aside aria-label="Caution" class="starlight-aside starlight-aside--caution"><p>Caution</p>
            <div><p>This key is deprecated.</p></div></aside><div class="expressive-code"><figure class="frame"><figcaption><span>Terminal</span></figcaption>
            <pre data-language="sh"><code><div class="ec-line"><div class="gutter"><div class="ln" aria-hidden="true">1</div></div><div class="code"><span>npm i</span></div></div>
            <div class="ec-line"><div class="gutter"><div class="ln">2</div></div><div class="code">npm test</div></div></code></pre></figure></div></div>
            <footer class="sl-flex"><div class="meta"><a href="/e">Edit page</a></div></footer></div></main></div></div></div></div></body>
            """,
        content: ["Keys", "Send it.", "Caution", "This key is deprecated.", "Terminal", "npm i\nnpm test"])

    static let divs = Shell(
        name: "nothing but divs",
        html: """
            <body><div class="top"><div class="logo"><a href="/">Acme</a></div><div class="main-menu"><a href="/p">Pricing</a> <a href="/d">Docs</a></div></div>
            <div class="wrap"><div class="left-col">\(menu)</div><div class="right-col"><h1>Keys</h1><p>Send it.</p>
            <ul><li><a href="https://a.example">A provider</a></li><li><a href="https://b.example">B provider</a></li></ul>
            <table><tr><th>Name</th><th>Address</th></tr><tr><td><a href="https://a.example">A</a></td><td><a href="https://a.example/v1">https://a.example/v1</a></td></tr></table>
            <p>Last updated: 2026-01-04</p></div></div><div class="footer-links"><a href="/legal">Legal</a></div>
            <div class="cookie-banner"><p>We use cookies.</p><button>OK</button></div></body>
            """,
        content: [
            "Keys", "Send it.", "A provider", "B provider", "Name", "Address", "A", "https://a.example/v1",
        ])

    static let utilities = Shell(
        name: "utility classes only",
        html: """
            <body><div id="root"><div class="flex h-screen"><div class="w-64 border-r"><a href="/">Acme</a><div><div>Guides</div><a href="/a">Quickstart</a>
            <a href="/o">OAuth</a><a href="/c">Errors</a></div></div><div class="flex-1"><h1>Keys</h1><p>Base is <code>https://api.example.com/v1</code>.</p>
            <div class="grid"><div>GET</div><div>/v1/models</div></div><h2 id="models">Models</h2><p>All of them.</p><a href="/b">Previous: Quickstart</a><a
            href="/c">Next: Errors</a></div><div class="w-48"><p>On this page</p><a href="#models">Models</a></div></div></div></body>
            """,
        content: ["Keys", "Base is https://api.example.com/v1.", "GET", "/v1/models", "Models", "All of them."])

    static let bare = Shell(
        name: "hand-written page",
        html: "<h1>Keys</h1><p>Send it.<p>Or not.<ul><li>a<li>b</ul>See <a href=x>x</a>.",
        content: ["Keys", "Send it.", "Or not.", "a", "b", "See x."])
}
