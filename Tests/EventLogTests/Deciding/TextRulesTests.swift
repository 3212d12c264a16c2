import Testing

@testable import EventLog

private func hasNumber(_ text: String) -> Bool { TextRules.hasPatientNumber(Array(text.utf8)) }

@Test(arguments: [
    "9434765919", "4010232137", "2914177763", "0636083772", "943 476 5919", "943-476-5919",
    "x 9434765919", "9434765919.", "(9434765919)", "no:9434765919,", "12 943 476 5919",
    "111 943 476 5919", "REF-9434765919", "9434765919-1", "a 1234567890 b 4010232137",
    "“9434765919”", "–9434765919", "NHS\u{A0}9434765919", "é9434765919",
    "943\u{A0}476\u{A0}5919", "943.476.5919", "９４３４７６５９１９", "９４３ ４７６ ５９１９", "943  476 5919",
    "943/476/5919", "943_476_5919", "943–476–5919", "943 – 476 – 5919", "943\u{2011}476-5919",
    "943\n476\t5919", "943\u{200B}476\u{200B}5919", "943\u{202F}476\u{2009}5919", "943−476−5919",
    "943．476．5919", "x\u{A0}943\u{A0}476\u{A0}5919\u{A0}y", "no 943·476·5919", "94347\u{AD}65919",
])
func `a valid NHS number is found`(text: String) {
    #expect(hasNumber(text))
}

@Test(arguments: [
    "", "9434765910", "943476591", "94347659190", "x9434765919", "9434765919x", "943 476 591",
    "943-476 5919", "943-476/5919", "943 - 476 5919", "943 4765919", "943     476     5919",
    "943,476,5919", "943-/476-/5919", "943–476 5919", "943.4765919", "943.476.59190", "９４３４７６５９１",
    "9434765919９", "943.476.591", "94.3476.5919", "12/943476/5919", "943..4765919", "943476 5919",
    "94 3476 5919", "9434 765 919",
    "1111111111", "0000000000", "2013-04-01", "020 7946 0958", "0161 496 0000", "£943,476.59",
    "192.168.1.1", "ocds-h6vhtk-0677ec", "2014/S 123-456789", "1.943.476", "01/04/2013",
    "+44 20 7946 0958",
    "9434765919\u{662}a".replacing("\u{662}", with: "0"), "943 476 59190", "9434765035",
])
func `another number is not taken for one`(text: String) {
    #expect(!hasNumber(text))
}

@Test func `of random numbers of ten digits one in eleven is an NHS number`() {
    let seed: UInt64 = 8
    var random = SeededRandom(seed)
    var found = 0
    for _ in 0..<11_000 {
        let digits = (0..<10).map { _ in Int.random(in: 0...9, using: &random) }
        let text = digits.map(String.init).joined()
        var weighted = 0
        for place in 0..<9 { weighted += (10 - place) * digits[place] }
        let isValid = (weighted + digits[9]) % 11 == 0 && Set(digits).count > 1
        #expect(hasNumber(text) == isValid, "seed \(seed): \(text)")
        if isValid { found += 1 }
    }
    #expect(found > 800 && found < 1_200, "seed \(seed)")
}

@Test func `a valid number is found however its groups are parted and its digits written`() {
    let seed = UInt64.random(in: 0...999_999)
    var random = SeededRandom(seed)
    let marks = ["-", "–", "\u{2011}", ".", "/", "_", " ", "\u{A0}", "\u{202F}", "\u{3000}"]
    let kinds = ["-", "-", "-", ".", "/", "_", " ", " ", " ", " "]
    var found = 0
    for _ in 0..<20_000 {
        let digits = (0..<10).map { _ in Int.random(in: 0...9, using: &random) }
        let isWide = Bool.random(using: &random)
        let written = digits.map { digit in
            isWide ? String(Unicode.Scalar(UInt32(0xFF10 + digit)) ?? "0") : String(digit)
        }
        let places = (0..<2).map { _ in Int.random(in: 0..<marks.count, using: &random) }
        let gaps = places.map { place in
            let blanks = (0..<2).map { _ in
                String(repeating: " ", count: Int.random(in: 0...1, using: &random))
            }
            return blanks[0] + marks[place] + blanks[1]
        }
        let text =
            "no " + written[0..<3].joined() + gaps[0] + written[3..<6].joined() + gaps[1]
            + written[6...].joined() + (Bool.random(using: &random) ? "" : ", é")
        let sum = (0..<9).reduce(0) { $0 + (10 - $1) * digits[$1] } + digits[9]
        let isOne =
            sum % 11 == 0 && Set(digits).count > 1 && kinds[places[0]] == kinds[places[1]]
        #expect(hasNumber(text) == isOne, "random seed \(seed): \(text)")
        if isOne { found += 1 }
    }
    #expect(found > 250, "random seed \(seed)")
}

