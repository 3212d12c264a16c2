import Testing

@testable import Reports

/// What the script finds is tried by `Tools/check-bundle`, on good and on changed bundles.
struct BundleScriptTests {
    @Test func `it imports the standard library alone`() {
        let lines = BundleScript.text.split(separator: "\n")
        let imports = lines.filter { $0.hasPrefix("import ") || $0.hasPrefix("from ") }
        #expect(
            imports == [
                "import base64", "import csv", "import hashlib", "import json", "import os",
                "import re", "import sys",
            ])
        #expect(lines.first == "#!/usr/bin/env python3")
        #expect(BundleScript.text.hasSuffix("sys.exit(main(sys.argv[1:]))\n"))
    }

    @Test func `it is short, and nothing in it reaches for the network or another program`() {
        #expect(BundleScript.text.split(separator: "\n").count < 330)
        for word in ["urllib", "socket", "subprocess", "os.system", "eval(", "exec("] {
            #expect(!BundleScript.text.contains(word), "\(word)")
        }
    }
}
