import EventLog
import Testing
import TransparencyLog

@Suite struct ReceiptParsingTests {
    private func receipt(count: Int) -> Receipt {
        Receipt(
            first: Position(7), count: count,
            leafHashes: (0..<count).map { TreeHash.leaf([UInt8($0 & 0xFF)]) },
            origin: "ledger.example/ccg", recordedTime: instant("2020-01-01T00:00:00Z"),
            requestKey: RequestKey(id(1)), root: TreeHash.emptyRoot, isReplay: false)
    }

    @Test(arguments: [1, 2, 1_000, 1_001]) func `a receipt is read back`(count: Int) throws {
        let receipt = receipt(count: count)
        #expect(try Receipt(parsing: receipt.bytes) == receipt)
        #expect(try Receipt(parsing: receipt.bytes + [0x0A]) == receipt)
    }

    @Test func `a receipt that is not in the ledger's bytes is refused`() throws {
        let text = String(decoding: receipt(count: 1).bytes, as: UTF8.self)
        for (changed, error) in [
            (text.replacing("{\"count", with: "{ \"count"), ReceiptError.notCanonical),
            (text.replacing("\"count\":1", with: "\"count\":0"), .otherMembers),
            (text.replacing("\"count\":1", with: "\"count\":2"), .otherMembers),
            (text.replacing("\"first\":7", with: "\"first\":-7"), .otherMembers),
            (text.replacing("\"first\":7", with: "\"first\":9007199254740992"), .otherMembers),
            (text.replacing("\"logSize\":8", with: "\"logSize\":9"), .notCanonical),
            (text.replacing("\"origin\"", with: "\"more\":1,\"origin\""), .notCanonical),
            (text.replacing(".000000Z", with: "Z"), .notCanonical),
            (String(text.dropLast()), .notJSON), ("[]", .notJSON), ("", .notJSON),
        ] {
            #expect(throws: error, "\(changed)") { try Receipt(parsing: Array(changed.utf8)) }
        }
        let errors: [ReceiptError] = [.notJSON, .otherMembers, .notCanonical]
        #expect(Set(errors.map(\.description)).count == 3)
    }
}
