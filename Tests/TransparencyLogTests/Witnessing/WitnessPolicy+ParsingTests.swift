import Testing

@testable import TransparencyLog

struct WitnessPolicyParsingTests {
    private static let w1 = "witness w1 \(GoldenLog.witnessKey)\n"

    private func parse(_ text: String) throws(PolicyError) -> WitnessPolicy {
        try WitnessPolicy(parsing: Array(text.utf8))
    }

    @Test func `comments, empty lines and tabs say nothing`() throws {
        let text =
            "# ours\n\n  \t\nlog\t\(GoldenLog.logKey)\n witness  w1 \(GoldenLog.witnessKey) "
            + "https://w.example\nquorum none"
        let policy = try parse(text)
        #expect(policy.logs.map(\.text) == [GoldenLog.logKey])
        #expect(policy.witnesses.map(\.text) == [GoldenLog.witnessKey])
        #expect(policy.quorumName == nil)
    }

    @Test(
        arguments: [
            ("", 0, .noQuorum), ("quorum none\nquorum none\n", 2, .secondQuorum),
            ("Log x\n", 1, .unknownKeyword("Log")),
            ("quorum\n", 1, .malformed("quorum NAME, or quorum none")),
            ("quorum a b\n", 1, .malformed("quorum NAME, or quorum none")),
            ("quorum w1\n", 1, .unknownName("w1")), ("log\n", 1, .malformed("log VKEY [URL]")),
            ("log x\n", 1, .key(.notAVerifierKey)), ("log a\u{A0}b\n", 1, .key(.notAVerifierKey)),
            ("log \(GoldenLog.witnessKey)\n", 1, .key(.otherUse(.cosignature))),
            ("witness w1 \(GoldenLog.logKey)\n", 1, .key(.otherUse(.note))),
            ("witness w1\n", 1, .malformed("witness NAME VKEY [URL]")),
            ("witness none \(GoldenLog.witnessKey)\n", 1, .badName("none")),
            ("witness a+b \(GoldenLog.witnessKey)\n", 1, .badName("a+b")),
            (w1 + w1, 2, .nameTwice("w1")),
            (
                w1 + "witness w2 \(GoldenLog.witnessKey)\n", 2, .keyTwice("witness.example/w1")
            ),
            (w1 + "group g any\n", 2, .malformed("group NAME any|all|K MEMBER...")),
            (w1 + "group g 2 w1\n", 2, .badThreshold("2", members: 1)),
            (w1 + "group g 0 w1\n", 2, .badThreshold("0", members: 1)),
            (w1 + "group g some w1\n", 2, .badThreshold("some", members: 1)),
            (w1 + "group g any g\n", 2, .unknownName("g")),
            (w1 + "group w1 any w1\n", 2, .nameTwice("w1")),
            (w1 + "group g any w1 w1\n", 2, .memberTwice("w1")),
            (w1 + "group g any w1\ngroup h any w1\n", 3, .memberTwice("w1")),
            (w1 + "quorum none\r\n", 2, .notText),
        ] as [(String, Int, PolicyError.Reason)])
    func `what is wrong is said with its line`(
        text: String, line: Int, reason: PolicyError.Reason
    ) {
        let error = #expect(throws: PolicyError.self) { try parse(text) }
        #expect(error?.line == line)
        #expect(error?.reason == reason)
    }

    @Test func `one key under two names is refused, whatever its names and kinds`() throws {
        let name = try #require(KeyName("witness.example/other"))
        let same = try SignerKey(name: name, kind: .cosignature, seed: GoldenLog.witnessSeed)
        let asLog = try SignerKey(name: name, kind: .note, seed: GoldenLog.witnessSeed)
        for line in ["witness w2 \(same.verifier)", "log \(asLog.verifier)"] {
            let error = #expect(throws: PolicyError.self) {
                try parse("\(Self.w1)\(line)\nquorum none\n")
            }
            #expect(error?.reason == .keyTwice("witness.example/other"))
        }
    }

    @Test func `what is too long or no UTF-8 is refused, and each reason has its sentence`() {
        let long = [UInt8](repeating: 0x23, count: WitnessPolicy.maximumLength + 1)
        #expect(throws: PolicyError(0, .tooLong)) { try WitnessPolicy(parsing: long) }
        #expect(throws: PolicyError(1, .notText)) { try WitnessPolicy(parsing: [0xFF]) }
        let reasons: [PolicyError.Reason] = [
            .tooLong, .notText, .unknownKeyword("a"), .malformed("a"), .key(.unusable),
            .keyTwice("a"), .badName("a"), .nameTwice("a"), .unknownName("a"), .memberTwice("a"),
            .badThreshold("a", members: 1), .secondQuorum, .noQuorum,
        ]
        #expect(Set(reasons.map { "\(PolicyError(1, $0))" }).count == reasons.count)
    }
}