@Test func `digits inside ids and digests are no patient's`() {
    let digits = "9434765919"
    let digest = digits + String(repeating: "a", count: 54)
    #expect(!hasNumber(digest) && !hasNumber(String(digest.reversed())))
    #expect(!hasNumber("00000000-0000-4000-8000-94\(digits)"))
    #expect(!hasNumber("9434765919ab-0000"))
    let source = #"{"amount":1,"sources":[{"title":"t","uri":"u","sha256":"\#(digest)"}]}"#
    #expect(issues(line("till.counted.v1", source)).isEmpty)
    let uuid = #""id":"94347659-1940-4102-8321-379434765919""#
    #expect(issues(counted(1, uuid)).isEmpty)
}

@Test func `a patient's number is refused wherever it stands, escaped or not`() {
    let described = #"{"title":"@","drawers":[{"label":"a"},{"label":"b","hint":"of @."}]}"#
    let found = issues(
        line("till.described.v1", described.replacing("@", with: "943 476 5919")))
    #expect(found.map(\.path) == ["/data/title", "/data/drawers/1/hint"])
    #expect(found.allSatisfy { $0.value == nil && $0.hint?.contains("--not-a-patient") == true })
    let escaped = described.replacing("@", with: #"943\u0034765\u0039\u00319"#)
    #expect(
        paths(line("till.described.v1", escaped)) == ["/data/title", "/data/drawers/1/hint"])
    #expect(paths(counted(1, in: "till/02Q/9434765919")) == ["/subject"])
    let number = line(
        "till.described.v1", #"{"title":"t","value":9434765919,"drawers":[{"label":"a"}]}"#)
    #expect(issues(number).isEmpty)
}

@Test func `somebody can say that the number is no patient's`() {
    var allowing = defaults
    allowing.allowsNumbersLikePatients = true
    #expect(issues(counted(1, in: "till/02Q/9434765919"), as: allowing).isEmpty)
    #expect(paths(counted(1, #""authority":"e\u0301""#), as: allowing) == ["/authority"])
}

@Test func `text that is not composed is refused, escaped or not`() throws {
    for text in ["e\u{301}", #"e\u0301"#] {
        let found = issues(counted(1, "\"authority\":\"\(text)\""))
        #expect(found.map(\.path) == ["/authority"])
        #expect(found.first?.reason.contains("NFC") == true)
    }
    #expect(issues(counted(1, "\"authority\":\"\u{E9}\u{1F600}\"")).isEmpty)
    let long = String(repeating: "e\u{301}", count: 1_000)
    let issue = try #require(issues(counted(1, "\"authority\":\"\(long)\"")).first)
    #expect((issue.value ?? "").utf8.count <= 80 && (issue.hint ?? "").utf8.count <= 120)
}

@Test func `a character that Unicode 15 does not have is refused`() {
    // U+0378 was never assigned; U+10D40 came with Unicode 16.
    for scalar in ["\u{378}", "\u{10D40}", #"\u0378"#] {
        let found = issues(counted(1, "\"authority\":\"a\(scalar)\""))
        #expect(found.map(\.path) == ["/authority"])
        #expect(found.first?.reason.hasSuffix("is not a character of Unicode 15.0") == true)
    }
}

@Test func `what is no character is refused, wherever it stands`() throws {
    for value in [0xFFFF, 0xFFFE, 0xFDD0, 0xFDEF, 0x1FFFF, 0x10FFFE] as [UInt32] {
        let scalar = try #require(Unicode.Scalar(value))
        let found = issues(counted(1, "\"authority\":\"a\(scalar)\""))
        #expect(found.map(\.path) == ["/authority"])
        #expect(found.first?.reason.contains("is no character") == true)
    }
    #expect(issues(counted(1, #""authority":"a\uffff""#)).map(\.path) == ["/authority"])
    #expect(issues(counted(1, "\"authority\":\"\u{FFFD}\u{FDCF}\u{FDF0}\"")).isEmpty)
}
