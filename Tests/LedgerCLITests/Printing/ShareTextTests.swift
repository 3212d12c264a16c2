import Commissioning
import EventLog
import Testing

@testable import LedgerCLI
@testable import Projections

struct ShareTextTests {
    private func share(
        _ pence: Int64?, isWhole: Bool = false, movedTo: [Successor] = []
    ) throws -> HeldShare {
        let code = try #require(ODSCode("02Q"))
        let money = pence.flatMap { Pence($0) }.map {
            Money(pence: $0, vat: .excluded, basis: .share)
        }
        let part = HeldShare.Part(code: code, role: .lead, value: money, alsoFollowedBy: [])
        return HeldShare(
            [part], whole: money, wholeBy: [], isWhole: isWhole, by: [],
            in: HoldingLine(codes: [code], successors: [code: movedTo]))
    }

    @Test func `a part is an amount, all of it, not recorded or passed on`() throws {
        let names = BodyNames()
        #expect(names.share(try share(100)) == "£1.00 excl. VAT as its share")
        #expect(names.share(try share(100, isWhole: true)) == "all of it")
        #expect(names.share(try share(nil)) == "Not recorded")
        let code = try #require(ODSCode("03A"))
        let day = try #require(CivilDate("2015-04-01"))
        let successor = Successor(code: code, effectiveOn: day, by: Position(1))
        #expect(
            names.share(try share(100, movedTo: [successor])) == "passed to 03A on 2015-04-01")
    }

    @Test func `where a stream is from is said unless it is the body's own`() throws {
        let names = BodyNames()
        let code = try #require(ODSCode("03A"))
        #expect(names.origin(.own).isEmpty)
        #expect(names.origin(.carriedOver(from: code)) == ", carried over from 03A")
        #expect(names.origin(.ledBy(code)) == ", led by 03A")
    }
}
