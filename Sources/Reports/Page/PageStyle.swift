/// How the page of a report looks, on a screen and on paper.
enum PageStyle {
    /// The style sheet. It names no font or picture that would have to be fetched.
    static let sheet: StaticString = """
        * { box-sizing: border-box; }
        html { font: 100%/1.5 "Source Sans 3", "Noto Sans", "DejaVu Sans", Arial, sans-serif; }
        body { margin: 0; color: #1b1f23; background: #fff; }
        header, main, footer { max-width: 62rem; margin: 0 auto; padding: 0 1rem; }
        header { padding-top: 1.5rem; }
        h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .25rem; }
        h2 { font-size: 1.35rem; margin: 2.25rem 0 .5rem; padding-top: .5rem;
          border-top: 2px solid #1b1f23; }
        h3 { font-size: 1.1rem; margin: 1.25rem 0 .4rem; }
        p, ul, ol, dl { margin: .4rem 0; }
        p, li { overflow-wrap: anywhere; }
        li { margin: .15rem 0; }
        a { color: #1d4f91; }
        a:focus, [tabindex]:focus { outline: 3px solid #ffbf47; outline-offset: 2px; }
        nav ul { columns: 15rem; padding-left: 1.2rem; }
        nav a { display: inline-block; padding: .15rem 0; }
        .skip { position: absolute; left: -99rem; }
        .skip:focus { left: 1rem; top: .5rem; background: #fff; padding: .5rem; }
        .kicker { color: #4a525a; margin: 0; }
        .verdict { font-size: 1.2rem; border-left: .4rem solid #1b1f23; background: #f2f5f7;
          padding: .75rem 1rem; margin: 1rem 0; }
        .failed { border-left-color: #8f1d14; color: #8f1d14; font-weight: bold; }
        dl.facts { overflow: hidden; }
        dl.facts dt { color: #4a525a; float: left; clear: left; width: 9rem; }
        dl.facts dd { margin: 0 0 .2rem 9.5rem; overflow-wrap: anywhere; }
        .wide { overflow-x: auto; margin: .5rem 0; }
        table { border-collapse: collapse; width: 100%; font-size: .94rem; }
        caption { text-align: left; color: #4a525a; padding: .2rem 0; }
        th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0;
          border-bottom: 1px solid #b8c0c8; }
        thead th { border-bottom: 2px solid #1b1f23; }
        th, td { overflow-wrap: break-word; }
        td.day { white-space: nowrap; }
        td.code { min-width: 9rem; overflow-wrap: anywhere; }
        td.hash { min-width: 13rem; overflow-wrap: anywhere; }
        td a, th a { display: inline-block; min-width: 24px; min-height: 24px; }
        .tag { font-weight: bold; }
        .breached { color: #8f1d14; }
        .concern { color: #7a4400; }
        .met { color: #1c5c33; }
        code { font-family: "DejaVu Sans Mono", "Noto Sans Mono", monospace; font-size: .88em;
          overflow-wrap: anywhere; }
        pre { background: #f2f5f7; padding: .6rem .8rem; overflow-x: auto; }
        .finding { border: 1px solid #b8c0c8; border-left: .4rem solid #4a525a;
          padding: .25rem 1rem .6rem; margin: 1rem 0; }
        .finding.is-breached { border-left-color: #8f1d14; }
        .finding.is-concern { border-left-color: #7a4400; }
        .sentence { font-size: 1.05rem; }
        figure { margin: .75rem 0; }
        svg { display: block; width: 100%; height: auto; }
        footer { color: #4a525a; margin: 2.5rem auto; border-top: 2px solid #1b1f23;
          padding-top: .75rem; overflow-wrap: anywhere; }
        @media (max-width: 30rem) {
          dl.facts dt { float: none; width: auto; }
          dl.facts dd { margin: 0 0 .4rem; }
        }
        @page { size: A4; margin: 16mm 15mm 18mm;
          @bottom-right { content: "page " counter(page) " of " counter(pages);
            font: 8pt "DejaVu Sans", Arial, sans-serif; color: #4a525a; } }
        @media print {
          html { font-size: 10pt; }
          header, main, footer { max-width: none; padding: 0; }
          nav, .skip { display: none; }
          .wide { overflow: visible; }
          h2, h3, caption, dt { break-after: avoid; }
          tr, figure, .verdict { break-inside: avoid; }
          .finding { border-right: 0; border-bottom: 0; }
          td a, th a { min-width: 0; min-height: 0; }
          thead { display: table-header-group; }
          table { font-size: 8pt; }
          dl.facts { font-size: 9pt; }
          svg { max-height: 21cm; }
          a { color: inherit; }
          .verdict, pre { background: none; border: 1px solid #b8c0c8; }
          svg { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        }

        """
}
