import CanonicalJSON
import EventLog
import Testing

@testable import Ledger

@Suite struct LedgerOpeningTests {
    @Test(arguments: [
        (#"{"clock":"simulated"}"#, true), (#"{"clock":"real"}"#, false), ("{}", false),
        (#"{"clock":true}"#, false), ("[]", false), (#"{"clock":"simulated""#, false),
    ])
    func `only the word simulated makes a clock simulated`(_ data: String, _ answer: Bool) {
        let bytes = Array(data.utf8)
        bytes.withUnsafeBufferPointer { bytes in
            let input = FieldInput(document: bytes, range: 0..<bytes.count)
            #expect(LedgerOpening.isSimulated(input) == answer)
        }
    }
}
