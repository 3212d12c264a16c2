import Testing

@testable import Reports

struct HTMLWriterTests {
    private func escaped(_ text: String) -> String {
        var bytes: [UInt8] = []
        HTMLWriter.escape(text, into: &bytes)
        return bytes.text
    }

    @Test func `markup in a text is text`() {
        #expect(
            escaped("<script>alert('x')</script> & \"y\"")
                == "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;y&quot;")
    }

    @Test(arguments: ["\u{301}", "\u{200D}", "\u{FE0F}", "\u{20E3}", "\u{1F3FB}"])
    func `a mark that joins the character before it hides nothing`(mark: String) {
        for character in ["<", ">", "\"", "'", "&"] {
            let text = escaped("a\(character)\(mark)b")
            #expect(!text.utf8.contains(where: { "<>\"'".utf8.contains($0) }))
            #expect(text.utf8.filter { $0 == UInt8(ascii: "&") }.count == 1)
        }
    }

    @Test func `what turns the reading direction or controls a device is replaced`() {
        for scalar in ["\u{202E}", "\u{2066}", "\u{200F}", "\u{85}", "\u{7F}", "\u{1B}", "\0"] {
            #expect(escaped("a\(scalar)b") == "a\u{FFFD}b")
        }
        #expect(escaped("a\r\nb\tc") == "a  b c")
        #expect(escaped("£ é 漢 \u{A0}") == "£ é 漢 \u{A0}")
    }

    @Test func `attributes are escaped like texts`() {
        var html = HTMLWriter()
        html.element("a", [("href", "#\"><img src=x onerror=alert(1)>")], text: "x")
        #expect(
            html.bytes.text
                == "<a href=\"#&quot;&gt;&lt;img src=x onerror=alert(1)&gt;\">x</a>")
    }

    @Test func `elements are closed in the order in which they were opened`() {
        var html = HTMLWriter()
        html.block("ul") { html in
            html.line("li") { $0.element("b", text: "1") }
            html.line("li", text: "2")
        }
        html.void("hr")
        html.shape("line", [("x1", "0")])
        #expect(
            html.bytes.text
                == "<ul>\n<li><b>1</b></li>\n<li>2</li>\n</ul>\n<hr>\n<line x1=\"0\"></line>\n")
    }
}
