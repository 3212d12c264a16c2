import CanonicalJSON
import Commissioning
import EventLog
import TestSupport
import Testing

@testable import Ledger

@Suite struct SealedValueTests {
    private func value(
        _ standing: SealedValue.Standing, _ sealing: SealingClass? = .narrative
    ) -> SealedValue {
        SealedValue(name: "reason", sealing: sealing, digest: "d", standing: standing)
    }

    @Test func `what is not shown is said in these words`() throws {
        let order = try #require(Reference("kelp-7"))
        let words: [(SealedValue, String?)] = [
            (value(.shown(.string("x"), encoded: "e")), nil),
            (value(.revealed(.string("x"), encoded: "e", by: Position(2))), nil),
            (value(.sealed, .embargoed), "sealed until opening"),
            (value(.sealed, .restricted), "sealed (restricted)"),
            (value(.sealed, .personal), "sealed (personal)"),
            (value(.sealed, nil), "sealed"),
            (
                value(.suppressed(.defamation, order: order, by: Position(2))),
                "suppressed (order kelp-7)"
            ),
            (
                value(.suppressed(.defamation, order: nil, by: Position(2))),
                "suppressed (defamation)"
            ),
            (value(.erased(.objection, by: Position(2))), "erased (objection)"),
            (value(.lost), "sealed, and no longer kept"), (value(.damaged), "damaged"),
        ]
        for (value, expected) in words {
            #expect(value.words == expected)
            #expect((value.value == nil) == (expected != nil))
            #expect((value.json["words"] == nil) == (expected == nil))
        }
    }

    @Test func `the json of a value that went away says which event took it`() {
        let json = value(.erased(.objection, by: Position(9)), nil).json
        #expect(json["by"] == .integer(9) && json["standing"] == .string("erased"))
        #expect(json["digest"] == .string("d") && json["value"] == nil)
    }

    @Test func `the digests of a leaf are found wherever they stand`() {
        let leaf = #"{"data":{"_sd":["a","b"],"list":[{"_sd":["c"]},{"x":"\"_sd\":[1]"}]}}"#
        #expect(SealedDigests.all(in: Array(leaf.utf8)) == ["a", "b", "c"])
        for text in ["{}", #"{"_sd":1}"#, #"{"x":"_sd"}"#, #"{"_sd":["#] {
            #expect(SealedDigests.all(in: Array(text.utf8)) == [])
        }
    }
}
